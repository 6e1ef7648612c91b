"""What counts as equal when an answer is held against a label: names, days and sums.

Takes names, ISO dates and amounts; gives folded forms that can be compared. The definitions are those of the
annotation guide's scorers, so that figures here and there are the same figures.
"""

import calendar
import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal

Days = tuple[str, str]
"""First and last day, both included, in ISO form; they compare as text."""

_ISO = re.compile(r"\d{4}(?:-\d\d){0,2}")
_CURRENCY = re.compile(r"[A-Z]{3}")
_NOT_WORD = re.compile(r"[^\w]+")


def fold(name: str) -> str:
    """Drop what does not distinguish names: case, accents, punctuation, a leading "the".

    >>> fold("The Võ Văn Thưởng"), fold("U.S.-Japan")
    ('vo van thuong', 'u s japan')
    """
    text = unicodedata.normalize("NFKD", name).casefold()
    bare = "".join(c for c in text if not unicodedata.combining(c)).replace("đ", "d")
    return _NOT_WORD.sub(" ", bare).strip().removeprefix("the ")


def read_days(value: str | None) -> Days | None:
    """Read an ISO day, month, year, or two of them with "/" between; None where it is none of these.

    >>> read_days("2023-02"), read_days("2023/2024-06"), read_days("next spring")
    (('2023-02-01', '2023-02-28'), ('2023-01-01', '2024-06-30'), None)
    """
    if not value:
        return None
    first, _, last = value.partition("/")
    last = last.rpartition("/")[2] or first
    if not _ISO.fullmatch(first) or not _ISO.fullmatch(last):
        return None
    return first + {4: "-01-01", 7: "-01"}.get(len(first), ""), _last_day(last)


def _last_day(value: str) -> str:
    if len(value) == 4:
        return f"{value}-12-31"
    if len(value) == 7:
        year, month = map(int, value.split("-"))
        return f"{value}-{calendar.monthrange(year, month)[1]:02d}"
    return value


def money(amounts: Iterable[tuple[Decimal | float | str, str]]) -> frozenset[tuple[float, str]]:
    """Keep the sums of money among (value, unit) pairs; counted things are left out."""
    return frozenset((float(value), unit) for value, unit in amounts if _CURRENCY.fullmatch(unit))
