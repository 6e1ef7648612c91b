"""A small hand-made register: two invented states, four reports, six facts, one disagreement.

Gives records whose every value is known to the tests. The two wires are one source; the note is undated.
"""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

from dragoman.types.annotation import Annotations, Dating
from dragoman.types.claim import Argument, Claim, Modality, Polarity, Role, cite
from dragoman.types.document import Document, Segment, SegmentKind, document_id
from dragoman.types.doubt import ConflictKind
from dragoman.types.entity import Entity, EntityKind, Name, NameKind
from dragoman.types.fact import Conflict, Fact, Reading, Status, StatusStep
from dragoman.types.ids import checksum, make_id
from dragoman.types.issue import Issue
from dragoman.types.record import DocumentRecord
from dragoman.types.span import Span
from dragoman.types.store import Store
from dragoman.types.value import Amount, Bound, Precision, TimeSpan

NORLAND, SUDMARK, ALBA, BERG = "state:xno", "state:xsu", "person:ana-alba", "person:jon-berg"
TRADE, FORUM = "body:xno-trade", "series:norland-sudmark-forum"

ENTITIES = (
    Entity(
        id=NORLAND, kind=EntityKind.STATE, name="Norland", country="XNO",
        names=(
            Name("Norland", NameKind.OFFICIAL), Name("Nör Land", NameKind.ALIAS),
            Name("Norlandic", NameKind.ADJECTIVE), Name("Port Nor", NameKind.CAPITAL),
        ),
    ),
    Entity(
        id=SUDMARK, kind=EntityKind.STATE, name="Sudmark", country="XSU",
        names=(Name("Sudmarkish", NameKind.ADJECTIVE),),
    ),
    Entity(id=ALBA, kind=EntityKind.PERSON, name="Ana Alba", state=NORLAND),
    Entity(id=BERG, kind=EntityKind.PERSON, name="Jon Berg", state=SUDMARK),
    Entity(id=TRADE, kind=EntityKind.BODY, name="Ministry of Trade of Norland", state=NORLAND),
    Entity(id=FORUM, kind=EntityKind.SERIES, name="Norland-Sudmark Forum"),
)  # fmt: skip

WIRE = (
    "Norland and Sudmark raised their ties to a strategic partnership on 27 November 2023. "
    "Ana Alba met Jon Berg in Port Nor. "
    "Norland will lend Sudmark up to 2.8 billion yen for ports by March 2024. "
    "Norland is gravely concerned about the fishing ban."
)
REPRINT = "Reprint. Norland and Sudmark raised their ties to a strategic partnership on 27 November 2023."
PAPER = "=HYPERLINK(1) Sudmark says Norland will lend 3 billion yen. The Ministry of Trade of Norland denied a ban."
NOTE = "Ana Alba will visit Sudmark in May 2024. Norland may give Sudmark two ships."

N27 = TimeSpan(date(2023, 11, 27), date(2023, 11, 27), Precision.DAY)
N28 = TimeSpan(date(2023, 11, 28), date(2023, 11, 28), Precision.DAY)
MAY1 = TimeSpan(date(2024, 5, 1), date(2024, 5, 1), Precision.DAY)
MAY = TimeSpan(date(2024, 5, 1), date(2024, 5, 31), Precision.MONTH)
MARCH = TimeSpan(date(2024, 3, 1), date(2024, 3, 31), Precision.MONTH)
YEN28 = Amount(Decimal("2.8E9"), "JPY", bound=Bound.AT_MOST)
YEN30 = Amount(Decimal("3E9"), "JPY")

A = Argument(Role.ACTOR, "Norland", NORLAND)
B = Argument(Role.COUNTERPART, "Sudmark", SUDMARK)
TO_B = Argument(Role.BENEFICIARY, "Sudmark", SUDMARK)


def make_document(name: str, text: str, *, publisher: str | None = None, address: str | None = None) -> Document:
    """Return the document that a .txt file with this text is."""
    raw = checksum(name + text)
    return Document(
        id=document_id(raw, {}), name=name, uri=f"file:///home/somebody/{name}", text=text, raw_sha256=raw,
        text_sha256=checksum(text), cleaner="txt@1", publisher=publisher, address=address, lang="en",
    )  # fmt: skip


