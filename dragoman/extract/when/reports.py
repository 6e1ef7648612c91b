"""What somebody says in one report he said on one day.

Takes a Telling and its claims; gives claims. "The minister said Friday ..." dates his other words in the report, "told
a press conference on the 14th" those that follow, until the text has him speak on another day; a paper that came out
on 12 July says all it says on that day. What nobody is named to have said is the outlet's and gets no date.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.when.telling import Telling, Told, day_of
from dragoman.types.claim import DONE, Claim, Modality, Role
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span
from dragoman.types.value import TimeSpan

OCCASIONS = frozenset(
    {
        "statement",
        "meeting",
        "summit",
        "consultation",
        "agreement_signed",
        "relation_upgraded",
        "accusation",
        "publication",
    }
)
STATES = ("state:", "igo:")
JOINT = frozenset({"meeting", "summit", "consultation", "agreement_signed", "relation_upgraded"})
SAID = frozenset({"statement", "accusation"})
WITH_SPEAKER = frozenset({"commitment", "aid", "relation_upgraded"})
VOICES = frozenset(
    {EntityKind.PERSON, EntityKind.OFFICE, EntityKind.BODY, EntityKind.IGO, EntityKind.STATE, EntityKind.PUBLICATION}
)
_VERB = r"(?:said|says|told|announced|stated|declared|confirmed|disclosed|remarked|warned|added|wrote|reported|spoke)"
_SAID_ON = re.compile(rf"\b{_VERB}\b[^,;:“”\"]{{0,50}}$", re.IGNORECASE)
_THEN_SAID = re.compile(rf"(?:\s+\w+){{0,2}}\s+{_VERB}\b", re.IGNORECASE)
_PAPER = r"(?:white\s+paper|blue\s?book|yearbook|defen[cs]e\s+paper|report|paper|book|review|strategy|document)"
_RELEASED_ON = re.compile(
    rf"\b{_PAPER}\b[^.;]{{0,60}}\b(?:released|issued|published|unveiled|launched|made\s+public|announced)\b[^.;,]{{0,30}}$"
    rf"|\b(?:released|issues?d?|published|unveiled|launched|announced)\b[^.;]{{0,60}}\b{_PAPER}\b[^.;]{{0,30}}$",
    re.IGNORECASE,
)
_RELEASED_AFTER = re.compile(
    rf"\s+(?:released|issued|published|unveiled|launched|announced)\b[^.;]{{0,60}}\b{_PAPER}\b", re.IGNORECASE
)
_PAPER_SAYS = re.compile(
    rf"\b(?:the|this|its)\s+(?:\w+\s+){{0,2}}(?:{_PAPER}|version|edition)\b|\baccording\s+to\s+the\s+{_PAPER}\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """A day on which somebody spoke or acted, where it is told and the keys of who did; `is_joint`: at talks.

    `place` numbers the sentence, `start` is the offset where it is told.
    """

    place: int
    start: int
    time: TimeSpan
    keys: frozenset[str]
    is_joint: bool = False


def date_by_reports(claims: Sequence[Claim], telling: Telling) -> list[Claim]:
    """Give undated words of a speaker the day on which the report has him speak."""
    occasions = sorted([*_of_claims(claims, telling), *_of_sentences(telling)], key=lambda o: (o.place, o.time))
    paper = _paper_day(telling)
    dated = []
    for claim in claims:
        if claim.time is None and occasions and _is_said(claim, telling):
            keys = telling.parties(claim, Role.SPEAKER) or telling.parties(claim)
            time = _day_of(claim, keys, occasions, telling)
            claim = replace(claim, time=time) if time else claim  # noqa: PLW2901 - the claim with its time
        if claim.time is None and paper and claim.kind in SAID and _is_of_paper(claim, telling, paper):
            claim = replace(claim, time=paper.time)  # noqa: PLW2901
        dated.append(claim)
    return dated


def _is_said(claim: Claim, telling: Telling) -> bool:
    """Whether a claim is what somebody named said or sides agreed, not what the outlet tells."""
    if any(a.role is Role.SPEAKER for a in claim.arguments):
        return claim.kind in SAID or claim.kind in WITH_SPEAKER
    return claim.kind == "commitment" and claim.modality is Modality.AGREED and telling.is_joint(claim)


def _of_claims(claims: Sequence[Claim], telling: Telling) -> Iterator[Occasion]:
    for claim in claims:
        if claim.kind in OCCASIONS and claim.modality in DONE and claim.time and telling.is_near(claim.time):
            keys = telling.parties(claim)
            together = telling.is_joint(claim) or (claim.kind in JOINT and len(claim.arguments) > 1)
            joint = together and sum(key.startswith(STATES) for key in keys) > 1
            yield Occasion(telling.place(claim).index, claim.span.start, day_of(claim.time), keys, joint)


def _of_sentences(telling: Telling) -> Iterator[Occasion]:
    """Yield who a sentence has speak on a day: "the minister said Friday", "on the 14th the minister told"."""
    for told in telling.sentences:
        for time in telling.times(told.span):
            if not telling.is_fresh(time) or time.time is None:
                continue
            before = Span(told.span.start, max(told.span.start + 1, time.span.start))
            verb = _SAID_ON.search(telling.text, before.start, before.end)
            after = _THEN_SAID.match(telling.text, time.span.end)
            if verb is None and after is None:
                continue
            limit = verb.start() if verb else time.span.start
            voices = [m for m in telling.mentions(before) if m.span.end <= limit and m.kind in VOICES]
            people = [m for m in voices if m.kind is EntityKind.PERSON]
            if voices:
                yield Occasion(told.index, told.span.start, day_of(time.time), telling.keys((people or voices)[-1]))


def _day_of(claim: Claim, keys: frozenset[str], occasions: Sequence[Occasion], telling: Telling) -> TimeSpan | None:
    """Return the day of the last occasion of these speakers, unless another day of the report is named since."""
    at, joint = telling.place(claim).index, telling.is_joint(claim)
    told = [o for o in occasions if o.place <= at and o.start <= claim.span.start]  # not what the claim itself names
    before = [o for o in told if _are_same(keys, o, joint=joint)]
    if not before:
        return None
    since = telling.sentences[before[-1].place + 1 : at + 1]
    others = (t for told in since for t in telling.times(told.span) if t.time != before[-1].time)
    return None if any(map(telling.is_fresh, others)) else before[-1].time


def _are_same(keys: frozenset[str], occasion: Occasion, *, joint: bool) -> bool:
    """Whether the speakers are those of an occasion.

    "The two sides" are so only at talks. A state alone is too many people to be one speaker, unless the occasion is
    its own or the talks of all the states that speak.
    """
    shared = keys & occasion.keys
    states = {key for key in keys if key.startswith(STATES)}
    if joint or (keys == states and len(states) > 1):
        return occasion.is_joint and (states <= occasion.keys or bool(shared - states))
    return bool(shared - states) or (bool(shared) and keys == states and occasion.keys == states)


@dataclass(frozen=True, slots=True)
class _Paper:
    place: int
    time: TimeSpan


def _paper_day(telling: Telling) -> _Paper | None:
    """Return the day on which the paper that the text is about came out; None where it tells of several."""
    found = [
        _Paper(told.index, day_of(time.time))
        for told in telling.sentences
        for time in telling.times(told.span)
        if time.time and telling.is_fresh(time) and _is_release(told, time.span, telling)
    ]
    return found[0] if len({p.time for p in found}) == 1 else None


def _is_release(told: Told, time: Span, telling: Telling) -> bool:
    before = telling.text[told.span.start : time.start]
    return bool(_RELEASED_ON.search(before) or _RELEASED_AFTER.match(telling.text, time.end))


def _is_of_paper(claim: Claim, telling: Telling, paper: _Paper) -> bool:
    """Whether a paper says it on the day it came out: what two sides said together it only looks back on."""
    told = telling.place(claim)
    return (
        not telling.is_joint(claim)
        and told.index >= paper.place
        and _PAPER_SAYS.search(told.span.of(telling.text)) is not None
    )
