"""The evidence reader: a document's text in parts and runs, each with the claims that rest on it.

Takes a text, its segments and its notes; gives runs that join to the very text again. Spans may overlap; no character
is lost. A long text is cut into parts, between paragraphs where it can be.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from dragoman.answer.notes import Note
from dragoman.types.document import Segment, SegmentKind
from dragoman.types.span import Span

PART_CHARS = 20_000
PART_CLAIMS = 120
"""Code points and claims of one part: even where every character is escaped, its page stays under 300 kB."""

HEADINGS = frozenset({SegmentKind.TITLE, SegmentKind.HEADING})
FURNITURE = frozenset({SegmentKind.METADATA, SegmentKind.TEASER, SegmentKind.NAVIGATION, SegmentKind.BYLINE})


class Lit(StrEnum):
    """How much light falls on a run: the words of the claim asked for, the rest of its sentence, or none."""

    QUOTE = "quote"
    SENTENCE = "sentence"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A note and its number among those of its document, from 1 in the order of the text."""

    number: int
    note: Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Text of one look, on which the same claims rest.

    `look` is "heading", "furniture" (of the page it was printed on) or ""; `begins` and `ends` are the claims whose
    words begin or end here, `begins_lit` says that the words to light do.
    """

    text: str
    look: str
    lit: Lit
    begins_lit: bool
    claim_ids: tuple[str, ...]
    begins: tuple[str, ...]
    ends: tuple[Numbered, ...]


def numbered(notes: Sequence[Note]) -> tuple[Numbered, ...]:
    """Number the notes of a document."""
    return tuple(Numbered(number, note) for number, note in enumerate(notes, start=1))


def parts_of(text: str, segments: Sequence[Segment], notes: Sequence[Note]) -> tuple[Span, ...]:
    """Cut a text into parts that follow on one another from its first character to its last; none for an empty text.

    A part ends before a paragraph, else before a sentence, else where it is full.
    """
    begins = sorted(note.start for note in notes)
    blocks = sorted(s.span.start for s in segments if s.kind is not SegmentKind.SENTENCE)
    sentences = sorted(s.span.start for s in segments if s.kind is SegmentKind.SENTENCE)
    parts, start, passed = [], 0, 0
    while start < len(text):
        full = start + PART_CHARS
        if len(begins) > passed + PART_CLAIMS:
            full = min(full, max(begins[passed + PART_CLAIMS], start + 1))
        end = len(text) if full >= len(text) else _last(blocks, start, full) or _last(sentences, start, full) or full
        parts.append(Span(start, end))
        start, passed = end, sum(begin < end for begin in begins)
    return tuple(parts)


def part_at(parts: Sequence[Span], place: int) -> int:
    """Return the number, from 1, of the part that a place of the text lies in; the last one where it lies behind."""
    return next((number for number, part in enumerate(parts, start=1) if place < part.end), max(len(parts), 1))


def runs_of(
    text: str, part: Span, segments: Sequence[Segment], claims: Sequence[Numbered], *, lit: tuple[Span, Span] | None
) -> Iterator[Run]:
    """Cut a part of a text where words of a claim, a heading or the page's furniture begin or end.

    `lit` are the words to light and the sentence they stand in.
    """
    claims = [claim for claim in claims if _span(claim).overlaps(part)]
    looks = [(s.span, _look(s.kind)) for s in segments if _look(s.kind) and s.span.overlaps(part)]
    spans = [*map(_span, claims), *(span for span, _ in looks), *(lit or ())]
    cuts = {part.start, part.end} | {c for span in spans for c in (span.start, span.end) if part.start < c < part.end}
    covering: dict[str, None] = {c.note.claim_id: None for c in claims if c.note.start < part.start}
    for start, end in pairwise(sorted(cuts)):
        run = Span(start, end)
        begins = tuple(c.note.claim_id for c in claims if c.note.start == start)
        covering.update(dict.fromkeys(begins))
        ends = tuple(c for c in claims if c.note.end == end)
        yield Run(
            text=run.of(text),
            look=next((look for span, look in looks if span.contains(run)), ""),
            lit=_light(run, lit),
            begins_lit=lit is not None and start == max(lit[0].start, part.start) < lit[0].end,
            claim_ids=tuple(covering),
            begins=begins,
            ends=ends,
        )
        for claim in ends:
            covering.pop(claim.note.claim_id)


def neighbours(notes: Sequence[Note], lit: str | None) -> tuple[Note | None, Note | None]:
    """Return the notes before and after the one lit; the first one follows where none is."""
    places = [place for place, note in enumerate(notes) if note.claim_id == lit]
    if not places:
        return None, notes[0] if notes else None
    place = places[0]
    return (notes[place - 1] if place else None), (notes[place + 1] if place + 1 < len(notes) else None)


def _last(places: Sequence[int], start: int, full: int) -> int | None:
    """Return the last place in the second half of a part: one nearer its beginning would leave it short."""
    return max((place for place in places if (start + full) // 2 < place <= full), default=None)


def _span(claim: Numbered) -> Span:
    return Span(claim.note.start, claim.note.end)


def _look(kind: SegmentKind) -> str:
    return "heading" if kind in HEADINGS else "furniture" if kind in FURNITURE else ""


def _light(run: Span, lit: tuple[Span, Span] | None) -> Lit:
    if lit is None:
        return Lit.NONE
    words, sentence = lit
    return Lit.QUOTE if words.contains(run) else Lit.SENTENCE if sentence.contains(run) else Lit.NONE
