"""The turns of a transcript: which paragraphs one speaker says, and who he is; and whose speech a text is.

Takes a document and its annotations; gives a Turn for each paragraph of a transcript, by the number of its segment.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.lexicon.records import Lexicon
from dragoman.text.folding import fold
from dragoman.text.speeches import find_speech
from dragoman.text.turns import turns_of
from dragoman.types.annotation import Annotations, Mention
from dragoman.types.document import Document
from dragoman.types.entity import PEOPLE, SIDES, EntityKind

SPEAKING = PEOPLE | SIDES | {EntityKind.BODY}


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says: `voice` is who he is, None where he only asks."""

    voice: Mention | None


def know_turns(doc: Document, annotations: Annotations, lexicon: Lexicon) -> Mapping[int, Turn]:
    """Return the turn of each paragraph; nothing for a text that is no transcript."""
    labels = turns_of(doc.text, annotations.segments, _known_labels(lexicon))
    named = {m.span: m for m in annotations.mentions} if labels else {}
    return {index: Turn(named.get(label)) for index, label in labels.items()}


@lru_cache(maxsize=4)
def _known_labels(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(fold(row["words"]) for row in lexicon.tables.get("turn_labels", ()))


def know_speaker(doc: Document, annotations: Annotations, lexicon: Lexicon) -> Mention | None:
    """Return who says the whole text, and means himself by "we"; None where it is no speech, or one of several."""
    stretch = find_speech(doc.text, annotations.segments, lexicon.tables.get("speech_titles", ()))
    named = [m for m in annotations.mentions if stretch and stretch.contains(m.span) and m.kind in SPEAKING]
    several = len(named) > 1 and doc.text[named[0].span.end : named[1].span.start].strip(" ,") == "and"
    return named[0] if named and not several else None
