"""Read one actor string: the finders of names, then the judgement whose it is.

Takes a phrase and the lexicon; gives an Actor. The atlas (towns, movements, figures) is loaded on first use.
"""

from datetime import date

from dragoman.annotate.layers import annotate
from dragoman.lexicon.records import Lexicon
from dragoman.resolve.actors import judge_actor
from dragoman.resolve.atlas import Atlas, load_atlas
from dragoman.types.actor import Actor
from dragoman.types.document import Document, Segment, SegmentKind
from dragoman.types.ids import checksum, make_id
from dragoman.types.span import Span
from dragoman.types.value import Precision, TimeSpan


def read_actor(text: str, *, lexicon: Lexicon, day: date | None = None, atlas: Atlas | None = None) -> Actor:
    """Return the state, sector and entity that `text` names ("Rakhine rebels", "President Museveni").

    `day` is when the phrase was written; it tells office holders and namesakes apart. `atlas` is the packaged one, or
    what `load_atlas` made of a user's folder.
    """
    if not text.strip():
        return Actor(text=text, reasons=("the phrase is empty",))
    time = TimeSpan(day, day, Precision.DAY) if day else None
    doc = _as_document(text, time)
    whole = Span(0, len(text))
    segments = (Segment(0, whole, SegmentKind.PARAGRAPH), Segment(1, whole, SegmentKind.SENTENCE, parent=0))
    mentions = annotate(doc, segments, lexicon=lexicon).mentions
    return judge_actor(text, mentions, lexicon=lexicon, atlas=atlas or load_atlas(), time=time)


def _as_document(text: str, time: TimeSpan | None) -> Document:
    sha = checksum(text)
    return Document(
        name="actor",
        uri="actor",
        text=text,
        raw_sha256=sha,
        text_sha256=sha,
        cleaner="txt@1",
        id=make_id("doc", text),
        published=time,
    )
