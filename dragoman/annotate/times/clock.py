"""Rules for times of day and for ranges between two days, months, years or lengths.

Takes matches in their context; gives readings. Both limits of a range are mentions of their own, as TIMEX3
annotators write them; the `time` of each is the whole range, so either tells when the thing takes place.
"""

import re
from collections.abc import Sequence
from datetime import date

from dragoman.annotate.times.calendar import UNKNOWN, hull, shift, span_of
from dragoman.annotate.times.dates import nearest
from dragoman.annotate.times.reading import DOCUMENT, Context, Reading, Rule, Tense, is_sure, rule, tense_of
from dragoman.annotate.times.relative import count_of, weekday_day
from dragoman.annotate.times.words import (
    COMMA,
    DASH,
    DAY_PARTS,
    DAY_TH,
    MONTH,
    NOT_IN_WORD,
    NUMBER,
    UNIT,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    month_number,
    unit_code,
)
from dragoman.text.patterns import SPACE, either
from dragoman.types.value import Precision, TimeSpan, TimeType, TimeUse

TOLD_DAYS = 3  # a story told of "Sunday" goes on with hours of that day; a date further back is background


def clock(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "10 a.m. on Tuesday", "18:00 UTC", "noon": the day is the one named, the sentence's, or the reference."""
    groups = match.groupdict()
    if groups.get("word"):
        if match["word"][0].isupper() and context.before(match.start(), 3).strip(' \n"“(') != "":
            return ()  # a name
        time = DAY_PARTS[match["word"].lower()].lstrip("T")
    else:
        hour, minute = int(match["hour"]), int(groups.get("minute") or 0)
        half = (groups.get("half") or " ")[0].lower()
        if half in "ap" and hour > 12:
            return ()
        hour = hour % 12 + (12 if half == "p" else 0) if half in "ap" else hour
        if hour > 24 or minute > 59:
            return ()
        time = f"{hour:02d}:{minute:02d}"
    zone = "Z" if (groups.get("zone") or "").upper() in {"UTC", "GMT"} else ""
    day = _day_of(match, context)
    start, end = match.span("extent")
    return (Reading(start=start, end=end, value=f"{day}T{time}{zone}", type=TimeType.TIME, anchor=DOCUMENT),)


def _day_of(match: re.Match[str], context: Context) -> str:
    name = (match["weekday"] or "").lower()
    if match["date"] or match["beside"]:
        return _day_of_words(match, context, "date" if match["date"] else "beside")
    if name in WEEKDAYS:
        day = weekday_day(WEEKDAYS[name], context, tense_of(context, match.start(), match.end()))
    else:
        day = spoken_of(context)
        day = shift(day, "D", {"yesterday": -1, "tomorrow": 1}.get(name, 0)) if day else None
    return day.isoformat() if day else UNKNOWN


def _day_of_words(match: re.Match[str], context: Context, group: str) -> str:
    """Return the day of "Nov. 1, 2023" or "1 November"; UNKNOWN where the month is no name ("3 may")."""
    words = match[group]
    month = next((m for w in re.findall(r"[A-Za-z]{3,9}", words) if (m := month_number(w))), None)
    numbers = [int(number) for number in re.findall(r"\d{1,4}", words)]
    day, years = next(n for n in numbers if n < 32), [n for n in numbers if n > 31]
    if month is None:
        return UNKNOWN
    if years:
        value = f"{years[0]:04d}-{month:02d}-{day:02d}"
        return value if span_of(value) else UNKNOWN
    tense = tense_of(context, match.start(), match.end())
    return nearest(month, day, context, tense, sure=is_sure(context, match.start(group)))


def spoken_of(context: Context) -> date | None:
    """Return the day an hour belongs to: that of its sentence, else the last day of the story if hardly past."""
    if context.near and context.near.precision is Precision.DAY:
        return context.near.earliest
    last = context.last(1)
    told = last and context.day and 0 <= (context.day - last.earliest).days <= TOLD_DAYS
    return last.earliest if last and told else context.day


def _limits(start: tuple[int, int, str], end: tuple[int, int, str], anchor: str | None) -> Sequence[Reading]:
    """Return both limits of a range (start, end, value), each with the days of the whole; none if it runs backwards."""
    first, last = span_of(start[2]), span_of(end[2])
    if first and last and first.earliest >= last.earliest:
        return ()
    whole = hull(first, last)
    return tuple(
        Reading(start=s, end=e, value=value, time=whole, anchor=anchor, use=TimeUse.AT) for s, e, value in (start, end)
    )


def day_range(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "27 to 30 November 2023", "Aug. 10-12", "28 September to 2 October": two days, one range."""
    groups = match.groupdict()
    second = month_number(groups.get("month2") or match["month"])
    first = month_number(match["month"])
    days = [int(re.sub(r"\D", "", groups[name])) for name in ("day", "day2")]
    if first is None or second is None or not all(1 <= day <= 31 for day in days):
        return ()
    if match["year"]:
        year = f"{int(match['year']):04d}"
        values = [f"{year}-{first:02d}-{days[0]:02d}", f"{year}-{second:02d}-{days[1]:02d}"]
    else:
        tense = tense_of(context, match.start(), match.end())
        start = nearest(first, days[0], context, tense, sure=is_sure(context, match.start()))
        values = [start, f"{_year_after(start, first, second)}-{second:02d}-{days[1]:02d}"]
    anchor = None if match["year"] else DOCUMENT
    starts, ends = match.span("one"), match.span("two")
    return _limits((*starts, values[0]), (*ends, values[1]), anchor)


def _year_after(start: str, first: int, second: int) -> str:
    year = start[:4]
    return f"{int(year) + 1:04d}" if second < first and year.isdigit() else year


def year_range(match: re.Match[str], context: Context) -> Sequence[Reading]:  # noqa: ARG001
    """Read "between 2012 and 2022", "(2012-2022)", "from 2009 to 2011"."""
    first, last = int(match["one"]), int(match["two"])
    if not first < last <= first + 200:
        return ()
    return _limits((*match.span("one"), f"{first:04d}"), (*match.span("two"), f"{last:04d}"), None)


def month_range(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "between April and June 2023", "January-March", "from October to December"."""
    first, second = month_number(match["month"]), month_number(match["month2"])
    if first is None or second is None:
        return ()
    if match["year"]:
        year = int(match["year"])
        values = [f"{year - (second < first):04d}-{first:02d}", f"{year:04d}-{second:02d}"]
    else:
        tense = tense_of(context, match.start(), match.end())
        start = nearest(first, None, context, Tense.PAST if tense is Tense.NONE else tense)
        values = [start, f"{_year_after(start, first, second)}-{second:02d}"]
    anchor = None if match["year"] else DOCUMENT
    return _limits((*match.span("one"), values[0]), (*match.span("two"), values[1]), anchor)


def weekday_range(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "from Tuesday to Friday": the second is the first such day after the first."""
    if not (match["one"][0].isupper() and match["two"][0].isupper()):
        return ()
    first, second = WEEKDAYS[match["one"].lower()], WEEKDAYS[match["two"].lower()]
    start = weekday_day(first, context, tense_of(context, match.start(), match.end()))
    end = shift(start, "D", (second - first) % 7) if start else None
    values = [d.isoformat() if d else f"XXXX-WXX-{n}" for d, n in ((start, first), (end, second))]
    return _limits((*match.span("one"), values[0]), (*match.span("two"), values[1]), DOCUMENT)


def length_range(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "between 60 and 90 days", "two to three years": two lengths; the deadline is the longer."""
    prefix, code = unit_code(match["unit"])
    one, two = count_of(match["one"])[0], count_of(match["count"])[0]
    step = (match["step"] or "").lower()
    number = count_of(match["count"])[1]
    time = None
    if step and context.day and number and prefix == "P" and code != "WE":
        end = shift(context.day, code, number if step in {"next", "coming"} else -number)
        time = TimeSpan(min(end, context.day), max(end, context.day), Precision.RANGE) if end else None
    kind, anchor = TimeType.DURATION, DOCUMENT if time else None
    start = match.start("lead") if step else match.start("one")
    spans = (start, match.end("one")), match.span("two")
    values = (f"{prefix}{one}{code}", f"{prefix}{two}{code}")
    return tuple(
        Reading(start=s, end=e, value=value, type=kind, time=time, anchor=anchor)
        for (s, e), value in zip(spans, values, strict=True)
    )


_TO = rf"(?:\s{{0,3}}[-–—−]\s{{0,3}}|{SPACE}(?:to|through|until|till|and|-|--){SPACE})"
_DATE = (
    rf"(?:{WEEKDAY}{COMMA})?(?:{MONTH}{SPACE}{DAY_TH}(?:{COMMA}{YEAR})?|{DAY_TH}{SPACE}(?:of{SPACE})?{MONTH}"
    rf"(?:,?{SPACE}{YEAR})?)"
)
_ON = (  # a date after a comma is a time of its own, but says which day is meant
    rf"(?:,?{SPACE}(?:on{SPACE})?(?P<weekday>{WEEKDAY}|today|yesterday|tomorrow)|{SPACE}on{SPACE}(?P<date>{_DATE})"
    rf"|(?=,{SPACE}(?P<beside>{_DATE})))?"
)
_ZONES = "UTC GMT EST EDT ET PST PDT CET CEST JST BST IST AEST HKT".split()
_ZONE = rf"(?:{SPACE}\(?(?P<zone>{either([*_ZONES, 'local time', 'Moscow time'])})\)?)"
_ABOUT = rf"(?:(?:about|around|approximately|nearly|roughly){SPACE})"
_HALF = r"(?P<half>a\.m\.?|p\.m\.?|am|pm)"
_END_YEAR = rf"(?:{COMMA}(?P<year>{YEAR}))?(?![\w%:]|[.,]\d)"

RULES: tuple[Rule, ...] = (
    rule("clock-half", "TY", rf"(?<![\w.,:$-])(?P<extent>{_ABOUT}?(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?"
         rf"\s{{0,3}}{_HALF}(?!\w){_ZONE}?{_ON})",
         clock, "Talks begin at 10 a.m. on Tuesday.", (("10 a.m. on Tuesday", "2023-11-21T10:00"),),
         "10 amps and 45 pm"),
    rule("clock", "Y", rf"(?<![\w.,:$/-])(?P<extent>{_ABOUT}?(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?::"
         rf"\d\d)?{_ZONE}?{_ON})(?![\w:%])",
         clock, "It landed at 18:00 UTC.", (("18:00 UTC", "2023-11-15T18:00Z"),), "Psalm 118:200; 45:12"),
    rule("clock-zone", "Y", rf"(?<![\w.,:$/-])(?P<extent>(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)(?:{SPACE}hrs"
         rf"|{SPACE}hours)?"
         rf"{_ZONE}{_ON})(?!\w)", clock, "At 0800 UTC it opened.", (("0800 UTC", "2023-11-15T08:00Z"),), "0900 ways"),
    rule("noon", "T", rf"(?<!\w)(?P<extent>(?P<word>noon|midnight){_ZONE}?{_ON})(?!\w)", clock,
         "It ended at noon on Monday.", (("noon on Monday", "2023-11-13T12:00"),), "afternoons"),
    rule("days-month", "M", rf"{NOT_IN_WORD}(?P<one>(?P<day>{DAY_TH})){_TO}(?:the{SPACE})?(?P<two>(?P<day2"
         rf">{DAY_TH}){SPACE}"
         rf"(?:of{SPACE})?(?P<month>{MONTH}){_END_YEAR})", day_range,
         "He visits from 27 to 30 November.", (("27", "2023-11-27"), ("30 November", "2023-11-30")),
         "30 to 27 November 2023"),
    rule("month-days", "M", rf"{NOT_IN_WORD}(?P<one>(?P<month>{MONTH}){SPACE}(?P<day>{DAY_TH})){_TO}(?:the{SPACE})?"
         rf"(?P<two>(?P<day2>{DAY_TH}){_END_YEAR})(?!{SPACE}{MONTH})", day_range,
         "He came on Aug. 10-12, 2022.", (("Aug. 10", "2022-08-10"), ("12, 2022", "2022-08-12")), "may 3 and 5"),
    rule("day-month-day-month", "M", rf"{NOT_IN_WORD}(?P<one>(?P<day>{DAY_TH}){SPACE}(?:of{SPACE})?(?P<month"
         rf">{MONTH})){_TO}"
         rf"(?P<two>(?P<day2>{DAY_TH}){SPACE}(?:of{SPACE})?(?P<month2>{MONTH}){_END_YEAR})", day_range,
         "From 28 September to 2 October 2016.", (("28 September", "2016-09-28"), ("2 October 2016", "2016-10-02")),
         "from 28 may to 2 march"),
    rule("month-day-month-day", "M", rf"{NOT_IN_WORD}(?P<one>(?P<month>{MONTH}){SPACE}(?P<day>{DAY_TH})){_TO}"
         rf"(?P<two>(?P<month2>{MONTH}){SPACE}(?P<day2>{DAY_TH}){_END_YEAR})", day_range,
         "From Sept. 28 to Oct. 2, 2016.", (("Sept. 28", "2016-09-28"), ("Oct. 2, 2016", "2016-10-02")),
         "may 2 to may 3"),
    rule("years", "Y", rf"(?<![\w.,/-])(?:(?:from|between|in|during){SPACE})?(?P<one>{YEAR}){_TO}(?P<two>{YEAR})(?!["
         rf"\w/-]|[.,]\d)",
         year_range, "It rose between 2012 and 2022.", (("2012", "2012"), ("2022", "2022")), "2022-2012"),
    rule("months", "M", rf"{NOT_IN_WORD}(?P<one>(?P<month>{MONTH})){_TO}(?P<two>(?P<month2>{MONTH})(?:{COMMA}(?P<yea"
         rf"r>{YEAR}))?)(?![\w-])",
         month_range, "It fell between April and June 2023.", (("April", "2023-04"), ("June 2023", "2023-06")),
         "may to march"),
    rule("weekdays", "W", rf"(?<![\w-])(?P<one>{WEEKDAY})(?:{DASH}|{SPACE}(?:to|through|until){SPACE})(?P<two"
         rf">{WEEKDAY})(?![\w-])",
         weekday_range, "He stays from Tuesday to Friday.", (("Tuesday", "2023-11-14"), ("Friday", "2023-11-17")),
         "from sunday to monday"),
    rule("lengths", "U", rf"(?<![\w.,$€£¥-])(?P<lead>(?:the{SPACE})?(?P<step>next|coming|last|past){SPACE})?(?P<one"
         rf">{NUMBER})"
         rf"(?:\s{{0,3}}[-–]\s{{0,3}}|{SPACE}(?:to|or|and){SPACE})(?P<two>(?P<count>{NUMBER}){SPACE}(?P<unit>{UNIT}"
         rf"s))(?![\w-])",
         length_range, "It takes between 60 and 90 days.", (("60", "P60D"), ("90 days", "P90D")), "60 or more days"),
)  # fmt: skip
