"""Rules for lengths in other words than "three days": ages, "all day", "weeklong", "3 1/2 years", "the year ended".

Takes matches in their context; gives readings of type DURATION with TIMEX3 values (TimeML 1.2.1). An age, such as
"57-year-old", is a length with the use AGE: it dates nothing.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dragoman.annotate.times.calendar import shift, span_of
from dragoman.annotate.times.dates import nearest
from dragoman.annotate.times.durations import duration_value
from dragoman.annotate.times.reading import DOCUMENT, Context, Reading, Rule, Tense, rule, tense_of
from dragoman.annotate.times.relative import count_of
from dragoman.annotate.times.words import COMMA, DAY_TH, HEDGE, MONTH, NUMBER, UNIT, YEAR, month_number, unit_code
from dragoman.text.patterns import SPACE
from dragoman.types.value import Precision, TimeSpan, TimeType, TimeUse

FRACTIONS = {"1/2": ".5", "1/4": ".25", "3/4": ".75", "½": ".5", "¼": ".25", "¾": ".75"}


def _length(match: re.Match[str], value: str, use: TimeUse | None = None) -> Sequence[Reading]:
    start, end = match.span("extent")
    return (Reading(start=start, end=end, value=value, type=TimeType.DURATION, use=use),)


def age(match: re.Match[str], context: Context) -> Sequence[Reading]:  # noqa: ARG001
    """Read "57-year-old", "15 months old" as the length someone or something has lasted."""
    return _length(match, duration_value(count_of(match["count"])[0], match["unit"]), TimeUse.AGE)


def vague_age(match: re.Match[str], context: Context) -> Sequence[Reading]:  # noqa: ARG001
    """Read "decades-old", "a centuries-old feud"."""
    return _length(match, duration_value("X", match["unit"]), TimeUse.AGE)


def one_unit(match: re.Match[str], context: Context) -> Sequence[Reading]:  # noqa: ARG001
    """Read "all day", "the whole week", "weeklong", "a year-long review": a length of one."""
    return _length(match, duration_value(count_of(match["count"] or "one")[0], match["unit"]))


def number_of(match: re.Match[str], context: Context) -> Sequence[Reading]:  # noqa: ARG001
    """Read "a number of years", "scores of years"."""
    return _length(match, duration_value("X", match["unit"]))


def with_fraction(match: re.Match[str], context: Context) -> Sequence[Reading]:  # noqa: ARG001
    """Read "3 1/2 years", "2½-year", "two-and-a-half-hour"."""
    if match["words"]:
        return _length(match, duration_value(count_of(match["words"])[0], match["unit"], "half"))
    return _length(match, duration_value(match["whole"] + FRACTIONS[match["part"]], match["unit"]))


def hyphen_range(match: re.Match[str], context: Context) -> Sequence[Reading]:  # noqa: ARG001
    """Read "two- to three-year", "30-to-60-day": two lengths."""
    return tuple(
        Reading(
            start=match.start(name), end=match.end(limit), type=TimeType.DURATION,
            value=duration_value(count_of(match[name])[0], match["unit"]),
        )
        for name, limit in (("one", "one"), ("two", "unit"))
    )  # fmt: skip


def ended(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "the year ended March 31", "the fiscal year ending June 30, 2025": a length whose last day is named.

    The fiscal year is numbered by the year in which it ends, as its days say; Japan's number is a year lower and is
    read so only where the text writes it.
    """
    month, day = month_number(match["month"]), int(re.sub(r"\D", "", match["day"]))
    if month is None:
        return ()
    if match["year"]:
        value = f"{int(match['year']):04d}-{month:02d}-{day:02d}"
    else:
        tense = Tense.PAST if match["word"].lower() == "ended" else tense_of(context, match.start(), match.end())
        value = nearest(month, day, context, tense, sure=True)
    last = span_of(value)
    fiscal = bool(match["fiscal"])
    number, unit = (count_of(match["count"])[1] or 1) if match["count"] else 1, match["unit"].lower().rstrip("s")
    time = _until(last, unit, number, fiscal=fiscal)
    if fiscal:
        year = f"FY{last.latest.year:04d}" if last else "FYXXXX"
        start, end = match.span("extent")
        return (Reading(start=start, end=end, value=year, time=time, anchor=None if match["year"] else DOCUMENT),)
    start, end = match.span("extent")
    return (Reading(start=start, end=end, value=duration_value(str(number), unit), type=TimeType.DURATION, time=time),)


