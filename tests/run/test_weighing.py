"""Weighing what new documents touch leaves what weighing everything does, whatever they are.

The records are generated: reports of a few invented states with leaders who meet often, so that parties left out, vague
times, copies, promises and sums tie claims of many reports together.
"""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.reconcile import Collection, generate
from dragoman.lexicon.load import load_lexicon
from dragoman.register.store import open_register
from dragoman.run.pipeline import weigh_claims
from dragoman.run.weighing import WEIGHED, Weighing
from dragoman.text.anchors import anchor_at
from dragoman.types.annotation import Annotations
from dragoman.types.claim import Argument, Claim, Modality, Role, cite
from dragoman.types.document import Document
from dragoman.types.doubt import ConflictKind, Doubt, Severity
from dragoman.types.fact import Status
from dragoman.types.ids import make_id
from dragoman.types.judgement import Anchor, Decision, Judgement
from dragoman.types.record import DocumentRecord
from dragoman.types.span import Span
from dragoman.types.store import Store
from tests.reconcile.reports import Report, report, says
from tests.run.road import dump

LEXICON = load_lexicon()
DOCUMENTS = 40
KINDS = ("statement", "consultation", "meeting", "summit", "aid", "other", "relation_upgraded")


def more_claims(held: Collection, rng: random.Random) -> Iterator[Claim]:
    """Yield claims beside the generated ones: on few parties or none, in doubt, expected, of programmes, stages."""
    parties = [e.id for e in held.entities]
    for doc in rng.sample(held.documents, len(held.documents) // 2):
        start = doc.text.index("\n") + 2
        span = Span(start, min(len(doc.text), start + rng.choice([60, 90])))
        named = rng.sample(parties, rng.randrange(3))
        doubt = Doubt(ConflictKind.OFFICE, "minister", rng.choice(["envoy", "king"]), "table", "why", Severity.LOW)
        yield Claim(
            id=make_id("clm", doc.id, "more"),
            kind=rng.choice(KINDS),
            arguments=tuple(Argument(rng.choice([Role.ACTOR, Role.SPEAKER]), n, n) for n in named),
            evidence=(cite(doc, span, span),),
            origin=rng.choice(["test", "cancel", "pact_in_force", "hand_over_goods", "roll_out"]),
            score=1.0,
            modality=rng.choice([Modality.HAPPENED, Modality.EXPECTED, Modality.PLANNED]),
            framework=rng.choice([None, "Harbour Lights Accord"]),
            framework_id=rng.choice([None, None, "programme:osa"]),
            doubts=(doubt,) if rng.random() < 0.2 else (),
        )


def make_records(seed: int) -> list[DocumentRecord]:
    """Return generated documents with their claims, in any order."""
    rng = random.Random(seed)  # noqa: S311
    held = generate(DOCUMENTS, seed=seed, n_states=3)
    claims: dict[str, list[Claim]] = {}
    for claim in [*held.claims, *more_claims(held, rng)]:
        claims.setdefault(claim.doc_id, []).append(claim)
    entities = {e.id: e for e in held.entities}
    records = []
    for doc in held.documents:
        own = tuple(claims.get(doc.id, ()))
        named = {a.entity_id for claim in own for a in claim.arguments}
        records.append(
            DocumentRecord(
                document=doc,
                annotations=Annotations(doc_id=doc.id, dating=held.datings[doc.id]),
                claims=own,
                entities=tuple(entities[i] for i in sorted(named & entities.keys())),
                issues=(),
            )
        )
    rng.shuffle(records)
    return records


def register(records: Iterable[DocumentRecord]) -> Store:
    """Return a register in memory that holds these documents, weighed at once."""
    store = open_register("sqlite://")
    for record in records:
        store.save_record(record)
    weigh_claims(store, lexicon=LEXICON)
    return store


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10_000), sizes=st.lists(st.sampled_from([1, 2, 7]), min_size=2, max_size=4))
def test_documents_that_come_later_leave_no_trace(seed: int, sizes: list[int]) -> None:
    records = make_records(seed)
    at = len(records) - sum(sizes)
    with closing(register(records[:at])) as pieces:
        for size in sizes:
            for record in records[at : at + size]:
                pieces.save_record(record)
            at += size
            weigh_claims(pieces, lexicon=LEXICON)
            with closing(register(records[:at])) as whole:
                assert list(dump(pieces)) == list(dump(whole))


HERE, THERE, LEADER = "state:eth", "state:ken", "person:abiy-ahmed"  # known: what names strangers is weighed anyway
PACT = {"framework": "Fisheries Pact", "framework_id": "instrument:fisheries-pact"}
ACTS = [
    report("signing", "2001-05-05", says("agreement_signed", "They signed the pact.", HERE, THERE, **PACT)),
    report("start", "2003-01-02", says("other", "It is in force.", HERE, THERE, origin="pact_in_force", **PACT)),
    report("plan", "2001-06-01", says("visit", "He goes.", LEADER, THERE, modality=Modality.PLANNED)),
    report("end", "2001-06-05", says("other", "He stays at home.", LEADER, THERE, origin="cancel")),
]


