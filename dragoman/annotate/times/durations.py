"""Rules for lengths of time, repeated times, deadlines by length and ages of relations.

Takes matches in their context; gives readings of type DURATION or SET with TIMEX3 values (P3D, PT2H, P1Y).
A length with "next", "past" or "within" also gets the days it covers, counted from the reference day.
"""

import re
from collections.abc import Sequence

from dragoman.annotate.times.calendar import shift
from dragoman.annotate.times.reading import DOCUMENT, Context, Reading, Rule, rule
from dragoman.annotate.times.relative import STEPS, count_of, moved
from dragoman.annotate.times.words import (
    HEDGE,
    NUMBER,
    UNIT,
    unit_code,
)
from dragoman.text.patterns import ORDINAL, SPACE, either, parse_ordinal
from dragoman.types.value import Precision, TimeSpan, TimeType, TimeUse

FORWARD = frozenset({"next", "coming", "following"})
BACKWARD = frozenset({"past", "last", "previous", "preceding", "recent"})
# "over six years" hedges a length only after one of these; elsewhere "over" is the preposition
OVER_AFTER = frozenset("in for after by within than spent lasted since with of took".split())


def duration_value(count: str, unit: str, extra: str = "") -> str:
    """Return the TIMEX3 value of a length: ("2", "years", "a half") is P2.5Y."""
    prefix, code = unit_code(unit)
    if unit.lower().startswith("fortnight") and count.isdigit():
        count = str(int(count) * 2)
    if extra and count.isdigit():
        count += ".5"
    return f"{prefix}{count}{code if code != 'WE' else 'WE'}"


