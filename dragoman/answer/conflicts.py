"""Conflicts: where sources disagree with each other or with what the lexicon knows.

Takes a query; gives conflicts with every reading and its words, open ones first. Never drops a side, settled or not.
"""

from dataclasses import dataclass

from dragoman.answer.headlines import headline_of
from dragoman.answer.holdings import Holdings
from dragoman.answer.notes import Note, evidence_notes, notes_of
from dragoman.answer.query import Query, choice_of, select_claims, select_ids
from dragoman.types.choice import WHOLE, Window
from dragoman.types.doubt import ConflictKind
from dragoman.types.fact import Conflict, Reading, Verdict


@dataclass(frozen=True, slots=True)
class Side:
    """One reading: its value, where it comes from if not from a report ("lexicon: ..."), and its words."""

    value: str
    origin: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictRow:
    """One disagreement, with the fact it concerns where there is one."""

    conflict_id: str
    kind: ConflictKind
    field: str
    verdict: Verdict
    explanation: str
    sides: tuple[Side, ...]
    fact_id: str | None
    headline: str
    notes: tuple[Note, ...]


def conflicts(holdings: Holdings, query: Query, window: Window = WHOLE) -> tuple[ConflictRow, ...]:
    """Return the conflicts about facts or claims that match `query`: open first, then by kind, field and id."""
    ids = conflict_ids(holdings, query, window)
    by_id = {conflict.id: conflict for conflict in holdings.store.conflicts(ids)}
    found = [by_id[id_] for id_ in ids]
    holdings.gather(holdings.facts_of(c.fact_id for c in found if c.fact_id))
    return tuple(conflict_row(conflict, holdings) for conflict in found)


def conflict_ids(holdings: Holdings, query: Query, window: Window = WHOLE) -> list[str]:
    """Return the ids of the conflicts about facts or claims that match `query`, in the order of `conflicts`."""
    return holdings.store.find_conflicts(window=window) if query == Query() else _concerned(holdings, query, window)


def conflict_row(conflict: Conflict, holdings: Holdings) -> ConflictRow:
    """Make the row of one conflict."""
    fact = holdings.fact_by_id.get(conflict.fact_id or "")
    return ConflictRow(
        conflict_id=conflict.id,
        kind=conflict.kind,
        field=conflict.field,
        verdict=conflict.verdict,
        explanation=conflict.explanation,
        sides=tuple(_side(reading, holdings) for reading in conflict.readings),
        fact_id=conflict.fact_id,
        headline=headline_of(fact, holdings) if fact else "",
        notes=evidence_notes(conflict, holdings),
    )


def _side(reading: Reading, holdings: Holdings) -> Side:
    return Side(reading.value, reading.origin, notes_of(holdings.claims_of(reading.claim_ids), holdings))


def _concerned(holdings: Holdings, query: Query, window: Window) -> list[str]:
    """Return the conflicts that a query is about; one for a status or words is about facts only."""
    is_simple = query.framework is None  # the store can tell alone
    choice = choice_of(query, holdings)
    about = choice if is_simple else select_ids(holdings, query)
    claims = (
        None
        if query.statuses or query.text
        else choice
        if is_simple
        else [claim.id for claim in select_claims(holdings, query)]
    )
    return holdings.store.find_conflicts(about=about, reading=claims, window=window)
