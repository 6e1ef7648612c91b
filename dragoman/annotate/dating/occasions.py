"""Known occasions as evidence: a level of relations just declared, a summit known by its place, a numbered meeting.

Takes a Story; gives Clues. What the text tells as of "Monday" and the lexicon has on a Monday was told within days;
a lead that tells what was done "after the meeting in Oslo" came out within a week; what it tells in the past without a
year took place within a year before it; what is still ahead bounds it from above.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from dragoman.annotate.dating.story import Line, Story
from dragoman.annotate.times.reading import Tense
from dragoman.lexicon.records import Gathering, Lexicon, NumberedMeeting, Relation, YearlyMeeting
from dragoman.text.daysets import DaySet, between, spell
from dragoman.text.evidence import Clue
from dragoman.text.folding import fold
from dragoman.text.patterns import either
from dragoman.types.entity import EntityKind

LEAD_DAYS = 3
"""How long after a weekday that the lead names a report may come out: in dated news (MEANTIME, 120 texts) a past
weekday of the first two sentences lies 0-3 days back in 34 of 36 cases."""
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")  # whatever the locale
WEEK = timedelta(days=7)
UNDATED_DAYS = 365  # a writer gives the year of a meeting that lies further back
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])(?:T.{1,9})?")
_WEEK = re.compile(r"(?:earlier )?(last|this) week")
_CHANGED = re.compile(r"\b(?:upgrad|elevat|rais|lift|establish|normali[sz]|restor|resum|agreed\sto\sset\sup)\w{0,8}\b")
_AT_MEETING = re.compile(
    r"(?:\b(?:at|during)|(?<!years )(?<!year )(?<!months )(?<!weeks )\b(?:after|following))\s(?:the|their|its|a)\s",
    re.IGNORECASE,
)
"""What leads news to the meeting it comes from: "issued a warning after their meeting in Oslo"."""
_EARLIER_AT = re.compile(r"\bearlier\s(?:today\s)?(?:at|during)\s", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|shall|to\sbe\sheld|upcoming|forthcoming|scheduled|ahead\sof|preparations?\sfor)\b")
_NUMBERED = re.compile(r"(?<![\w-])\d{1,3}(?:st|nd|rd|th)\s")
_NUMBER = r"(?<![\w-])(?P<number>\d{1,3})(?:st|nd|rd|th)\s(?:session\sof\sthe\s|annual\s)?"


def find_upgrades(story: Story) -> Iterator[Clue]:
    """Yield the days after a change of level that the lead tells of with its weekday or "today"."""
    for line in story.lines:
        if not line.is_lead or line.is_dated or not _CHANGED.search(fold(line.words)):
            continue
        for relation in _relations_named(line, story.lexicon):
            days = _days_after(line, relation.start, relation.end)
            if days and relation.start == relation.end:
                one, two = (story.lexicon.entities[i].name for i in (relation.one, relation.two))
                level = relation.name or relation.level.replace("_", " ")
                day = spell(relation.start)
                reason = (
                    f"It tells in its lead of what {one} and {two} declared on {relation.start:%A}, {day}: {level}."
                )
                yield Clue(kind="upgrade", days=days, reason=_plain(reason, relation.start))


def _plain(reason: str, day: date) -> str:
    """Write the weekday in English whatever the locale."""
    return reason.replace(f"{day:%A}", DAY_NAMES[day.weekday()])


def _relations_named(line: Line, lexicon: Lexicon) -> list[Relation]:
    """Return the rows of the only two sides a sentence names whose level it names, the highest level alone."""
    sides = {i for n in line.names if n.kind in {EntityKind.STATE, EntityKind.IGO} for i in n.entity_ids[:1]}
    words = fold(line.words)
    ranks = {r["id"]: int(r["rank"]) for r in lexicon.tables["levels"] if _has_any(words, r["words"].split("|"))}
    rows = [r for r in lexicon.relations if {r.one, r.two} <= sides and r.level in ranks]
    top = max((ranks[r.level] for r in rows), default=0)
    return [r for r in rows if ranks[r.level] == top]


def _days_after(line: Line, start: date, end: date) -> DaySet:
    """Return when a lead may have been written that tells of these days by a weekday, "this week" or "last week"."""
    for time in line.times:
        week = _WEEK.fullmatch(fold(" ".join(time.span.of(line.text).split())))
        if week:
            monday = start - timedelta(days=start.weekday()) + WEEK * (week[1] == "last")
            return between(max(start, monday), monday + WEEK - timedelta(days=1))
        match = _WEEKDAY.fullmatch(time.value)
        if match:
            held = [start + timedelta(days=i) for i in range((end - start).days + 1)]
            fitting = [d for d in held if d.isoweekday() == int(match[1])]
            return between(fitting[0], fitting[0] + timedelta(days=LEAD_DAYS)) if len(fitting) == 1 else ()
    return ()


def find_gatherings(story: Story) -> Iterator[Clue]:
    """Yield what each meeting that is known by its place leaves open."""
    places = _places(story.lexicon)
    for line in story.lines:
        words = fold(line.words)
        if not places.search(words) or line.is_dated:
            continue
        for meeting in story.lexicon.gatherings:
            if not all(_has_any(words, names) for names in (meeting.place, meeting.meeting, meeting.body)):
                continue
            days, how = _around(line, meeting.start, meeting.end)
            name = f"the {meeting.body[0]} {meeting.meeting[0]} in {meeting.place[0]}"
            yield Clue(kind="gathering", days=days, reason=f"It tells {how} of {name}, {_shown(meeting)}.")


@lru_cache(maxsize=4)
def _places(lexicon: Lexicon) -> re.Pattern[str]:
    """Return what finds any of the places of gatherings.tsv, to pass over the sentences without one."""
    names = [fold(place) for meeting in lexicon.gatherings for place in meeting.place]
    return re.compile(rf"(?<!\w){either(names)}(?!\w)" if names else r"(?!)")


def _shown(meeting: Gathering | NumberedMeeting) -> str:
    if meeting.start == meeting.end:
        return spell(meeting.start)
    return f"{spell(meeting.start)} to {spell(meeting.end)}"


def _around(line: Line, start: date, end: date) -> tuple[DaySet, str]:
    """Return the days a sentence about a meeting may be written on, and how it tells of it."""
    near = _days_after(line, start, end) if line.is_lead else ()
    if near:
        return near, "by its weekday or week"
    if _AHEAD.search(line.words):
        return between(start - timedelta(days=UNDATED_DAYS), end), "as ahead, without a year,"
    if (_AT_MEETING if line.is_lead else _EARLIER_AT).search(line.words):
        return between(start, end + WEEK), "as its own occasion"
    return between(start, start + timedelta(days=UNDATED_DAYS)), "without a year"


def _has_any(words: str, names: tuple[str, ...] | list[str]) -> bool:
    return any(f in words and re.search(rf"(?<!\w){re.escape(f)}(?!\w)", words) for f in map(fold, names))


def find_yearly_meetings(story: Story) -> Iterator[Clue]:
    """Yield what each numbered yearly meeting leaves open: its year and the one beside it."""
    for line in story.lines:
        words = fold(line.words)
        if not _NUMBERED.search(words) or line.is_dated:
            continue
        for meeting in story.lexicon.yearly_meetings:
            number = _number(words, meeting)
            if number is None or not meeting.first <= number <= meeting.last:
                continue
            year = meeting.base + number
            ahead = _AHEAD.search(line.words) or any(line.tense(t) is Tense.FUTURE for t in line.times)
            first, last = (year - 1, year) if ahead else (year, year + 1)
            reason = f"It tells of {meeting.words[0]} number {number}, which belongs to {year}, without a year."
            yield Clue(kind="yearly meeting", days=between(date(first, 1, 1), date(last, 12, 31)), reason=reason)


def _number(words: str, meeting: YearlyMeeting) -> int | None:
    return _number_of(words, meeting.words)


def _number_of(words: str, names: tuple[str, ...]) -> int | None:
    """Return the number right before one of `names` in folded `words`."""
    folded = _folded(names)
    match = _numbered(folded).search(words) if any(name in words for name in folded) else None
    return int(match["number"]) if match else None


@lru_cache(maxsize=1024)
def _folded(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(fold, names))


@lru_cache(maxsize=256)
def _numbered(folded: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{_NUMBER}(?:{'|'.join(map(re.escape, folded))})(?!\w)")


def find_numbered_meetings(story: Story) -> Iterator[Clue]:
    """Yield what each numbered meeting leaves open whose days are known."""
    for line in story.lines:
        words = fold(line.words)
        if not _NUMBERED.search(words) or line.is_dated:
            continue
        for series, meetings in _by_series(story.lexicon).items():
            entity = story.lexicon.entities[series]
            meeting = meetings.get(_number_of(words, (entity.name, *(n.text for n in entity.names))) or 0)
            if meeting:
                days, how = _around(line, meeting.start, meeting.end)
                reason = f"It tells {how} of {entity.name} number {meeting.number}, {_shown(meeting)}."
                yield Clue(kind="numbered meeting", days=days, reason=reason)


@lru_cache(maxsize=4)
def _by_series(lexicon: Lexicon) -> dict[str, dict[int, NumberedMeeting]]:
    found: dict[str, dict[int, NumberedMeeting]] = {}
    for meeting in lexicon.numbered_meetings:
        found.setdefault(meeting.series, {})[meeting.number] = meeting
    return found
