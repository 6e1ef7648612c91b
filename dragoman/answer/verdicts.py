"""The log of judgements for people: each line, what it holds for, and whether it stands.

Takes holdings; gives rows in the order of the log. Never leaves a line out: what was undone, overruled or can no longer
be placed is listed as such, with the reason.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dragoman.answer.holdings import Holdings
from dragoman.reconcile.judging.log import standing
from dragoman.reconcile.judging.partition import hold
from dragoman.reconcile.judging.ruling import anchors_of
from dragoman.types.judgement import Decision, Judgement

STANDS, UNDONE, OVERRULED, ORPHAN = "stands", "undone", "overruled", "orphan"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRow:
    """One judgement: `quotes` are the words it holds for, `state` one of stands, undone, overruled, orphan; `why`."""

    judgement_id: str
    decision: Decision
    by: str
    at: datetime
    reason: str
    state: str
    why: str
    field: str | None
    value: str | None
    undoes: str | None
    quotes: tuple[str, ...]
    documents: tuple[str, ...]


def log(holdings: Holdings) -> tuple[LogRow, ...]:
    """Return every line of the log in the order it was written, with where it stands."""
    lines = tuple(holdings.store.judgements())
    held = {line.id for line in standing(lines)}
    undoing: dict[str, str] = {line.undoes: line.by for line in lines if line.undoes}
    overruled = hold(holdings.ruling.ties).overruled
    return tuple(_row(line, _state(line, held, undoing, overruled, holdings), holdings) for line in lines)


def log_of(holdings: Holdings, claim_ids: Iterable[str]) -> tuple[LogRow, ...]:
    """Return the lines that stand and hold for some of these claims, in the order of the log."""
    ruling, wanted = holdings.ruling, set(claim_ids)
    touching = {
        line.id
        for claim_id in wanted
        for line in (*ruling.corrections.get(claim_id, ()), *ruling.notes.get(claim_id, ()))
    }
    touching |= {ruling.verdicts[claim_id].id for claim_id in wanted if claim_id in ruling.verdicts}
    words = {(e.doc_id, e.span) for claim in holdings.claims_of(sorted(wanted)) for e in claim.evidence}
    touching |= {held.judgement.id for held in ruling.settlements if not words.isdisjoint(held.places)}
    touching |= {tie.judgement.id for tie in ruling.ties if not wanted.isdisjoint({*tie.together, tie.apart})}
    return tuple(row for row in log(holdings) if row.judgement_id in touching) if touching else ()


def _state(
    line: Judgement, held: set[str], undoing: dict[str, str], overruled: frozenset[str], holdings: Holdings
) -> tuple[str, str]:
    """Return where a line stands, and why."""
    if line.decision is not Decision.UNDO and line.id not in held:
        return UNDONE, f"taken back by {undoing.get(line.id, '')}"
    if line.id in holdings.ruling.orphans:
        return ORPHAN, holdings.ruling.orphans[line.id]
    if line.id in overruled:
        return OVERRULED, "a later judgement says otherwise"
    return STANDS, ""


def _row(line: Judgement, state: tuple[str, str], holdings: Holdings) -> LogRow:
    anchors = anchors_of(line)
    return LogRow(
        judgement_id=line.id,
        decision=line.decision,
        by=line.by,
        at=line.at,
        reason=line.reason,
        state=state[0],
        why=state[1],
        field=line.field,
        value=line.value,
        undoes=line.undoes,
        quotes=tuple(dict.fromkeys(" ".join(anchor.exact.split()) for anchor in anchors)),
        documents=tuple(dict.fromkeys(holdings.card(anchor.doc_id).name for anchor in anchors)),
    )
