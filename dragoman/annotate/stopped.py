"""Why a sentence is not read with care: what the look before reading (`relevance.py`) or the document says against it.

Takes a document, its annotations and one of its sentences; gives a reason, or None where the sentence is read. The
functions that decide are asked again, in the order in which they decide.
"""

from collections.abc import Sequence

from dragoman.annotate.drafts import Draft
from dragoman.annotate.mentions import find_names
from dragoman.annotate.relevance import compile_gate, find_relevant, is_in_scope
from dragoman.lexicon.records import Lexicon
from dragoman.text.marks import is_question
from dragoman.text.tokens import find_words
from dragoman.types.annotation import Annotations
from dragoman.types.document import REPORTING, Document, Segment, SegmentKind
from dragoman.types.entity import PARTIES
from dragoman.types.issue import OFF_TOPIC

DOMESTIC = "the document names fewer than two states or organisations: it tells of no relations"
QUESTION = "a question: what is asked is not reported"
REPEATED = "repeated word for word: it is read where it first stands"
NO_PARTY = "no party is named in it, and none described (“the minister”, “it”)"
NO_ROW_ALONE = "no party is named in it, and no row of the tables that needs no more than its words stands in it"
NO_ROW = "one party at most is named in it, and no row of frames.tsv, no committing row of cues.tsv has its words there"


def why_stopped(doc: Document, annotations: Annotations, sentence: Segment, *, lexicon: Lexicon) -> str | None:
    """Return why `sentence` is not among the relevant ones, None where it is."""
    if sentence.index in annotations.relevant:
        return None
    sentences = tuple(s.span for s in annotations.segments if s.kind is SegmentKind.SENTENCE)
    drafts = find_names(doc.text, sentences, lexicon).drafts
    if not is_in_scope(doc, drafts, annotations.issues, lexicon=lexicon):
        return _out_of_scope(doc, annotations)
    return _why_irrelevant(doc.text, annotations.segments, sentence, drafts, lexicon)


def _out_of_scope(doc: Document, annotations: Annotations) -> str:
    if doc.lang not in {None, "en"}:
        return f"the document is taken for language {doc.lang}: claims are read from English only"
    off_topic = next((issue.detail for issue in annotations.issues if issue.code == OFF_TOPIC), None)
    return off_topic or DOMESTIC


def _why_irrelevant(
    text: str, segments: Sequence[Segment], sentence: Segment, drafts: Sequence[Draft], lexicon: Lexicon
) -> str:
    """Tell what stops a sentence of a document that is in scope."""
    parent = next((s.kind for s in segments if s.index == sentence.parent), None)
    if parent not in REPORTING:
        return f"it stands in a part that carries no reporting: {parent.value if parent else 'none'}"
    alone = [s for s in segments if s.index in {sentence.index, sentence.parent}]
    if sentence.index in find_relevant(text, alone, drafts, lexicon=lexicon):
        return REPEATED
    body = sentence.span.of(text)
    if is_question(body):
        return QUESTION
    if any(d.kind in PARTIES and sentence.span.contains(d.span) for d in drafts):
        return NO_ROW
    described = compile_gate(lexicon).described
    return NO_PARTY if described.isdisjoint(find_words(body)) else NO_ROW_ALONE
