"""What is done on an anniversary is done in its year: "a visit to mark the 50th anniversary of relations".

Takes a Telling and its claims; gives claims. Relations with a row in relations.tsv give the year; what began at an
unknown time is taken to be celebrated in the year of the report, if that tells of the act as done.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.extract.signs import Signs
from dragoman.extract.when.telling import Telling, at_time
from dragoman.lexicon.beginnings import find_beginnings
from dragoman.text.anniversaries import find_anniversaries_in, is_of_relations
from dragoman.types.claim import DONE, Claim
from dragoman.types.span import Span
from dragoman.types.value import Precision, TimeSpan

ACTS = frozenset(
    {"visit", "meeting", "summit", "consultation", "agreement_signed", "publication", "exercise", "relation_upgraded"}
) | {"aid", "other"}
"""What takes place on an occasion. What is said or promised then may be about another year."""
STATES = ("state:", "igo:")
REACH_CHARS = 160  # how far what is celebrated may stand behind the word
NEW_YEAR_MONTHS = 1  # a report of January may look back at the year before
_ANNIVERSARIES = Signs(["anniversary", "birthday", "years"])
_OCCASION = re.compile(
    r"\b(?:on|for|at|during|in|to\s+(?:mark|celebrate|commemorate|observe)|marking|celebrating|commemorating|observing"
    r"|coincid\w+\s+with|(?:occasion|celebrations?|commemoration|honou?r)\s+of)\s+(?:the\s+|their\s+|its\s+|this\s+)?$",
    re.IGNORECASE,
)


def date_by_anniversary(claims: Sequence[Claim], telling: Telling) -> list[Claim]:
    """Give an undated act the year of the anniversary it was done on."""
    return [c if c.time or c.kind not in ACTS else at_time(c, _year_of(c, telling)) for c in claims]


def _year_of(claim: Claim, telling: Telling) -> TimeSpan | None:
    for number, end in _occasions(claim, telling.text):
        around = telling.text[claim.span.start : min(end + REACH_CHARS, telling.place(claim).span.end)]
        years = _years(claim, number, around, telling) if is_of_relations(around) else set()
        if not years and _is_of_report(claim, telling):
            years = {telling.published.latest.year} if telling.published else set()
        if len(years) == 1:
            year = years.pop()
            return TimeSpan(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)
    return None


def _occasions(claim: Claim, text: str) -> Iterator[tuple[int, int]]:
    """Yield the number of each anniversary that is the occasion of the act, and where its words end."""
    quote = claim.span.of(text)
    if not _ANNIVERSARIES.stand_in(quote):
        return
    for match, number in find_anniversaries_in(quote):
        if _OCCASION.search(quote, 0, match.start()):
            yield number, claim.span.start + match.end()


def _years(claim: Claim, number: int, around: str, telling: Telling) -> set[int]:
    """Return the years in which relations of the sides are so old; not to come of what is done, not past of a plan."""
    start = claim.span.start
    named = telling.mentions(Span(start, start + len(around)))
    keys = telling.parties(claim).union(*(telling.keys(m) for m in named))
    rows = find_beginnings([k for k in keys if k.startswith(STATES)], around, telling.lexicon)
    years = {year + number for r in rows for year in range(r.start.year, r.end.year + 1)}
    known = telling.published
    if known is None:
        return years
    if claim.modality in DONE:
        return {y for y in years if y <= known.latest.year}
    return {y for y in years if y >= known.earliest.year}


def _is_of_report(claim: Claim, telling: Telling) -> bool:
    """Whether nothing but the day of the report tells when: it speaks of the act as done and names no other time."""
    known = telling.published
    if known is None or claim.modality not in DONE or known.earliest.year != known.latest.year:
        return False
    return known.earliest.month > NEW_YEAR_MONTHS and not any(t.time for t in telling.times(telling.place(claim).span))
