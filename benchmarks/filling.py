"""A register of many facts, made without reading: the reports of benchmarks/reconcile.py, and one fact an act.

Takes an empty register and a number of facts; fills it. The same number always makes the same register.
"""

import random
from collections import defaultdict
from datetime import timedelta

from benchmarks.reconcile import Collection, generate
from dragoman.types.annotation import Annotations
from dragoman.types.claim import Claim
from dragoman.types.document import Document, Segment, SegmentKind
from dragoman.types.doubt import ConflictKind
from dragoman.types.entity import Entity
from dragoman.types.fact import Conflict, Fact, Reading, Status, StatusStep
from dragoman.types.ids import make_id
from dragoman.types.record import DocumentRecord
from dragoman.types.span import Span
from dragoman.types.store import Store
from dragoman.types.value import Precision, TimeSpan

DOCS_PER_FACT, DOCS_PER_EVENT = 1.75, 1.25  # so that about one fact comes out for each that is wanted
STATUSES = {"commitment": Status.ANNOUNCED, "agreement_signed": Status.SIGNED}
AREAS = ("economy", "security", "maritime", "politics", "technology")
CONFLICT_RATE, DEADLINE_RATE = 0.03, 0.5


def fill(store: Store, n_facts: int) -> None:
    """Put generated documents, claims, facts and conflicts into an empty register."""
    held = generate(int(n_facts * DOCS_PER_FACT), docs_per_event=DOCS_PER_EVENT)
    claims = {claim.doc_id: claim for claim in held.claims}
    entities = {entity.id: entity for entity in held.entities}
    for doc in held.documents:
        store.save_record(make_record(doc, claims[doc.id], held, entities))
    facts, conflicts = make_facts(held)
    groups = ((doc.id, held.origins[doc.id]) for doc in held.documents)
    store.replace_facts(facts, conflicts, groups)


def make_record(doc: Document, claim: Claim, held: Collection, entities: dict[str, Entity]) -> DocumentRecord:
    """Return a document with its one claim."""
    body = Span(claim.span.end + 2, len(doc.text) - 1)
    segments = (Segment(0, claim.span, SegmentKind.SENTENCE), Segment(1, body, SegmentKind.SENTENCE))
    named = tuple(entities[a.entity_id] for a in claim.arguments if a.entity_id)
    layers = Annotations(doc_id=doc.id, segments=segments, dating=held.datings[doc.id])
    return DocumentRecord(document=doc, annotations=layers, claims=(claim,), entities=named, issues=())


def make_facts(held: Collection) -> tuple[list[Fact], list[Conflict]]:
    """Return one fact an act, and for some a conflict."""
    rng = random.Random(2)  # noqa: S311 - nothing secret
    told: dict[int, list[Claim]] = defaultdict(list)
    for claim in held.claims:
        told[held.truth[claim.id]].append(claim)
    facts = [make_fact(number, claims, held, rng) for number, claims in sorted(told.items())]
    chosen = [fact for fact in facts if len(fact.claim_ids) > 1 and rng.random() < CONFLICT_RATE]
    by_id = {claim.id: claim for claim in held.claims}
    return facts, [make_conflict(fact, [by_id[c] for c in fact.claim_ids]) for fact in chosen]


def make_fact(number: int, claims: list[Claim], held: Collection, rng: random.Random) -> Fact:
    """Return the fact of an act that these claims tell."""
    claims = sorted(claims, key=lambda c: c.doc_id)
    first, ids = claims[0], tuple(claim.id for claim in claims)
    days = sorted(time.latest for claim in claims if (time := held.datings[claim.doc_id].time))
    due = days[0] + timedelta(days=rng.randrange(30, 900))
    has_deadline = first.kind == "commitment" and rng.random() < DEADLINE_RATE
    status = STATUSES.get(first.kind, Status.HAPPENED)
    return Fact(
        id=make_id("fct", number),
        kind=first.kind,
        arguments=first.arguments,
        claim_ids=ids,
        source_groups=tuple(sorted({held.origins[claim.doc_id] for claim in claims})),
        status=status,
        history=(StatusStep(days[0], status, ids),),
        time=first.time,
        deadline=TimeSpan(due, due, Precision.DAY) if has_deadline else None,
        amounts=first.amounts,
        areas=(rng.choice(AREAS),),
        first_reported=days[0],
        last_reported=days[-1],
    )


def make_conflict(fact: Fact, claims: list[Claim]) -> Conflict:
    """Return a conflict about the time of a fact."""
    return Conflict(
        id=make_id("cnf", fact.id),
        kind=ConflictKind.DATE,
        field="time",
        readings=tuple(Reading(f"reading {n}", (claim.id,)) for n, claim in enumerate(claims[:2])),
        evidence=tuple(claim.evidence[0] for claim in claims[:2]),
        explanation="Sources date the same act otherwise.",
        fact_id=fact.id,
    )
