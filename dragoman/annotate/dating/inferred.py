"""Infer when a document was written from what it tells, as the days that all evidence leaves open.

Takes a Story; gives a Dating with the basis "inferred", or none. Every kind of evidence is a rule of its own that gives
days; what they share is the answer, whatever their order, and more evidence can only narrow it. Evidence that
contradicts itself leaves the date open and is named. Never today, never the day of retrieval, never a guess.
"""

from collections.abc import Callable, Iterable, Iterator

from dragoman.annotate.dating.anniversaries import find_anniversaries
from dragoman.annotate.dating.calendar_marks import find_datelines, find_days_of_month, find_month_days, find_months
from dragoman.annotate.dating.days import EVERY_DAY, DaySet, count, hull_of, shared
from dragoman.annotate.dating.incumbents import find_incumbents
from dragoman.annotate.dating.joint_texts import find_closings, find_joint_texts
from dragoman.annotate.dating.occasions import find_gatherings, find_upgrades, find_yearly_meetings
from dragoman.annotate.dating.story import Clue, Story
from dragoman.annotate.dating.years import find_named_years
from dragoman.annotate.times.calendar import spell
from dragoman.types.annotation import Dating
from dragoman.types.value import TimeSpan

KINDS: tuple[Callable[[Story], Iterator[Clue]], ...] = (
    find_joint_texts,
    find_closings,
    find_upgrades,
    find_gatherings,
    find_yearly_meetings,
    find_anniversaries,
    find_incumbents,
    find_named_years,
    find_datelines,
    find_month_days,
    find_months,
    find_days_of_month,
)
"""Every kind of evidence."""
INFERRED = "inferred"
MAX_DAYS = 366  # what is open to more than a year dates nothing


def infer_date(story: Story) -> Dating:
    """Return the date that the evidence of `story` leaves open, and the reasons that narrowed it."""
    return weigh(clue for find in KINDS for clue in find(story))


def weigh(clues: Iterable[Clue]) -> Dating:
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
        return Dating(None, None, (*reasons, f"That leaves {_bounds(time)}: too much to date it."))
    return Dating(time, INFERRED, (*reasons, f"That leaves {_bounds(time)}."))


def _contradiction(ordered: list[Clue], used: list[Clue], clue: Clue) -> tuple[str, ...]:
    """Return the reasons that cannot all hold: two of them where two suffice."""
    for other in ordered:
        if not shared(other.days, clue.days):
            both = "Contradiction: two pieces of evidence exclude each other; the date stays open."
            return (both, other.reason, clue.reason)
    told = tuple(c.reason for c in used)
    return ("Contradiction: the evidence excludes itself; the date stays open.", *told, clue.reason)


def _bounds(time: TimeSpan) -> str:
    if time.days == 1:
        return spell(time.earliest)
    return f"{spell(time.earliest)} to {spell(time.latest)}"
