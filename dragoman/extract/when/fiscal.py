"""Fiscal years by the calendar of the state that gives: "$5 million in 2009-10" of Australia runs from July to June.

Takes a Telling and its claims; gives claims. Knowledge is fiscal_years.tsv of the lexicon. A pair of years or a fiscal
year gets its real limits (ANNOTATION.md, section 5) where one state with a row gives or undertakes; else it keeps the
limits it was read with.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from dragoman.extract.when.telling import Telling, at_time
from dragoman.lexicon.records import Lexicon
from dragoman.types.claim import Claim, Role
from dragoman.types.value import Precision, TimeMention, TimeSpan

BUDGETED = frozenset({"aid", "commitment"})
_PAIR = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d\d)\s?[-–/]\s?(?P<last>(?:19|20)?\d\d)(?!\d)")
_ONE = re.compile(r"FY(?P<year>\d{4})")


def date_by_fiscal_year(claims: Sequence[Claim], telling: Telling) -> list[Claim]:
    """Give money promised or given for a fiscal year the limits of the giver's."""
    return [at_time(c, _time_of(c, telling) or c.time) if c.kind in BUDGETED and c.time else c for c in claims]


def _time_of(claim: Claim, telling: Telling) -> TimeSpan | None:
    giver = {key for key in telling.parties(claim, Role.ACTOR) if key.startswith("state:")}
    starts = {_calendars(telling.lexicon).get(state) for state in giver}
    start = next(iter(starts)) if len(starts) == 1 else None
    if start is None:
        return None
    for mention in telling.times(claim.span):
        first = _first_year(mention, telling.text, offset=start[1])
        if first is not None and mention.time == claim.time:
            return _year_from(first, start[0])
    return None


def _first_year(mention: TimeMention, text: str, *, offset: int) -> int | None:
    """Return the calendar year in which a fiscal year begins that a mention names; None where it names none."""
    pair, one = _PAIR.match(text, mention.span.start), _ONE.fullmatch(mention.value)
    if pair:
        first, last = int(pair["first"]), int(pair["last"])
        return first if (first + 1) % 100 == last % 100 else None
    return int(one["year"]) + offset if one else None


def _year_from(year: int, month: int) -> TimeSpan:
    first = date(year, month, 1)
    return TimeSpan(first, date(year + 1, month, 1) - timedelta(days=1), Precision.FISCAL_YEAR)


@lru_cache(maxsize=4)
def _calendars(lexicon: Lexicon) -> dict[str, tuple[int, int]]:
    """Return the first month and the offset of the fiscal year by state id."""
    return {r["state"]: (int(r["start"]), int(r["offset"])) for r in lexicon.tables.get("fiscal_years", ())}
