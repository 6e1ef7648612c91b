"""What stands in an entry of a chronology happened on the day that heads it.

Takes a Telling and its claims; gives claims. "May 4 - The envoys meet in Oslo. Chile protests to Peru." has two acts of
4 May: all that such a paragraph tells as done, where it names no other time, is of the day it begins with. Below a line
that is a month, a number is a day of it: "4    The envoys meet in Oslo".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extract.when.headings import SAID, is_told
from dragoman.extract.when.telling import Telling, is_dated_day
from dragoman.text.daysets import MONTH_NAMES, month_end
from dragoman.types.claim import DONE, Claim
from dragoman.types.document import REPORTING, SegmentKind
from dragoman.types.value import Precision, TimeSpan

_LEAD = re.compile(r"[\s*•–—-]*")
_MARK = re.compile(r"\s*(?:[-–—]{1,2}\s|:\s|\.\s?[-–—])")
_NUMBER = re.compile(
    r"\s*(?P<first>\d{1,2})(?:\s?[-–]\s?(?P<last>\d{1,2}))?(?:\s{2,}|\t|[.:)]\s+|\s*[-–—:]\s+|\s+(?=[A-ZÀ-Þ]))"
)
_MONTH = re.compile(
    rf"\W*(?P<month>{'|'.join(MONTH_NAMES)})\b\.?(?:,?\s+(?P<year>\d{{4}}))?\W*",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_PROMISED = re.compile(r"\b(?:announc|declar|promis|pledg|vow|stat|tell|told|sa(?:ys|id)\b)", re.IGNORECASE)
_NUMBERS = {name.casefold(): number for number, name in enumerate(MONTH_NAMES, 1)}
HEADS = frozenset({SegmentKind.TITLE, SegmentKind.HEADING, SegmentKind.METADATA, SegmentKind.NAVIGATION})
MIN_ENTRIES = 2  # one paragraph that opens with a day and a dash is no chronology


def date_by_entry(claims: Sequence[Claim], telling: Telling) -> list[Claim]:
    """Give undated acts in the entries of a chronology the day of their entry."""
    days = {**dict(_entries(telling)), **dict(_numbered_entries(telling))}
    if len(days) < MIN_ENTRIES:
        return list(claims)
    return [_dated(claim, days.get(telling.place(claim).paragraph), telling) for claim in claims]


def _dated(claim: Claim, day: TimeSpan | None, telling: Telling) -> Claim:
    """Give a claim its day, if it was done or said then: so was what the entry reports as a promise."""
    head = telling.text[claim.evidence[0].sentence.start : claim.span.start]
    told = claim.modality in DONE or (is_told(claim) and (claim.kind in SAID or _PROMISED.search(head)))
    return replace(claim, time=day) if day and claim.time is None and told else claim


def _entries(telling: Telling) -> Iterator[tuple[int, TimeSpan]]:
    """Yield the number of each paragraph that opens with a day and a mark, and that day."""
    for segment in telling.annotations.segments:
        if segment.kind not in REPORTING:
            continue
        lead = _LEAD.match(telling.text, segment.span.start, segment.span.end)
        start = lead.end() if lead else segment.span.start
        for time in telling.times(segment.span)[:1]:
            if (
                time.span.start == start
                and is_dated_day(time)
                and time.time
                and _MARK.match(telling.text, time.span.end)
            ):
                yield segment.index, time.time


def _numbered_entries(telling: Telling) -> Iterator[tuple[int, TimeSpan]]:
    """Yield the number of each paragraph that opens with a number below a line that is a month, and the days it is.

    The year is that of the month's line, else the last one that a line above it names.
    """
    year: int | None = None
    month: int | None = None
    for segment in telling.annotations.segments:
        words = segment.span.of(telling.text)
        if segment.kind in HEADS:
            named = _MONTH.fullmatch(words)
            years = _YEAR.findall(words)
            year = int(years[-1]) if len(set(years)) == 1 else year
            month = _NUMBERS[named["month"].casefold()] if named else month
        elif segment.kind in REPORTING and year and month:
            number = _NUMBER.match(words)
            days = _days(year, month, int(number["first"]), int(number["last"] or 0)) if number else None
            if days:
                yield segment.index, days


def _days(year: int, month: int, first: int, last: int) -> TimeSpan | None:
    """Return a day of a month, or the days from `first` to `last`; None where the month has none such."""
    end = month_end(year, month)
    if not 1 <= first <= end.day or (last and not first < last <= end.day):
        return None
    start = end.replace(day=first)
    return TimeSpan(start, end.replace(day=last), Precision.RANGE) if last else TimeSpan(start, start, Precision.DAY)
