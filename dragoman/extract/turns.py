"""The turns of a transcript: which paragraphs one speaker says, and who he is.

Takes a document and its annotations; gives a Turn for each paragraph of a transcript, by the number of its segment.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.lexicon.records import Lexicon
from dragoman.text.folding import fold
from dragoman.text.turns import turns_of
from dragoman.types.annotation import Annotations, Mention
from dragoman.types.document import Document


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says: `voice` is who he is, None where he only asks."""

    voice: Mention | None


def know_turns(doc: Document, annotations: Annotations, lexicon: Lexicon) -> Mapping[int, Turn]:
    """Return the turn of each paragraph; nothing for a text that is no transcript."""
    known = frozenset(fold(row["words"]) for row in lexicon.tables.get("turn_labels", ()))
    labels = turns_of(doc.text, annotations.segments, known)
    named = {m.span: m for m in annotations.mentions} if labels else {}
    return {index: Turn(named.get(label)) for index, label in labels.items()}
