"""Rules for parts of the day without a weekday or "this": "overnight", "the morning of 3 May", "at dawn", "that night".

Takes matches in their context; gives readings of type TIME with TIMEX3 values (2021-05-03TMO; TimeML 1.2.1). The day is
the one named, else that of the sentence or the story, else the reference day; without any it stays XXXX-XX-XX.
"""

import re
from collections.abc import Sequence
from datetime import date

from dragoman.annotate.times.calendar import UNKNOWN, shift, span_of
from dragoman.annotate.times.clock import spoken_of
from dragoman.annotate.times.dates import nearest
from dragoman.annotate.times.reading import DOCUMENT, PREVIOUS, Context, Reading, Rule, Tense, is_sure, rule, tense_of
from dragoman.annotate.times.relative import weekday_day
from dragoman.annotate.times.words import COMMA, DAY_TH, MONTH, WEEKDAY, WEEKDAYS, YEAR, month_number
from dragoman.text.patterns import SPACE, UNITS, either
from dragoman.types.value import Precision, TimeType

PARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO", "daybreak": "MO", "midday": "MI",
    "dusk": "EV", "nightfall": "NI",
}  # fmt: skip
HOURS = {word: number for word, number in UNITS.items() if 1 <= number <= 12}


def _time(match: re.Match[str], value: str, anchor: str | None = DOCUMENT) -> Sequence[Reading]:
    start, end = match.span("extent")
    return (Reading(start=start, end=end, value=value, type=TimeType.TIME, anchor=anchor),)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else UNKNOWN


_OVERNIGHT_THINGS = re.compile(r"\s{1,9}(?:success|stay|bag|train|bus|flight|rate|lending|trip|sensation)")
_MINUTES = {"half past": 30, "quarter past": 15, "quarter to": -15}


