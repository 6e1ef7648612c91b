"""What is told in the story of one talk happened at that talk.

Takes a Telling and its claims; gives claims. "On 7 May the ministers met. They agreed to ..." dates the agreement: in
the paragraph of a dated meeting, what the same parties or "the two sides" said, agreed or discussed without a day of
its own has the day of the meeting, until the text names another day. Who "takes part in the meeting" does so then.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.sides import GATHERINGS
from dragoman.extract.signs import Signs
from dragoman.extract.when.telling import Telling, is_dated_day, is_day
from dragoman.types.claim import DONE, Claim
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span

AT_TALKS = frozenset(
    {
        "statement",
        "commitment",
        "consultation",
        "meeting",
        "relation_upgraded",
        "accusation",
        "publication",
        "agreement_signed",
    }
)
"""What is done at talks."""


_SAME = re.compile(
    r"\b(?:in|at|attend(?:ed|ing)?|join(?:ed|ing)?)\s+(?:the|this|that)\s+(?:meeting|summit|conference|forum|talks|session)\b",
    re.IGNORECASE,
)


_DURING = re.compile(r"\b(?:during|at)\s+[^.;,]{0,60}?\b(?:talks|meeting|summit)\b[^.;,]{0,60}", re.IGNORECASE)
"""The talks at which something is to be done: "during Alba's talks with the king"."""
_TALKS = Signs(["talks", "meeting", "summit"])


def date_by_named_talks(claims: Sequence[Claim], telling: Telling) -> list[Claim]:
    """Give what is done "during Alba's talks with the king" the only time of their talks that is told before it."""
    dated: list[Claim] = []
    for claim in claims:
        match = _talks_told(claim.evidence[0].quote) if claim.time is None and claim.kind in AT_TALKS else None
        if match:
            named = telling.mentions(Span(claim.span.start + match.start(), claim.span.start + match.end()))
            keys = frozenset[str]().union(*(telling.keys(m) for m in named if m.kind is EntityKind.PERSON))
            people = {key for key in keys if key.startswith(("person:", "name "))}
            times = {c.time for c in dated if c.kind in GATHERINGS and c.time and people & telling.parties(c)}
            claim = replace(claim, time=times.pop()) if len(times) == 1 else claim  # noqa: PLW2901
        dated.append(claim)
    return dated


def _talks_told(quote: str) -> re.Match[str] | None:
    return _DURING.search(quote) if _TALKS.stand_in(quote) else None


def date_by_meeting(claims: Sequence[Claim], telling: Telling) -> list[Claim]:
    """Give "will take part in the meeting" the time of the meeting told last before it in the same paragraph."""
    meetings = [c for c in claims if c.kind in GATHERINGS and c.time]
    dated = []
    for claim in claims:
        if claim.time is None and claim.kind in GATHERINGS | {"visit"} and _SAME.search(claim.evidence[0].quote):
            place = telling.place(claim)
            before = [m for m in meetings if telling.place(m).index < place.index]
            near = before[-1] if before and telling.place(before[-1]).paragraph == place.paragraph else None
            claim = replace(claim, time=near.time) if near else claim  # noqa: PLW2901 - the claim with its time
        dated.append(claim)
    return dated


def date_by_talks(claims: Sequence[Claim], telling: Telling) -> list[Claim]:
    """Give the undated acts told in the story of a dated talk its day."""
    talks = [c for c in claims if c.kind in GATHERINGS and c.modality in DONE and is_day(c.time)]
    days = {c.time for c in talks}
    only = talks[0] if len(days) == 1 else None
    dated = []
    for claim in claims:
        if claim.time is None and claim.kind in AT_TALKS and claim.modality in DONE:
            talk = _talk_of(claim, talks, telling) or (only if _is_of(claim, only, telling) else None)
            claim = replace(claim, time=talk.time) if talk else claim  # noqa: PLW2901 - the claim with its time
        dated.append(claim)
    return dated


def _talk_of(claim: Claim, talks: Sequence[Claim], telling: Telling) -> Claim | None:
    """Return the last talk told before in the same paragraph, of the same parties, with no other day between."""
    place = telling.place(claim)
    for talk in reversed(talks):
        told = telling.place(talk)
        if told.paragraph != place.paragraph or told.index > place.index:
            continue
        between = Span(told.span.end, max(told.span.end + 1, claim.span.end))
        if told.index < place.index and any(is_dated_day(t) and t.time != talk.time for t in telling.times(between)):
            return None
        shared = telling.parties(claim) & telling.parties(talk)
        return talk if shared or telling.is_joint(claim) else None
    return None


def _is_of(claim: Claim, talk: Claim | None, telling: Telling) -> bool:
    """Whether "they discussed" further on belongs to the only dated talk of the text."""
    if talk is None or claim.kind not in {"consultation", "meeting"} or not telling.is_joint(claim):
        return False
    return telling.place(talk).index < telling.place(claim).index