DOCS = {
    "wire": make_document("wire.txt", WIRE, publisher="Nor News Agency", address="https://example.org/wire"),
    "reprint": make_document("reprint.txt", REPRINT, publisher="Nor Daily"),
    "paper": make_document("paper.txt", PAPER, publisher="The Sudmark Paper"),
    "note": make_document("note.txt", NOTE),
}
DATES = {"wire": N28, "reprint": N28, "paper": MAY1, "note": None}
GROUPS = {"wire": "grp_a", "reprint": "grp_a", "paper": "grp_b", "note": "grp_c"}


def sentences(doc: Document) -> tuple[Segment, ...]:
    """Return the sentences of a document, told apart by their full stops."""
    spans = (Span(*match.span()) for match in re.finditer(r"[^.\s](?:[^.]|\.(?=\d))*\.?", doc.text))
    return tuple(Segment(n, span, SegmentKind.SENTENCE) for n, span in enumerate(spans))


def make_claim(doc: str, quote: str, kind: str, arguments: tuple[Argument, ...], **values: object) -> Claim:
    """Return a claim that rests on `quote`, which must stand in the document."""
    start = DOCS[doc].text.index(quote)
    span = Span(start, start + len(quote))
    given = {"modality": Modality.HAPPENED, "score": 0.9, **values}
    id_ = make_id("clm", doc, start, kind)
    return Claim(  # type: ignore[arg-type]
        id=id_, kind=kind, arguments=arguments, evidence=(cite(DOCS[doc], span, span),), origin="test", **given
    )


UPGRADE = make_claim("wire", "Norland and Sudmark raised their ties to a strategic partnership on 27 November 2023",
                     "relation_upgraded", (A, B), time=N27)  # fmt: skip
UPGRADE_COPY = make_claim("reprint", "Norland and Sudmark raised their ties to a strategic partnership",
                          "relation_upgraded", (A, B), time=N27)  # fmt: skip
MEETING = make_claim(
    "wire", "Ana Alba met Jon Berg in Port Nor", "meeting",
    (Argument(Role.ACTOR, "Ana Alba", ALBA), Argument(Role.COUNTERPART, "Jon Berg", BERG)), time=N27, place="Port Nor",
)  # fmt: skip
LOAN = make_claim("wire", "Norland will lend Sudmark up to 2.8 billion yen for ports by March 2024", "aid", (A, TO_B),
                  modality=Modality.PLANNED, cue="will", amounts=(YEN28,), deadline=MARCH, deadline_text="March 2024",
                  framework="Norland-Sudmark Forum", framework_id=FORUM, areas=("infrastructure",))  # fmt: skip
LOAN_OTHER = make_claim(
    "paper", "=HYPERLINK(1) Sudmark says Norland will lend 3 billion yen", "aid", (A, TO_B),
    modality=Modality.PLANNED, amounts=(YEN30,), source="Sudmark",
)  # fmt: skip
CONCERN = make_claim("wire", "Norland is gravely concerned about the fishing ban", "statement",
                     (Argument(Role.SPEAKER, "Norland", NORLAND),), areas=("maritime",))  # fmt: skip
DENIAL = make_claim("paper", "The Ministry of Trade of Norland denied a ban", "accusation",
                    (Argument(Role.SPEAKER, "Ministry of Trade of Norland", TRADE),),
                    polarity=Polarity.DENIED, event="REJECT", areas=("maritime",))  # fmt: skip
VISIT = make_claim("note", "Ana Alba will visit Sudmark in May 2024", "visit",
                   (Argument(Role.ACTOR, "Ana Alba", ALBA), Argument(Role.HOST, "Sudmark", SUDMARK)),
                   modality=Modality.PLANNED, cue="will", time=MAY)  # fmt: skip
