"""The commitment board: promises in stretches by where their day stands to the day they are held against.

Takes commitments in order of deadline; gives them in groups, what is overdue first. Order within a group stays.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.answer.commitments import Commitment

OVERDUE, TO_COME, PAST, OPEN_ENDED = "Overdue", "Still to come", "Past, and done or binding nobody", "No deadline"


@dataclass(frozen=True, slots=True)
class Held:
    """A commitment, and how many days it is overdue on the day it is held against; None where it is not."""

    entry: Commitment
    days_late: int | None


@dataclass(frozen=True, slots=True)
class Group:
    """Commitments that share a heading."""

    heading: str
    held: tuple[Held, ...]


def board(entries: Sequence[Commitment]) -> tuple[Group, ...]:
    """Group commitments; headings without any are left out."""
    groups = (Group(name, tuple(_held(e) for e in entries if _heading(e) == name)) for name in HEADINGS)
    return tuple(group for group in groups if group.held)


HEADINGS = (OVERDUE, TO_COME, PAST, OPEN_ENDED)


def _heading(entry: Commitment) -> str:
    if entry.overdue:
        return OVERDUE
    if entry.deadline is None:
        return OPEN_ENDED
    return PAST if entry.as_of and entry.deadline.latest < entry.as_of else TO_COME


def _held(entry: Commitment) -> Held:
    late = (entry.as_of - entry.deadline.latest).days if entry.overdue and entry.as_of and entry.deadline else None
    return Held(entry, late)
