"""What one subject did one thing after another in a sentence it did on one day.

Takes a Telling and its claims; gives claims. "On 3 May the king arrived in Oslo, met the premier and signed the pact"
has three acts of 3 May: an act that took place and names no day of its own has that of the act its sentence tells
before it, of the same subject, where no other day stands between.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.when.telling import Telling, is_dated_day, is_day
from dragoman.types.claim import DONE, Claim, Polarity, Role
from dragoman.types.span import Span
from dragoman.types.value import TimeSpan

DOERS = frozenset({Role.ACTOR, Role.SPEAKER})
LEADING = frozenset(
    {"visit", "meeting", "summit", "consultation", "agreement_signed", "relation_upgraded", "statement"}
)
"""Kinds of act that take place on a day, and after which a text tells what was done next."""
FOLLOWING = LEADING | {"publication", "accusation", "commitment", "other"}


def date_in_sequence(claims: Sequence[Claim], telling: Telling) -> list[Claim]:
    """Give undated acts the day of the act told before them in their sentence."""
    dated: list[Claim] = []
    for claim in claims:
        time = _day_before(claim, dated, telling) if _is_open(claim) else None
        dated.append(replace(claim, time=time) if time else claim)
    return dated


def _is_open(claim: Claim) -> bool:
    done = claim.modality in DONE and claim.polarity is Polarity.AFFIRMED
    return claim.time is None and done and claim.kind in FOLLOWING


def _day_before(claim: Claim, told: Sequence[Claim], telling: Telling) -> TimeSpan | None:
    """Return the day of the last act before `claim` in its sentence that has its subject."""
    sentence, doers = claim.evidence[0].sentence, _doers(claim)
    for other in reversed(told):
        if other.evidence[0].sentence != sentence:
            return None
        if other.kind in LEADING and other.modality in DONE and is_day(other.time) and doers & _doers(other):
            between = Span(other.span.start, max(other.span.start + 1, claim.span.end))
            others = (t for t in telling.times(between) if is_dated_day(t) and t.time and t.time != other.time)
            return None if any(others) else other.time
    return None


def _doers(claim: Claim) -> frozenset[str]:
    return frozenset(a.mention_id for a in claim.arguments if a.role in DOERS and a.mention_id)
