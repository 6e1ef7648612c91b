"""Rules for dates that name a month, a full numeric date, a year, a decade or a century.

Takes matches in their context; gives readings with TIMEX3 values (TimeML 1.2.1). A number is a year only with
company: a preposition, brackets, "the 2008 ...", a capitalised name before it.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dragoman.annotate.times.calendar import UNKNOWN, span_of
from dragoman.annotate.times.reading import (
    DOCUMENT,
    PREVIOUS,
    Context,
    Reading,
    Rule,
    Tense,
    date_at,
    is_sure,
    rule,
    tense_of,
)
from dragoman.annotate.times.words import (
    ANY_WEEKDAY,
    COMMA,
    DAY,
    DAY_TH,
    MONTH,
    NOT_IN_WORD,
    YEAR,
    month_number,
)
from dragoman.text.patterns import SPACE, either, parse_ordinal

# a date in the other tense is kept only if it is this many days nearer: "announced talks on June 3" of next week
CLEARLY_NEARER = 240
CUES_OF_MONTH = frozenset(
    "in since until till by from during of last next this early late mid before after through between to on and "
    "through end beginning start every".split()
)
NUMBERED = frozenset(
    "resolution resolutions annex appendix section sections article articles no no. nos. number numbers flight room "
    "page pages p. pp. "
    "route model chapter decree law building highway line type mark paragraph para directive regulation unscr res "
    "version serial box case docket id order tel phone fax extension ext protocol sec form street about over nearly "
    "almost approximately roughly some least to-date boeing airbus windows".split()
)
YEAR_CUES = frozenset(
    "in since until till by from during of before after through between for circa mid early late throughout around "
    "than to and or year spring summer autumn fall winter following despite back as".split()
)


def full_date(match: re.Match[str], context: Context) -> Sequence[Reading]:  # noqa: ARG001
    """Read day, month name and year in any order."""
    month = month_number(match["month"])
    if month is None:
        return ()
    day = parse_ordinal(match["day"] + "th" if match["day"].isdigit() else match["day"])
    value = f"{int(match['year']):04d}-{month:02d}-{day or 0:02d}"
    return date_at(match, value) if span_of(value) else ()


def _candidates(month: int, day: int | None, context: Context) -> list[tuple[int, str]]:
    """Return (signed days from the reference day, value) of this month or day in the years around."""
    assert context.day is not None  # noqa: S101 - callers asked
    found = []
    for year in range(context.day.year - 1, context.day.year + 2):
        value = f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")
        span = span_of(value)
        if span is None:
            continue
        inside = span.earliest <= context.day <= span.latest
        edge = span.latest if span.latest < context.day else span.earliest
        found.append((0 if inside else (edge - context.day).days, value))
    return found


def nearest(month: int, day: int | None, context: Context, tense: Tense, *, sure: bool = False) -> str:
    """Return the value of a month or day without year: by tense, else the nearest to the reference day.

    A day much nearer in the other direction is preferred unless the tense is `sure`; a month keeps to the tense.
    """
    blank = f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")
    if context.day is None:
        return blank
    found = _candidates(month, day, context)
    if not found:
        return blank
    past = max((c for c in found if c[0] <= 0), default=None)
    future = min((c for c in found if c[0] >= 0), default=None)
    by_distance = min(found, key=lambda c: (abs(c[0]), c[0]))[1]
    chosen = {Tense.PAST: past, Tense.FUTURE: future, Tense.NONE: None}[tense]
    other = {Tense.PAST: future, Tense.FUTURE: past, Tense.NONE: None}[tense]
    if chosen is None or (day and not sure and other and abs(other[0]) + CLEARLY_NEARER < abs(chosen[0])):
        return by_distance
    return chosen[1]


def day_of_month(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "November 27", "27 November", "the 27th of November"."""
    month = month_number(match["month"])
    day = parse_ordinal(match["day"] + "th" if match["day"].isdigit() else match["day"])
    if month is None or not day:
        return ()
    before = context.last(31)
    if context.day is None and before and before.earliest.month <= month <= before.latest.month:
        value = f"{before.latest.year:04d}-{month:02d}-{day:02d}"
        return date_at(match, value, anchor=PREVIOUS) if span_of(value) else ()
    tense, sure = tense_of(context, match.start(), match.end()), is_sure(context, match.start())
    value = nearest(month, day, context, tense, sure=sure)
    return date_at(match, value, anchor=DOCUMENT)


def month_of_year(match: re.Match[str], context: Context) -> Sequence[Reading]:  # noqa: ARG001
    """Read "November 2023", "November of 2023", "mid-November, 2023"."""
    month = month_number(match["month"])
    return date_at(match, f"{int(match['year']):04d}-{month:02d}", group="extent") if month else ()


# "for March delivery", "the May elections": a month by what follows it
_TRADED = re.compile(r"\s{1,9}(?:delivery|contracts?|futures|settlement)\b")
_HELD = re.compile(
    r"\s{1,9}(?:delivery|contracts?|futures|settlement|elections?|polls?|vote|referendum|summit|meetings?|talks|deadline"
    r"|session|sales|exports|imports|figures|data|report)\b"
)


