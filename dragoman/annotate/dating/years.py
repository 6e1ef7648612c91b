"""Years a text names as evidence: it was written after what it tells of, and before what it says is to come.

Takes a Story; gives Clues: the day after which the latest act in the past with its year happened, the day before which
the earliest plan with its year is due. A year inside a name ("Vision 2045") says nothing.
"""

import re
from collections.abc import Iterator
from datetime import date

from dragoman.annotate.dating.story import MAY_COME, Line, Story
from dragoman.annotate.times.reading import Tense
from dragoman.text.daysets import since, spell, until
from dragoman.text.evidence import Clue
from dragoman.types.entity import EntityKind
from dragoman.types.value import Precision, TimeMention, TimeType, TimeUse

_NAMED = frozenset({EntityKind.PROGRAMME, EntityKind.INSTRUMENT, EntityKind.SERIES, EntityKind.PUBLICATION})
_PLANNED = re.compile(
    r"\b(?:will|shall|(?:is|are)\s(?:to|due\sto|set\sto|expected\sto|scheduled\sto|planned\sto)|to\sbe\sheld"
    r"|(?:is|are)\s(?:due|scheduled|planned))\b[^.;:,\"“”]{0,60}\s(?:in|on|by|during|from|until)\s$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\s(?:the\s)?$", re.IGNORECASE)
_EXACT = frozenset({Precision.DAY, Precision.MONTH})
BEFORE_CHARS = 120


def find_named_years(story: Story) -> Iterator[Clue]:
    """Yield a bound for every dated act that is surely past or surely to come."""
    for line in story.lines:
        for time in _dated_times(line):
            words = " ".join(time.span.of(line.text).split())
            if time.time is None:
                continue
            if _is_past(line, time):
                reason = f"It tells of {words} as past."
                yield Clue(kind="named year", days=since(time.time.earliest), reason=reason)
            elif _is_ahead(line, time):
                reason = f"It tells of {words} as still to come (not after {spell(time.time.latest)})."
                yield Clue(kind="named year", days=until(time.time.latest), reason=reason)


def newest_act(story: Story) -> date | None:
    """Return the first day that the newest of the dated acts may have happened that a text tells of as surely past."""
    return max((told for line in story.lines for told in past_acts(line)), default=None)


def past_acts(line: Line) -> Iterator[date]:
    """Yield the first day of every time, with its year, that a sentence gives to what surely lies behind."""
    return (t.time.earliest for t in _dated_times(line) if t.time and _is_past(line, t))


def _dated_times(line: Line) -> Iterator[TimeMention]:
    """Yield the times of a sentence with a year of their own that belong to no name."""
    for time in line.times:
        if time.time is None or time.anchor is not None or time.type not in {TimeType.DATE, TimeType.TIME}:
            continue
        if any(d.kind in _NAMED and d.span.overlaps(time.span) for d in line.drafts) or _is_label(line, time):
            continue
        yield time


def _is_label(line: Line, time: TimeMention) -> bool:
    """Whether a year belongs to a name before it ("Connectivity 2025") or stands in brackets with another."""
    lead = line.before(time.span, 30)
    return (
        re.search(r"\b(?!In\b|Since\b|On\b|By\b|Until\b|During\b|From\b)[A-Z][\w-]+\s$|\(\d{0,4}[-–]?$", lead)
        is not None
    )


def _is_past(line: Line, time: TimeMention) -> bool:
    """Whether a dated act surely lies behind: "signed in 2012", "since 2012", or a day or month in a past sentence."""
    before = line.before(time.span, BEFORE_CHARS)
    if time.use not in {TimeUse.AT, TimeUse.SINCE} or time.time is None or MAY_COME.search(before[-40:]):
        return False
    if time.time.precision is Precision.FISCAL_YEAR:  # budgets are asked for before their year
        return False
    if _SINCE.search(before):
        return True
    if time.use is TimeUse.SINCE or line.tense(time) is not Tense.PAST:
        return False
    return line.is_sure(time) or (time.time.precision in _EXACT and not line.is_open)


def _is_ahead(line: Line, time: TimeMention) -> bool:
    """Whether a dated act is surely planned: "will be held in 2012", "is due on 3 May 2012"."""
    return _PLANNED.search(line.before(time.span, BEFORE_CHARS)) is not None
