"""The chronology as a chart: one row a fact, a bar as long as its time is vague.

Takes lines; gives rows and ticks in units of the drawing. Undated lines have no place on an axis and are counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.answer.timeline import Line
from dragoman.answer.wording import MONTHS
from dragoman.types.fact import Status
from dragoman.types.value import TimeSpan

WIDTH, ROW, TOP, LEFT = 1000.0, 22.0, 26.0, 8.0
LABEL_ROOM = 420.0  # for a headline to the right of the latest bar
LEAST = 7.0  # a day is this wide, however long the axis
MAX_LABEL = 60
MONTHLY_UP_TO, DAILY_UP_TO = 1_200, 62  # days
NOT_DONE = frozenset(
    {Status.CONSIDERED, Status.CALLED_FOR, Status.EXPECTED, Status.ANNOUNCED, Status.AGREED, Status.OVERDUE}
)
REFUSED = frozenset({Status.DENIED, Status.DROPPED})


@dataclass(frozen=True, slots=True)
class Bar:
    """One fact: where its time begins, how wide it is, and how it is drawn ("done", "plan" or "no")."""

    line: Line
    x: float
    y: float
    width: float
    style: str
    label: str


@dataclass(frozen=True, slots=True)
class Tick:
    """One mark of the axis; `since` is what to look at more closely there, "" at the last zoom."""

    x: float
    label: str
    since: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars and ticks in a drawing of `width` by `height`."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    width: float
    height: float
    undated: int


def chart_of(lines: Sequence[Line]) -> Chart | None:
    """Draw lines on one axis from their first day to their last; None where none has a time."""
    dated = [(line, line.time) for line in lines if line.time]
    if not dated:
        return None
    first, last = min(t.earliest for _, t in dated), max(t.latest for _, t in dated)
    scale = WIDTH / max((last - first).days + 1, 1)

    def place(day: date) -> float:
        return round(LEFT + (day - first).days * scale, 1)

    bars = tuple(_bar(line, time, place(time.earliest), scale, row) for row, (line, time) in enumerate(dated))
    ticks = tuple(Tick(place(day), label, since) for day, label, since in _ticks(first, last))
    height = TOP + ROW * len(dated) + 8
    return Chart(bars, ticks, LEFT + WIDTH + LABEL_ROOM, height, len(lines) - len(dated))


def _bar(line: Line, time: TimeSpan, x: float, scale: float, row: int) -> Bar:
    style = "plan" if line.status in NOT_DONE else "no" if line.status in REFUSED else "done"
    label = line.headline if len(line.headline) <= MAX_LABEL else f"{line.headline[:MAX_LABEL].rsplit(' ', 1)[0]} …"
    return Bar(line, x, TOP + ROW * row, round(max(LEAST, time.days * scale), 1), style, label)


def _ticks(first: date, last: date) -> list[tuple[date, str, str]]:
    """Mark years, months or days, as many as can be read; each with the stretch it leads to."""
    days = (last - first).days + 1
    if days <= DAILY_UP_TO:
        step = max(1, days // 12)
        shown = [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1, step)]
        return [(day, f"{day.day} {MONTHS[day.month - 1][:3]}", "") for day in shown]
    if days <= MONTHLY_UP_TO:
        months = [(n // 12, n % 12 + 1) for n in range(first.year * 12 + first.month, last.year * 12 + last.month)]
        step = max(1, len(months) // 14)
        return [(date(y, m, 1), f"{MONTHS[m - 1][:3]} {y}", f"{y:04}-{m:02}") for y, m in months[::step]]
    years = range(first.year + 1, last.year + 1)
    step = max(1, len(years) // 14)
    return [(date(year, 1, 1), str(year), f"{year:04}") for year in years[::step]]
