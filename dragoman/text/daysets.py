"""Sets of days: on which days something may have been.

Takes days and intervals of days; gives DaySets and what two of them share. A set is a sorted tuple of intervals that
do not touch, both ends included, inside the years FIRST to LAST; nothing outside is ever inferred.
"""

import calendar
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from operator import itemgetter

from dragoman.types.value import Precision, TimeSpan

FIRST = date(1900, 1, 1)
LAST = date(2099, 12, 31)
DaySet = tuple[tuple[date, date], ...]
EVERY_DAY: DaySet = ((FIRST, LAST),)
ONE_DAY = timedelta(days=1)
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def between(first: date, last: date) -> DaySet:
    """Return the days from `first` to `last`; none where they lie outside the calendar of the room.

    >>> between(date(2020, 1, 2), date(2020, 1, 1))
    ()
    """
    low, high = max(first, FIRST), min(last, LAST)
    return ((low, high),) if low <= high else ()


def since(day: date) -> DaySet:
    """Return `day` and all days after it."""
    return between(day, LAST)


def until(day: date) -> DaySet:
    """Return `day` and all days before it."""
    return between(FIRST, day)


def union(sets: Iterable[DaySet]) -> DaySet:
    """Return the days of any of `sets`."""
    joined: list[tuple[date, date]] = []
    for low, high in sorted(pair for days in sets for pair in days):
        if joined and low <= joined[-1][1] + ONE_DAY:
            joined[-1] = (joined[-1][0], max(joined[-1][1], high))
        else:
            joined.append((low, high))
    return tuple(joined)


def shared(one: DaySet, two: DaySet) -> DaySet:
    """Return the days of both sets."""
    if not one or not two:
        return ()
    first, last = max(one[0][0], two[0][0]), min(one[-1][1], two[-1][1])
    one, two = _near(one, first, last), _near(two, first, last)
    found: list[tuple[date, date]] = []
    left = right = 0
    while left < len(one) and right < len(two):
        low, high = max(one[left][0], two[right][0]), min(one[left][1], two[right][1])
        if low <= high:
            found.append((low, high))
        if one[left][1] < two[right][1]:
            left += 1
        else:
            right += 1
    return tuple(found)


def _near(days: DaySet, first: date, last: date) -> DaySet:
    """Return the intervals of a set that have a day from `first` to `last`, whole."""
    return days[bisect_left(days, first, key=itemgetter(1)) : bisect_right(days, last, key=itemgetter(0))]


def each_year(interval: Callable[[int], DaySet]) -> DaySet:
    """Return the days that `interval` gives for each year: "between May and July of any year"."""
    return union(interval(year) for year in range(FIRST.year, LAST.year + 1))


def day_in(year: int, month: int, day: int) -> date | None:
    """Return a day of the calendar, None for 30 February and for the 29th in a common year."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def spell(day: date) -> str:
    """Write a day as "27 November 2023", whatever the locale."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def spell_days(time: TimeSpan) -> str:
    """Write the days of a time as "27 November 2023" or "27 November 2023 to 30 November 2023"."""
    if time.earliest == time.latest:
        return spell(time.earliest)
    return f"{spell(time.earliest)} to {spell(time.latest)}"


def count(days: DaySet) -> int:
    """Return how many days a set has."""
    return sum((high - low).days + 1 for low, high in days)


def hull_of(days: DaySet) -> TimeSpan | None:
    """Return the interval from the first day to the last, as a day, month or year where it is just that."""
    if not days:
        return None
    first, last = days[0][0], days[-1][1]
    return TimeSpan(first, last, _precision(first, last))


def _precision(first: date, last: date) -> Precision:
    if first == last:
        return Precision.DAY
    if first.day == 1 and last == month_end(first.year, first.month):
        return Precision.MONTH
    whole_year = (first.month, first.day) == (1, 1) and last == date(first.year, 12, 31)
    return Precision.YEAR if whole_year else Precision.RANGE
