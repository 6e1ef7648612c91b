"""When the act of one clause takes place, by the times of its own sentence.

Takes the layers of a sentence and the stretch of a clause; gives a time or None. A time inside the clause comes first;
an opening phrase ("At the summit in May 2019, ...") and a report ("said on the 14th that ...") date the clauses behind
them. The time of a statement is when it was made, not what it is about (ANNOTATION.md, section 5).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.extract.sides import GATHERINGS
from dragoman.types.annotation import Mention
from dragoman.types.claim import Modality
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span
from dragoman.types.value import Precision, TimeMention, TimeSpan, TimeType, TimeUse

NAMED = frozenset({EntityKind.PROGRAMME, EntityKind.INSTRUMENT, EntityKind.SERIES, EntityKind.PUBLICATION})
DATING = (TimeUse.AT, TimeUse.SINCE)  # "from 10 August" dates the act by its first day where nothing else does
SAID = frozenset({"statement", "accusation"})
"""Kinds whose time is when it was said."""
UNDERTAKEN = frozenset({"commitment", "aid", "consultation", "relation_upgraded"})
"""Kinds that an opening or a report dates whatever their standing: they are undertaken when it is said."""
PLEDGED = frozenset({"commitment", "aid"})
"""Kinds that are undertaken on the day on which they are told."""
OPEN = frozenset({Modality.PLANNED, Modality.EXPECTED, Modality.CALLED_FOR, Modality.UNDER_CONSIDERATION})
LASTING = frozenset({"aid", "other", "relation_upgraded", "appointment"})
"""Kinds that begin and go on: "in force since May"."""
_COARSE = frozenset({Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.FISCAL_YEAR})
_PRECISION = {p: i for i, p in enumerate(Precision)}
_WHERE = re.compile(r"\b(?:where|(?:at|during)\s+which)\s+(?:[^\s,;]+\s+){0,5}$", re.IGNORECASE)
JOINED_CHARS = 60  # from the time of a meeting over its name to "where"
ANCHOR_CHARS = 24  # what a predicate may take up before its own "on <day>"
SAID_CHARS = 60  # "told reporters at the airport of the capital on Friday"
OPENING_CHARS = 150
_PARTICIPLE = re.compile(
    r"\b([a-z]\w*ed|held|made|begun|reached)\s+(?:by\s+[\w ]{2,30}\s)?(?:on|in|during)\s+(?:the\s+)?$"
)
_TERM = re.compile(
    r"\b(?:term|period|candidature|candidacy|seat|membership)\s+(?:(?:for|of|in)\s+)?(?:the\s+)?(?:\d{4}\s?[-–/]\s?)?$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\w\s\((?:\d{4}\s?[-–/]\s?)?$")
_HELD = re.compile(
    r"(?:\w+\s+(?:part\s+)?(?:(?:in|at|to|the|a|an|its|their|his|her|this|that|another|annual)\s+)*)?(?:\d{4}\s+)?",
    re.IGNORECASE,
)
"""What stands between a predicate and the name of the meeting it is about: "took part in the 2027 "."""
_CONTENT = re.compile(r"[,;:“”\"]|\bthat\b|\bwhich\b|\bto\s+be\b", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|following|before|ahead\s+of|prior\s+to)\b[^,;]{3,}$", re.IGNORECASE)
_OF = re.compile(
    r"(?:,|\b(?!(?:evening|morning|night|afternoon|end|start|beginning|middle|week|month|spring|summer|autumn|fall|winter"
    r"|half|quarter|course|days|hours|eve|part|rest|close)\b)\w+)\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What has its own day: "reversing the decision of [May 2018]"."""
