"""Rules for times that lean on the document date or on a date before: "today", "last week", "two years later".

Takes matches in their context; gives readings. Without a reference day the value keeps its blanks
(XXXX-WXX-1) and the anchor is named (TimeML 1.2.1, `value` and `anchorTimeID`).
"""

import re
from collections.abc import Sequence
from datetime import date

from dragoman.annotate.times.calendar import UNKNOWN, shift, span_of, value_of
from dragoman.annotate.times.reading import (
    DOCUMENT,
    PREVIOUS,
    Context,
    Reading,
    Rule,
    Tense,
    date_at,
    rule,
    tense_of,
)
from dragoman.annotate.times.words import (
    DAY_PARTS,
    MONTH,
    UNIT,
    WEEKDAY,
    WEEKDAYS,
    WEEKDAYS_SHORT,
    month_number,
    unit_code,
)
from dragoman.text.patterns import SPACE, either, parse_number
from dragoman.types.value import Precision, TimeSpan, TimeType

BLANKS = {"D": UNKNOWN, "W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "H": "XXXX-HX", "Y": "XXXX", "DE": "XXX",
          "CE": "XX", "WE": "XXXX-WXX-WE"}  # fmt: skip
# a date can lead to another only if it is known at least to this many days
DAYS_IN = {"D": 1, "W": 7, "WE": 7, "M": 31, "Q": 92, "H": 184, "Y": 366, "DE": 3653, "CE": 36525}
STEPS = {
    "last": -1, "latest": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "following": 1, "forthcoming": 1,
    "upcoming": 1, "this": 0, "current": 0, "same": 0, "the": 0, "that": 0,
}  # fmt: skip


def weekday_day(number: int, context: Context, tense: Tense) -> date | None:
    """Return the nearest such weekday: on or before the reference day, after it in a future clause."""
    if context.day is None:
        return None
    offset = (number - context.day.isoweekday()) % 7
    return shift(context.day, "D", offset if tense is Tense.FUTURE or offset == 0 else offset - 7)


# "Friday prayers", "the Tuesday Group": what bears the name of a day; "the last Friday of each month" is no one day
_NAMED_AFTER = re.compile(
    r"\s{1,9}(?:(?i:prayers?|sermons?|school)\b|(?:Telegraph|Times|Mirror|Express|Mail|Herald|Post|Sun|Star|Tribune|Club"
    r"|Group|Agreement|Accords?|Mosque|Market|Massacre)\b)"
    r"|\s{1,9}(?i:of|in)\s{1,9}(?i:each|every)\b"
)


