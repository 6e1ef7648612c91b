"""The evidence reader: a document's text in pieces, each with the claims that rest on it.

Takes a text and its notes; gives pieces that join to the very text again. Spans may overlap; no character is lost.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.answer.notes import Note


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text on which the same claims rest.

    `begins` are those whose words begin here; `lit` says that the one asked for is among them.
    """

    text: str
    claim_ids: tuple[str, ...]
    begins: tuple[str, ...]
    lit: bool


def pieces_of(text: str, notes: Sequence[Note], *, lit: str | None = None) -> tuple[Piece, ...]:
    """Cut a text where words of a claim begin or end; `lit` is the id of the claim to light.

    >>> [p.text for p in pieces_of("", ())]
    []
    """
    cuts = sorted({0, len(text), *(n.start for n in notes), *(n.end for n in notes)})
    begins: dict[int, list[str]] = {}
    for note in notes:
        begins.setdefault(note.start, []).append(note.claim_id)
    ends: dict[int, list[str]] = {}
    for note in notes:
        ends.setdefault(note.end, []).append(note.claim_id)
    pieces, covering = [], dict[str, None]()
    for start, end in pairwise(cuts):
        for claim_id in ends.get(start, ()):
            covering.pop(claim_id, None)
        covering.update(dict.fromkeys(begins.get(start, ())))
        claim_ids = tuple(covering)
        pieces.append(Piece(text[start:end], claim_ids, tuple(begins.get(start, ())), lit in covering))
    return tuple(pieces)


def neighbours(notes: Sequence[Note], lit: str | None) -> tuple[Note | None, Note | None]:
    """Return the notes before and after the one lit; the first one follows where none is."""
    places = [place for place, note in enumerate(notes) if note.claim_id == lit]
    if not places:
        return None, notes[0] if notes else None
    place = places[0]
    return (notes[place - 1] if place else None), (notes[place + 1] if place + 1 < len(notes) else None)
