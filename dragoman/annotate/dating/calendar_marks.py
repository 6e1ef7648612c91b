"""Days without their year as evidence: datelines, "Friday, August 5", "in October", "on the 14th".

Takes a Story; gives Clues as days of every year that fits. They choose among the years that other evidence leaves open
and date nothing by themselves. The conventions are those of news writing: a day or month without a year is of the year
the text is written in, or at most half a year away; a bare day of the month is at most days back or weeks ahead.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from dragoman.annotate.dating.story import PLANNED, Line, Story
from dragoman.annotate.times.reading import Tense
from dragoman.annotate.times.words import WEEKDAYS
from dragoman.text.daysets import (
    FIRST,
    LAST,
    ONE_DAY,
    DaySet,
    between,
    day_in,
    each_year,
    month_end,
    union,
)
from dragoman.text.evidence import Clue
from dragoman.types.value import TimeMention, TimeUse

HALF_YEAR = timedelta(days=183)
DAYS_BACK, DAYS_AHEAD = 10, 20  # for "on the 14th"
_MONTH_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)(?:T.{1,9})?")
_MONTH = re.compile(r"XXXX-(\d\d)")
_DAY = re.compile(r"XXXX-XX-(\d\d)")
_WEEKDAY = re.compile(rf"\A({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_COMING = re.compile(r"\b(?:next|coming|forthcoming|upcoming)\b", re.IGNORECASE)
_VAGUE = re.compile(r"\b(?:last|past|early|late|mid|beginning|end|start|middle)\b", re.IGNORECASE)


def find_datelines(story: Story) -> Iterator[Clue]:
    """Yield the day of a dateline without a year, in every year."""
    for time in story.datelines:
        match = _MONTH_DAY.fullmatch(time.value)
        if match:
            month, day = int(match[1]), int(match[2])
            days = each_year(lambda year, m=month, d=day: _near(year, m, d, timedelta(0), timedelta(0)))  # type: ignore[misc]
            words = " ".join(time.span.of(story.text).split())
            yield Clue(kind="dateline", days=days, reason=f"Its dateline gives {words!r}.")


def find_month_days(story: Story) -> Iterator[Clue]:
    """Yield what each day of a month without its year leaves open, with its weekday where that is named."""
    for line, time in _undated(story):
        match = _MONTH_DAY.fullmatch(time.value)
        tense = line.tense(time)
        if tense is Tense.PAST and not line.is_sure(time) and line.is_open:
            continue
        if tense is Tense.FUTURE and not PLANNED.search(line.before(time.span, 120)):
            continue  # "he told them of talks on 3 June": perhaps to come
        if not match or (tense is Tense.NONE and not _WEEKDAY.match(time.span.of(line.text))):
            continue
        words = " ".join(time.span.of(line.text).split())
        weekday = _WEEKDAY.match(words)
        number = WEEKDAYS[weekday[1].lower()] if weekday else None
        days = each_year(
            lambda year, m=int(match[1]), d=int(match[2]), t=tense, n=number: _told(year, m, d, t, n)  # type: ignore[misc]
        )
        how = {Tense.PAST: "as past", Tense.FUTURE: "as to come", Tense.NONE: "as near"}[tense]
        yield Clue(kind="month and day", days=days, reason=f"It tells of {words!r}, without a year, {how}.")


def _told(year: int, month: int, day: int, tense: Tense, weekday: int | None) -> DaySet:
    """Return the days on which a text may speak of this day: half a year, of a past day also the rest of its year."""
    fixed = day_in(year, month, day)
    if fixed is None or (weekday is not None and fixed.isoweekday() != weekday):
        return ()
    if tense is Tense.PAST:
        return between(fixed, max(fixed + HALF_YEAR, date(year, 12, 31)))
    return between(fixed - HALF_YEAR, fixed if tense is Tense.FUTURE else fixed + HALF_YEAR)


def _near(year: int, month: int, day: int, back: timedelta, ahead: timedelta) -> DaySet:
    fixed = day_in(year, month, day)
    return between(fixed - back, fixed + ahead) if fixed else ()


def find_months(story: Story) -> Iterator[Clue]:
    """Yield what each month without its year leaves open: another month than that of the text."""
    for line, time in _undated(story):
        match = _MONTH.fullmatch(time.value)
        words = " ".join(time.span.of(line.text).split())
        if not match or time.use is TimeUse.SINCE or _VAGUE.search(words):
            continue  # "late May" may be of the month of the text, "last May" of any month
        stepped = _COMING.search(words)
        tense = Tense.FUTURE if stepped else line.tense(time)
        if not stepped and (tense is Tense.NONE or not line.is_sure(time)):
            continue  # of bare months whose verb stands elsewhere one in four is misjudged (MEANTIME)
        past = tense is Tense.PAST
        days = each_year(lambda year, m=int(match[1]), p=past: _beside_month(year, m, past=p))  # type: ignore[misc]
        how = "as past" if past else "as to come"
        yield Clue(kind="month", days=days, reason=f"It tells of {words!r}, without a year, {how}.")


def _beside_month(year: int, month: int, *, past: bool) -> DaySet:
    """Return the days after a past month, or before one to come: the rest of its year, half a year at least."""
    start, end = date(year, month, 1), month_end(year, month)
    if past:
        return between(end + ONE_DAY, max(end + HALF_YEAR, date(year, 12, 31)))
    return between(min(start - HALF_YEAR, date(year, 1, 1)), start - ONE_DAY)


def find_days_of_month(story: Story) -> Iterator[Clue]:
    """Yield what each "on the 14th" leaves open: some days after it, or some weeks before."""
    for line, time in _undated(story):
        match = _DAY.fullmatch(time.value)
        tense = line.tense(time)
        if not match or tense is Tense.NONE:
            continue
        back, ahead = (0, DAYS_BACK) if tense is Tense.PAST else (DAYS_AHEAD, 0)
        number = int(match[1])
        days = _around_each(number, timedelta(days=back), timedelta(days=ahead))
        words = " ".join(time.span.of(line.text).split())
        how = "as past" if tense is Tense.PAST else "as to come"
        yield Clue(kind="day of month", days=days, reason=f"It tells of {words!r}, without a month, {how}.")


@lru_cache(maxsize=128)
def _around_each(number: int, back: timedelta, ahead: timedelta) -> DaySet:
    """Return the days around this day of every month."""
    fixed = (day_in(year, month, number) for year in range(FIRST.year, LAST.year + 1) for month in range(1, 13))
    return union(between(day - back, day + ahead) for day in fixed if day)


def _undated(story: Story) -> Iterator[tuple[Line, TimeMention]]:
    """Yield the times of sentences that name no year: beside one, a bare day is of that year."""
    for line in story.lines:
        if not line.is_dated:
            for time in line.times:
                yield line, time
