"""What the rules of inference look at: the sentences of a document with their names, persons and times.

Takes a document, its segments and drafts and the lexicon; gives a Story. Times are read without a reference day, so
that nothing leans on what is to be found; the names are all the lexicon knows, also those inside longer ones.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.annotate.drafts import Draft
from dragoman.annotate.gazetteer import NameMatch, compile_gazetteer
from dragoman.annotate.times.finder import find_times
from dragoman.annotate.times.reading import Context, Tense, is_sure, tense_of
from dragoman.lexicon.records import Lexicon
from dragoman.text.folding import fold_text
from dragoman.text.genres import is_joint_text
from dragoman.text.intervals import SpanIndex
from dragoman.types.document import Document, Segment, SegmentKind
from dragoman.types.span import Span
from dragoman.types.value import TimeMention

LEAD_SENTENCES = 3  # a report says in its first sentences what has just happened
_HEADS = frozenset({SegmentKind.TITLE, SegmentKind.HEADING})
HEAD_SEGMENTS = 12  # where a document says what it is

MAY_COME = re.compile(
    r"\b(?:will|would|shall|should|(?-i:may)|might|could|can|expect\w*|target\w*|goals?|aim\w*|plan\w*|visions?|agenda|roadmap"
    r"|towards?|until|by|to\sbe|if|forecast\w*|project\w*|up\sto|ahead|upcoming|forthcoming|scheduled|due|next|term"
    r"|deadlines?|hop(?:e|es|ed|ing)|agree\w*|ready|after|starting)\b",
    re.IGNORECASE,
)
"""Words beside which a time may lie ahead, whatever the tense of the verb."""
PLANNED = re.compile(
    r"\b(?:will|shall|(?:is|are)\s(?:to|due|set|expected|scheduled|planned)|to\sbe\sheld|upcoming|forthcoming)\b",
    re.IGNORECASE,
)
"""Words that surely speak of what is to come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence, its number from 0 and what stands in it; `text` is the whole document's."""

    index: int
    text: str
    span: Span
    times: tuple[TimeMention, ...]
    names: tuple[NameMatch, ...]
    drafts: tuple[Draft, ...]

    @property
    def words(self) -> str:
        """Its own text on one line."""
        return " ".join(self.span.of(self.text).split())

    @property
    def is_lead(self) -> bool:
        """Whether it is one of the first sentences."""
        return self.index < LEAD_SENTENCES

    @property
    def is_dated(self) -> bool:
        """Whether it names a year or a full date of its own."""
        return any(t.time is not None and t.anchor is None for t in self.times)

    def tense(self, time: TimeMention) -> Tense:
        """Return the tense of the clause around a time."""
        return tense_of(Context(self.text, self.span, None), time.span.start, time.span.end)

    def is_sure(self, time: TimeMention) -> bool:
        """Whether a verb stands right before a time."""
        return is_sure(Context(self.text, self.span, None), time.span.start)

    @property
    def is_open(self) -> bool:
        """Whether some words of the sentence speak of what may come."""
        return MAY_COME.search(self.words) is not None

    def before(self, span: Span, size: int) -> str:
        """Return up to `size` code points of the sentence before `span`."""
        return self.text[max(self.span.start, span.start - size) : span.start]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A document for inference: its sentences, the times of its datelines, whether it is a joint text of two sides."""

    text: str
    lines: tuple[Line, ...]
    datelines: tuple[TimeMention, ...]
    is_joint: bool
    titles: str
    lexicon: Lexicon


def tell(doc: Document, segments: Sequence[Segment], drafts: Sequence[Draft], lexicon: Lexicon) -> Story:
    """Make the Story of a document."""
    text = doc.text
    sentences = [s.span for s in segments if s.kind is SegmentKind.SENTENCE]
    times = SpanIndex(find_times(text, sentences, reference=None), key=lambda t: t.span)
    names = SpanIndex(compile_gazetteer(lexicon).find(text, fold_text(text)).names, key=lambda n: n.span)
    people = SpanIndex(drafts, key=lambda d: d.span)
    datelines = [s.span for s in segments if s.kind is SegmentKind.DATELINE]
    heads = [doc.title or "", *(s.span.of(text) for s in segments[:HEAD_SEGMENTS] if s.kind in _HEADS)]
    return Story(
        text=text,
        lines=tuple(
            Line(
                index=index,
                text=text,
                span=span,
                times=tuple(times.inside(span)),
                names=tuple(names.inside(span)),
                drafts=tuple(people.inside(span)),
            )
            for index, span in enumerate(sentences)
        ),
        datelines=find_times(text, datelines, reference=None) if datelines else (),
        is_joint=any(is_joint_text(head) for head in heads),
        titles="\n".join(heads),
        lexicon=lexicon,
    )
