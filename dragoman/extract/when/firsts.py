"""When the first of its kind was: "he is the first minister to visit Lima" is told of the visit just told.

Takes a Telling and its claims; gives claims. Only where all that the text has told so far of the same people has one
day is it clear which act was the first.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.when.telling import Telling, is_day
from dragoman.types.claim import DONE, Claim

ENCOUNTERS = frozenset({"visit", "meeting"})
_FIRST = re.compile(
    r"\b(?:is|was|became|becomes)\s+the\s+first\b[^.;:]{0,60}?\sto\s+(?:visit|tour|meet|be\s+(?:received|welcomed|hosted))\b",
    re.IGNORECASE,
)


def date_by_first(claims: Sequence[Claim], telling: Telling) -> list[Claim]:
    """Give an undated first the day of the encounters of the same people told before it, where they had one day."""
    dated: list[Claim] = []
    for claim in claims:
        if claim.time is None and claim.kind in ENCOUNTERS and claim.modality in DONE and _is_first(claim):
            people = _people(claim, telling)
            told = {c.time for c in dated if _is_encounter(c) and people & _people(c, telling)}
            if len(told) == 1:
                claim = replace(claim, time=told.pop())  # noqa: PLW2901 - the claim with its time
        dated.append(claim)
    return dated


def _is_first(claim: Claim) -> bool:
    return _FIRST.search(claim.evidence[0].quote) is not None


def _is_encounter(claim: Claim) -> bool:
    return claim.kind in ENCOUNTERS and claim.modality in DONE and is_day(claim.time)


def _people(claim: Claim, telling: Telling) -> frozenset[str]:
    return frozenset(key for key in telling.parties(claim) if key.startswith(("person:", "name ")))
