"""What a rule of the time reader is, and what it may look at.

Takes nothing, gives types: `Rule` (pattern → builder, with its examples), `Reading` (one TIMEX3 a builder
yields) and `Context` (the reference day, the date before, tense). Builders are pure.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from dragoman.annotate.times.calendar import span_of
from dragoman.types.span import Span
from dragoman.types.value import TimeSpan, TimeType, TimeUse

DOCUMENT = "document date"
PREVIOUS = "previous date"


class Tense(StrEnum):
    """Which way a date without a year points."""

    PAST = "past"
    FUTURE = "future"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One TIMEX3 with offsets in the text. `time` None means: what `value` says, if it says anything."""

    start: int
    end: int
    value: str
    type: TimeType = TimeType.DATE
    time: TimeSpan | None = None
    anchor: str | None = None
    use: TimeUse | None = None

    @property
    def days(self) -> TimeSpan | None:
        """The days it stands for."""
        return self.time or span_of(self.value)


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds a match: the text, its sentence, the reference day, and the dates read before it.

    `history` holds the dates of the document read so far, the latest last and at most one of each precision;
    `near` is the last one of the same sentence.
    """

    text: str
    sentence: Span
    day: date | None
    history: tuple[TimeSpan, ...] = ()
    near: TimeSpan | None = None

    def last(self, max_days: int) -> TimeSpan | None:
        """Return the latest date before that is known to within `max_days`."""
        return next((time for time in reversed(self.history) if time.days <= max_days), None)

    def before(self, offset: int, size: int = 40) -> str:
        """Return up to `size` code points of the sentence before `offset`."""
        return self.text[max(self.sentence.start, offset - size) : offset]

    def after(self, offset: int, size: int = 40) -> str:
        """Return up to `size` code points of the sentence from `offset`."""
        return self.text[offset : min(self.sentence.end, offset + size)]

    def word_before(self, offset: int) -> str:
        """Return the word before `offset` in lower case, "" if there is none next to it."""
        found = _LAST_WORD.search(self.before(offset))
        return found[1].lower() if found else ""


_LAST_WORD = re.compile(r"([\w.'’$#&-]{1,30})[\s(\"“]{0,20}\Z")

Build = Callable[[re.Match[str], Context], Sequence[Reading]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row: where `pattern` matches, `build` yields readings, or none where the words only look like a time.

    `triggers` are the prefilter's groups: the rule runs in sentences that hold one of them. `example` and
    `yields` (quote, value) hold on Wednesday 15 November 2023; in `never` the rule must find nothing.
    """

    name: str
    triggers: str
    pattern: re.Pattern[str]
    build: Build
    example: str
    yields: tuple[tuple[str, str], ...]
    never: str


def rule(  # noqa: PLR0913, PLR0917 - one argument a column of the table
    name: str,
    triggers: str,
    pattern: str,
    build: Build,
    example: str,
    yields: tuple[tuple[str, str], ...],
    never: str,
) -> Rule:
    """Compile one row of a rule table; case never matters to a pattern, builders check capitals."""
    compiled = re.compile(pattern, re.IGNORECASE)
    return Rule(
        name=name, triggers=triggers, pattern=compiled, build=build, example=example, yields=yields, never=never
    )


def date_at(match: re.Match[str], value: str, *, group: str | int = 0, anchor: str | None = None) -> tuple[Reading]:
    """Return a DATE reading over a group of the match."""
    return (Reading(start=match.start(group), end=match.end(group), value=value, anchor=anchor),)


_CUES = re.compile(
    r"\b(?P<future>(?:will|shall|would|['’]ll|won['’]t|may|might|could|should|must|to)(?:\s{1,9}"
    r"(?:also|not|then|soon))?"
    r"\s{1,9}be\s{1,9}\w{1,20}|will|shall|would|['’]ll|won['’]t|going\s{1,9}to|(?:is|are|was|were)\s{1,9}"
    r"(?:due|set|slated|to)\b(?:\s{1,9}be\s{1,9}\w{1,20})?"
    r"|expected|scheduled|slated|planned|plans?|planning|intends?|intending|aims?|hopes?|hoping"
    r"|look(?:s|ing|ed)?\s{1,9}forward|upcoming|forthcoming"
    r"|to\s{1,9}be\b|due|may|might|could|should|must|begins?|starts|leaves|arrives?|opens|departs|travels|visits"
    r"|sets\s{1,9}out|convenes|sits|comes\s{1,9}up|concludes|hosts|expires?|retires?|resumes?|returns|lapses|faces?"
    r"|ends|takes?\s{1,9}(?:effect|place|office)"
    r"|(?:comes|enters)\s{1,9}into|runs\s{1,9}(?:out|until|to)"
    r"|(?:agree|vote|decide|promise|pledge|vowe|ordere|urge|aske|invite|threatene|offere|propose)d"
    r"(?:\s{1,9}(?:on\s{1,9})?[a-z]{3,9}day)?\s{1,9}to\s{1,9}"
    r"(?:meet|hold|resume|visit|return|convene|reconvene|keep|remain|stay|host|open|begin|start)"
    r"|kicks\s{1,9}off|meets|ahead|await\w{0,5}|invit\w{1,6})\b"
    r"|\b(?P<past>was|were|had|did|has|have|been|said|told|made|took|met|held|began|went|came|gave|left|won|lost|rose"
    r"|fell|saw|paid|wrote|spoke|ran|led|sent|struck|became|hit|sank|shot|brought|bought|sold|put|cut|set|fought"
    r"|broke|grew|drew|knew|got|kept|stood|found|built|[a-z]{2,18}ed|ago|since|after)\b",
    re.IGNORECASE,
)
WINDOW = 110  # code points looked at for a verb; a clause of newswire is rarely longer


def tense_of(context: Context, start: int, end: int) -> Tense:
    """Return the tense of the clause around a time: the last verb cue before it, else the first after it."""
    return _tense(context.before(start, WINDOW), context.after(end, WINDOW))


@lru_cache(maxsize=64)  # several rules ask about one place, and each match is read twice
def _tense(before: str, after: str) -> Tense:
    cue = _last_cue(before) or _CUES.search(after)
    if cue is None:
        return Tense.NONE
    return Tense.FUTURE if cue["future"] else Tense.PAST


def _last_cue(before: str) -> re.Match[str] | None:
    cue = None
    for cue in _CUES.finditer(before):  # noqa: B007 - the last one counts
        pass
    return cue


_JUST_BEFORE = re.compile(
    r"\s{1,9}(?:(?:effect|place|office|power|force|here|there|on|in|from|at|since)\s{1,9}){0,3}(?:the\s{1,9})?",
    re.IGNORECASE,
)


def is_sure(context: Context, start: int) -> bool:
    """Return whether a verb stands right before a time ("met on 20 December"), so its tense cannot be another's."""
    return _follows_verb(context.before(start, 60))


@lru_cache(maxsize=64)
def _follows_verb(before: str) -> bool:
    cue = _last_cue(before)
    return cue is not None and _JUST_BEFORE.fullmatch(before, cue.end()) is not None
