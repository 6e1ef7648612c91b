"""Say values in words: times no more exact than they are known, sums with their hedge, lists of names.

Takes values; gives English text. Never rounds, converts or fills in what is not there: no date reads "undated".
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from dragoman.types.claim import Modality
from dragoman.types.fact import Status
from dragoman.types.value import Amount, Bound, Precision, TimeSpan

NO_DATE = "undated"
MAX_NAMES = 3  # parties named in a headline; the rest are counted
MAX_QUOTE = 240  # code points of a quote that stands as a headline
MONTHS = "January February March April May June July August September October November December".split()
ORDINALS = ("first", "second", "third", "fourth")

BADGES = {
    Status.CONSIDERED: "under consideration",
    Status.CALLED_FOR: "called for",
    Status.EXPECTED: "expected",
    Status.ANNOUNCED: "planned",
    Status.AGREED: "agreed",
    Status.SIGNED: "concluded",  # signed, ratified or reached: the headline says which
    Status.IN_FORCE: "in force",
    Status.UNDER_WAY: "under way",
    Status.DELIVERED: "delivered",
    Status.HAPPENED: "happened",
    Status.DENIED: "denied",
    Status.DROPPED: "dropped",
    Status.OVERDUE: "overdue",
}
BOUNDS = {
    Bound.EXACT: "",
    Bound.ABOUT: "about ",
    Bound.AT_MOST: "up to ",
    Bound.AT_LEAST: "at least ",
    Bound.MORE_THAN: "more than ",
    Bound.LESS_THAN: "less than ",
}
SCALES = ((Decimal("1e12"), "trillion"), (Decimal("1e9"), "billion"), (Decimal("1e6"), "million"))


def day_text(day: date) -> str:
    """Write a day: "27 November 2023"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def time_text(time: TimeSpan | None) -> str:
    """Write a time as exactly as it is known, "undated" for none.

    >>> time_text(TimeSpan(date(2023, 11, 27), date(2023, 11, 30), Precision.RANGE))
    '27–30 November 2023'
    >>> time_text(None)
    'undated'
    """
    if time is None:
        return NO_DATE
    writer = _WRITERS.get(time.precision)
    text = writer(time) if writer else None
    return text or _days_text(time)


def amount_text(amount: Amount) -> str:
    """Write a sum as the source bounds it: "up to JPY 2.8 billion", "10 patrol vessels".

    >>> amount_text(Amount(Decimal(2800000000), "JPY", bound=Bound.AT_MOST))
    'up to JPY 2.8 billion'
    """
    number = number_text(amount.value)
    value = f"{amount.currency} {number}" if amount.currency else f"{number} {amount.unit}"
    return BOUNDS[amount.bound] + value


def amounts_text(amounts: Iterable[Amount]) -> str:
    """Write several sums beside each other, never added up."""
    return "; ".join(map(amount_text, amounts))


def names_text(names: Sequence[str]) -> str:
    """Join names: "Japan, Vietnam and 3 others"; each name once."""
    once = list(dict.fromkeys(names))
    if len(once) > MAX_NAMES + 1:
        once = [*once[:MAX_NAMES], f"{len(once) - MAX_NAMES} others"]
    return once[0] if len(once) == 1 else f"{', '.join(once[:-1])} and {once[-1]}" if once else ""


def quote_text(quote: str, max_chars: int = MAX_QUOTE) -> str:
    """Put a quote in marks on one line, cut between words where it is long."""
    line = " ".join(quote.split())
    if len(line) > max_chars:
        line = line[:max_chars].rsplit(" ", 1)[0].rstrip(",;:–- ") + " …"
    return f"“{line}”"


def modality_text(modality: Modality) -> str:
    """Write a modality as people say it: "under consideration"."""
    return modality.value.replace("_", " ")


def number_text(value: Decimal) -> str:
    """Write a number with the largest scale that keeps it whole to three places: "2.8 billion", "1,234,567".

    >>> number_text(Decimal(2800000000)), number_text(Decimal(1234567))
    ('2.8 billion', '1,234,567')
    """
    for scale, word in SCALES:
        scaled = value / scale
        if scaled >= 1 and scaled == round(scaled, 3):
            return f"{scaled.normalize():,f} {word}"
    return f"{value.normalize():,f}"


def _days_text(time: TimeSpan) -> str:
    first, last = time.earliest, time.latest
    if first == last:
        return day_text(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {MONTHS[first.month - 1]} {first.year}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {day_text(last)}"
    return f"{day_text(first)} – {day_text(last)}"


def _months_text(time: TimeSpan) -> str | None:
    """Write whole months, None where the days do not fill them."""
    first, last = time.earliest, time.latest
    if first.day != 1 or (last + timedelta(days=1)).day != 1:
        return None
    if (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    year = f" {first.year}" if first.year != last.year else ""
    return f"{MONTHS[first.month - 1]}{year} – {MONTHS[last.month - 1]} {last.year}"


def _year_text(time: TimeSpan) -> str | None:
    first, last = time.earliest, time.latest
    whole = first == date(first.year, 1, 1) and last == date(first.year, 12, 31)
    return str(first.year) if whole else _months_text(time)


def _range_text(time: TimeSpan) -> str | None:
    """Write whole years as years ("2011–2016"), None for anything else."""
    first, last = time.earliest, time.latest
    whole = first == date(first.year, 1, 1) and last == date(last.year, 12, 31)
    return f"{first.year}–{last.year}" if whole and first.year < last.year else None


def _quarter_text(time: TimeSpan) -> str:
    return f"{ORDINALS[(time.earliest.month - 1) // 3]} quarter of {time.earliest.year}"


def _half_text(time: TimeSpan) -> str:
    return f"{ORDINALS[(time.earliest.month - 1) // 6]} half of {time.earliest.year}"


def _fiscal_text(time: TimeSpan) -> str:
    months = _months_text(time)
    return f"fiscal year {time.earliest.year} ({months or _days_text(time)})"


def _week_text(time: TimeSpan) -> str:
    return f"week of {day_text(time.earliest)}"


def _decade_text(time: TimeSpan) -> str | None:
    first, last = time.earliest.year, time.latest.year
    return f"{first}s" if first % 10 == 0 and last == first + 9 else f"{first}–{last}"


def _century_text(time: TimeSpan) -> str:
    return f"{time.earliest.year}–{time.latest.year}"


_WRITERS = {
    Precision.RANGE: _range_text,
    Precision.MONTH: _months_text,
    Precision.YEAR: _year_text,
    Precision.QUARTER: _quarter_text,
    Precision.SEASON: _months_text,
    Precision.HALF: _half_text,
    Precision.FISCAL_YEAR: _fiscal_text,
    Precision.WEEK: _week_text,
    Precision.DECADE: _decade_text,
    Precision.CENTURY: _century_text,
}
