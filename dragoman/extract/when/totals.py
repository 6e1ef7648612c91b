"""The period a total of aid covers: "has given $3 million since 2012" runs from 2012 to the day of the text.

Takes a Telling and its claims; gives claims (ANNOTATION.md, section 5: the period it covers). Without a date of the
document the end is unknown, and the claim keeps its first year.
"""

import re
from collections.abc import Sequence

from dragoman.extract.when.telling import Telling, at_time
from dragoman.types.claim import Claim, Modality
from dragoman.types.value import Precision, TimeSpan, TimeUse

_SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)


def date_by_total(claims: Sequence[Claim], telling: Telling) -> list[Claim]:
    """Give totals "since" a time the whole period up to the document."""
    return [at_time(c, _period(c, telling) or c.time) for c in claims]


def _period(claim: Claim, telling: Telling) -> TimeSpan | None:
    known = telling.published
    if claim.kind != "aid" or claim.modality is not Modality.HAPPENED or claim.time is None or known is None:
        return None
    for mention in telling.times(claim.span):
        since = _SINCE.search(telling.text, max(0, mention.span.start - 12), mention.span.start)
        if since and mention.use is TimeUse.SINCE and mention.time == claim.time:
            first = claim.time.earliest
            return TimeSpan(first, known.latest, Precision.RANGE) if first < known.latest else None
    return None
