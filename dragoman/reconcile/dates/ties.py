"""Whether two documents tell the same act, and on which days one that tells it "on Monday" may have been written.

Takes an Occasion of an undated document and the acts of dated ones; gives days. The likeness must be strong, for
leaders meet often: a wrong date is worse than none. What may be either of two acts of different days is no evidence.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.reconcile.act import share
from dragoman.text.daysets import DaySet, between, day_in, since, until
from dragoman.types.annotation import Occasion
from dragoman.types.value import TimeSpan

SURE = 4
"""Points at which two tellings are one act. A number in a series is nearly enough alone; two common names, the same
place and like words are enough together, names alone or words alone are not."""
LIKE_WORDS, SAME_WORDS = 0.34, 0.6
MIN_WORDS = 3  # fewer common words are common by chance
LEAD_DAYS, BACK_DAYS = 3, 6  # how long after "on Monday" a lead, and any sentence, is written
HALF_YEAR = timedelta(days=183)
MONTH_BACK, MONTH_AHEAD = 10, 20  # for "on the 14th"
WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedAct:
    """An act whose days a dated document tells: what it is, as in an Occasion, and whose document says so."""

    told: Occasion
    time: TimeSpan
    doc_id: str
    doc_name: str


def likeness(one: Occasion, two: Occasion) -> int:
    """Return how surely two occasions are one act, in points; 0 where kind, sides or number differ."""
    if (one.family, one.sides) != (two.family, two.sides):
        return 0
    if one.series and two.series and one.series != two.series:
        return 0
    if one.place_id and two.place_id and one.place_id != two.place_id:
        return 0
    points = 3 if one.series and one.series == two.series else 0
    points += min(2, len(set(one.names) & set(two.names)))
    points += 1 if one.place_id and one.place_id == two.place_id else 0
    left, right = frozenset(one.words), frozenset(two.words)
    if len(left & right) >= MIN_WORDS:
        points += 2 if share(left, right) >= SAME_WORDS else 1 if share(left, right) >= LIKE_WORDS else 0
    return points


def is_bound(occasion: Occasion) -> bool:
    """Whether a text that tells of an act only bounds its own day: it names no day for it."""
    return not occasion.when


def days_left(occasion: Occasion, time: TimeSpan) -> DaySet:
    """Return the days on which a text may have been written that tells so of an act of these days; none: not this act.

    >>> from dragoman.types.value import Precision
    >>> told = Occasion(family="meeting", sides=("a", "b"), when="weekday:1", is_lead=True)
    >>> day = date(2023, 11, 27)  # a Monday
    >>> [(str(a), str(b)) for a, b in days_left(told, TimeSpan(day, day, Precision.DAY))]
    [('2023-11-27', '2023-11-30')]
    """
    unit, _, value = occasion.when.partition(":")
    first, last = time.earliest, time.latest
    if not unit:
        return until(last) if occasion.is_ahead else since(first)
    if unit == "day":
        return between(first - timedelta(days=int(value)), last - timedelta(days=int(value)))
    if unit == "week":
        monday = first - timedelta(days=first.weekday()) - timedelta(weeks=int(value))
        return between(monday, monday + WEEK)
    return _days_named(occasion, unit, value, time)


def _days_named(occasion: Occasion, unit: str, value: str, time: TimeSpan) -> DaySet:
    """Return the days left by a weekday, a day of the month, or a month and day that the act must have."""
    if unit == "weekday":
        held = [d for d in _days_of(time) if d.isoweekday() == int(value)]
        back, ahead = timedelta(days=LEAD_DAYS if occasion.is_lead else BACK_DAYS), WEEK
    elif unit == "day-of-month":
        held = [d for d in _days_of(time) if d.day == int(value)]
        back, ahead = timedelta(days=MONTH_BACK), timedelta(days=MONTH_AHEAD)
    else:
        month, day = (int(part) for part in value.split("-"))
        named = day_in(time.earliest.year, month, day)
        held = [d for d in _days_of(time) if d == named]
        back, ahead = HALF_YEAR, HALF_YEAR
    if len(held) != 1:
        return ()
    return between(held[0] - ahead, held[0]) if occasion.is_ahead else between(held[0], held[0] + back)


def _days_of(time: TimeSpan) -> list[date]:
    return [time.earliest + timedelta(days=i) for i in range(time.days)]
