"""Whom somebody meets one by one: "she will meet President Alba and Foreign Minister Diop" tells of two meetings.

Takes the dated claims of a document and its Telling; gives claims, a meeting with several people of one state as one
with each of them (ANNOTATION.md, section 1: a split per pair is as good as the list). A preview names them in one
breath, reports tell of each meeting by itself, and a register says who met whom. All have the time and place of the
list; each rests on the words that name its own, those behind the first on the whole list, too. What is held "together"
or "jointly" stays one, and a couple is met together.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.extract.stretches import trim
from dragoman.extract.when.telling import Telling
from dragoman.types.annotation import Mention
from dragoman.types.claim import Claim, Role, cite
from dragoman.types.document import Document
from dragoman.types.entity import EntityKind
from dragoman.types.ids import make_id
from dragoman.types.span import Span

_TOGETHER = re.compile(
    r"\b(?:together|jointly|joint|trilateral|three-way|2\s?\+\s?2|both|wife|husband|spouse|consort|empress|queen|couple"
    r"|first\s+lady|delegation)\b",
    re.IGNORECASE,
)


def each_met(claims: Iterable[Claim], telling: Telling, doc: Document) -> Iterator[Claim]:
    """Yield the claims, those of meetings with several people of one state once for each."""
    for claim in claims:
        met = _met(claim, telling)
        if len(met) < 2:
            yield claim
            continue
        for number, mention in enumerate(met):
            others = {m.id for m in met} - {mention.id}
            yield _with(claim, others, _words(claim, met, number, doc.text), doc)


def _met(claim: Claim, telling: Telling) -> list[Mention]:
    """Return the people of one state that somebody else meets, in text order; none where it is one meeting of all."""
    if claim.kind != "meeting" or _TOGETHER.search(claim.evidence[0].quote):
        return []
    found = [telling.by_id.get(a.mention_id or "") for a in claim.arguments if a.role is Role.COUNTERPART]
    people = sorted((m for m in found if m is not None and m.kind is EntityKind.PERSON), key=lambda m: m.span.start)
    actors = [telling.by_id.get(a.mention_id or "") for a in claim.arguments if a.role is Role.ACTOR]
    alone = len(actors) == 1 and len(people) == len(found)
    first = actors[0].span.end if alone and actors[0] else None
    behind = first is not None and all(claim.span.contains(m.span) and m.span.start >= first for m in people)
    homes = {_home(m, telling) for m in people}
    return people if behind and len(homes) == 1 and None not in homes else []


def _home(mention: Mention, telling: Telling) -> str | None:
    known = telling.lexicon.entities.get(mention.candidates[0]) if mention.candidates else None
    return mention.of or (known.state if known else None)


def _words(claim: Claim, met: list[Mention], number: int, text: str) -> Span:
    """Return the words that name one of those met: with what comes before the first, or behind the last."""
    start = met[number].span.start if number else claim.span.start
    end = met[number + 1].span.start if number + 1 < len(met) else claim.span.end
    return trim(text, trim(text, Span(start, end)))


def _with(claim: Claim, others: set[str], span: Span, doc: Document) -> Claim:
    """Return the meeting without `others`, told by the words of `span`."""
    first, *more = claim.evidence
    whole = () if span.start == first.span.start else (first,)
    return replace(
        claim,
        id=make_id("clm", doc.id, claim.kind, span.start, span.end, claim.origin),
        arguments=tuple(a for a in claim.arguments if a.mention_id not in others),
        evidence=(cite(doc, span, first.sentence), *whole, *more),
    )