def length(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "three days", "nearly two and a half years", "the next six months"."""
    groups = match.groupdict()
    hedge = (groups["hedge"] or "").lower()
    start = match.start("core") if hedge == "over" and context.word_before(match.start()) not in OVER_AFTER else None
    count, number = count_of(match["count"])
    if context.word_before(match.start()) == "as":
        return ()  # "the second in as many days"
    if match["count"].lower() in {"a", "an"} and context.word_before(match.start()) in {"such", "what", "quite"}:
        return ()  # "such a day"
    if number == 1 and match["unit"].lower() in {"second", "quarter"} and not groups["step"]:
        return ()  # "a second ship", "a quarter of the dealers"
    value = duration_value(count, match["unit"], match["half"] or match["half2"] or "")
    step = (groups["step"] or "").lower()
    if step and match["count"].lower() in {"a", "an", "another"}:
        start, step = match.start("count"), ""  # "it may last a decade"
    time, use = _covered(step, number, unit_code(match["unit"]), context, match.start())
    if number and number > 1 and not match["unit"].lower().endswith("s"):
        start = match.start("count")  # "the Five Year Plan"
    return (
        Reading(
            start=match.start() if start is None else start,
            end=match.end(),
            value=value,
            type=TimeType.DURATION,
            time=time,
            anchor=DOCUMENT if time or step in FORWARD | BACKWARD else None,
            use=use,
        ),
    )


def _covered(
    step: str, number: int | None, unit: tuple[str, str], context: Context, start: int
) -> tuple[TimeSpan | None, TimeUse | None]:
    """Return the days a length covers from the reference day, and its use as a deadline."""
    word = context.word_before(start)
    forward = step in FORWARD or word == "within"
    if not forward and step not in BACKWARD:
        return None, None
    use = TimeUse.BY if forward else None
    if number is None or context.day is None or unit[0] == "PT" or unit[1] == "WE":
        return None, use
    other = shift(context.day, unit[1], number if forward else -number)
    if other is None:
        return None, use
    return TimeSpan(min(other, context.day), max(other, context.day), Precision.RANGE), use


_SPANNING = frozenset({"over", "in", "for", "during", "within", "throughout", "through"})


def step_decade(match: re.Match[str], context: Context) -> Sequence[Reading]:
    """Read "the past decade", "the next century": a length of one, counted from the reference day."""
    step, unit = (match["step"] or match["step2"]).lower(), match["unit"] or match["unit2"]
    if unit.lower() == "century" and step in {"last", "next"} and context.word_before(match.start()) not in _SPANNING:
        value = moved(context, "CE", STEPS[step])
        return (Reading(start=match.start(), end=match.end(), value=value, anchor=DOCUMENT),) if value else ()
    time, use = _covered(step, 1, unit_code(unit), context, match.start())
    value = duration_value("1", unit)
    return (
        Reading(start=match.start(), end=match.end(), value=value, type=TimeType.DURATION, time=time,
                anchor=DOCUMENT, use=use),
    )  # fmt: skip


def hyphened(match: re.Match[str], context: Context) -> Sequence[Reading]:  # noqa: ARG001
    """Read "three-day" in "a three-day visit", "a 20 year low"; ages of people are none."""
    word = match["count"].lower()
    count = "1" if word == "single" else count_of(word)[0]
    value = duration_value(count, match["unit"])
    return (Reading(start=match.start(), end=match.end("extent"), value=value, type=TimeType.DURATION),)


def vague_length(match: re.Match[str], context: Context) -> Sequence[Reading]:  # noqa: ARG001
    """Read "for decades", "in years", "decades-long": a length without a number (PXDE, PXY)."""
    prefix, code = unit_code(match["unit"])
    value = f"{prefix}X{code}"
    start, end = match.span("extent")
    return (Reading(start=start, end=end, value=value, type=TimeType.DURATION),)


def half_length(match: re.Match[str], context: Context) -> Sequence[Reading]:  # noqa: ARG001
    """Read "half a century", "a quarter century", "half an hour"."""
    quarter = bool(match["part"])
    unit = match["unit"].lower()
    halves = {"century": "P50Y", "decade": "P5Y", "year": "P6M", "hour": "PT30M", "day": "PT12H", "month": "P15D"}
    quarters = {"century": "P25Y", "year": "P3M", "hour": "PT15M"}
    value = (quarters if quarter else halves).get(unit)
    return (Reading(start=match.start(), end=match.end(), value=value, type=TimeType.DURATION),) if value else ()


def anniversary(match: re.Match[str], context: Context) -> Sequence[Reading]:  # noqa: ARG001
    """Read "the 50th anniversary": a number of years since a founding, not a date."""
    number = parse_ordinal(match["number"])
    if number is None:
        return ()
    start, end = match.span("extent")
    return (Reading(start=start, end=end, value=f"P{number}Y", type=TimeType.DURATION, use=TimeUse.AGE),)


_STRAIGHT = (
    rf"(?:(?:single|straight|consecutive|successive|full|whole|long|more|additional|trading|business|working|calendar|solid"
    rf"|further|complete|entire){SPACE}){{0,2}}"
)
_VAGUES = "several|many|some|a few|few|numerous|couple of|a couple of|dozens of|hundreds of".split("|")
_VAGUE = either(_VAGUES)
_HALF = rf"(?:{SPACE}and{SPACE}a{SPACE}half)"
_STEPS = either([*FORWARD, *BACKWARD, "first", "final", "initial"])
RULES: tuple[Rule, ...] = (
    rule("length", "U", rf"(?<![\w.,$€£¥-])(?:(?P<hedge>{HEDGE}){SPACE})?(?P<core>(?:the{SPACE})?(?:(?P<step"
         rf">{_STEPS}){SPACE})?"
         rf"(?P<count>{NUMBER}|{_VAGUE}|an?|another)(?P<half>-and-a-half|{_HALF})?{SPACE}{_STRAIGHT}(?P<unit>{UNIT}"
         rf"s?)(?P<half2>{_HALF})?)"
         rf"(?![\w-]|['’]s{SPACE})", length,
         "He stayed for three days and plans the next six months.", (("three days", "P3D"), ("the next six months",
         "P6M")),
         "the two-year plan and $5 years"),
    rule("step-decade", "U", rf"(?<!\w)(?:the{SPACE})?(?:(?P<step>past|coming){SPACE}(?P<unit>year|month|week|day|qu"
         rf"arter|decade|century)"
         rf"|(?P<step2>last|next){SPACE}(?P<unit2>decade|century|day))(?![\w-]|(?<=day){SPACE}of\b)",
         step_decade, "It doubled over the past decade.", (("the past decade", "P1DE"),), "decade past"),
    rule("hyphened", "U", rf"(?<![\w.,$€£¥])(?P<extent>(?P<count>{NUMBER}|single|multi)-(?P<unit>{UNIT}))(?!\w|-(?:o"
         rf"ld|olds)\b|{SPACE}olds?\b)",
         hyphened, "It was a three-day visit.", (("three-day", "P3D"),), "a 56-year-old man"),
    rule("vague-length", "U", rf"(?<!\w)(?:(?:for|in|of|after|over|took|takes?|taking|lasts?|lasted|within"
         rf"|just|even|spanning|spent){SPACE}(?P"
         rf"<extent>"
         rf"(?P<unit>seconds|minutes|hours|days|weeks|months|years|decades|centuries)(?:{SPACE}and{SPACE}years)?)(?!"
         rf"[\w-]|{SPACE}ago))",
         vague_length, "They have talked for decades.", (("decades", "PXDE"),), "ten years after"),
    rule("vague-after", "U", r"(?<![\w-])(?<!the\s)(?<!these\s)(?<!those\s)(?P<extent>(?P<unit>minutes|hours|days|weeks"
         rf"|months|years|decades))(?={SPACE}(?:after|before)\b)", vague_length, "It came days after the vote.",
         (("days", "PXD"),), "the days after the vote"),
    rule("over-the", "U", rf"(?<!\w)(?:over|through){SPACE}(?P<extent>the{SPACE}(?P<unit>years|decades|centuries))"
         rf"(?=\s{{0,3}}[.,;:)]|\Z|{SPACE}(?:the|he|she|it|they|has|have|had|and|but)\b)", vague_length,
         "Over the years, ties grew.", (("the years", "PXY"),), "over the years of war"),
    rule("long", "U", r"(?<!\w)(?P<extent>(?P<unit>hours|days|weeks|months|years|decades|centuries)-long)(?!\w)",
         vague_length,
         "A decades-long dispute.", (("decades-long", "PXDE"),), "long decades"),
    rule("half", "U", rf"(?<!\w)(?:half{SPACE}an?|(?:a{SPACE})?(?P<part>quarter)(?:{SPACE}of{SPACE}a)?)"
         rf"(?:-|{SPACE})(?P<unit>century|decade|year|hour|day|month)(?![\w-])", half_length,
         "For half a century it held.", (("half a century", "P50Y"),), "half of the year"),
    rule("anniversary", "N", rf"(?<!\w)(?P<extent>(?:the{SPACE})?(?P<number>{ORDINAL}){SPACE}(?:founding{SPACE})?ann"
         rf"iversar(?:y|ies))(?!\w)",
         anniversary, "This is the 50th anniversary of ties.", (("the 50th anniversary", "P50Y"),), "an anniversary"),
)  # fmt: skip