def overnight(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "overnight" as the night that began the day before, in a future clause as the night to come."""
    if _OVERNIGHT_THINGS.match(context.after(match.end())):
        return ()
    ahead = tense_of(context, match.start(), match.end()) is Tense.FUTURE
    day = context.near.earliest if context.near and context.near.precision is Precision.DAY else None
    if day is None and context.day:
        day = shift(context.day, "D", 0 if ahead else -1)
    return _time(match, f"{_iso(day)}TNI")


def bare_part(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "in the morning", "at dawn", "morning trade" as that part of the day spoken of."""
    return _time(match, f"{_iso(spoken_of(context))}T{PARTS[match['part'].lower()]}")


def that_part(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "that night", "the next morning" from the day last named."""
    before = context.last(1)
    step = {"next": 1, "following": 1, "previous": -1}.get(match["step"].lower().split()[-1], 0)
    day = shift(before.earliest, "D", step) if before else context.day if step == 0 else None
    return _time(match, f"{_iso(day)}T{PARTS[match['part'].lower()]}", PREVIOUS)


def part_of_date(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "the morning of 3 May 2021", "the evening of May 3"."""
    month, day = month_number(match["month"]), int(re.sub(r"\D", "", match["day"]))
    if month is None:
        return ()
    if match["year"]:
        value = f"{int(match['year']):04d}-{month:02d}-{day:02d}"
    else:
        tense = tense_of(context, match.start(), match.end())
        value = nearest(month, day, context, tense, sure=is_sure(context, match.start()))
    if "X" not in value and not span_of(value):
        return ()
    return _time(match, f"{value}T{PARTS[match['part'].lower()]}", None if match["year"] else DOCUMENT)


def part_of_weekday(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "the night of Saturday", "the morning of Tuesday"."""
    if not match["day"][0].isupper():
        return ()
    number = WEEKDAYS[match["day"].lower()]
    day = weekday_day(number, context, tense_of(context, match.start(), match.end()))
    part = PARTS[match["part"].lower()] if match["part"] else "MO"
    return _time(match, f"{day.isoformat() if day else f'XXXX-WXX-{number}'}T{part}")


def spoken_clock(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "10 o'clock", "half past nine", "a quarter to six"; morning or evening is not guessed but for a cue."""
    word = (match["hour"] or match["hour2"]).lower()
    hour = int(word) if word.isdigit() else HOURS[word]
    if not 1 <= hour <= 24:
        return ()
    part = (match["part"] or "").lower()
    if part in {"afternoon", "evening", "night"} and hour < 12:
        hour += 12
    total = hour * 60 + _MINUTES.get(" ".join((match["past"] or "").lower().split()), 0)
    return _time(match, f"{_iso(spoken_of(context))}T{total // 60:02d}:{total % 60:02d}")


def each_part(match: re.Match[str], context: Context) -> Sequence[Reading]:  # noqa: ARG001
    """Read "every morning", "each night"."""
    start, end = match.span("extent")
    value = f"{UNKNOWN}T{PARTS[match['part'].lower()]}"
    return (Reading(start=start, end=end, value=value, type=TimeType.SET),)


_PART = r"(?P<part>morning|afternoon|evening|night)"
_OF = rf"(?P<extent>(?:(?:early|late){SPACE}(?:on{SPACE}|in{SPACE})?)?(?:the{SPACE})?{_PART}{SPACE}of{SPACE}"
_HOUR = rf"\d{{1,2}}|{either(HOURS)}"
_TRADE = "trade|trading|session|dealings|exchanges|rush|raid|raids|attack"

RULES: tuple[Rule, ...] = (
    rule("overnight", "T", r"(?<![\w-])(?P<extent>overnight)(?![\w-])", overnight, "It was shelled overnight.",
         (("overnight", "2023-11-14TNI"),), "an overnight success"),
    rule("bare-part", "TU", rf"(?<![\w-])(?:(?:(?=(?:early|late|later|earlier){SPACE}in)|(?:in|during|through){SPACE}"
         rf"(?=the)|(?:at|by|since|before|until|till|around){SPACE}(?=dawn|daybreak|dusk|nightfall|midday)"
         rf"|(?:by|until|till){SPACE}(?=evening|nightfall|morning))"
         rf"(?P<extent>(?:(?:early|late|later|earlier){SPACE}in{SPACE})?(?:the{SPACE})?"
         rf"(?P<part>{either(PARTS)})))(?!{SPACE}of\b|[\w-])", bare_part,
         "He woke early in the morning.", (("early in the morning", "2023-11-15TMO"),), "at the evening of his life"),
    rule("part-trade", "T", rf"(?<![\w-])(?P<extent>(?:(?:early|late|mid)(?:-|{SPACE}))?{_PART})(?={SPACE}"
         rf"(?:{_TRADE})\b)"
         , bare_part, "Shares fell in morning trade.", (("morning", "2023-11-15TMO"),), "mornings trade"),
    rule("that-part", "T", rf"(?<![\w-])(?P<extent>(?P<step>that|the{SPACE}"
         rf"(?:same|next|following|previous)){SPACE}{_PART}"
         r")(?![\w-])", that_part, "On 3 May 2021 he came; the next morning he left.",
         (("the next morning", "2021-05-04TMO"),), "that mornings"),
    rule("part-month-day", "T", rf"(?<![\w-]){_OF}(?P<month>{MONTH}){SPACE}(?P<day>{DAY_TH})(?:{COMMA}"
         rf"(?P<year>{YEAR}))?"
         r")(?![\w%:]|[.,]\d)", part_of_date, "He came on the night of May 3, 2021.",
         (("the night of May 3, 2021", "2021-05-03TNI"),), "the night of may 3"),
    rule("part-day-month", "T", rf"(?<![\w-]){_OF}(?:the{SPACE})?(?P<day>{DAY_TH}){SPACE}(?:of{SPACE})?"
         rf"(?P<month>{MONTH})"
         rf"(?:{COMMA}(?P<year>{YEAR}))?)(?!\w)", part_of_date, "He came on the morning of 3 May 2021.",
         (("the morning of 3 May 2021", "2021-05-03TMO"),), "the night of 3 march"),
    rule("part-weekday", "TU", rf"(?<![\w-])(?:(?=\w)(?P<extent>(?:(?:(?:early|late){SPACE}(?:on{SPACE}|in{SPACE})?)?"
         rf"(?:the{SPACE})?{_PART}|the{SPACE}(?:early|small|wee){SPACE}hours){SPACE}of{SPACE}"
         rf"(?P<day>{WEEKDAY})))(?![\w-])", part_of_weekday,
         "He came on the night of Monday.", (("the night of Monday", "2023-11-13TNI"),), "the night of monday"),
    rule("spoken-clock", "UY", rf"(?<![\w.,:$-])(?P<extent>(?:(?:(?:a{SPACE})?(?P<past>half{SPACE}past|quarter{SPACE}"
         rf"(?:past|to))){SPACE}(?P<hour>{_HOUR})(?:{SPACE}o['’]clock)?|(?P<hour2>{_HOUR}){SPACE}o['’]clock)"
         rf"(?:{SPACE}in{SPACE}the{SPACE}(?P<part>morning|afternoon|evening))?)(?!\w)", spoken_clock,
         "He came at half past nine.", (("half past nine", "2023-11-15T09:30"),), "half past it, 45 o'clock"),
    rule("each-part", "T", rf"(?<![\w-])(?P<extent>(?:each|every){SPACE}{_PART})(?![\w-])", each_part,
         "They drill every morning.", (("every morning", "XXXX-XX-XXTMO"),), "every mornings"),
)  # fmt: skip