def month_alone(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read a month without day or year; a short form or a name that is also a word needs a preposition."""
    month = month_number(match["month"])
    if month is None or (match["month"].isupper() and len(match["month"]) > 1 and not match["part"]):
        return ()
    cued = bool(match["part"]) or context.word_before(match.start("extent")) in CUES_OF_MONTH
    follows = context.after(match.end(), 20)
    cued = cued or _HELD.match(follows) is not None
    if not cued and (month in {3, 4, 5, 6, 8} or match["month"].endswith(".") or len(match["month"]) < 4):
        return ()
    if re.match(r"\s[A-Z][a-z]", follows) and month in {4, 5, 6, 8} and not cued:
        return ()
    word = context.word_before(match.start("extent"))
    traded = word == "for" and _TRADED.match(follows)
    ahead = word in {"by", "until", "till", "next"} or traded
    tense = Tense.FUTURE if ahead else tense_of(context, match.start(), match.end())
    if word in {"since", "last"} or tense is Tense.NONE:
        tense = Tense.PAST
    return date_at(match, nearest(month, None, context, tense), group="extent", anchor=DOCUMENT)


_COUNTED = re.compile(
    r"\s{1,5}(?:people|troops|soldiers|men|women|tons|tonnes|barrels|dollars|euros|yen|won|km|kilomet\w{2,4}|miles|jobs"
    r"|workers|students|employees|refugees|points|percent|per\scent|pct|mln|bln|million|billion|times|pages|hours"
    r"|GMT|UTC|hrs|visas|vehicles|megawatts|feet|metres|meters|police|families|houses|companies|dlrs)\b",
    re.IGNORECASE,
)


_LIMIT = re.compile(r"(?:later|earlier)\s{1,9}than\s{1,9}\Z", re.IGNORECASE)
_FIRM = re.compile(r"\s{1,5}(?:Ltd|Inc|Corp|plc|PLC|LLC|GmbH|Limited)\b")
_JOINING = frozenset({"and", "to", "or"})
_MANY = re.compile(r"\s{1,5}(?!was\b|has\b|is\b)[a-z]{2,20}s\b")


def bare_year(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read a four-digit number as a year where its company says so."""
    year, before, after = int(match["year"]), context.before(match.start(), 16), context.after(match.end(), 24)
    word = context.word_before(match.start())
    if word in NUMBERED or _COUNTED.match(after) or _FIRM.match(after) or re.search(r"[$€£¥#/\d][\s,.]?\Z", before):
        return ()
    cued = word in YEAR_CUES or word in {"the", "a", "its", "their", "our"} or before.endswith("(")
    if word == "than" and not _LIMIT.search(before):
        return ()
    if word in _JOINING and _MANY.match(after) and not re.search(r"\d{4}(?:,|\s\w{2,3})?\s\Z", before):
        return ()  # "ships and 1914 guns"
    if not 1900 <= year <= 2099 and not (cued and word not in {"and", "to", "or", "for", "around", "about"}):
        return ()
    if not cued and not (before.strip() == "" or re.search(r"[A-Z][\w’']{1,20}['’]?s?,?\s\Z|,\s\Z", before)):
        return ()
    return date_at(match, f"{year:04d}", group="extent")


def short_year(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "'82" after a preposition; the century is that which puts it before the reference day."""
    if context.day is None:
        return date_at(match, f"XX{match['year']}", group="extent")
    year = context.day.year // 100 * 100 + int(match["year"])
    return date_at(match, f"{year if year <= context.day.year else year - 100:04d}", group="extent")


def decade(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "the 1990s", "mid-1980s", "the 70s", "the nineties"."""
    digits = match["digits"].lstrip("'’")
    if len(digits) == 4:
        return date_at(match, digits[:3], group="extent")
    if context.word_before(match.start("extent")) in {"his", "her", "their", "my", "your", "our"}:
        return ()
    return date_at(match, f"19{digits[0]}" if digits[0] in "23456789" else UNKNOWN, group="extent")


def century(match: re.Match[str], context: Context) -> Sequence[Reading]:  # noqa: ARG001
    """Read "the 21st century" as the hundred years TimeML writes "20"."""
    number = parse_ordinal(match["number"])
    return date_at(match, f"{number - 1:02d}", group="extent") if number and number <= 22 else ()


def day_alone(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "on the 13th" as the nearest such day, by tense."""
    day = parse_ordinal(match["day"])
    if not day or day > 31:
        return ()
    if context.day is None:
        return date_at(match, f"XXXX-XX-{day:02d}", group="extent", anchor=DOCUMENT)
    start = context.day.replace(day=1)
    months = (start - timedelta(days=1), start, start + timedelta(days=31))
    days = [d for m in months if (d := _day_in(m, day))]
    future = tense_of(context, match.start(), match.end()) is Tense.FUTURE
    kept = [d for d in days if (d >= context.day if future else d <= context.day)] or days
    best = min(kept, key=lambda d: abs((d - context.day).days) if context.day else 0)
    return date_at(match, best.isoformat(), group="extent", anchor=DOCUMENT)


def _day_in(month: date, day: int) -> date | None:
    try:
        return month.replace(day=day)
    except ValueError:
        return None


_WEEKDAY = rf"(?:{ANY_WEEKDAY}{COMMA})?"
_PART = (
    rf"(?:(?:the{SPACE})?(?:very{SPACE})?(?:early|late|mid|middle|end|beginning|start)"
    rf"(?:-|{SPACE}(?:of{SPACE})?(?:in{SPACE})?))"
)
_TH = rf"(?:the{SPACE})?(?P<day>{DAY_TH})(?:{SPACE}day)?{SPACE}(?:of{SPACE})?"

RULES: tuple[Rule, ...] = (
    rule("month-day-year", "M", rf"{NOT_IN_WORD}{_WEEKDAY}(?P<month>{MONTH})\s{{0,5}}(?P<day>{DAY_TH}){COMMA}"
         rf"(?P<year>{YEAR})(?![\w-]\w)", full_date,
         "It was signed on Monday, Nov. 27, 2023.", (("Monday, Nov. 27, 2023", "2023-11-27"),), "theresa may 27, 2023"),
    rule("day-month-year", "M", rf"{NOT_IN_WORD}{_WEEKDAY}{_TH}(?P<month>{MONTH}),?{SPACE}(?P<year>{YEAR})(?!\w)",
         full_date, "Done on the 27th of November, 2023.", (("the 27th of November, 2023", "2023-11-27"),),
         "on 45 November, 2023"),
    rule("month-day", "M", rf"{NOT_IN_WORD}{_WEEKDAY}(?P<month>{MONTH})\s{{0,5}}(?P<day>{DAY_TH})(?![\w%:]|[.,]\d)",
         day_of_month, "They met on November 3.", (("November 3", "2023-11-03"),), "we may 3 times meet"),
    rule("day-month", "M", rf"{NOT_IN_WORD}{_WEEKDAY}{_TH}(?P<month>{MONTH})(?!\w)", day_of_month,
         "They met on 3 November.", (("3 November", "2023-11-03"),), "all 3 may come"),
    rule("month-year", "M", rf"{NOT_IN_WORD}(?P<extent>{_PART}?(?P<month>{MONTH}),?{SPACE}(?:of{SPACE})?"
         rf"(?P<year>{YEAR}))(?!\w)", month_of_year, "Since late March 2023 it holds.",
         (("late March 2023", "2023-03"),), "they march 2023 miles"),
    rule("month", "M", rf"{NOT_IN_WORD}(?P<extent>(?P<part>{_PART})?(?P<month>{MONTH}))(?![\w-]|['’]s\s[A-Z])",
         month_alone, "It fell in October.", (("October", "2023-10"),), "Theresa May spoke; they march on."),
    rule("year", "Y", rf"{NOT_IN_WORD}(?P<extent>{_PART}?"
         rf"(?P<year>{YEAR}))(?![\w$€£]|[.,:]\d|-\w)", bare_year, "It began in 1945.", (("1945", "1945"),),
         "Resolution 2231 cost 1945 dollars and 2,023 lives in section 2023"),
    rule("short-year", "Y", rf"(?:in|since|of|until|by|from|summer|spring|fall|winter){SPACE}"
         r"(?P<extent>['’`](?P<year>\d\d))(?![\w%])", short_year, "Not seen since '82.", (("'82", "1982"),),
         "the '82 plan"),
    rule("decade", "Y", rf"(?<![\w-])(?P<extent>(?:the{SPACE})?(?:{_PART}(?:the{SPACE})?)?(?P<digits>[12]\d\d0|['’]?"
         rf"[2-9]0)"
         r"['’]?s)(?!\w)", decade, "It grew in the 1990s.", (("the 1990s", "199"),), "37 F-20s"),
    rule("century", "U", rf"(?<![\w-])(?P<extent>(?:the{SPACE})?(?:{_PART}(?:the{SPACE})?)?"
         rf"(?P<number>\d\d?(?:st|nd|rd|th)|{either(['nineteenth', 'twentieth', 'twenty-first', 'eighteenth'])})"
         rf"(?:-|{SPACE})centur(?:y|ies))(?!\w)", century, "A power of the 21st century.",
         (("the 21st century", "20"),), "half a century"),
    rule("day-of-month", "Y", rf"(?<!\w)on{SPACE}(?P<extent>the{SPACE}(?P<day>{DAY}(?:st|nd|rd|th)))"
         r"(?=\s{0,5}(?:[.,;:)\"”]|\Z|(?:that|and|at|in|by|to|when|as|with|for|after|[a-z]{2,18}ed|said|told|met|held|left|gave"
         r"|took|began|made)\b))", day_alone,
         "Kyodo reported on the 13th that talks go on.", (("the 13th", "2023-11-13"),), "on the 13th floor"),
)  # fmt: skip
