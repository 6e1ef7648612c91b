"""Read one actor string: the finders of names, then the judgement whose it is.

Takes a phrase and the lexicon; gives an Actor. The atlas (towns, movements, figures) is loaded on first use.
"""

from datetime import date

from dragoman.annotate.layers import annotate
from dragoman.lexicon.records import Lexicon
from dragoman.resolve.actors import judge_actor
from dragoman.resolve.atlas import Atlas, load_atlas
from dragoman.types.actor import Actor
from dragoman.types.document import lone_sentence
from dragoman.types.value import Precision, TimeSpan


def read_actor(text: str, *, lexicon: Lexicon, day: date | None = None, atlas: Atlas | None = None) -> Actor:
    """Return the state, sector and entity that `text` names ("rebels in Casamance", "the Chilean president").

    `day` is when the phrase was written; it tells office holders and namesakes apart. `atlas` is the packaged one, or
    what `load_atlas` made of a user's folder.
    """
    if not text.strip():
        return Actor(text=text, reasons=("the phrase is empty",))
    time = TimeSpan(day, day, Precision.DAY) if day else None
    doc, segments = lone_sentence(text, name="actor", published=time)
    mentions = annotate(doc, segments, lexicon=lexicon).mentions
    return judge_actor(text, mentions, lexicon=lexicon, atlas=atlas or load_atlas(), time=time)
