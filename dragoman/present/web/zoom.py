"""How closely a chronology is looked at: all of it, a year, a month or a day, each with an address.

Takes the filters since and until as they stand in an address; gives the way out (the wider stretches) and the ways on
(the stretch before and after). Two different ends are a stretch of one's own, with a way out alone.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.answer.wording import MONTHS

_STRETCH = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class Period:
    """A year, month or day: its label, and what since and until are set to ("" for all of time)."""

    label: str
    since: str


@dataclass(frozen=True, slots=True)
class Zoom:
    """Where one looks: the wider stretches, the present one last; those before and after; and its days."""

    wider: tuple[Period, ...]
    before: Period | None = None
    after: Period | None = None
    first: date | None = None
    last: date | None = None


ALL = Period("All of time", "")


def zoom_of(since: str | None, until: str | None) -> Zoom:
    """Return how closely these filters look; what is no date is for the query to refuse.

    >>> [period.label for period in zoom_of("2023-11", "2023-11").wider]
    ['All of time', '2023', 'November 2023']
    """
    if not since and not until:
        return Zoom((ALL,))
    match = _STRETCH.fullmatch((since or "").strip())
    numbers = tuple(int(part) for part in match.groups() if part) if match else ()
    try:
        days = _days(numbers) if since == until else None
    except ValueError:
        days = None
    if days is None:
        return Zoom((ALL, Period(f"{since or '…'} to {until or '…'}", since or "")))
    wider = tuple(_period(numbers[:n]) for n in range(1, len(numbers) + 1))
    first, last = days
    before = _around(first - timedelta(days=1), len(numbers)) if first > date.min else None
    after = _around(last + timedelta(days=1), len(numbers)) if last < date.max else None
    return Zoom((ALL, *wider), before, after, first, last)


def _days(numbers: tuple[int, ...]) -> tuple[date, date] | None:
    """Return the first and last day of a year, month or day.

    Raises:
        ValueError: there is no such day.
    """
    if not numbers:
        return None
    year, month, day = (*numbers, 0, 0)[:3]
    first = date(year, month or 1, day or 1)
    if day:
        return first, first
    return first, date(year, month or 12, monthrange(year, month or 12)[1])


def _period(numbers: tuple[int, ...]) -> Period:
    year, month, day = (*numbers, 0, 0)[:3]
    label = " ".join(filter(None, [str(day or ""), MONTHS[month - 1] if month else "", str(year)]))
    return Period(label, "-".join([f"{year:04}", *(f"{number:02}" for number in numbers[1:])]))


def _around(day: date, parts: int) -> Period:
    return _period((day.year, day.month, day.day)[:parts])
