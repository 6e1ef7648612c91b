"""Turns of a transcript: who speaks stands before what is said, with a colon ("Ms Rojas: We will go").

Takes text and its blocks; gives for each block the label of its turn. Only a text whose labels come back is
a transcript; "Peace Facility: ..." above one paragraph is no speaker.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from dragoman.types.document import REPORTING, Segment, SegmentKind
from dragoman.types.span import Span

LABELLED = REPORTING | {SegmentKind.HEADING}  # a short question looks like a heading
MIN_LABELS = 3  # a dialogue has at least a question, its answer and one more turn
MAX_LABEL_CHARS = 60
_WORD = r"[A-ZÀ-Þ][\w.’'/-]*"
_LABEL = re.compile(
    rf"\W{{0,3}}(?P<label>{_WORD}(?:\s+(?:{_WORD}|of|the|for|and|de|al|bin|van|von|der)){{0,7}}(?:\s*\([^()]{{2,30}}\))?)\s*:\**\s+(?=\S)"
)


def find_labels(text: str, blocks: Iterable[Span], known: frozenset[str]) -> Mapping[int, Span]:
    """Return the label of each block that has one, by where the block starts; none where the text is no transcript.

    `known` are labels, folded, that no other text has ("question"). One of them, or a label that stands twice, makes
    the text a transcript.
    """
    found: dict[int, Span] = {}
    for block in blocks:
        match = _LABEL.match(text, block.start, min(block.end, block.start + MAX_LABEL_CHARS + 5))
        if match:
            found[block.start] = Span(match.start("label"), match.end("label"))
    times = Counter(label.of(text).casefold() for label in found.values())
    told = sum(count for words, count in times.items() if count > 1 or words in known)
    return found if len(found) >= MIN_LABELS and told > 1 and told * 2 >= len(found) else {}


def said_from(text: str, label: Span) -> int:
    """Return where what is said begins behind a label."""
    mark = re.compile(r"\s*:\**\s+").match(text, label.end)
    return mark.end() if mark else label.end


def turns_of(text: str, segments: Iterable[Segment], known: frozenset[str]) -> Mapping[int, Span]:
    """Return the label under which each block of a transcript is said, by the index of its segment.

    A paragraph without a label goes on with the turn before it.
    """
    blocks = [s for s in segments if s.kind in LABELLED]
    labels = find_labels(text, [s.span for s in blocks], known)
    turns: dict[int, Span] = {}
    label: Span | None = None
    for block in blocks if labels else ():
        label = labels.get(block.span.start, label)
        if label is not None:
            turns[block.index] = label
    return turns
