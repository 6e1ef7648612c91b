"""What stands in an entry of a chronology happened on the day that heads it.

Takes a Telling and its claims; gives claims. "May 4 - The envoys meet in Oslo. Chile protests to Peru." has two acts of
4 May: all that such a paragraph tells as done, where it names no other time, is of the day it begins with.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extract.when.telling import Telling, is_dated_day
from dragoman.types.claim import DONE, Claim
from dragoman.types.document import REPORTING
from dragoman.types.value import TimeSpan

_LEAD = re.compile(r"[\s*•–—-]*")
_MARK = re.compile(r"\s*(?:[-–—]{1,2}\s|:\s|\.\s?[-–—])")
MIN_ENTRIES = 2  # one paragraph that opens with a day and a dash is no chronology


def date_by_entry(claims: Sequence[Claim], telling: Telling) -> list[Claim]:
    """Give undated acts in the entries of a chronology the day of their entry."""
    days = dict(_entries(telling))
    if len(days) < MIN_ENTRIES:
        return list(claims)
    return [_dated(claim, days.get(telling.place(claim).paragraph)) for claim in claims]


def _dated(claim: Claim, day: TimeSpan | None) -> Claim:
    is_open = claim.time is None and claim.modality in DONE
    return replace(claim, time=day) if day and is_open else claim


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