_POSSESSIVE = re.compile(r"['’]s?\s+\w")
_OPENING = re.compile(
    r"\W{0,3}(?:(?:On|At)\s+th(?:at|is)\s+\w+,\s+)?(?:In|On|At|During|Earlier|Late|Last|This|According\s+to|After)\b"
    r"[^;:“”\"]{2,150}?,\s*$",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:said|says|told|announced|disclosed|reported|revealed|stated|declared|confirmed|noted|wrote|added)\b"
    r"[^,;:“”\"]{0,50}$",
    re.IGNORECASE,
)

_CLOSING = re.compile(
    r"[,”\"\s]{1,4}(?:[\w.’'-]+\s+){0,8}?(?:said|told|announced|stated|declared|confirmed|disclosed)\b[^,;:“”\"]{0,50}",
    re.IGNORECASE,
)
_TOLD_OF = re.compile(r",\s+(?:who|which|whose|where)\b[^,;]*,")
"""A clause set off by commas that only tells more of somebody: "the two, who had met in 2023, agreed ..."."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """What dates a clause: the text, its sentence and stretch, where its predicate stands, what it is."""

    text: str
    sentence: Span
    stretch: Span
    anchor: int
    kind: str
    modality: Modality


def find_time(clause: Clause, times: Sequence[TimeMention], mentions: Sequence[Mention]) -> TimeSpan | None:
    """Return when the act of the clause takes place: by its own time, else by what leads or closes it."""
    if not times:
        return None
    return _own(clause, times, mentions) or _joined(clause, times) or _led(clause, times) or _closed(clause, times)


def _joined(clause: Clause, times: Sequence[TimeMention]) -> TimeSpan | None:
    """Return the time of the meeting at which something was done: "the May 2019 Summit, where he pledged"."""
    where = _WHERE.search(clause.text, clause.sentence.start, clause.anchor)
    if where is None:
        return None
    near = Span(max(clause.sentence.start, where.start() - JOINED_CHARS), where.start())
    named = [t for t in times if near.contains(t.span) and t.time and t.use is TimeUse.AT]
    return named[-1].time if named else None


def _own(clause: Clause, times: Sequence[TimeMention], mentions: Sequence[Mention]) -> TimeSpan | None:
    """Return the most exact time inside the clause, of equals the one nearest to the predicate.

    A year inside a name or right before it ("the 1982 Convention") belongs to the name; that of the meeting which is
    held or attended ("hosts the 2027 Forum") is its time.
    """
    inside = [t for t in times if clause.stretch.contains(t.span) and t.time and _is_dating(clause, t)]
    if not inside:
        return None
    named = [
        Span(max(0, m.span.start - 6), m.span.end) for m in mentions if m.kind in NAMED and not _is_held(clause, m)
    ]
    dates = [
        t
        for t in inside
        if t.time
        if not (t.time.precision is Precision.YEAR and any(n.overlaps(t.span) for n in named))
        if not _dates_another(clause, t) and not _is_content(clause, t)
    ]
    if not dates:
        return None
    best = min(dates, key=lambda t: (DATING.index(t.use), _rank(t), abs(t.span.start - clause.anchor), t.span))
    return best.time


def _is_held(clause: Clause, name: Mention) -> bool:
    """Whether a name is that of the meeting which the predicate itself holds or attends."""
    if clause.kind not in GATHERINGS or name.kind is EntityKind.INSTRUMENT or name.span.end <= clause.anchor:
        return False
    between = clause.text[clause.anchor : max(clause.anchor, name.span.start)]
    return _HELD.fullmatch(between) is not None


def _is_dating(clause: Clause, time: TimeMention) -> bool:
    """Whether a time may date an act: not "the first visit since 1996", which tells of another one."""
    if time.use not in DATING or time.type not in {TimeType.DATE, TimeType.TIME}:
        return False
    lasts = clause.kind in LASTING and clause.modality is Modality.HAPPENED
    return lasts or not _SINCE.search(clause.text, max(clause.sentence.start, time.span.start - 12), time.span.start)


def _rank(mention: TimeMention) -> int:
    precision = mention.time.precision if mention.time else Precision.CENTURY
    return 0 if precision is Precision.RANGE else _PRECISION[precision]


def _dates_another(clause: Clause, time: TimeMention) -> bool:
    """Whether the time belongs to something else further on.

    A name with its years in brackets ("the Road Plan (2012-2022)"), a noun ("the decision of May"), a participle
    ("agreed to apply the treaty signed in 1998"), a term of office, an act before or after ("his first visit after the
    elections on 3 May").
    """
    before = clause.text[max(clause.sentence.start, time.span.start - 60) : time.span.start]
    owned = _OF.search(before)
    if owned and time.span.start - len(before) + owned.start() > clause.anchor:
        return True
    later = clause.text[clause.anchor : time.span.start] if clause.anchor < time.span.start else ""
    if _TERM.search(before) or _IN_BRACKETS.search(before) or _AFTER.search(later):
        return True
    asides = _TOLD_OF.finditer(clause.text, clause.stretch.start, clause.anchor)
    if any(aside.start() < time.span.start < aside.end() for aside in asides):
        return True
    done = _PARTICIPLE.search(clause.text, max(0, time.span.start - 60), time.span.start)
    return done is not None and done.start(1) > clause.anchor + ANCHOR_CHARS


def _is_content(clause: Clause, time: TimeMention) -> bool:
    """Whether a time in what is said is what it is about ("welcomed the growth of 2015", "this year's edition").

    When it was said stands before the predicate or next to it ("said in Oslo on Friday that ...").
    """
    if clause.kind not in SAID or time.time is None:
        return False
    coarse = time.time.precision in _COARSE
    if coarse and _POSSESSIVE.match(clause.text, time.span.end):
        return True
    between = clause.text[clause.anchor : max(clause.anchor, time.span.start)]
    return len(between) > (ANCHOR_CHARS if coarse else SAID_CHARS) or _CONTENT.search(between) is not None


def _led(clause: Clause, times: Sequence[TimeMention]) -> TimeSpan | None:
    """Return the time of the phrase that opens the sentence, or of the report the clause is told by."""
    if clause.modality in OPEN and clause.kind not in SAID | UNDERTAKEN:
        return None
    before = [
        t
        for t in times
        if t.span.end <= clause.stretch.start and t.time and _is_dating(clause, t) and t.use is TimeUse.AT
    ]
    for time in before:
        if _opens(clause, time) or _reports(clause, time):
            return time.time
    return None


def _closed(clause: Clause, times: Sequence[TimeMention]) -> TimeSpan | None:
    """Return the time of the report that closes the clause: "Togo will open the border, its envoy said on Friday"."""
    if clause.kind not in PLEDGED:
        return None
    for time in times:
        if time.span.start >= clause.stretch.end and time.time and _is_dating(clause, time) and time.use is TimeUse.AT:
            return time.time if _CLOSING.fullmatch(clause.text, clause.stretch.end, time.span.start) else None
    return None


def _opens(clause: Clause, time: TimeMention) -> bool:
    """Whether a time stands in the phrase that opens the sentence, and nothing parts it from the clause."""
    comma = clause.text.find(",", time.span.end, min(clause.stretch.start, time.span.end + 60))
    if comma < 0 or comma - clause.sentence.start > OPENING_CHARS:
        return False
    if not _OPENING.fullmatch(clause.text[clause.sentence.start : comma + 1]):
        return False
    between = clause.text[comma + 1 : clause.stretch.start]
    return re.search(r"\bthat\b|\bwhich\b|[;:“”\"]", between) is None


def _reports(clause: Clause, time: TimeMention) -> bool:
    """Whether a time goes with the report right before the clause ("said on 3 May that", "announced Friday")."""
    if not _REPORTED.search(clause.text, clause.sentence.start, time.span.start):
        return False
    between = clause.text[time.span.end : clause.stretch.start]
    return re.fullmatch(r"\s{0,3}(?:that\s+)?(?:the\s+|its\s+)?", between) is not None
