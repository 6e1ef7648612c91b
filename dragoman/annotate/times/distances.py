"""Rules for times at a distance from another: "three days ago", "two years later", "the same period a year earlier".

Takes matches in their context; gives DATE readings (TimeML 1.2.1). "Ago" counts from the reference day, "later" and
"earlier" from the date before; what is compared "from a year earlier" keeps the grain of the date it is compared with.
"""

import re
from collections.abc import Callable, Sequence

from dragoman.annotate.times.calendar import UNKNOWN, shift, value_of
from dragoman.annotate.times.reading import DOCUMENT, PREVIOUS, Context, Reading, Rule, date_at, rule
from dragoman.annotate.times.relative import DAYS_IN, as_span, count_of, lean, moved
from dragoman.annotate.times.words import HEDGE, NUMBER, UNIT, unit_code
from dragoman.text.patterns import SPACE
from dragoman.types.value import Precision

_GRAINS = {Precision.DAY: "D", Precision.WEEK: "W", Precision.MONTH: "M", Precision.QUARTER: "Q",
           Precision.HALF: "H"}  # fmt: skip
_COMPARING = frozenset({"from", "than", "over", "against", "with", "versus", "vs", "vs.", "to"})


def distance(sign: int, anchor: str) -> Callable[[re.Match[str], Context], Sequence[Reading]]:
    """Return the builder of "three days ago" (sign -1, document date) or "two years later" (1, date before)."""

    def build(match: re.Match[str], context: Context) -> Sequence[Reading]:
        _, number = count_of(match["count"])
        prefix, unit = unit_code(match["unit"])
        if number is None or prefix == "PT" or unit == "WE":
            past = "PAST_REF" if sign < 0 else "FUTURE_REF"
            return date_at(match, past, group="extent", anchor=anchor)
        number *= 2 if match["unit"].lower().startswith("fortnight") else 1
        compared = _compared(match, context, unit, sign * number)
        if compared:
            return date_at(match, compared, group="extent", anchor=PREVIOUS)
        if anchor == PREVIOUS:
            return lean(match, context, unit, sign * number)
        value = moved(context, unit, sign * number)
        return date_at(match, value, group="extent", anchor=anchor) if value else ()

    return build


def _compared(match: re.Match[str], context: Context, unit: str, count: int) -> str | None:
    """Return "from a year earlier" in the grain of the month or quarter of its sentence; None where it has none."""
    near = context.near
    if unit != "Y" or near is None or context.word_before(match.start()) not in _COMPARING:
        return None
    grain = _GRAINS.get(near.precision) if near.precision is not Precision.DAY else None
    day = shift(near.earliest, "Y", count) if grain else None
    return value_of(day, grain) if day and grain else None


def half_distance(sign: int) -> Callable[[re.Match[str], Context], Sequence[Reading]]:
    """Return the builder of "two and a half years ago", "a year and a half ago": the month it leads to."""

    def build(match: re.Match[str], context: Context) -> Sequence[Reading]:
        _, number = count_of(match["count"])
        if number is None:
            return ()
        value = moved(context, "M", sign * (12 * number + 6))
        return date_at(match, value, group="extent", anchor=DOCUMENT) if value else ()

    return build


def same_period(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "the same period last year" as the last date before, a year earlier."""
    base = context.last(DAYS_IN["Y"]) or as_span(context.day)
    unit = _GRAINS.get(base.precision, "Y") if base else "Y"
    day = shift(base.earliest, "Y", -1) if base else None
    value = value_of(day, unit) if day else UNKNOWN
    return date_at(match, value, group="extent", anchor=PREVIOUS)


_YEAR_BEFORE = (
    rf"{SPACE}(?:of{SPACE}|in{SPACE})?"
    rf"(?:(?:the{SPACE})?(?:last|previous|prior){SPACE}year|a{SPACE}year{SPACE}(?:ago|earlier|before))"
)  # "at the same time" alone is no time a year before
_COUNT = rf"(?:{NUMBER}|several|a{SPACE}few|many|some|a{SPACE}couple{SPACE}of|an?|one|a{SPACE}dozen)"
_AMOUNT = rf"(?<![\w.,-])(?P<extent>(?:{HEDGE}{SPACE})?(?P<count>{_COUNT}){SPACE}(?P<unit>{UNIT}s?){SPACE}"
_HALF = rf"{SPACE}and{SPACE}a{SPACE}half"

RULES: tuple[Rule, ...] = (
    rule("ago", "U", rf"{_AMOUNT}(?:ago|back)(?!\w))", distance(-1, DOCUMENT), "It began three days ago.",
         (("three days ago", "2023-11-12"),), "three days"),
    rule("later", "U", rf"{_AMOUNT}(?:later|afterwards?)(?!\w))", distance(1, PREVIOUS),
         "In May 2019 it fell; two years later it rose.", (("two years later", "2021"),), "later in two years"),
    rule("earlier", "U", rf"{_AMOUNT}(?:earlier|previously|before(?=[.,;]))(?!\w))", distance(-1, PREVIOUS),
         "In May 2019 it fell from a year earlier.", (("a year earlier", "2018-05"),), "a year early"),
    rule("from-now", "U", rf"{_AMOUNT}(?:from{SPACE}(?:now|today)|hence)(?!\w))", distance(1, DOCUMENT),
         "We meet two weeks from now.", (("two weeks from now", "2023-W48"),), "two weeks from noon"),
    rule("half-ago", "U", rf"(?<![\w.,-])(?P<extent>(?:{HEDGE}{SPACE})?(?P<count>{NUMBER}|an?)(?:{_HALF}{SPACE}years?"
         rf"|{SPACE}years?{_HALF}){SPACE}(?:ago|back))(?!\w)", half_distance(-1), "It began two and a half years ago.",
         (("two and a half years ago", "2021-05"),), "two years ago and a half"),
    rule("same-period", "U", rf"(?<!\w)(?P<extent>the{SPACE}(?:same|corresponding|year-earlier|comparable){SPACE}"
         rf"(?P<unit>period|month|quarter|week|day|season|time(?={_YEAR_BEFORE}))(?:{_YEAR_BEFORE})?)(?!\w)",
         same_period, "Sales in May 2021 beat the same period a year earlier.",
         (("the same period a year earlier", "2020-05"),), "In May 2021 it rose; at the same time it fell elsewhere."),
)  # fmt: skip
