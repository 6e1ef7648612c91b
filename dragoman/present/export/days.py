"""Days in the forms other programs take, no more exact than they are known.

Takes a TimeSpan; gives ISO 8601 dates or their numbers. "May 2024" stays a month and never becomes its first day.
"""

from datetime import date, timedelta

from dragoman.types.value import Precision, TimeSpan

Parts = tuple[int, ...]


def date_parts(time: TimeSpan) -> tuple[Parts, ...]:
    """Return year, month and day as far as they are known: one date, or the first and the last of a stretch.

    >>> date_parts(TimeSpan(date(2024, 5, 1), date(2024, 5, 31), Precision.MONTH))
    ((2024, 5),)
    >>> date_parts(TimeSpan(date(2023, 11, 27), date(2023, 11, 30), Precision.RANGE))
    ((2023, 11, 27), (2023, 11, 30))
    """
    first, last = time.earliest, time.latest
    if first == last:
        return ((first.year, first.month, first.day),)
    after = last + timedelta(days=1) if last < date.max else last
    if time.precision is Precision.MONTH and first.day == 1 and (after - first).days <= 31 and after.day == 1:
        return ((first.year, first.month),)
    if time.precision is Precision.YEAR and (first, after) == (date(first.year, 1, 1), date(first.year + 1, 1, 1)):
        return ((first.year,),)
    return tuple((day.year, day.month, day.day) for day in (first, last))


def iso_dates(time: TimeSpan) -> tuple[str, ...]:
    """Return the same as ISO 8601 dates: "2024-05", or the first and the last day.

    >>> iso_dates(TimeSpan(date(2024, 1, 1), date(2024, 12, 31), Precision.YEAR))
    ('2024',)
    """
    return tuple(f"{parts[0]:04d}" + "".join(f"-{part:02d}" for part in parts[1:]) for parts in date_parts(time))
