"""Calendar arithmetic on TIMEX3 values: which days a value covers, and how values move.

Takes TIMEX3 values (TimeML 1.2.1, section on the `value` attribute; ISO 8601 for weeks) and days; gives values
and `TimeSpan`. No clock: every "now" is an argument.
"""

import calendar
import re
from datetime import MAXYEAR, MINYEAR, date, timedelta

from dragoman.text.daysets import month_end
from dragoman.types.value import Precision, TimeSpan

UNKNOWN = "XXXX-XX-XX"

# first and last month of a season, north of the equator; astronomical and meteorological limits together
SEASONS = {"SP": (3, 6), "SU": (6, 9), "FA": (9, 12), "WI": (12, 15)}

# first month of the national fiscal year, and how many calendar years before its number it begins
# Japan: Public Finance Act art. 11; India: Apr-Mar by convention since 1867; US: 31 U.S.C. 1102;
# Australia: Public Governance, Performance and Accountability Act 2013, s. 8; UK: Interpretation Act 1978, sch. 1.
FISCAL_STARTS = {
    "japan": (4, 0), "japanese": (4, 0), "india": (4, 0), "indian": (4, 0), "uk": (4, 0), "british": (4, 0),
    "britain": (4, 0), "u.k.": (4, 0), "us": (10, -1), "u.s.": (10, -1), "american": (10, -1),
    "united states": (10, -1), "australia": (7, -1), "australian": (7, -1),
}  # fmt: skip


def add_months(day: date, count: int) -> date | None:
    """Return the day `count` months later, clipped to the month's end; None outside the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


_MONTHS_IN = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}
_DAYS_IN = {"D": 1, "W": 7}


def shift(day: date, unit: str, count: int) -> date | None:
    """Return the day `count` units (D W M Q H Y DE CE) later; None outside the calendar."""
    if unit in _MONTHS_IN:
        return add_months(day, _MONTHS_IN[unit] * count)
    try:
        return day + timedelta(days=_DAYS_IN.get(unit, 0) * count)
    except OverflowError:
        return None


def value_of(day: date, unit: str) -> str:
    """Return the TIMEX3 value of the unit (D W M Q H Y DE CE) in which `day` lies."""
    iso = day.isocalendar()
    return {
        "D": day.isoformat(),
        "W": f"{iso.year:04d}-W{iso.week:02d}",
        "M": f"{day.year:04d}-{day.month:02d}",
        "Q": f"{day.year:04d}-Q{(day.month + 2) // 3}",
        "H": f"{day.year:04d}-H{(day.month + 5) // 6}",
        "Y": f"{day.year:04d}",
        "DE": f"{day.year // 10:03d}",
        "CE": f"{day.year // 100:02d}",
    }[unit]


_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.{0,20})?)?"
    r"|W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?"
    r"|(?P<decade>\d{3})|(?P<century>\d{2})|FY(?P<fiscal>\d{4})",
    re.ASCII,
)


def span_of(value: str) -> TimeSpan | None:
    """Return the days a TIMEX3 value covers; None for durations, references and impossible dates.

    >>> span_of("2024-02").latest
    datetime.date(2024, 2, 29)
    """
    found = _VALUE.fullmatch(value)
    if not found:
        return None
    try:
        return _span(found)
    except ValueError:  # 30 February, week 54, year 0
        return None


def _span(found: re.Match[str]) -> TimeSpan:
    part = {name: int(text) for name, text in found.groupdict().items() if text and text.isdigit()}
    if "fiscal" in part:
        return fiscal_span(part["fiscal"], None)
    if "decade" in part:
        return _years(part["decade"] * 10, 10, Precision.DECADE)
    if "century" in part:
        return _years(part["century"] * 100, 100, Precision.CENTURY)
    year = part["year"]
    if "month" in part:
        if "day" in part:
            day = date(year, part["month"], part["day"])
            return TimeSpan(day, day, Precision.DAY)
        return _months(year, part["month"], 1, Precision.MONTH)
    if "week" in part:
        return _week(year, part["week"], weekend=bool(found["weekend"]))
    return _part_of_year(year, part, found["season"])


def _part_of_year(year: int, part: dict[str, int], season: str | None) -> TimeSpan:
    if "quarter" in part:
        return _months(year, part["quarter"] * 3 - 2, 3, Precision.QUARTER)
    if "half" in part:
        return _months(year, part["half"] * 6 - 5, 6, Precision.HALF)
    if season:
        first, last = SEASONS[season]
        return _months(year, first, last - first + 1, Precision.SEASON)
    return _years(year, 1, Precision.YEAR)


def _years(year: int, count: int, precision: Precision) -> TimeSpan:
    return TimeSpan(date(year, 1, 1), date(year + count - 1, 12, 31), precision)


def _months(year: int, month: int, count: int, precision: Precision) -> TimeSpan:
    last_year, last_month = divmod(year * 12 + month + count - 2, 12)
    return TimeSpan(date(year, month, 1), month_end(last_year, last_month + 1), precision)


def _week(year: int, week: int, *, weekend: bool) -> TimeSpan:
    monday, sunday = date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
    if weekend:
        return TimeSpan(sunday - timedelta(days=1), sunday, Precision.RANGE)
    return TimeSpan(monday, sunday, Precision.WEEK)


def fiscal_span(year: int, nation: str | None, *, years: int = 1) -> TimeSpan:
    """Return the days of fiscal year `year` of a nation named as in FISCAL_STARTS.

    Unknown nation: the widest honest interval, from the earliest start (July before) to the latest end (March
    after) among the tabled conventions, still with precision fiscal_year.
    `years` 2 means the number was written as a pair ("2023-24"): it begins in the first of them everywhere.
    """
    start = FISCAL_STARTS.get((nation or "").lower())
    if years > 1:
        first = date(year, start[0] if start else 4, 1)
        last = month_end(year + 1, 12) if start is None else month_end(year + 1, start[0] - 1)
        return TimeSpan(first, date(year + 1, 9, 30) if start is None else last, Precision.FISCAL_YEAR)
    if start is None:
        return TimeSpan(date(year - 1, 7, 1), date(year + 1, 3, 31), Precision.FISCAL_YEAR)
    month, back = start
    return TimeSpan(date(year + back, month, 1), month_end(year + back + 1, month - 1), Precision.FISCAL_YEAR)


def hull(*spans: TimeSpan | None) -> TimeSpan | None:
    """Return the range from the first day of all to the last; None where one is unknown."""
    known = [span for span in spans if span is not None]
    if not known or len(known) < len(spans):
        return None
    if len(set(known)) == 1:
        return known[0]
    return TimeSpan(min(s.earliest for s in known), max(s.latest for s in known), Precision.RANGE)