@pytest.mark.parametrize("order", list(permutations(range(len(ACTS))))[::5])
def test_a_stage_reaches_its_act_whichever_was_read_first(order: Sequence[int]) -> None:
    records, told = make_records(5), [to_record(ACTS[n]) for n in order]
    with closing(register(records)) as pieces:
        for record in told:
            pieces.save_record(record)
            weigh_claims(pieces, lexicon=LEXICON)
        with closing(register([*records, *told])) as whole:
            assert list(dump(pieces)) == list(dump(whole))
            moved = {f.status for f in whole.facts() for step in f.history if set(step.claim_ids) - set(f.claim_ids)}
            assert moved >= {Status.IN_FORCE, Status.DROPPED}


def to_record(told: Report) -> DocumentRecord:
    """Return a report as it is stored."""
    annotations = Annotations(doc_id=told.doc.id, dating=told.dating)
    return DocumentRecord(document=told.doc, annotations=annotations, claims=told.claims, entities=(), issues=())


def part_of(store: Store) -> frozenset[str] | None:
    """Return the claims that would be weighed now, None for all."""
    weighing = Weighing(store, lexicon=LEXICON, datings=store.datings())
    return None if weighing.is_whole else frozenset(i for piece in weighing.reached() for i in piece)


def test_only_what_a_new_document_touches_is_weighed() -> None:
    records = make_records(3)
    with closing(register(records[:-1])) as store:
        assert part_of(store) == frozenset()
        store.save_record(records[-1])
        part = part_of(store)
        assert part is not None
        assert {c.id for c in records[-1].claims} <= part < {c.id for c in store.claims()}


@pytest.mark.parametrize("change", ["renamed", "replaced", "other lexicon"])
def test_all_is_weighed_where_something_known_was_changed(change: str) -> None:
    records = make_records(4)
    doc = records[0].document
    with closing(register(records)) as store:
        if change == "renamed":
            store.save_location(doc.id, "0000.txt", doc.uri)
        elif change == "replaced":
            store.replace_record(records[0])
        else:
            store.save_meta(WEIGHED, "another lexicon")
        assert part_of(store) is None


@st.composite
def logs(draw: st.DrawFn, claims: Sequence[Claim], documents: Mapping[str, Document]) -> list[Judgement]:
    """Draw lines of a log about some of these claims; some lines take back earlier ones."""

    def place() -> Anchor:
        claim = draw(st.sampled_from(claims))
        return anchor_at(documents[claim.doc_id], claim.span, kind=claim.kind, claim_id=claim.id)

    lines: list[Judgement] = []
    for minute in range(draw(st.integers(1, 5))):
        decision = draw(st.sampled_from([d for d in Decision if d is not Decision.UNDO or lines]))
        undone = draw(st.sampled_from(lines)) if decision is Decision.UNDO else None
        field, value = draw(
            st.sampled_from([("amount", "5000000 USD"), ("time", "2016-03-04"), ("framework", "Accord")])
        )
        settles = decision is Decision.SETTLE
        lines.append(
            Judgement(
                id=f"jdg_{minute}_{draw(st.integers(0, 10**6))}",
                decision=decision,
                left=undone.left if undone else place(),
                right=place() if decision in TIES else None,
                field="office/office" if settles else field if decision is Decision.CORRECT else None,
                value=value if decision in {Decision.CORRECT, Decision.SETTLE} else None,
                undoes=undone.id if undone else None,
                by="analyst",
                at=datetime(2024, 5, 1, minute=minute, tzinfo=UTC),
            )
        )
    return lines


TIES = frozenset({Decision.SAME, Decision.DIFFERENT, Decision.UNSURE, Decision.SPLIT})


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10_000), data=st.data())
def test_a_judgement_weighs_what_it_touches_and_leaves_what_weighing_all_does(seed: int, data: st.DataObject) -> None:
    records = make_records(seed)
    *told, late = records
    claims = [claim for record in records for claim in record.claims]
    log = data.draw(logs(claims, {r.document.id: r.document for r in records}))
    arrives = data.draw(st.integers(0, len(log)))
    with closing(register(told)) as judged:
        for number, line in enumerate(log):
            if number == arrives:
                judged.save_record(late)
            judged.save_judgement(line)
            part = part_of(judged)
            assert part is not None
            assert len(part) < len(claims)
            weigh_claims(judged, lexicon=LEXICON)
        judged.save_record(late)
        weigh_claims(judged, lexicon=LEXICON)
        with closing(register(records)) as straight:
            for line in log:
                straight.save_judgement(line)
            straight.save_meta(WEIGHED, "nothing")
            weigh_claims(straight, lexicon=LEXICON)
            assert list(dump(judged)) == list(dump(straight))
