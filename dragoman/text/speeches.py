"""Whose speech a text is: its title says so ("Remarks by ..."), or the line that opens it ("... the following:").

Takes text, its segments and the rows of `speech_titles.tsv`; gives the stretch that names the speaker, and no name.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from dragoman.text.patterns import whole_words
from dragoman.types.document import REPORTING, Segment, SegmentKind
from dragoman.types.span import Span

HEAD_BLOCKS = 8  # blocks in which a speech says whose it is
HEADS = frozenset({SegmentKind.TITLE, SegmentKind.HEADING, SegmentKind.BYLINE})
WORDS_BEFORE = 24  # code points before "remarks by": "Transcript of the opening "
JOINT = ("joint", "trilateral", "quadrilateral", "common")  # what several say together is no speech of one


def find_speech(text: str, segments: Iterable[Segment], rows: Sequence[Mapping[str, str]]) -> Span | None:
    """Return where the speaker of the whole text is named, None for a text that is nobody's speech."""
    titles = tuple(row["words"] for row in rows if row["where"] == "title")
    leads = tuple(row["words"] for row in rows if row["where"] == "lead")
    if not titles or not leads:
        return None
    in_title, in_lead = whole_words(titles), whole_words(leads)
    blocks = (s for s in segments if s.kind in HEADS | REPORTING)
    for block in islice(blocks, HEAD_BLOCKS):
        words = block.span.of(text)
        told = in_title.search(words) if block.kind in HEADS else None
        together = told and any(word in words[: told.start()].lower() for word in JOINT)
        if told and told.start() <= WORDS_BEFORE and not together:
            return Span(block.span.start + told.end(), block.span.end)
        opened = in_lead.search(words) if words.rstrip().endswith(":") else None
        if opened and opened.start():
            return Span(block.span.start, block.span.start + opened.start())
    return None
