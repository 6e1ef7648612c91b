"""Find time expressions in clean text and read them as TIMEX3 values and intervals of days.

Takes text, its sentences and the reference day (the document's date, if it is known); gives TimeMention in text
order, never overlapping. Source of the values: TimeML 1.2.1 and ISO 24617-1. No clock: without a reference day a
relative time keeps its blanks, its `time` is None and its `anchor` says what would fix it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.annotate.times import (
    clock,
    dates,
    distances,
    durations,
    forms,
    parts,
    periods,
    references,
    relative,
    sets,
    spells,
)
from dragoman.annotate.times.calendar import hull
from dragoman.annotate.times.reading import DOCUMENT, PREVIOUS, Context, Reading, Rule
from dragoman.annotate.times.triggers import Gate
from dragoman.text.intervals import longest
from dragoman.types.span import Span
from dragoman.types.value import Precision, TimeMention, TimeSpan, TimeType, TimeUse

RULES: tuple[Rule, ...] = (
    *dates.RULES,
    *relative.RULES,
    *distances.RULES,
    *periods.RULES,
    *sets.RULES,
    *durations.RULES,
    *spells.RULES,
    *clock.RULES,
    *forms.RULES,
    *parts.RULES,
    *references.RULES,
)

_USES: tuple[tuple[re.Pattern[str], TimeUse], ...] = tuple(
    (re.compile(rf"(?<!\w){pattern}\s{{0,9}}\Z", re.IGNORECASE), use)
    for pattern, use in (
        (r"(?:by|before|not?\s{1,9}later\s{1,9}than|within|ahead\s{1,9}of|prior\s{1,9}to)(?:\s{1,9}the)?", TimeUse.BY),
        (r"(?:by|before)\s{1,9}(?:the\s{1,9})?(?:end|close|middle|start)\s{1,9}of(?:\s{1,9}the)?", TimeUse.BY),
        (r"(?:since|ever\s{1,9}since|as\s{1,9}of|effective|starting|beginning|from)(?:\s{1,9}the)?", TimeUse.SINCE),
        (r"w\.?e\.?f\.?", TimeUse.SINCE),
        (r"(?:until|till|through|up\s{1,9}to)(?:\s{1,9}the)?", TimeUse.UNTIL),
    )
)  # fmt: skip


_WITHIN = re.compile(r"\bwithin\s{1,9}\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One match that its rule can read, and the span of all its readings: they stand or fall together."""

    rule: Rule
    match: re.Match[str]
    span: Span


@cache
def _gate() -> Gate:
    return Gate(RULES)


def find_times(text: str, sentences: Sequence[Span], *, reference: TimeSpan | None) -> tuple[TimeMention, ...]:
    """Return every time expression of the sentences, in text order.

    `reference` is the day the document speaks from. Where it is wider than a day, a relative time is read from
    its first and from its last day, and `time` covers both if they are near enough to each other. Of overlapping
    matches the longest wins, then the first in the table. Both limits of a range ("from 27 to 30 November") are
    mentions, each with the whole range as its `time`.

    >>> [m.value for m in find_times("They met in May 2023.", [Span(0, 21)], reference=None)]
    ['2023-05']
    """
    days = (reference.earliest, reference.latest) if reference else (None, None)
    found: list[TimeMention] = []
    history: tuple[TimeSpan, ...] = ()
    for sentence in sentences:
        near: TimeSpan | None = None
        for candidate in _chosen(text, sentence, days[0]):
            contexts = [Context(text, sentence, day, history, near) for day in dict.fromkeys(days)]
            for mention in _mentions(candidate, contexts):
                found.append(mention)
                if mention.time and mention.type is not TimeType.DURATION:
                    near = mention.time
                    history = (*(t for t in history if t.precision is not near.precision), near)
    return tuple(found)


def _chosen(text: str, sentence: Span, day: date | None) -> list[_Candidate]:
    """Return the candidates of a sentence that do not overlap: the longest win; in text order."""
    candidates = sorted(_candidates(text, sentence, day), key=lambda c: (-len(c.span), c.span.start))
    return longest(candidates, key=lambda c: c.span)


def _candidates(text: str, sentence: Span, day: date | None) -> Iterator[_Candidate]:
    context = Context(text, sentence, day)
    for rule in _gate().rules(text, sentence):
        for match in rule.pattern.finditer(text, sentence.start, sentence.end):
            readings = tuple(rule.build(match, context))
            if readings:
                yield _Candidate(rule, match, Span(readings[0].start, readings[-1].end))


def _mentions(candidate: _Candidate, contexts: Sequence[Context]) -> Iterator[TimeMention]:
    """Read a chosen match anew, now with the dates before it; from both ends of a wide reference."""
    versions = [tuple(candidate.rule.build(candidate.match, context)) for context in contexts]
    for same in zip(*versions, strict=False):
        first = same[0]
        use = first.use or _use(contexts[0], first)
        value = first.value if len({reading.value for reading in same}) == 1 else _blank(first)
        time = _settled([reading.days for reading in same], contexts)
        anchor = first.anchor
        if anchor == PREVIOUS and not contexts[0].history and time is not None:
            anchor = DOCUMENT
        yield TimeMention(Span(first.start, first.end), first.type, value, time, use, anchor)


FINE_DAYS = 7  # a document known to the week still fixes "today" as one of its days


def _settled(days: Sequence[TimeSpan | None], contexts: Sequence[Context]) -> TimeSpan | None:
    """Return the days a time covers, read from both ends of the reference.

    None where the reference is too wide to fix it: the month of a document fixes "this year" but no "Monday", and two
    days on both sides of New Year do not fix "this year" either.
    """
    time = hull(*days)
    first, last = contexts[0].day, contexts[-1].day
    if time is None or first is None or last is None or len(set(days)) == 1:
        return time
    reference = (last - first).days + 1
    unit = max(d.days for d in days if d is not None)
    if reference > FINE_DAYS and unit < reference:
        return None
    return time if time.days < reference + unit else None


def _use(context: Context, reading: Reading) -> TimeUse:
    """Return what the words before a time make of it."""
    before = context.before(reading.start, 60)
    if reading.type in {TimeType.DURATION, TimeType.SET}:
        return TimeUse.BY if _WITHIN.search(before) else TimeUse.AT
    for pattern, use in _USES:
        if pattern.search(before):
            return use
    return TimeUse.AT


def _blank(reading: Reading) -> str:
    """Return the value with its unknown digits blank: the reference days disagree about it."""
    return re.sub(r"\d", "X", reading.value.split("T")[0])


def day_span(day: date) -> TimeSpan:
    """Return one day as an interval: what callers pass as `reference`."""
    return TimeSpan(day, day, Precision.DAY)


__all__ = ["RULES", "day_span", "find_times"]
