"""Evidence for a day: what each piece leaves open, and what all of it together does.

Takes Clues; gives a Dating with its reasons, or none. Evidence that contradicts itself leaves the date open and is
named. Order changes nothing, and more evidence can only narrow.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.text.daysets import EVERY_DAY, DaySet, count, hull_of, shared, spell_days
from dragoman.types.annotation import Dating

INFERRED = "inferred"
MAX_DAYS = 366  # what is open to more than a year dates nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """One piece of evidence: its kind, the days it leaves open, and the reason in words."""

    kind: str
    days: DaySet
    reason: str


def weigh(clues: Iterable[Clue], *, basis: str = INFERRED) -> Dating:
    """Intersect `clues`; their order changes nothing.

    The reasons are those of the clues that narrow, from the narrowest on. Where nothing is left, the first two that
    exclude each other are named.
    """
    ordered = sorted(set(clues), key=lambda c: (count(c.days), c.kind, c.reason))
    open_days: DaySet = EVERY_DAY
    used: list[Clue] = []
    for clue in ordered:
        left = shared(open_days, clue.days)
        if not left:
            return Dating(None, None, _contradiction(ordered, used, clue))
        if left != open_days:
            used.append(clue)
            open_days = left
    reasons = tuple(dict.fromkeys(c.reason for c in used))
    time = hull_of(open_days)
    if time is None or not used:
        return Dating(None, None, ())
    if time.days > MAX_DAYS:
        return Dating(None, None, (*reasons, f"That leaves {spell_days(time)}: too much to date it."))
    return Dating(time, basis, (*reasons, f"That leaves {spell_days(time)}."))


def _contradiction(ordered: list[Clue], used: list[Clue], clue: Clue) -> tuple[str, ...]:
    """Return the reasons that cannot all hold: two of them where two suffice."""
    for other in ordered:
        if not shared(other.days, clue.days):
            both = "Contradiction: two pieces of evidence exclude each other; the date stays open."
            return (both, other.reason, clue.reason)
    told = tuple(c.reason for c in used)
    return ("Contradiction: the evidence excludes itself; the date stays open.", *told, clue.reason)