def weekday(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "Monday", "last Friday", "Tuesday evening", "late Thursday"."""
    name = match["day"]
    if not name[:1].isupper() or name.lower() not in WEEKDAYS | WEEKDAYS_SHORT:
        return ()
    number = (WEEKDAYS | WEEKDAYS_SHORT)[name.lower()]
    step, part = (match["step"] or "").lower(), (match["part"] or "").lower()
    word = context.word_before(match.start("extent"))
    if word in {"black", "bloody", "easter", "palm", "ash", "super", "manic", "cyber", "spy", "shrove", "maundy"}:
        return ()
    if _NAMED_AFTER.match(context.after(match.end())):
        return ()
    tense = Tense.FUTURE if word in {"by", "until", "till"} or step in {"next", "coming", "this coming"} else Tense.PAST
    if tense is Tense.PAST and step not in {"last", "past"}:
        tense = tense_of(context, match.start("extent"), match.end())
        tense = Tense.FUTURE if step == "this" and tense is Tense.NONE else tense
    day = weekday_day(number, context, tense)
    if day and day == context.day and step in {"last", "next", "past"}:
        day = shift(day, "D", -7 if step != "next" else 7)
    value = day.isoformat() if day else f"XXXX-WXX-{number}"
    return with_part(match, value, part)


def with_part(match: re.Match[str], value: str, part: str, anchor: str | None = DOCUMENT) -> tuple[Reading]:
    """Return the reading of a day, or of a part of it ("TMO")."""
    code = DAY_PARTS.get(part.rstrip("s"))
    if code:
        value += code if code.startswith("T") else f"T{code}"
    kind = TimeType.TIME if code else TimeType.DATE
    return (Reading(start=match.start("extent"), end=match.end("extent"), value=value, type=kind, anchor=anchor),)


DAY_WORDS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "the day before yesterday": -2,
             "the day after tomorrow": 2, "this": 0, "last": -1}  # fmt: skip


def near_day(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "today", "yesterday morning", "earlier today", "this morning", "last night"."""
    word = re.sub(r"\s+", " ", match["word"].lower())
    part = "night" if word == "tonight" else (match["part"] or "").lower()
    if word in {"this", "last"} and (not part or (word == "last" and part != "night")):
        return ()
    if word == "today" and context.after(match.end(), 4).startswith(("'s ", "’s ")) and not context.day:
        return date_at(match, "PRESENT_REF")
    day = shift(context.day, "D", DAY_WORDS[word]) if context.day else None
    return with_part(match, day.isoformat() if day else UNKNOWN, part)


def moved(context: Context, unit: str, step: int, *, previous: bool = False) -> str | None:
    """Return the value of the unit `step` units from the reference day, or from the date before.

    Without a date before, only a month or year that is the same or earlier may lean on the reference day.
    """
    before = context.last(DAYS_IN[unit]) if previous else None
    base = before.earliest if before else context.day
    if previous and before is None and (step > 0 or unit in {"D", "W", "WE"}):
        base = None  # "two days later" than what?
    if base is None:
        return BLANKS[unit]
    if unit == "WE":
        day = shift(base, "W", step)
        return value_of(day, "W") + "-WE" if day else None
    day = shift(base.replace(day=1) if unit in {"M", "Q", "H"} else base, unit, step)
    return value_of(day, unit) if day else None


def step_unit(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "last week", "earlier this month", "the end of next year", "the same period last year"."""
    step, unit = match["step"].lower(), unit_code(match["unit"])[1]
    if step in {"previous", "following"}:
        return lean(match, context, unit, STEPS[step])
    count = STEPS[step]
    if step == "past" or (unit in {"DE", "CE", "D"} and step in {"last", "next", "coming"}):
        return ()  # a length: "over the past year"
    if unit == "Y" and "half" in (match["part"] or "").lower():
        return ()  # the rule of halves says which
    if step == "the":
        if not match["part"] and unit != "WE":
            return ()
        if unit == "D":
            return lean(match, context, unit, 0, base=context.near or as_span(context.day))
        count = -1 if unit == "WE" and _weekend_past(match, context) else 0
    value = moved(context, unit, count)
    if value is None:
        return ()
    time = _rest(value, (match["part"] or "").lower(), context)
    return (Reading(start=match.start("extent"), end=match.end("extent"), value=value, time=time, anchor=DOCUMENT),)


def _weekend_past(match: re.Match[str], context: Context) -> bool:
    early = context.day is not None and context.day.isoweekday() < 6
    return early and tense_of(context, match.start(), match.end()) is not Tense.FUTURE


def _rest(value: str, part: str, context: Context) -> TimeSpan | None:
    """Return the days before ("earlier this month") or after ("later this year") the reference day."""
    whole = span_of(value)
    if whole is None or context.day is None or not whole.earliest <= context.day <= whole.latest:
        return None
    if part.startswith("earlier"):
        return TimeSpan(whole.earliest, context.day, Precision.RANGE)
    if part.startswith("later"):
        return TimeSpan(context.day, whole.latest, Precision.RANGE)
    return None


def lean(
    match: re.Match[str], context: Context, unit: str, step: int, *, base: TimeSpan | None = None
) -> Sequence[Reading]:
    """Return the unit `step` units from the date before; from the document date where there is none."""
    if base:
        context = Context(context.text, context.sentence, context.day, (base,))
    value = moved(context, unit, step, previous=True)
    return date_at(match, value, group="extent", anchor=PREVIOUS) if value else ()


def as_span(day: date | None) -> TimeSpan | None:
    """Return one day as an interval, None as None."""
    return TimeSpan(day, day, Precision.DAY) if day else None


def year_end(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "year-end" as the year of the reference day."""
    value = moved(context, "Y", 0)
    return date_at(match, value, group="extent", anchor=DOCUMENT) if value else ()


def the_unit(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "in the quarter", "for the year" as the one spoken of in the sentence, else that of the reference day."""
    if not match["unit"].islower():
        return ()  # "Man of the Year"
    unit = unit_code(match["unit"])[1]
    last = context.last(DAYS_IN["Q"]) if unit == "Q" else None
    near = last if last and last.precision is Precision.QUARTER else context.near
    if near is None or near.days > DAYS_IN[unit]:
        near = as_span(context.day)
    value = value_of(near.earliest, unit) if near else BLANKS[unit]
    return date_at(match, value, group="extent", anchor=DOCUMENT)


def same_unit(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "the same day", "that year" as the unit of the last date before."""
    unit = unit_code(match["unit"])[1]
    return lean(match, context, unit, 0)


def step_month(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "last November" as the latest before this month, "next March" as the first after it."""
    month = month_number(match["month"])
    if month is None:
        return ()
    if context.day is None:
        return date_at(match, f"XXXX-{month:02d}", group="extent", anchor=DOCUMENT)
    step, year = match["step"].lower(), context.day.year
    if step in {"last", "past"} and month >= context.day.month:
        year -= 1
    if STEPS[step] > 0 and month <= context.day.month:
        year += 1
    return date_at(match, f"{year:04d}-{month:02d}", group="extent", anchor=DOCUMENT)


def month_of_step(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "October of next year" and "March this year" as two dates, the month in that year."""
    month = month_number(match["month"])
    value = moved(context, "Y", STEPS[match["step"].lower()])
    if month is None or value is None:
        return ()
    start = match.start("month")
    return (Reading(start=start, end=match.end("extent"), value=f"{value}-{month:02d}", anchor=DOCUMENT),)


def count_of(text: str) -> tuple[str, int | None]:
    """Read a count for a TIMEX3 duration: ("3", 3), ("2.5", None), ("X", None)."""
    words = re.sub(r"\s+", " ", text.lower()).strip()
    if words in {"a", "an", "one", "another", "each", "every"}:
        return "1", 1
    number = parse_number(words)
    if number is None:
        return "X", None
    whole = number == number.to_integral_value()
    return (str(int(number)), int(number)) if whole and number < 100_000 else (f"{number.normalize():f}", None)


def day_again(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "ended the day" as the last day named before, else the reference day."""
    return lean(match, context, "D", 0, base=context.last(1) or as_span(context.day))


def following_days(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "the next day" after a date as the day after it."""
    return lean(match, context, "D", 1 if match["step"].lower() in {"next", "following"} else -1)


def unit_before(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "the day before" at the end of a clause from the date before; the one before today where there is none."""
    unit, step = unit_code(match["unit"])[1], 1 if match["step"].lower() == "after" else -1
    base = context.last(DAYS_IN[unit]) or (as_span(context.day) if step < 0 else None)
    return lean(match, context, unit, step, base=base)


_EDGE = (
    rf"(?:(?:the{SPACE})?(?:(?:very{SPACE})?(?:end|beginning|start|middle|close|rest|remainder){SPACE}of|earlier|later"
    rf"|early|late|mid|(?:first|last|second){SPACE}half{SPACE}of)(?:-|{SPACE})(?:in{SPACE})?)"
)
_PARTS = r"(?:morning|afternoon|evening|night)"

RULES: tuple[Rule, ...] = (
    rule("weekday", "W", rf"(?<![\w-])(?P<extent>(?:(?P<step>last|next|this|this{SPACE}coming|coming|past){SPACE})?"
         rf"(?:(?:late|early|earlier|later)(?:{SPACE}on)?{SPACE})?(?P<day>{WEEKDAY}|{either(WEEKDAYS_SHORT)})"
         rf"(?:{SPACE}(?P<part>{_PARTS}))?)(?![\w-])", weekday,
         "He spoke on Tuesday evening.", (("Tuesday evening", "2023-11-14TEV"),), "a sunday best"),
    rule("near-day", "V", rf"(?<![\w-])(?P<extent>(?:(?:earlier|later|late|early){SPACE})?(?P<word>today|yesterday"
         rf"|tomorrow|tonight|the{SPACE}day{SPACE}before{SPACE}yesterday|the{SPACE}day{SPACE}after{SPACE}tomorrow"
         rf"|this|last)(?:{SPACE}(?P<part>{_PARTS}))?)(?!\w)", near_day,
         "He left yesterday morning.", (("yesterday morning", "2023-11-14TMO"),), "this evenings"),
    rule("step-unit", "U", rf"(?<![\w-])(?P<extent>(?P<part>{_EDGE})?(?:the{SPACE})?(?P<step>last|next|this|previous"
         rf"|past|coming|following|current|latest|the){SPACE}(?:calendar{SPACE})?(?P<unit>{UNIT}))(?![\w-])", step_unit,
         "They met last week and will by the end of next year.",
         (("last week", "2023-W45"), ("the end of next year", "2024")), "at the hour; the month's"),
    rule("year-end", "U", rf"(?<![\w-])(?P<extent>(?:the{SPACE})?year(?:-|’s{SPACE}|'s{SPACE})end)(?![\w-])", year_end,
         "It expires at year-end.", (("year-end", "2023"),), "at year ends"),
    rule("the-unit", "U", rf"(?<!\w)(?:for|in|during|of|within|throughout|over|through|by){SPACE}(?P<extent>the{SPACE}"
         rf"(?P<unit>week|month|quarter|year|decade))(?!\w|['’-]|{SPACE}(?:of|before|after|end|ended|ending|earlier|ago"
         rf"|ahead|to|that|when|in{SPACE}which|since|prior|following|through|previous|until|from|{UNIT}|two"
         rf"{SPACE}thousand|nineteen|twenty)\b)", the_unit,
         "Sales rose in the quarter.", (("the quarter", "2023-Q4"),), "in the year of the war; Man of the Year-end"),
    rule("same-unit", "U", rf"(?<![\w-])(?P<extent>(?P<step>(?:the|that){SPACE}(?:very{SPACE})?same|that){SPACE}"
         rf"(?P<unit>day|week|month|year|decade))(?![\w-])", same_unit,
         "On 3 May 2021 he came; the same day he left.", (("the same day", "2021-05-03"),), "all the days"),
    rule("end-the-day", "U", rf"(?<!\w)(?:end|ended|ending|finish|finished|close|closed|start|started|for|during|o"
         rf"n){SPACE}"
         rf"(?P<extent>the{SPACE}day)(?=\s{{0,3}}(?:[.,;]|at\b|with\b|down\b|up\b|lower\b|higher\b|in\b))", day_again,
         "On 3 May 2021 the index ended the day at 80.", (("the day", "2021-05-03"),), "the end of the days"),
    rule("next-day", "U", rf"(?<!\w)(?P<extent>the{SPACE}(?P<step>next|following|previous){SPACE}day)(?!\w)",
         following_days, "On 3 May 2021 he came; the next day he left.", (("the next day", "2021-05-04"),),
         "the next days"),
    rule("day-before", "U", rf"(?<!\w)(?P<extent>the{SPACE}(?P<unit>day|week|month|year){SPACE}(?P<step>before|after))"
         r"(?=\s{0,3}(?:[.,;:)]|\Z))", unit_before, "On 3 May 2021 he came; she had left the day before.",
         (("the day before", "2021-05-02"),), "the day before the vote"),
    rule("step-month", "M", rf"(?<!\w)(?P<extent>(?:(?:early|late|mid)(?:-|{SPACE}))?(?P<step>last|next|this|past|co"
         rf"ming|forthcoming"
         rf"|upcoming){SPACE}(?P<month>{MONTH}))(?![\w-])", step_month, "It was agreed last November.",
         (("last November", "2022-11"),), "the last march on Rome"),
    rule("month-of-year", "M", rf"(?<!\w)(?P<extent>(?P<month>{MONTH}){SPACE}(?:of{SPACE})?(?P<step>last|next|this)"
         rf"{SPACE}year)(?!\w)", month_of_step, "It opens in March next year.", (("March next year", "2024-03"),),
         "they may last year on year"),
)  # fmt: skip
