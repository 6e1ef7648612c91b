"""Rules for dates in figures, and for the forms of letters and annals: "27/11/2023", "the 27th ult.", "146 BC".

Takes matches in their context; gives readings with TIMEX3 values (TimeML 1.2.1, ISO 8601). Where day and month could
change places ("03/04/2022") and the document's date does not settle it, the value keeps its blanks and `time` covers
both readings: British and American use differ, so neither is guessed.
"""

import re
from collections.abc import Sequence
from datetime import timedelta

from dragoman.annotate.times.calendar import UNKNOWN, hull, shift, span_of, value_of
from dragoman.annotate.times.dates import nearest
from dragoman.annotate.times.reading import DOCUMENT, Context, Reading, Rule, Tense, date_at, rule, tense_of
from dragoman.annotate.times.relative import STEPS, weekday_day
from dragoman.annotate.times.words import DAY, DAY_TH, MONTH, WEEKDAY, WEEKDAYS, YEAR, month_number
from dragoman.text.patterns import NUMBER_WORDS, ORDINALS, SPACE, either, parse_number, parse_ordinal
from dragoman.types.value import Precision, TimeSpan, TimeType

AHEAD_YEARS = 10  # "31.12.33" of 2023 is ten years ahead; a year further on is taken for the century before
LETTER_STEPS = {"ult": -1, "inst": 0, "prox": 1}  # mense ultimo, instante, proximo: last, this, next month
DAY_ORDINALS = {word: day for word, day in ORDINALS.items() if day <= 31} | {
    "twenty-third": 23, "twenty-fourth": 24, "twenty-sixth": 26, "twenty-seventh": 27, "twenty-eighth": 28,
    "twenty-ninth": 29, "thirty-first": 31,
}  # fmt: skip
WORD_DECADES = {
    "twenties": 192, "thirties": 193, "forties": 194, "fifties": 195, "sixties": 196, "seventies": 197,
    "eighties": 198, "nineties": 199,
}  # fmt: skip


def iso_date(match: re.Match[str], context: Context) -> Sequence[Reading]:  # noqa: ARG001
    """Read "2023-11-27", "2023/11/27" and "2023-11-27T08:30:00Z"."""
    value = f"{match['year']}-{int(match['month']):02d}-{int(match['day']):02d}"
    if not span_of(value):
        return ()
    if not match["clock"]:
        return date_at(match, value)
    zone = (match["zone"] or "").strip()
    time = f"{value}T{match['clock']}{'Z' if zone in {'UTC', 'GMT'} else zone}"
    return (Reading(start=match.start(), end=match.end(), value=time, type=TimeType.TIME),)


