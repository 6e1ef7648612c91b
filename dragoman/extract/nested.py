"""A claim's words without those of another act that its sentence tells beside it.

Takes the claims of one document and where the predicate of each stands; gives the claims with shorter quotes. What a
clause puts before or behind an act ("after his election", "at the summit in May,") is a claim of its own where it was
found as one, and its words then belong to that claim alone: two acts in one quote would be taken for one
(ANNOTATION.md, section 1). Time, place and parties of the longer claim stay as they were read.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dragoman.extract.stretches import trim
from dragoman.types.claim import Claim, cite
from dragoman.types.document import Document
from dragoman.types.span import Span

MIN_WORDS = 3  # fewer are no clause
_TIE = r"[\s,]*\b(?:after|following|before|since|during|amid|ahead\s+of|prior\s+to|in\s+the\s+wake\s+of)\b\s*"
_BEHIND = re.compile(rf"{_TIE}(?:[^\s,;]+\s+){{0,4}}$", re.IGNORECASE)
"""What ties a further act to the end of a clause, up to where its own words begin."""
_TIES_ITSELF = re.compile(_TIE, re.IGNORECASE)
_AND = re.compile(r"[\s,]*\band\s+$")
_OPENS = re.compile(
    r"\W*(?:(?:at|after|following|before|since|during|in|on|amid)\s+)?(?:[^\s,;]+\s+){0,4}$", re.IGNORECASE
)
_COMMA = re.compile(r"\s*,\s*")


def part_nested(claims: Iterable[Claim], anchors: Mapping[str, int], doc: Document) -> Iterator[Claim]:
    """Yield the claims, each without the acts of another kind that stand apart at the edges of its quote.

    `anchors` gives the offset of each claim's predicate, by id.
    """
    listed = list(claims)
    by_sentence: dict[Span, list[Claim]] = {}
    for claim in listed:
        by_sentence.setdefault(claim.evidence[0].sentence, []).append(claim)
    for claim in listed:
        span = claim.span
        for other in by_sentence[claim.evidence[0].sentence]:
            inner = _inside(span, other.span) if other.kind != claim.kind else None
            if inner and span != inner:
                span = _without(span, inner, anchors[claim.id], doc.text)
        yield claim if span == claim.span else _quoting(claim, span, doc)


def _inside(span: Span, other: Span) -> Span | None:
    """Return the part of `span` that another claim covers, where it covers none of the end that `span` goes on to."""
    return Span(max(span.start, other.start), other.end) if span.start < other.end <= span.end else None


def _without(span: Span, inner: Span, anchor: int, text: str) -> Span:
    """Return `span` without `inner` and what ties it, where the predicate stands outside it; else as it is."""
    if inner.start <= anchor < inner.end:
        return span
    cut = _without_end(span, inner, anchor, text) if anchor < inner.start else _without_head(span, inner, anchor, text)
    return trim(text, cut) if len(cut.of(text).split()) >= MIN_WORDS else span


def _without_end(span: Span, inner: Span, anchor: int, text: str) -> Span:
    tie = _BEHIND.search(text, anchor, inner.start) or _TIES_ITSELF.match(text, inner.start)
    tie = tie or _AND.search(text, anchor, inner.start)
    if tie is None and _TIES_ITSELF.match(
        text, span.start
    ):  # "After the talks of Alba and the king, they saw the signing"
        tie = next(reversed(list(_COMMA.finditer(text, anchor, inner.start))), None)
    return Span(span.start, tie.start()) if tie and anchor < tie.start() else span


def _without_head(span: Span, inner: Span, anchor: int, text: str) -> Span:
    opens = inner.start == span.start or _OPENS.match(text, span.start, inner.start)
    comma = _COMMA.match(text, inner.end)
    return Span(comma.end(), span.end) if opens and comma and comma.end() <= anchor else span


def _quoting(claim: Claim, span: Span, doc: Document) -> Claim:
    first, *others = claim.evidence
    return replace(claim, evidence=(cite(doc, span, first.sentence), *others))
