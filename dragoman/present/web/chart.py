"""The chronology as a chart: one row a fact, on it a bar from the first to the last day on which it may have been.

Takes lines and the stretch of time to show; gives rows and ticks in hundredths of the axis. A time that reaches beyond
the stretch is cut there. Undated lines have no place on an axis and are counted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.answer.timeline import Line
from dragoman.answer.wording import MONTHS
from dragoman.types.fact import Status
from dragoman.types.value import TimeSpan

LEAST = 1.2  # a day is this wide, however long the axis
MONTHLY_UP_TO, DAILY_UP_TO = 1_200, 62  # days
MAX_TICKS = 6  # "10 Aug" and "Nov 2023" stay apart
NOT_DONE = frozenset(
    {Status.CONSIDERED, Status.CALLED_FOR, Status.EXPECTED, Status.ANNOUNCED, Status.AGREED, Status.OVERDUE}
)
REFUSED = frozenset({Status.DENIED, Status.DROPPED})


@dataclass(frozen=True, slots=True)
class Bar:
    """One fact: where its bar begins, how wide it is, and how it is drawn ("done", "plan" or "no").

    `is_vague` says that it is longer than a day, `is_cut` that it reaches beyond the axis.
    """

    line: Line
    x: float
    width: float
    style: str
    is_vague: bool
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """One mark of the axis; `stretch` is what to look at more closely there ("2023", "2023-11"), a day at the last."""

    x: float
    label: str
    stretch: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars in order of time over one axis; `undated` lines have no bar."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    undated: int


def chart_of(lines: Sequence[Line], *, first: date | None = None, last: date | None = None) -> Chart | None:
    """Draw lines on one axis from `first` to `last`, by default as far as they go; None where none has a time."""
    dated = [(line, line.time) for line in lines if line.time]
    if not dated:
        return None
    first = first or min(time.earliest for _, time in dated)
    last = last or max(time.latest for _, time in dated)
    days = (last - first).days + 1
    shown = ((line, time) for line, time in dated if time.latest >= first and time.earliest <= last)
    bars = tuple(_bar(line, time, first, last) for line, time in shown)
    ticks = tuple(Tick(_place(day, first, days), label, stretch) for day, label, stretch in _ticks(first, last))
    return Chart(bars, ticks, len(lines) - len(dated))


def _place(day: date, first: date, days: int) -> float:
    return round((day - first).days * 100 / days, 2)


def _bar(line: Line, time: TimeSpan, first: date, last: date) -> Bar:
    days = (last - first).days + 1
    start, end = max(time.earliest, first), min(time.latest, last)
    x = min(_place(start, first, days), 100 - LEAST)
    width = max(LEAST, round(((end - start).days + 1) * 100 / days, 2))
    style = "plan" if line.status in NOT_DONE else "no" if line.status in REFUSED else "done"
    is_cut = (start, end) != (time.earliest, time.latest)
    return Bar(line, x, min(width, round(100 - x, 2)), style, time.days > 1, is_cut)


def _ticks(first: date, last: date) -> Iterator[tuple[date, str, str]]:
    """Mark years, months or days, as many as can be read; each with the stretch it leads to."""
    days = (last - first).days + 1
    if days <= DAILY_UP_TO:
        step = -(-days // MAX_TICKS)
        for n in range(first.toordinal(), last.toordinal() + 1, step):
            day = date.fromordinal(n)
            yield day, f"{day.day} {MONTHS[day.month - 1][:3]}", day.isoformat()
    elif days <= MONTHLY_UP_TO:
        months = range(first.year * 12 + first.month - 1 + (first.day > 1), last.year * 12 + last.month)
        for n in months[:: -(-len(months) // MAX_TICKS)]:
            year, month = n // 12, n % 12 + 1
            yield date(year, month, 1), f"{MONTHS[month - 1][:3]} {year}", f"{year:04}-{month:02}"
    else:
        years = range(first.year + (first > date(first.year, 1, 1)), last.year + 1)
        for year in years[:: -(-len(years) // MAX_TICKS)]:
            yield date(year, 1, 1), str(year), f"{year:04}"
