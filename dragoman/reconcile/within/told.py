"""One document as the detectors of this folder see it, and how they cite it."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.lexicon.records import Lexicon
from dragoman.types.annotation import Annotations, Mention
from dragoman.types.claim import Claim, Evidence, cite
from dragoman.types.discrepancy import Discrepancy
from dragoman.types.document import REPORTING, Document, Segment
from dragoman.types.doubt import Doubt
from dragoman.types.span import Span

SHOWN = 3  # places cited for one discrepancy of one document: enough to look it up


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A document with what was found in it."""

    doc: Document
    notes: Annotations
    claims: tuple[Claim, ...]
    lexicon: Lexicon

    def quote(self, span: Span) -> Evidence:
        """Return the words at `span` as evidence, inside the smallest segment that holds them."""
        around = [s.span for s in self.notes.segments if s.span.contains(span)]
        return cite(self.doc, span, min(around, key=len, default=span))

    def segment_of(self, span: Span) -> Segment | None:
        """Return the smallest segment that holds `span`."""
        return min((s for s in self.notes.segments if s.span.contains(span)), key=lambda s: len(s.span), default=None)

    def is_reported(self, offset: int) -> bool:
        """Whether the character at `offset` is part of the report, not of its frame."""
        return any(s.span.start <= offset < s.span.end for s in self.notes.segments if s.kind in REPORTING)

    def cite(self, doubt: Doubt, spans: Iterable[Span]) -> Discrepancy:
        """Return the doubt with the first of the places it rests on."""
        return Discrepancy(doubt, tuple(self.quote(span) for span in sorted(set(spans))[:SHOWN]))


def printed(mention: Mention, text: str) -> str:
    """Return the personal name of a mention, else its words, with single blanks."""
    return " ".join((mention.holder or mention.span).of(text).split())
