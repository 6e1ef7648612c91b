"""Show one thing by its id: a fact with all its claims, a claim, a document, a conflict or an entity.

Takes an id or its unique beginning; gives a sheet. Never guesses between two that begin alike.
"""

from dataclasses import dataclass

from dragoman.answer.commitments import Step
from dragoman.answer.conflicts import ConflictRow, conflict_row
from dragoman.answer.holdings import Holdings
from dragoman.answer.money import Linked, Money, linked_money, money_told
from dragoman.answer.notes import Note, note_of, notes_of
from dragoman.answer.timeline import Line, line_of
from dragoman.answer.values import MergedValue, values_of
from dragoman.answer.verdicts import LogRow, log_of
from dragoman.errors import QueryError
from dragoman.types.choice import Choice, Side
from dragoman.types.claim import Argument, Claim, Role
from dragoman.types.entity import Entity, Term
from dragoman.types.holding import Imprint
from dragoman.types.issue import Issue
from dragoman.types.value import TimeSpan

MIN_PREFIX = 3
MAX_CHOICES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSheet:
    """A fact with its history, all claims, every conflict that touches it, and what people decided about it.

    `values` say of each value which claims give, allow or differ from it; `money` is what sources say of its sums, and
    `linked` the other entries that name the same money.
    """

    line: Line
    deadline: TimeSpan | None
    values: tuple[MergedValue, ...]
    money: tuple[Money, ...]
    linked: tuple[Linked, ...]
    history: tuple[Step, ...]
    conflicts: tuple[ConflictRow, ...]
    judged: tuple[LogRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSheet:
    """A claim as it was read, with its sentence, the facts it supports, and what people decided about it."""

    claim: Claim
    note: Note
    sentence: str
    fact_ids: tuple[str, ...]
    judged: tuple[LogRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSheet:
    """A document: where it comes from, why it is dated so, its claims and what was wrong with it."""

    card: Imprint
    reasons: tuple[str, ...]
    chars: int
    cleaner: str
    raw_sha256: str
    claims: tuple[Note, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntitySheet:
    """An entity: its names, the offices held or to be held, and the facts it takes part in."""

    entity: Entity
    terms: tuple[Term, ...]
    as_named: tuple[Argument, ...]
    fact_ids: tuple[str, ...]


Sheet = FactSheet | ClaimSheet | DocumentSheet | ConflictRow | EntitySheet


def show(holdings: Holdings, id_: str) -> Sheet:
    """Return the sheet of the thing with this id.

    Raises:
        QueryError: no id begins so, or several do.
    """
    found = find_id(holdings, id_.strip())
    if found in holdings.fact_by_id:
        return _fact(found, holdings)
    if found in holdings.claims:
        return _claim(found, holdings)
    for conflict in holdings.store.conflicts([found]):
        return conflict_row(conflict, holdings)
    if found in holdings.entities:
        return _entity(found, holdings)
    return _document(found, holdings)


def find_id(holdings: Holdings, prefix: str) -> str:
    """Return the id that begins so; of an id that a fact went by, that of the fact which holds its claims now.

    Raises:
        QueryError: no id begins so, or several do.
    """
    stored = holdings.store.find_ids(prefix, limit=MAX_CHOICES + 1) if prefix else []
    if prefix in stored or prefix in holdings.entities:
        return prefix
    if len(prefix) < MIN_PREFIX:
        raise QueryError(f"{prefix!r} is too short for an id; give at least {MIN_PREFIX} characters")
    begun = (id_ for id_ in holdings.entities if id_.startswith(prefix) or id_.partition("_")[2].startswith(prefix))
    found = sorted({*stored, *begun})
    moved = None if found else holdings.store.successor(prefix)
    if moved:
        return moved
    if not found:
        raise QueryError(f"no fact, claim, document, conflict or entity has an id that begins with {prefix!r}")
    if len(found) > 1:
        more = " and more" if len(found) > MAX_CHOICES else ""
        raise QueryError(f"{prefix!r} begins several ids: {', '.join(found[:MAX_CHOICES])}{more}")
    return found[0]


def _fact(fact_id: str, holdings: Holdings) -> FactSheet:
    fact = holdings.fact_by_id[fact_id]
    return FactSheet(
        line=line_of(fact, holdings),
        deadline=fact.deadline,
        values=values_of(fact, holdings.claims_of(fact.claim_ids)),
        money=money_told(fact, holdings),
        linked=linked_money(fact, holdings),
        history=tuple(
            Step(step.as_of, step.status, notes_of(holdings.claims_of(step.claim_ids), holdings))
            for step in fact.history
        ),
        conflicts=tuple(conflict_row(c, holdings) for c in holdings.conflicts_of_fact.get(fact_id, ())),
        judged=log_of(holdings, fact.claim_ids),
    )


def _claim(claim_id: str, holdings: Holdings) -> ClaimSheet:
    claim = holdings.claims[claim_id]
    doc = holdings.store.document(claim.doc_id)
    return ClaimSheet(
        claim=claim,
        note=note_of(claim, holdings),
        sentence=claim.evidence[0].sentence.of(doc.text) if doc else "",
        fact_ids=holdings.facts_of_claim.get(claim_id, ()),
        judged=log_of(holdings, [claim_id]),
    )


def _document(doc_id: str, holdings: Holdings) -> DocumentSheet:
    doc = holdings.store.document(doc_id)
    if doc is None:
        raise QueryError(f"document {doc_id} is not stored; read it again")
    annotations = holdings.store.annotations(doc_id)
    claims = holdings.store.claims_of_documents([doc_id])
    return DocumentSheet(
        card=holdings.card(doc_id),
        reasons=annotations.dating.reasons if annotations else (),
        chars=len(doc.text),
        cleaner=doc.cleaner,
        raw_sha256=doc.raw_sha256,
        claims=tuple(sorted((note_of(c, holdings) for c in claims), key=lambda n: (n.start, n.end, n.claim_id))),
        issues=tuple(holdings.store.issues([doc_id])),
    )


def _entity(entity_id: str, holdings: Holdings) -> EntitySheet:
    store = holdings.store
    return EntitySheet(
        entity=holdings.entities[entity_id],
        terms=holdings.reference.terms_of.get(entity_id, ()),
        as_named=tuple(Argument(Role(role), name, entity_id) for role, name in store.named_as(entity_id)),
        fact_ids=tuple(store.find_facts(Choice(sides=(Side(frozenset({entity_id})),)))),
    )