def numeric_date(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "27/11/2023" and "31.12.99"; where both orders make a date it stays a range over the two readings.

    One reading that is the document's own day is taken: a text of 4 March that prints "03/04/2022" means itself.
    """
    first, second = int(match["first"]), int(match["second"])
    year = _century(match["year"], context)
    if not year.isdigit():
        return _without_century(match, first, second, year)
    values = [v for d, m in ((first, second), (second, first)) if span_of(v := f"{year}-{m:02d}-{d:02d}")]
    today = context.day.isoformat() if context.day else ""
    if len(set(values)) == 1 or today in values:
        return date_at(match, today if today in values else values[0])
    if not values:
        return ()
    both = hull(*(span_of(value) for value in values))
    return (Reading(start=match.start(), end=match.end(), value=f"{year}-XX-XX", time=both),)


def _century(year: str, context: Context) -> str:
    """Return the year of "99" that lies at most AHEAD_YEARS after the reference day; "XX99" without one."""
    if len(year) == 4:
        return year
    if context.day is None:
        return f"XX{year}"
    full = context.day.year // 100 * 100 + int(year)
    return f"{full if full <= context.day.year + AHEAD_YEARS else full - 100:04d}"


def _without_century(match: re.Match[str], first: int, second: int, year: str) -> Sequence[Reading]:
    days = [(d, m) for d, m in ((first, second), (second, first)) if 1 <= m <= 12 and 1 <= d <= 31]
    if not days:
        return ()
    day, month = days[0]
    known = len(set(days)) == 1
    return date_at(match, f"{year}-{month:02d}-{day:02d}" if known else f"{year}-XX-XX", anchor=DOCUMENT)


def letter_date(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "the 27th ult.", "the 3rd inst.", "the 5th prox." as a day of last, this or next month."""
    return _day_of_step(match, context, LETTER_STEPS[match["step"].lower()])


def day_of_step(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "the 2nd of this month"."""
    return _day_of_step(match, context, STEPS[match["step"].lower()])


def _day_of_step(match: re.Match[str], context: Context, step: int) -> Sequence[Reading]:
    day = parse_ordinal(match["day"])
    if not day or day > 31:
        return ()
    month = shift(context.day.replace(day=1), "M", step) if context.day else None
    value = f"{value_of(month, 'M') if month else 'XXXX-XX'}-{day:02d}"
    return date_at(match, value, group="extent", anchor=DOCUMENT) if month is None or span_of(value) else ()


def week_of(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "the week of Nov. 6" as the week that day lies in."""
    month, day = month_number(match["month"]), parse_ordinal(re.sub(r"\D", "", match["day"]) + "th")
    if month is None or not day:
        return ()
    span = span_of(nearest(month, day, context, Tense.NONE))
    value = value_of(span.earliest, "W") if span else "XXXX-WXX"
    return date_at(match, value, group="extent", anchor=DOCUMENT)


def _month_value(match: re.Match[str], context: Context) -> str | None:
    """Return the month a match names, in its year or by tense; None where the word is no month's name."""
    month = month_number(match["month"])
    if month is None:
        return None
    tense = tense_of(context, match.start(), match.end())
    tense = Tense.PAST if tense is Tense.NONE else tense
    return f"{int(match['year']):04d}-{month:02d}" if match["year"] else nearest(month, None, context, tense)


def part_of_month(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "the first week of November", "the last week of March 2009": its days, and the week they mostly lie in."""
    value = _month_value(match, context)
    if value is None:
        return ()
    whole, number = span_of(value), match["number"].lower()
    anchor = None if match["year"] else DOCUMENT
    if whole is None:
        return date_at(match, f"{value.split('-')[0]}-WXX", group="extent", anchor=anchor)
    start = whole.earliest + timedelta(days=7 * (parse_ordinal(number) or 1) - 7)
    if number in {"last", "final"}:
        start = whole.latest - timedelta(days=6)
    time = TimeSpan(start, start + timedelta(days=6), Precision.RANGE)
    value = value_of(start + timedelta(days=3), "W")
    return (Reading(start=match.start("extent"), end=match.end("extent"), value=value, time=time, anchor=anchor),)


def day_last(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "27 November last" as the latest such day before the reference day."""
    month, day = month_number(match["month"]), int(re.sub(r"\D", "", match["day"]))
    if month is None:
        return ()
    value = nearest(month, day, context, Tense.PAST, sure=True)
    return date_at(match, value, group="extent", anchor=DOCUMENT)


def _year_in_words(match: re.Match[str]) -> int | None:
    """Return the year of "2023", "two thousand and six", "nineteen hundred and ninety-nine"; else None."""
    if match["year"]:
        return int(match["year"])
    if match["thousand"]:
        return 2000 + int(parse_number(match["rest"]) or 0) if match["rest"] else 2000
    return 1900 + int(parse_number(match["rest2"]) or 0) if match["hundred"] else None


def ordinal_day(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "the fifteenth of November", "fifteenth day of November, two thousand and six", as treaties end."""
    month, word = month_number(match["month"]), match["day"].lower()
    day, year = DAY_ORDINALS.get(word) or parse_ordinal(word), _year_in_words(match)
    if month is None or not day:
        return ()
    if year:
        value = f"{year:04d}-{month:02d}-{day:02d}"
        return date_at(match, value, group="extent") if span_of(value) else ()
    value = nearest(month, day, context, tense_of(context, match.start(), match.end()))
    return date_at(match, value, group="extent", anchor=DOCUMENT)


def weekday_of_month(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "the first Monday of May 2021", "the last Friday in March"."""
    value = _month_value(match, context)
    whole = span_of(value) if value else None
    if value is None or not match["day"][0].isupper():
        return ()
    anchor = None if match["year"] else DOCUMENT
    weekday, number = WEEKDAYS[match["day"].lower()], match["number"].lower()
    if whole is None:
        return date_at(match, f"{value}-XX", group="extent", anchor=anchor)
    day = whole.earliest + timedelta(days=(weekday - whole.earliest.isoweekday()) % 7)
    day += timedelta(days=7 * ((parse_ordinal(number) or 1) - 1))
    if number in {"last", "final"}:
        day = whole.latest - timedelta(days=(whole.latest.isoweekday() - weekday) % 7)
    return date_at(match, day.isoformat(), group="extent", anchor=anchor)


def the_year(match: re.Match[str], context: Context) -> Sequence[Reading]:  # noqa: ARG001
    """Read "the year 2001"."""
    return date_at(match, f"{int(match['year']):04d}", group="extent")


def weekday_week(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "Friday week" as the British say it: the Friday after the next one."""
    if not match["day"][0].isupper():
        return ()
    day = weekday_day(WEEKDAYS[match["day"].lower()], context, Tense.FUTURE)
    later = shift(day, "W", 1) if day else None
    return date_at(match, later.isoformat() if later else UNKNOWN, group="extent", anchor=DOCUMENT)


def era_year(match: re.Match[str], context: Context) -> Sequence[Reading]:  # noqa: ARG001
    """Read "146 BC" as BC0146 and "A.D. 843" as 0843."""
    before = match["bc"] is not None
    year = match["bc"] or match["ad"] or match["ad2"]
    return date_at(match, f"{'BC' if before else ''}{int(year):04d}")


def word_decade(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "the nineties"; a person's are an age."""
    if context.word_before(match.start("extent")) in {"his", "her", "their", "my", "your", "our"}:
        return ()
    return date_at(match, str(WORD_DECADES[match["word"].lower()]), group="extent")


_CLOCK = (
    r"(?:(?:T|\s{1,3})(?P<clock>(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)(?:\.\d{1,6})?"
    r"(?P<zone>Z|[+-]\d\d:?\d\d|\s?(?:UTC|GMT))?)?"
)

RULES: tuple[Rule, ...] = (
    rule("iso", "Y", r"(?<![\w/.-])(?P<year>[12]\d{3})(?P<mark>[-/.])(?P<month>[01]?\d)(?P=mark)(?P<day>[0-3]?\d)"
         rf"{_CLOCK}(?![\d/:-])", iso_date, "Filed 2023-11-27, sent 2023-11-28T08:30Z.",
         (("2023-11-27", "2023-11-27"), ("2023-11-28T08:30Z", "2023-11-28T08:30Z")), "tel. 2023-41-27"),
    rule("numeric", "Y", r"(?<![\w/.-])(?P<first>[0-3]?\d)(?P<mark>[/.-])(?P<second>[0-3]?\d)(?P=mark)"
         r"(?P<year>[12]\d{3})(?![\d/-])", numeric_date, "Paris, 27/11/2023.", (("27/11/2023", "2023-11-27"),),
         "version 45.45.2023"),
    rule("numeric-short", "Y", r"(?<![\w/.:-])(?:(?P<first>[0-3]?\d)(?P<mark>/)(?P<second>[0-3]?\d)/(?P<year>\d\d)"
         r")(?![\w/%-]|[.,:]\d)", numeric_date, "Paris, 27/11/23.", (("27/11/23", "2023-11-27"),), "a 45/45/23 split"),
    rule("numeric-points", "Y", r"(?<![\w/.:-])(?:(?P<first>[0-3]\d)\.(?P<second>[0-3]\d)\.(?P<year>\d\d))"
         r"(?![\w/%-]|[.,:]\d)", numeric_date, "Bern, 27.11.23.", (("27.11.23", "2023-11-27"),), "version 45.45.23"),
    rule("letter-date", "D", rf"(?<![\w-])(?P<extent>(?:the{SPACE})?(?P<day>{DAY}(?:st|nd|rd|th)){SPACE}"
         r"(?:of\s{1,9})?(?P<step>ult|inst|prox)\.)", letter_date, "Your note of the 27th ult. came.",
         (("the 27th ult.", "2023-10-27"),), "the 3rd institute"),
    rule("day-of-step", "U", rf"(?<![\w-])(?P<extent>the{SPACE}(?P<day>{DAY}(?:st|nd|rd|th)){SPACE}of{SPACE}"
         rf"(?P<step>this|last|next){SPACE}month)(?![\w-])", day_of_step, "It ended on the 12th of last month.",
         (("the 12th of last month", "2023-10-12"),), "the 45th of this month"),
    rule("week-of", "M", rf"(?<![\w-])(?P<extent>the{SPACE}week{SPACE}of{SPACE}(?P<month>{MONTH}){SPACE}"
         rf"(?P<day>{DAY_TH}"
         rf"))(?![\w%:]|[.,]\d)", week_of, "They meet the week of Nov. 6.", (("the week of Nov. 6", "2023-W45"),),
         "the week of may 6"),
    rule("day-month-last", "M", rf"(?<![\w-])(?P<extent>(?:the{SPACE})?(?P<day>{DAY_TH}){SPACE}(?:of{SPACE})?"
         rf"(?P<month>{MONTH}),?{SPACE}last)(?=\s{{0,3}}(?:[.,;:)]|\Z))", day_last, "It was read on 27 November last.",
         (("27 November last", "2022-11-27"),), "27 november last"),
    rule("ordinal-day", "M", rf"(?<![\w-])(?P<extent>(?:the{SPACE})?(?P<day>{either(DAY_ORDINALS)}"
         rf"|{DAY}(?:st|nd|rd|th)){SPACE}(?:day{SPACE})?of{SPACE}(?P<month>{MONTH})"
         rf"(?:,?{SPACE}(?:(?:of|in){SPACE}the{SPACE}year{SPACE})?(?:(?P<year>{YEAR})"
         rf"|(?P<thousand>two{SPACE}thousand)(?:{SPACE}(?:and{SPACE})?(?P<rest>{NUMBER_WORDS}))?"
         rf"|(?P<hundred>nineteen){SPACE}(?:hundred{SPACE}(?:and{SPACE})?)?(?P<rest2>{NUMBER_WORDS})))?)(?!\w)",
         ordinal_day, "Done this fifteenth day of November, 2023.",
         (("fifteenth day of November, 2023", "2023-11-15"),),
         "the first of many marches"),
    rule("weekday-week", "W", rf"(?<![\w-])(?P<extent>(?P<day>{WEEKDAY}){SPACE}week)(?=\s{{0,3}}(?:[.,;:)]|\Z))",
         weekday_week, "She leaves on Friday week.", (("Friday week", "2023-11-24"),), "friday week"),
    rule("weekday-of-month", "WM", rf"(?<![\w-])(?P<extent>the{SPACE}(?P<number>first|second|third|fourth|last|final)"
         rf"{SPACE}(?P<day>{WEEKDAY}){SPACE}(?:of|in){SPACE}(?P<month>{MONTH})(?:,?{SPACE}(?P<year>{YEAR}))?)(?![\w-])",
         weekday_of_month, "They met on the last Monday of May 2021.", (("the last Monday of May 2021", "2021-05-31"),),
         "the last monday of may"),
    rule("the-year", "Y", rf"(?<![\w-])(?P<extent>the{SPACE}year{SPACE}(?P<year>{YEAR}))(?![\w$€£-]|[.,:]\d)", the_year,
         "It was signed in the year 2001.", (("the year 2001", "2001"),), "the years 2001 and after"),
    rule("week-of-month", "M", rf"(?<![\w-])(?P<extent>the{SPACE}"
         rf"(?P<number>first|second|third|fourth|last|final){SPACE}"
         rf"week{SPACE}(?:of|in){SPACE}(?P<month>{MONTH})(?:,?{SPACE}(?P<year>{YEAR}))?)(?![\w-])", part_of_month,
         "They met in the last week of March 2009.", (("the last week of March 2009", "2009-W13"),),
         "the last week of may"),
    rule("era", "Y", r"(?<![\w.,$€£¥-])(?:(?P<bc>\d{1,4})\s{1,3}(?-i:BCE?|B\.C\.(?:E\.)?)|(?-i:A\.D\.|AD)\s{1,3}"
         r"(?P<ad>\d{1,4})|(?P<ad2>\d{1,4})\s{1,3}(?-i:A\.D\.|CE))(?![\w-]|[.,]\d)", era_year,
         "It was razed in 146 BC.", (("146 BC", "BC0146"),), "146 bc and AD hoc"),
    rule("word-decade", "D", rf"(?<![\w-])(?P<extent>(?:the{SPACE})?(?:(?:early|late|mid)(?:-|{SPACE})(?:the{SPACE})?)?"
         rf"(?<=[\s-])(?P<word>{either(WORD_DECADES)}))(?![\w-])", word_decade,
         "It dates from the nineties.", (("the nineties", "199"),), "she is in her nineties"),
)  # fmt: skip
