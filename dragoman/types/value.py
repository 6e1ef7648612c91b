"""Dates with their precision and sums with their bounds: values as exact as the source, no more."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from dragoman.errors import InvalidRecordError
from dragoman.types.span import Span


class Precision(StrEnum):
    """How exactly a time is known; the interval says which days it may cover."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    FISCAL_YEAR = "fiscal_year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"


@dataclass(frozen=True, slots=True, order=True)
class TimeSpan:
    """The first and last day a time may cover, both included; never a guessed day.

    "November 2023" is 2023-11-01..2023-11-30 with precision month; "27 to 30 November" is a range.
    An unknown time is None, not a wide TimeSpan.
    """

    earliest: date
    latest: date
    precision: Precision

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise InvalidRecordError(f"time {self.earliest}..{self.latest} ends before it begins")

    def overlaps(self, other: "TimeSpan") -> bool:
        """Whether some day lies in both."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def contains(self, other: "TimeSpan") -> bool:
        """Whether every day of `other` lies in this one."""
        return self.earliest <= other.earliest and other.latest <= self.latest

    @property
    def days(self) -> int:
        """Number of days covered, at least 1."""
        return (self.latest - self.earliest).days + 1


class Bound(StrEnum):
    """How the source hedges a number."""

    EXACT = "exact"
    ABOUT = "about"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money or a counted quantity, exact, in whole units.

    Exactly one of `currency` (ISO 4217) and `unit` (the noun counted: "patrol vessels", "percent") is given.
    """

    value: Decimal
    currency: str | None = None
    unit: str | None = None
    bound: Bound = Bound.EXACT

    def __post_init__(self) -> None:
        if (self.currency is None) == (self.unit is None):
            raise InvalidRecordError(f"amount {self.value} needs either a currency or a unit")


class TimeType(StrEnum):
    """TIMEX3 types (ISO 24617-1, TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class TimeUse(StrEnum):
    """What the words before a time make of it in its clause."""

    AT = "at"  # on, in, during: when it happens
    BY = "by"  # deadline: by 2030, before the end of the year, over the next three years
    SINCE = "since"
    UNTIL = "until"
    AGE = "age"  # "the 50th anniversary of": a number of years, not a date


@dataclass(frozen=True, slots=True)
class TimeMention:
    """One time expression: its span, its TIMEX3 `type` and `value`, and the days it stands for.

    `time` is None where the text does not fix it; `anchor` then names what would
    ("document date", "previous date"). `anchor` is also kept where it was used.
    """

    span: Span
    type: TimeType
    value: str
    time: TimeSpan | None = None
    use: TimeUse = TimeUse.AT
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class AmountMention:
    """One sum or count; `amount` is None where the number cannot be read, so that the gap is seen."""

    span: Span
    amount: Amount | None
