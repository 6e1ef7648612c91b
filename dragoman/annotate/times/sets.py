"""Rules for what comes again: "every year", "twice a week", "annual", "each Monday", "Sundays".

Takes matches in their context; gives readings of type SET, with the length of the round (P1Y) or the day that comes
again (XXXX-WXX-1) as value (TimeML 1.2.1). A set covers no days of its own.
"""

import re
from collections.abc import Sequence

from dragoman.annotate.times.durations import duration_value
from dragoman.annotate.times.reading import Context, Reading, Rule, rule
from dragoman.annotate.times.relative import count_of
from dragoman.annotate.times.words import (
    FREQUENCIES,
    MONTH_NAMES,
    NUMBER,
    SEASON_WORDS,
    UNIT,
    WEEKDAY,
    WEEKDAYS,
)
from dragoman.text.patterns import SPACE, either
from dragoman.types.value import TimeType


def each(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "every year", "each month", "every two years", "annually", "twice a week", "per year"."""
    groups = match.groupdict()
    if groups.get("word"):
        text = match["word"]
        if text[0].isupper() and context.before(match.start(), 3).strip(' \n"“(') != "":
            return ()
        value = FREQUENCIES[" ".join(text.lower().split())]
    else:
        count = count_of(groups.get("count") or "one")[0]
        value = duration_value("2" if groups.get("other") else count, match["unit"])
    start, end = match.span("extent")
    return (Reading(start=start, end=end, value=value, type=TimeType.SET),)


def each_name(match: re.Match[str], context: Context) -> Sequence[Reading]:  # noqa: ARG001
    """Read "every Friday", "each summer", "Sundays": what comes again, with the year blank."""
    name = match["name"] or match["plural"]
    word = name.lower()
    if not name[0].isupper() and word not in SEASON_WORDS:
        return ()
    if word in WEEKDAYS:
        value = f"XXXX-WXX-{WEEKDAYS[word]}"
    else:
        value = f"XXXX-{SEASON_WORDS[word]}" if word in SEASON_WORDS else f"XXXX-{MONTH_NAMES[word]:02d}"
    start, end = match.span("extent")
    return (Reading(start=start, end=end, value=value, type=TimeType.SET),)


_RATED = (
    r"(?:%|\d|"
    + either(
        "one two three four five six seven eight nine ten "
        "million billion trillion percent pct mln bln crore times once twice tons tonnes barrels bpd students people "
        "passengers dollars dlrs yen euros won yuan rupees aircraft units visitors tourists workers".split()
    )
    + ")"
)

RULES: tuple[Rule, ...] = (
    rule("every-name", "WSM", rf"(?<![\w-])(?P<extent>(?:each|every){SPACE}(?P<name"
         rf">{either([*WEEKDAYS, *SEASON_WORDS, *MONTH_NAMES])})"
         rf"|(?P<plural>{WEEKDAY})s)(?![\w-])", each_name, "They meet every Monday.", (("every Monday", "XXXX-WXX-1"),),
         "every mondays"),
    rule("rate", "U", rf"(?<!\w){_RATED}{SPACE}(?P<extent>an?{SPACE}(?P<unit>year|month|week|day|hour))"
         rf"(?!\w|-|{SPACE}(?:ago|earlier|later|after|before))", each, "It makes 20 million a year.", (("a year",
         "P1Y"),),
         "20 million a year ago"),
    rule("per", "U", rf"(?<!\w)(?P<extent>per{SPACE}(?P<unit>year|month|week|day|hour))(?!\w)", each,
         "Some 20 ships per year.", (("per year", "P1Y"),), "per yearly"),
    rule("times-a", "U", rf"(?<![\w-])(?P<extent>(?:once|twice|thrice|(?:{NUMBER}|several|many){SPACE}times)"
         rf"(?:{SPACE}|-)"
         rf"(?:(?:(?:in{SPACE})?an?|each|every|per){SPACE}(?:(?P<count>{NUMBER}){SPACE})?"
         rf"(?P<unit>(?:year|month|week|day|hour|decade|quarter)s?|century)"
         rf"|(?P<word>yearly|monthly|weekly|daily)))(?!\w|-|{SPACE}(?:ago|earlier|later|after|before))", each,
         "They meet twice a week.", (("twice a week", "P1W"),), "once a week ago; at times a year"),
    rule("hours-a-day", "U", rf"(?<!\w)(?:hours|minutes|days|weeks){SPACE}(?P<extent>an?{SPACE}"
         rf"(?P<unit>day|week|month|year))"
         rf"(?!\w|-|{SPACE}(?:ago|earlier|later|after|before))", each, "Shops open 24 hours a day.",
         (("a day", "P1D"),), "two days a year ago"),
    rule("per-annum", "U", rf"(?<!\w)(?P<extent>(?P<word>per{SPACE}annum))(?!\w)", each, "It pays 3 percent per annum.",
         (("per annum", "P1Y"),), "per announcement"),
    rule("after", "U", rf"(?<![\w-])(?P<extent>(?P<unit>year|month|week|day){SPACE}(?:after|by|in,?{SPACE}"
         rf"(?P=unit){SPACE}out,?|upon){SPACE}(?P=unit))(?![\w-])", each, "Year after year it grew.",
         (("Year after year", "P1Y"),), "the year after the year"),
    rule("frequency", "U", rf"(?<![\w-])(?P<extent>(?P<word>{either(FREQUENCIES)}))(?![\w-])", each,
         "The annual talks are held.", (("annual", "P1Y"),), "read the China Daily"),
    rule("every", "U", rf"(?<!\w)(?P<extent>(?:each|every)(?:{SPACE}(?P<other>other))?(?:{SPACE}(?P<count>{NUMBER}|f"
         rf"ew))?"
         rf"{SPACE}(?P<unit>{UNIT}s?))(?!\w)", each, "They meet every two years.", (("every two years", "P2Y"),),
         "everyone a year"),
)  # fmt: skip
