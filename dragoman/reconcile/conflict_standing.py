"""Whether it happened, and how far it came: denials, steps back, stages told in one text.

Each detector takes a fact as weighed; gives Conflicts.
"""

from collections.abc import Iterator
from itertools import pairwise

from dragoman.reconcile.conflict_record import Found, Weighed, to_conflict
from dragoman.reconcile.merge import FINAL, status_of
from dragoman.types.claim import Claim, Polarity
from dragoman.types.doubt import ConflictKind, Severity
from dragoman.types.fact import Conflict, Status, StatusStep

DONE = frozenset({Status.HAPPENED, Status.SIGNED, Status.DELIVERED})
BOUND = frozenset({Status.AGREED, Status.SIGNED, Status.IN_FORCE, Status.UNDER_WAY, Status.DELIVERED})
"""What a side has bound itself to; a later report that it is only being considered steps back behind it."""
OPEN = frozenset({Status.CONSIDERED, Status.CALLED_FOR})


def find_denials(held: Weighed) -> Iterator[Conflict]:
    """One source says it happened, another denies it."""
    denied = [c for c in held.claims if c.polarity is Polarity.DENIED]
    affirmed = [c for c in held.claims if status_of(c) in DONE]
    if denied and affirmed:
        why = f"One source denies the {held.told} another reports."
        found = Found(ConflictKind.STATUS, "status", why, Severity.HIGH)
        yield to_conflict(held.fact, found, {"denied": denied, "happened": affirmed})


def find_setbacks(held: Weighed) -> Iterator[Conflict]:
    """A promise that was agreed in an earlier report and is only being considered in a later one."""
    if held.fact.kind in FINAL:
        return
    by_id = {c.id: c for c in held.claims}
    for earlier, later in pairwise(s for s in held.fact.history if s.as_of):
        if earlier.status in BOUND and later.status in OPEN and earlier.as_of != later.as_of:
            readings = {show_step(s): [by_id[i] for i in s.claim_ids] for s in (earlier, later)}
            why = (
                f"It was {show_status(earlier.status)} by {earlier.as_of} and only {show_status(later.status)} by "
                f"{later.as_of}: the later report does not go on from the earlier."
            )
            yield to_conflict(held.fact, Found(ConflictKind.STATUS, "history", why, Severity.HIGH), readings)
            return


def show_step(step: StatusStep) -> str:
    """Return a stage with its day: "agreed (2024-04-17)"."""
    return f"{show_status(step.status)} ({step.as_of})"


def show_status(status: Status) -> str:
    """Return a status in words: "in force"."""
    return status.value.replace("_", " ")


def find_stages(held: Weighed) -> Iterator[Conflict]:
    """One text that has the same act agreed, or decided on, in one place and done in another."""
    if held.fact.kind not in {"agreement_signed", "relation_upgraded"}:
        return
    by_doc: dict[str, dict[Status, list[Claim]]] = {}
    for claim in held.claims:
        by_doc.setdefault(claim.doc_id, {}).setdefault(status_of(claim), []).append(claim)
    for stages in (by_doc[d] for d in sorted(by_doc)):
        done, agreed = [s for s in stages if s in DONE], [s for s in stages if s in {Status.AGREED, Status.ANNOUNCED}]
        if done and agreed:
            readings = {show_status(s): stages[s] for s in (done[0], agreed[0])}
            why = f"One text has the {held.told} as {' and as '.join(sorted(readings))}; the strongest stage counts."
            found = Found(ConflictKind.STATUS, "stage", why, Severity.LOW, is_explained=True)
            yield to_conflict(held.fact, found, readings)
            return