SHIPS = make_claim("note", "Norland may give Sudmark two ships", "aid", (A, TO_B),
                   modality=Modality.UNDER_CONSIDERATION, cue="may", amounts=(Amount(Decimal(2), unit="ships"),),
                   deadline=MARCH)  # fmt: skip
CLAIMS = (UPGRADE, MEETING, LOAN, CONCERN, UPGRADE_COPY, LOAN_OTHER, DENIAL, VISIT, SHIPS)


def make_fact(name: str, status: Status, *claims: Claim, **values: object) -> Fact:
    """Return the fact these claims make, with the values of the first."""
    first = claims[0]
    documents = {claim.doc_id: key for key, doc in DOCS.items() for claim in claims if doc.id == claim.doc_id}
    given = {
        "time": first.time, "deadline": first.deadline, "amounts": first.amounts, "place": first.place,
        "framework": first.framework, "framework_id": first.framework_id, "areas": first.areas,
        "history": (StatusStep(None, status, tuple(c.id for c in claims)),), **values,
    }  # fmt: skip
    return Fact(  # type: ignore[arg-type]
        id=make_id("fct", name), kind=first.kind, arguments=first.arguments, status=status,
        claim_ids=tuple(c.id for c in claims), source_groups=tuple(sorted({GROUPS[d] for d in documents.values()})),
        **given,
    )  # fmt: skip


F_UPGRADE = make_fact("upgrade", Status.HAPPENED, UPGRADE, UPGRADE_COPY,
                      first_reported=date(2023, 11, 28), last_reported=date(2023, 11, 28))  # fmt: skip
F_MEETING = make_fact("meeting", Status.HAPPENED, MEETING)
F_LOAN = make_fact("loan", Status.ANNOUNCED, LOAN, LOAN_OTHER, amounts=(YEN28, YEN30), history=(
    StatusStep(date(2023, 11, 28), Status.CONSIDERED, (LOAN.id,)),
    StatusStep(date(2024, 5, 1), Status.ANNOUNCED, (LOAN_OTHER.id,)),
))  # fmt: skip
F_CONCERN = make_fact("concern", Status.HAPPENED, CONCERN)
F_DENIAL = make_fact("denial", Status.DENIED, DENIAL)
F_VISIT = make_fact("visit", Status.ANNOUNCED, VISIT)
F_SHIPS = make_fact("ships", Status.CONSIDERED, SHIPS)
FACTS = (F_UPGRADE, F_MEETING, F_LOAN, F_CONCERN, F_DENIAL, F_VISIT, F_SHIPS)

CONFLICT = Conflict(
    id=make_id("cnf", "two sums"), kind=ConflictKind.AMOUNT, field="amount", fact_id=F_LOAN.id,
    readings=(Reading("up to JPY 2.8 billion", (LOAN.id,)), Reading("JPY 3 billion", (LOAN_OTHER.id,))),
    evidence=(*LOAN.evidence, *LOAN_OTHER.evidence), explanation="Two sums are given for one loan.",
)  # fmt: skip
REFUSED = Issue(code="empty", name="blank.txt", detail="the file is empty", fatal=True)


def fill(store: Store) -> None:
    """Put everything into an empty store."""
    first, last = (store.begin_batch(datetime(2023, 12, day, tzinfo=UTC)) for day in (1, 2))
    for key, doc in DOCS.items():
        claims = tuple(claim for claim in CLAIMS if claim.doc_id == doc.id)
        named = {argument.entity_id for claim in claims for argument in claim.arguments} | {NORLAND, SUDMARK, FORUM}
        time = DATES[key]
        dating = Dating(time, "metadata" if time else None, ("the side file says so",) if time else ())
        store.save_record(
            DocumentRecord(
                document=doc,
                annotations=Annotations(doc_id=doc.id, dating=dating, segments=sentences(doc)),
                claims=claims,
                entities=tuple(entity for entity in ENTITIES if entity.id in named),
                issues=(),
            ),
            batch=last if key in {"paper", "note"} else first,
        )
    store.save_issues([REFUSED])
    store.replace_facts(FACTS, [CONFLICT], [(DOCS[key].id, group) for key, group in GROUPS.items()])
