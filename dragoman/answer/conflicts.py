"""Conflicts: where sources disagree with each other or with what the lexicon knows.

Takes a query; gives conflicts with every reading and its words, open ones first. Never drops a side, settled or not.
"""

from dataclasses import dataclass

from dragoman.answer.headlines import headline_of
from dragoman.answer.holdings import Holdings
from dragoman.answer.notes import Note, evidence_notes, notes_of
from dragoman.answer.query import Query, in_time, matches, select
from dragoman.types.doubt import ConflictKind
from dragoman.types.fact import Conflict, Reading, Verdict

ORDER = {Verdict.OPEN: 0, Verdict.EXPLAINED: 1, Verdict.SETTLED: 2}


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


def conflicts(holdings: Holdings, query: Query) -> tuple[ConflictRow, ...]:
    """Return the conflicts about facts or claims that match `query`: open first, then by field and id."""
    facts = {fact.id for fact in select(holdings, query).facts}
    found = (c for c in holdings.conflicts if c.fact_id in facts or _concerns(c, query, holdings))
    return tuple(
        conflict_row(c, holdings) for c in sorted(found, key=lambda c: (ORDER[c.verdict], c.kind, c.field, c.id))
    )


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


def _concerns(conflict: Conflict, query: Query, holdings: Holdings) -> bool:
    """Whether a claim read by the conflict matches; a query for a status or words is about facts only.

    What rests on words of no claim answers a query that restricts nothing.
    """
    if query.statuses or query.text:
        return False
    claims = [c for reading in conflict.readings for c in holdings.claims_of(reading.claim_ids)]
    if not claims:
        return query == Query(as_of=query.as_of)
    return any(matches(c, query, holdings) and (not query.is_dated or in_time(c.time, query)) for c in claims)
