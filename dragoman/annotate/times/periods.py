"""Rules for quarters, halves, seasons, fiscal years and feasts.

Takes matches in their context; gives readings with TIMEX3 values (2023-Q2, 2023-H1, 2023-SU, FY2023).
A fiscal year has its national limits where a nation is named, else the widest honest interval.
"""

import re
from collections.abc import Sequence

from dragoman.annotate.times.calendar import FISCAL_STARTS, fiscal_span, span_of
from dragoman.annotate.times.reading import DOCUMENT, Context, Reading, Rule, Tense, date_at, rule, tense_of
from dragoman.annotate.times.relative import moved
from dragoman.annotate.times.words import FIXED_FEASTS, MOVING_FEASTS, SEASON_WORDS, YEAR
from dragoman.text.patterns import SPACE, either, parse_ordinal
from dragoman.types.value import Precision, TimeSpan

_STEP = {"last": -1, "this": 0, "next": 1, "the": 0, "current": 0, "previous": -1, "coming": 1}


def _year_of(match: re.Match[str], context: Context) -> str | None:
    """Return the year a period names, by number or as "last year"; None where it names none."""
    if match["year"]:
        return f"{int(match['year']):04d}"
    return moved(context, "Y", _STEP[match["step"].lower()]) if match["step"] else None


def _by_tense(match: re.Match[str], context: Context, suffix: str) -> str:
    """Put a period without year into the nearest year that tense allows."""
    if context.day is None:
        return f"XXXX-{suffix}"
    tense = tense_of(context, match.start(), match.end())
    year = context.day.year
    here = span_of(f"{year:04d}-{suffix}")
    if here and tense is Tense.FUTURE and here.latest < context.day:
        year += 1
    before = span_of(f"{year - 1:04d}-{suffix}")
    nearer = here and before and (here.earliest - context.day) < (context.day - before.latest)
    if here and here.earliest > context.day and not (tense is Tense.FUTURE or (tense is Tense.NONE and nearer)):
        year -= 1
    return f"{year:04d}-{suffix}"