def _until(last: TimeSpan | None, unit: str, number: int, *, fiscal: bool) -> TimeSpan | None:
    """Return the days of the `number` units that end with `last`."""
    if last is None:
        return None
    if last.latest == date.max:
        return None
    before = shift(last.latest + timedelta(days=1), unit_code(unit)[1], -number)
    if before is None or before > last.latest:
        return None
    return TimeSpan(before, last.latest, Precision.FISCAL_YEAR if fiscal else Precision.RANGE)


_SPELL = r"second|minute|hour|day|week|month|year|decade|century"
_LONG = r"hour|day|night|week|month|year|decade|century"
_ENDED = (
    rf"{SPACE}(?P<word>ended|ending){SPACE}(?:on{SPACE})?(?:(?P<month>{MONTH}){SPACE}(?P<day>{DAY_TH})"
    rf"(?:{COMMA}(?P<year>{YEAR}))?)(?!\w)"
)

RULES: tuple[Rule, ...] = (
    rule("age", "U", rf"(?<![\w.,$€£¥])(?P<extent>(?:(?:nearly|almost|about|over){SPACE})?(?P<count>{NUMBER})"
         rf"(?:-|{SPACE})(?P<unit>{_SPELL})s?(?:-|{SPACE})old)(?:s|['’]s)?(?!\w)", age, "A 56-year-old man spoke.",
         (("56-year-old", "P56Y"),), "an old year"),
    rule("vague-age", "U", r"(?<![\w-])(?P<extent>(?P<unit>days|weeks|months|years|decades|century"
         r"|centuries)-old)(?!\w)",
         vague_age, "A decades-old feud.", (("decades-old", "PXDE"),), "old decades"),
    rule("all-day", "U", rf"(?<![\w-])(?P<extent>(?P<count>)(?:all|(?:the|a){SPACE}(?:whole|full|entire)){SPACE}"
         rf"(?P<unit>day|week|month|year|decade|century))(?![\w-])", one_unit, "He spent the whole week there.",
         (("the whole week", "P1W"),), "all days"),
    rule("unit-long", "U", rf"(?<![\w-])(?P<extent>(?P<count>)(?P<unit>{_LONG})-?long)"
         rf"(?!\w)", one_unit, "A weeklong visit.",
         (("weeklong", "P1W"),), "a long week"),
    rule("count-long", "U", rf"(?<![\w.,$€£¥-])(?P<extent>(?P<count>{NUMBER})-(?P<unit>{_LONG})-long)(?!\w)", one_unit,
         "A six-month-long siege.", (("six-month-long", "P6M"),), "a six-month long siege"),
    rule("number-of", "U", rf"(?<![\w-])(?P<extent>(?:a{SPACE}(?:large{SPACE})?number|scores){SPACE}of{SPACE}"
         rf"(?P<unit>{UNIT}s"
         r"|centuries))(?![\w-])", number_of, "It took a number of years.", (("a number of years", "PXY"),),
         "a number of people"),
    rule("spelled-twice", "U", rf"(?<![\w.,$€£¥-])(?P<extent>{NUMBER}{SPACE}\((?P<count>\d{{1,4}})\)"
         rf"(?:-|{SPACE})(?:calendar{SPACE}|working{SPACE}|business{SPACE})?(?P<unit>{_SPELL})s?)(?!\w)", one_unit,
         "It holds for five (5) years.", (("five (5) years", "P5Y"),), "five (5) yearly"),
    rule("fraction", "U", rf"(?<![\w.,$€£¥/-])(?P<extent>(?:{HEDGE}{SPACE})?(?:(?P<whole>\d{{1,4}})(?:-|\s{{0,3}})"
         rf"(?P<part>[1-3]/[24]|[½¼¾])|(?P<words>{NUMBER})-and-a-half)(?:-|{SPACE})(?P<unit>{_SPELL})s?)"
         rf"(?!\w)", with_fraction, "It took 3 1/2 years.",
         (("3 1/2 years", "P3.5Y"),), "1/2 a year"),
    rule("hyphen-range", "U", rf"(?<![\w.,$€£¥-])(?P<one>{NUMBER})(?:-?{SPACE}(?:to|or){SPACE}|-(?:to|or)-|[–-])"
         rf"(?P<two>{NUMBER})-(?P<unit>{_SPELL})(?![\w])", hyphen_range, "A two- to three-year term.",
         (("two", "P2Y"), ("three-year", "P3Y")), "two to three years"),
    rule("ended", "U", rf"(?<![\w-])(?P<extent>(?:the|its|their|a){SPACE}(?:(?P<count>{NUMBER}){SPACE})?"
         rf"(?:(?P<fiscal>fiscal|financial){SPACE})?(?P<unit>year|quarters?|months?|weeks?))(?={_ENDED})", ended,
         "Profit in the nine months ended Sept. 30 fell.", (("the nine months", "P9M"),), "the year ended well"),
)  # fmt: skip
