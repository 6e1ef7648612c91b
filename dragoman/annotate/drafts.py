"""Mentions in the making: what each finder of names hands to the next.

Takes nothing; gives the Draft record and the rules by which drafts that overlap are settled.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.text.folding import fold
from dragoman.text.intervals import longest
from dragoman.types.annotation import Mention
from dragoman.types.entity import EntityKind
from dragoman.types.ids import make_id
from dragoman.types.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A mention before it has an id; fields as in `types.annotation.Mention`. `refers` are spans here."""

    span: Span
    kind: EntityKind
    origin: str
    score: float = 1.0
    candidates: tuple[str, ...] = ()
    holder: Span | None = None
    office: str | None = None
    of: str | None = None
    qualifier: str | None = None
    refers: tuple[Span, ...] = ()
    plural: bool = False


def settle(drafts: Iterable[Draft]) -> list[Draft]:
    """Keep the longest of drafts that overlap, in text order; of equal spans the first given."""
    return longest(sorted(drafts, key=lambda d: (-len(d.span), d.span.start)), key=lambda d: d.span)


def last_name(text: str, draft: Draft) -> str:
    """Return the last word of a person's own name, folded; "" for whoever is not named."""
    words = (draft.holder or draft.span).of(text).split() if draft.kind is EntityKind.PERSON else ()
    return fold(words[-1]) if words else ""


def mention_id(doc_id: str, span: Span) -> str:
    """Return the id of the mention at `span`; mentions never overlap, so the place names it."""
    return make_id("mnt", doc_id, span.start, span.end)


def to_mentions(drafts: Iterable[Draft], text: str, doc_id: str) -> tuple[Mention, ...]:
    """Give the settled `drafts` their ids."""
    return tuple(
        Mention(
            id=mention_id(doc_id, d.span),
            doc_id=doc_id,
            span=d.span,
            text=d.span.of(text),
            kind=d.kind,
            origin=d.origin,
            score=d.score,
            candidates=d.candidates,
            holder=d.holder,
            office=d.office,
            of=d.of,
            qualifier=d.qualifier,
            refers=tuple(mention_id(doc_id, span) for span in d.refers),
        )
        for d in drafts
    )
