"""What a report that names no day tells as its news took place in the month it was written.

Takes a Telling and its claims; gives claims. Where the date of a document is inferred from what it tells, no day of its
own occasion is sure; but news is of its days, so that what somebody said, what sides agreed and where they met has the
month of the document (ANNOTATION.md, section 5: "month (inferred)"). What the outlet itself asserts gets no date, and
a report that names the day of its news in its first sentences leaves open what it does not date.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dragoman.extract.when.telling import Telling, is_dated_day
from dragoman.text.daysets import month_end
from dragoman.types.claim import DONE, Claim, Modality, Role
from dragoman.types.value import Precision, TimeSpan

LEAD_SENTENCES = 3  # where a report says on which day its news was
INFERRED = frozenset({"inferred", "other documents"})
SAID = frozenset({"statement", "accusation"})
UNDERTAKEN = frozenset({"commitment", "relation_upgraded"})
HELD = frozenset({"meeting", "consultation", "publication"})

_FIRST_PERSON = re.compile(r"\W*[Ww]e\b")


def date_by_month(claims: Sequence[Claim], telling: Telling) -> list[Claim]:
    """Give the undated news of a report whose date is inferred its month; nothing where that is not one month."""
    month = _month(telling)
    if month is None:
        return list(claims)
    issued = next((c.span.start for c in claims if c.kind == "publication" and c.modality in DONE), None)
    return [
        replace(c, time=month) if c.time is None and (_is_news(c, telling) or _is_of_paper(c, issued)) else c
        for c in claims
    ]


def _is_of_paper(claim: Claim, issued: int | None) -> bool:
    """Whether "we" speak after the report has told what was `issued`: these are the words of that paper."""
    told = issued is not None and claim.span.start > issued
    return told and claim.kind in SAID and _FIRST_PERSON.match(claim.evidence[0].quote) is not None


def _month(telling: Telling) -> TimeSpan | None:
    dating = telling.annotations.dating
    if dating.time is None or dating.basis not in INFERRED:
        return None
    first, last = dating.time.earliest, dating.time.latest
    if (first.year, first.month) != (last.year, last.month) or _has_its_day(telling):
        return None
    return TimeSpan(date(first.year, first.month, 1), month_end(first.year, first.month), Precision.MONTH)


def _has_its_day(telling: Telling) -> bool:
    lead = telling.sentences[:LEAD_SENTENCES]
    return any(telling.is_fresh(t) for told in lead for t in telling.times(told.span))


def _is_news(claim: Claim, telling: Telling) -> bool:
    """Whether somebody named says, undertakes or does it, and its words name no day that is another's."""
    if claim.kind in SAID:
        return any(a.role is Role.SPEAKER for a in claim.arguments)
    if any(is_dated_day(t) for t in telling.times(claim.span)):
        return False
    undertaken = claim.kind in UNDERTAKEN and claim.modality in DONE | {Modality.PLANNED}
    return undertaken or (claim.kind in HELD and claim.modality in DONE)
