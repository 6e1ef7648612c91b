"""How long a visit lasts, and what happens during it.

Takes times and claims of one document; gives times and claims. "A three-day visit on 10 August" covers three days;
"during the visit" is the visit's interval (ANNOTATION.md, section 5). What names a day of its own keeps it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from dragoman.types.claim import Claim
from dragoman.types.span import Span
from dragoman.types.value import Precision, TimeMention, TimeSpan, TimeType

STAYS = frozenset({"visit"})
MAX_STAY_DAYS = 31  # a longer duration in the clause ("a 50-year friendship") is no stay
_DAYS = re.compile(r"P(\d{1,2})D")
_DURING = re.compile(
    r"\bduring\s+(?:the|his|her|their|this|that|its)\s+(?:[\w-]+\s+){0,3}(?:visit|trip|stay|tour)\b", re.IGNORECASE
)


def through_stay(time: TimeSpan | None, times: Sequence[TimeMention], stretch: Span, text: str) -> TimeSpan | None:
    """Stretch the first day of a stay over the days its clause says it lasts."""
    if time is None or time.precision is not Precision.DAY:
        return time
    for mention in times:
        days = _DAYS.fullmatch(mention.value) if mention.type is TimeType.DURATION else None
        if days and stretch.contains(mention.span) and _belongs_to_stay(mention.span, text):
            length = int(days[1])
            if 1 < length <= MAX_STAY_DAYS:
                return TimeSpan(time.earliest, time.earliest + timedelta(days=length - 1), Precision.RANGE)
    return time


def _belongs_to_stay(span: Span, text: str) -> bool:
    """Whether a duration measures a visit: "a three-day visit", "a visit of four days"."""
    before, after = text[max(0, span.start - 24) : span.start], text[span.end : span.end + 30]
    follows = re.match(r"\W*(?:[\w-]+\W+){0,2}(?:visit|trip|tour|stay)\b", after, re.IGNORECASE)
    return bool(follows or re.search(r"\b(?:visit|trip|tour|stay)\s+(?:of|lasting|for)\s+$", before, re.IGNORECASE))


def date_by_stay(claims: Sequence[Claim], text: str) -> list[Claim]:
    """Give claims told "during the visit" the time of the visit told last before them, else of the next one."""
    stays = [c for c in claims if c.kind in STAYS and c.time]
    dated = []
    for claim in claims:
        sentence = claim.evidence[0].sentence
        lead = text[sentence.start : claim.span.end]
        if claim.time or claim.kind in STAYS or not stays or not _DURING.search(lead):
            dated.append(claim)
            continue
        before = [s for s in stays if s.span.start < claim.span.start]
        dated.append(replace(claim, time=(before[-1] if before else stays[0]).time))
    return dated