def part_of_year(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "the third quarter of 2023", "Q3 2023", "the first half of this year", "third-quarter results"."""
    groups = match.groupdict()
    number = int(groups["q"]) if groups.get("q") else parse_ordinal((groups["ordinal"] or "").lower())
    unit = "H" if (groups.get("unit") or "").lower() == "half" else "Q"
    if (groups["ordinal"] or "").lower() in {"final", "last"}:
        number = 4 if unit == "Q" else 2
    if number is None or number > (4 if unit == "Q" else 2):
        return ()
    year = _year_of(match, context)
    if unit == "H" and year is None:
        return ()
    value = f"{year}-{unit}{number}" if year else _by_tense(match, context, f"{unit}{number}")
    return date_at(match, value, group="extent", anchor=None if match["year"] else DOCUMENT)


_FALLING = re.compile(r"\s{1,9}(?:from|of|in)\b")


def season(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "the summer of 2023", "last spring", "in the autumn"."""
    code, step = SEASON_WORDS[match["season"].lower()], (match["step"] or "").lower()
    if match["year"]:
        return date_at(match, f"{int(match['year']):04d}-{code}", group="extent")
    if match["season"].lower() == "fall" and not step and _FALLING.match(context.after(match.end())):
        return ()  # "in the fall from power"
    if context.day is None:
        return date_at(match, f"XXXX-{code}", group="extent", anchor=DOCUMENT)
    if match["step2"]:
        year = moved(context, "Y", _STEP[match["step2"].lower()])
        return date_at(match, f"{year}-{code}", group="extent", anchor=DOCUMENT)
    value = _by_tense(match, context, code)
    here = span_of(f"{context.day.year:04d}-{code}")
    if step == "this":
        value = f"{context.day.year:04d}-{code}"
    elif here and step in {"last", "next"}:
        back = step == "last" and here.latest >= context.day
        on = step == "next" and here.earliest <= context.day
        value = f"{context.day.year - back + on:04d}-{code}"
    return date_at(match, value, group="extent", anchor=DOCUMENT)


_NATION = re.compile(
    rf"(?<![\w.])(?P<nation>{either(FISCAL_STARTS)})(?:['’]s?)?{SPACE}(?:(?:government|federal|national){SPACE})?\Z",
    re.IGNORECASE,
)


def fiscal_year(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "FY2023", "Japan's fiscal year 2023", "the 2023-24 financial year"."""
    text = match["year"] or match["front"]
    number = int(text) if len(text) == 4 else 2000 + int(text)
    pair = bool(match["pair"] or match["pair2"])
    before = re.sub(r"(?i)\bthe\s{1,9}\Z", "", context.before(match.start(), 40))
    inside = re.search(r"(?i)(?<!\w)(?:the\s{1,9})?([A-Za-z.]{2,10})\s{1,9}(?=fiscal|financial)", match[0])
    nation = _NATION.search(before)
    name = inside[1] if inside and inside[1].lower() in FISCAL_STARTS else nation["nation"] if nation else None
    time = fiscal_span(number, name, years=2 if pair else 1)
    return (Reading(start=match.start("extent"), end=match.end("extent"), value=f"FY{number}", time=time),)


def fiscal_part(match: re.Match[str], context: Context) -> Sequence[Reading]:  # noqa: ARG001
    """Read "Q2 FY24", "the first half of fiscal 2023": a part of a fiscal year lies somewhere in that year."""
    text = match["year"]
    number = int(text) if len(text) == 4 else 2000 + int(text)
    code = (match["code"] or "").upper()
    if not code:
        unit = match["unit"][0].upper()
        code = f"{'H' if unit == 'H' else 'Q'}{parse_ordinal(match['ordinal'].lower()) or 4}"
    time = fiscal_span(number, None)
    return (Reading(start=match.start("extent"), end=match.end("extent"), value=f"FY{number}-{code}", time=time),)


def fiscal_step(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "the current fiscal year", "next fiscal year": the number only, with the widest limits."""
    year = moved(context, "Y", _STEP[match["step"].lower()])
    if year is None or not year.isdigit():
        return (Reading(start=match.start("extent"), end=match.end("extent"), value="FYXXXX", anchor=DOCUMENT),)
    number = int(year)
    wide = fiscal_span(number, None)
    low, high = fiscal_span(number - 1, None), wide
    time = TimeSpan(low.earliest, high.latest, Precision.FISCAL_YEAR)
    return (
        Reading(start=match.start("extent"), end=match.end("extent"), value=f"FY{year}", time=time, anchor=DOCUMENT),
    )


def year_pair(match: re.Match[str], context: Context) -> Sequence[Reading]:  # noqa: ARG001
    """Read "2023-24" as the two years it spans; other pairs of digits are none."""
    first, last = int(match["year"]), int(match["last"])
    if (first + 1) % 100 != last:
        return ()
    one, two = span_of(f"{first:04d}"), span_of(f"{first + 1:04d}")
    if not one or not two:
        return ()
    time = TimeSpan(one.earliest, two.latest, Precision.RANGE)
    return (Reading(start=match.start("extent"), end=match.end("extent"), value=f"{first:04d}", time=time),)


# what bears the name of a feast: a rising, an offensive, an agreement, an island
_NOT_A_FEAST = re.compile(
    r"\s{1,9}(?:Rising|Offensive|Uprising|Agreement|Accords?|Island|Islands|Bunny|Process|War|Massacre)\b"
    r"|\s{1,9}(?:trees?|cards?|carols?|eggs?|lights|pudding)\b"
)


def feast(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "Christmas 2014", "New Year's Day"; a feast that moves keeps to its year, or to nothing."""
    name = re.sub(r"\s+", " ", match["feast"].lower())
    if not match["feast"][0].isupper() or _NOT_A_FEAST.match(context.after(match.end())):
        return ()
    fixed = FIXED_FEASTS.get(name)
    if fixed is None:
        return date_at(match, f"{int(match['year']):04d}" if match["year"] else "XXXX-XX-XX", group="extent")
    month, day = fixed
    if match["year"]:
        return date_at(match, f"{int(match['year']):04d}-{month:02d}-{day:02d}", group="extent")
    value = _by_tense(match, context, f"{month:02d}-{day:02d}")
    return date_at(match, value, group="extent", anchor=DOCUMENT)


_OF_YEAR = rf"(?:{SPACE}(?:of{SPACE}|in{SPACE})?(?:(?P<year>{YEAR})|(?P<step>last|this|next|the){SPACE}year))"
_FISCAL = rf"(?:(?:fiscal|financial)(?:{SPACE}year)?|FY|JFY)"
_ORDINALS = r"(?:first|second|third|fourth|final|last|1st|2nd|3rd|4th)"

RULES: tuple[Rule, ...] = (
    rule("quarter", "U", rf"(?<![\w-])(?P<extent>(?:the{SPACE})?(?:fiscal{SPACE})?(?P<ordinal>{_ORDINALS})(?:-|{SPACE})"
         rf"(?P<unit>quarter|half){_OF_YEAR}?)(?![\w-])", part_of_year,
         "It grew in the third quarter of 2022.", (("the third quarter of 2022", "2022-Q3"),), "the second half rose"),
    rule("quarter-code", "Y", rf"(?<![\w-])(?P<extent>(?P<ordinal>)Q(?P<q>[1-4]){_OF_YEAR}?)(?![\w-])", part_of_year,
         "Due Q2 2024.", (("Q2 2024", "2024-Q2"),), "Q5 2024 and IQ2"),
    rule("season", "S", rf"(?<![\w-])(?:in{SPACE}(?=the{SPACE}(?:spring|summer|autumn|fall|winter)\b|(?:spring|summe"
         rf"r|autumn|winter)\b)"
         rf"|(?=(?:this|last|next|early|late|mid)\b)|(?=(?:the{SPACE})?\w{{4,6}}{SPACE}(?:of{SPACE})?{YEAR}))"
         rf"(?P<extent>(?:the{SPACE})?(?:(?:early|late|mid)(?:-|{SPACE}))?(?:(?P<step>last|this|next){SPACE})?"
         rf"(?P<season>spring|summer|autumn|fall|winter)(?:{SPACE}(?:of{SPACE})?(?:(?P<year>{YEAR})(?:[-/]\d\d)?"
         rf"|(?P<step2>last|this|next){SPACE}year))?)(?![\w-])", season,
         "It opened in the summer of 2022.", (("the summer of 2022", "2022-SU"),), "a hot spring will fall"),
    rule("fiscal-year", "UYF", rf"(?<![\w-])(?P<extent>(?:(?:the{SPACE})?(?:(?:{either(FISCAL_STARTS)}){SPACE})?"
         rf"{_FISCAL}\s{{0,5}}(?P<year>{YEAR}|\d\d)(?P<pair>[-/–]\d{{2,4}})?"
         rf"|(?:the{SPACE})?(?P<front>{YEAR})(?P<pair2>[-/–]\d{{2,4}})?{SPACE}(?:fiscal|financial){SPACE}year))(?!["
         rf"\w-])",
         fiscal_year, "Loans of Japan's FY2023 and the fiscal year 2021 rose.",
         (("FY2023", "FY2023"), ("the fiscal year 2021", "FY2021")), "fiscal policy of the year"),
    rule("fiscal-part", "UYF", rf"(?<![\w-])(?P<extent>(?:(?P<code>[QH][1-4])|(?:the{SPACE})?(?P<ordinal>{_ORDINALS})"
         rf"{SPACE}(?P<unit>quarter|half)){SPACE}(?:of{SPACE})?{_FISCAL}\s{{0,5}}(?P<year>{YEAR}|\d\d)"
         rf"(?:[-/–]\d{{2,4}})?)"
         rf"(?![\w-])", fiscal_part, "Loans of Q2 FY24 rose.", (("Q2 FY24", "FY2024-Q2"),), "Q5 FY24"),
    rule("fiscal-step", "F", rf"(?<![\w-])(?P<extent>(?:the{SPACE})?(?P<step>last|this|next|current|previous|comin"
         rf"g|the){SPACE}"
         rf"(?:fiscal|financial){SPACE}year)(?![\w-]|{SPACE}(?:\d|that\b|begin|start|end|of"
         rf"{SPACE}\d))", fiscal_step, "It rises in the next fiscal year.",
         (("the next fiscal year", "FY2024"),), "fiscal years"),
    rule("year-pair", "Y", rf"(?<![\w./-])(?P<extent>(?P<year>{YEAR})[-–/](?P<last>\d\d))(?![\w/-]|\.\d)", year_pair,
         "In the 2022-23 season it fell.", (("2022-23", "2022"),), "2023-11"),
    rule("feast", "H", rf"(?<![\w-])(?P<extent>(?P<feast>{either([*FIXED_FEASTS, *MOVING_FEASTS])})"
         rf"(?:,?{SPACE}(?P<year>{YEAR}))?)(?![\w-])", feast, "They met on Christmas Eve.",
         (("Christmas Eve", "2022-12-24"),), "tet-a-tet halloweens"),
)  # fmt: skip
