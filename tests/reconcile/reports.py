"""Small reports and claims for these tests: real records over short texts of our own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from dragoman.lexicon.load import load_lexicon
from dragoman.reconcile.facts import Outcome, reconcile
from dragoman.types.annotation import Dating
from dragoman.types.claim import Argument, Claim, Modality, Role, cite
from dragoman.types.document import Document
from dragoman.types.entity import Entity, EntityKind
from dragoman.types.fact import Conflict, Fact
from dragoman.types.ids import checksum, make_id
from dragoman.types.span import Span
from dragoman.types.value import Amount, Precision, TimeSpan

LEXICON = load_lexicon()
ARDEN, BELMAR, CORVO = "state:arden", "state:belmar", "state:corvo"
ANA, ADAM, BEN, CLEO = "person:ana", "person:adam", "person:ben", "person:cleo"
PLANNED = {"modality": Modality.PLANNED}
AGREED = {"modality": Modality.AGREED}
OF = {ANA: ARDEN, ADAM: ARDEN, BEN: BELMAR, CLEO: CORVO}
ENTITIES = [Entity(id=s, kind=EntityKind.STATE, name=s[6:].title()) for s in (ARDEN, BELMAR, CORVO)]
ENTITIES += [Entity(id=p, kind=EntityKind.PERSON, name=p[7:].title(), state=s) for p, s in OF.items()]


@dataclass(frozen=True, slots=True)
class Report:
    """A document with its claims and date."""

    doc: Document
    claims: tuple[Claim, ...]
    dating: Dating


def day(text: str) -> TimeSpan:
    """Read "2023-11-03", "2023-11-03/2023-11-05", "2023-11" or "2023"."""
    if "/" in text:
        first, last = (date.fromisoformat(part) for part in text.split("/"))
        return TimeSpan(first, last, Precision.RANGE)
    if len(text) == 4:
        return TimeSpan(date(int(text), 1, 1), date(int(text), 12, 31), Precision.YEAR)
    if len(text) == 7:
        first = date.fromisoformat(f"{text}-01")
        return TimeSpan(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1), Precision.MONTH)
    return TimeSpan(date.fromisoformat(text), date.fromisoformat(text), Precision.DAY)


def make_document(text: str, *, name: str = "a.txt", publisher: str | None = None) -> Document:
    """Return a document of this text; the same name and text are the same document."""
    raw = checksum(f"{name} {text}")
    return Document(
        name=name, uri="", text=text, raw_sha256=raw, text_sha256=checksum(text), cleaner="text@1",
        id=make_id("doc", raw), publisher=publisher,
    )  # fmt: skip


def says(kind: str, sentence: str, *parties: str, when: str | None = None, usd: int | None = None, **fields: object):
    """Return what makes a claim once it stands in a document; the first of `parties` acts, the others are met."""
    second = {"visit": Role.HOST, "aid": Role.BENEFICIARY, "commitment": Role.BENEFICIARY}.get(kind, Role.COUNTERPART)
    arguments = tuple(Argument(Role.ACTOR if n == 0 else second, p.split(":")[1], p) for n, p in enumerate(parties))
    if usd is not None:
        fields["amounts"] = (Amount(Decimal(usd), "USD"),)
    values = {"modality": Modality.HAPPENED, "origin": "test", "score": 1.0, **fields}
    return sentence, {"kind": kind, "arguments": arguments, "time": day(when) if when else None, **values}


def talks(*parties: str, when: str | None = None, sentence: str = "They held talks.", **fields: object):
    """Return what makes a claim of talks, of Ana and Ben where no others are given."""
    return says("meeting", sentence, *(parties or (ANA, BEN)), when=when, **fields)


def visit(*parties: str, when: str | None = None, sentence: str = "Ana visited Belmar.", **fields: object):
    """Return what makes a claim of a visit, of Ana to Belmar where no others are given."""
    return says("visit", sentence, *(parties or (ANA, BELMAR)), when=when, **fields)


def signing(*parties: str, when: str | None = None, sentence: str = "They signed it.", **fields: object):
    """Return what makes a claim of a signing, by Ana and Ben where no others are given."""
    return says("agreement_signed", sentence, *(parties or (ANA, BEN)), when=when, **fields)


def pledge(sentence: str, *parties: str, **fields: object):
    """Return what makes a claim of an undertaking, of Arden for Belmar where no others are given."""
    return says("commitment", sentence, *(parties or (ARDEN, BELMAR)), **fields)


def report(name: str, published: str | None, *told, publisher: str | None = None, rest: str = "") -> Report:
    """Return a document that says these things, one sentence each, and `rest`."""
    doc = make_document("\n".join([*(sentence for sentence, _ in told), rest]), name=name, publisher=publisher)
    claims, start = [], 0
    for sentence, fields in told:
        span = Span(start, start + len(sentence))
        claims.append(Claim(id=make_id("clm", doc.id, start), evidence=(cite(doc, span, span),), **fields))
        start += len(sentence) + 1
    return Report(doc, tuple(claims), Dating(day(published) if published else None))


def weigh(*reports: Report) -> Outcome:
    """Weigh the claims of these reports, in the order given."""
    return reconcile(
        [r.doc for r in reports],
        [c for r in reports for c in r.claims],
        {r.doc.id: r.dating for r in reports},
        ENTITIES,
        lexicon=LEXICON,
    )


def sets_of(reports: Iterable[Report], outcome: Outcome) -> set[frozenset[str]]:
    """Return the facts as sets of "name of report" or "name of report, number of claim" where it has several."""
    labels = {
        c.id: r.doc.name if len(r.claims) == 1 else f"{r.doc.name} {n}"
        for r in reports
        for n, c in enumerate(r.claims, 1)
    }
    return {frozenset(labels[i] for i in fact.claim_ids) for fact in outcome.facts}


def named_sets(facts: Iterable[str]) -> set[frozenset[str]]:
    """Read facts as `sets_of` gives them from "a b-2": a report with one claim, and the second of another's."""
    return {frozenset(name.replace("-", " ") for name in fact.split()) for fact in facts}


def only(found: Iterable[Fact] | Iterable[Conflict]):
    """Return the one thing found."""
    (one,) = found
    return one
