"""What stands under a line that is only a date happened then: the days of a chronology.

Takes claims in text order and a Telling; gives claims. One such line is the date of a document; two different ones are
those of its parts. What is undated under one and took place, or is undertaken there, has its time until the next.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.when.telling import Telling
from dragoman.types.claim import DONE, Claim, Modality
from dragoman.types.document import SegmentKind
from dragoman.types.span import Span
from dragoman.types.value import TimeSpan, TimeType, TimeUse

LINES = frozenset(
    {SegmentKind.METADATA, SegmentKind.TITLE, SegmentKind.HEADING, SegmentKind.PARAGRAPH, SegmentKind.LIST_ITEM}
)
MAX_LINE_CHARS = 40  # "From Monday, 27 September, to Friday, 1 October"
UNDERTAKEN = frozenset({"commitment", "aid"})
SAID = frozenset({"statement", "accusation"})
"""Kinds that are said on the day they stand under, whatever they say of the time to come."""
_TOWN = re.compile(
    r"[A-ZÀ-Þ][\w.’'-]+(?:[ -][A-ZÀ-Þ][\w.’'-]+){0,2},\s+(?:the\s+)?"
)  # "Bern, 3 May 1998", above a letter
_MARKS = " \t\n*_#:.–—-[]()"


def date_by_headings(claims: Sequence[Claim], telling: Telling) -> list[Claim]:
    """Give undated acts the time of the line they stand under."""
    lines = list(_date_lines(telling))
    if len({time for _, time in lines}) < 2:
        return list(claims)
    starts = [start for start, _ in lines]
    dated = []
    for claim in claims:
        place = bisect_right(starts, claim.span.start) - 1
        open_ = claim.time is None and place >= 0 and is_told(claim)
        dated.append(replace(claim, time=lines[place][1]) if open_ else claim)
    return dated


def is_told(claim: Claim) -> bool:
    """Whether a claim is something that was done, undertaken or said when it was told."""
    undertaken = claim.kind in UNDERTAKEN and claim.modality is Modality.PLANNED
    return claim.modality in DONE or undertaken or claim.kind in SAID


def _without_town(line: str) -> str:
    town = _TOWN.match(line)
    return line[town.end() :] if town else line


def _date_lines(telling: Telling) -> list[tuple[int, TimeSpan]]:
    """Return where the lines that are only a date stand, with their times."""
    found = []
    for segment in telling.annotations.segments:
        if segment.kind not in LINES:
            continue
        line = segment.span.of(telling.text)
        bare = _without_town(line.strip(_MARKS))
        if not bare or len(bare) > MAX_LINE_CHARS:
            continue
        start = segment.span.start + line.index(bare)
        whole = Span(start, start + len(bare))
        time = next((t for t in telling.times(segment.span) if t.span.contains(whole)), None)
        if time and time.time and time.use is TimeUse.AT and time.type is TimeType.DATE:
            found.append((segment.span.start, time.time))
    return found
