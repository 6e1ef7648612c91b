"""Explain one sentence of a document: the road of the data up to its claims, then the look behind them.

Takes a Document and an offset, or a lone sentence; gives an Explanation. The one place beside `pipeline.py` that puts
the stations in a row, for an explanation needs what each of them found.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.annotate.layers import annotate
from dragoman.annotate.masthead import with_masthead
from dragoman.annotate.stopped import why_stopped
from dragoman.clean.segment import segment
from dragoman.errors import QueryError
from dragoman.extract.claims import extract_claims
from dragoman.extract.explaining.explain import Told, explain
from dragoman.lexicon.records import Lexicon
from dragoman.resolve.link import make_resolver, resolve_claims
from dragoman.types.analysis import Analyser
from dragoman.types.annotation import Annotations
from dragoman.types.document import Document, Segment, SegmentKind, lone_sentence
from dragoman.types.explanation import Explanation

LONE = "sentence"  # what a sentence given by itself is called
SHOWN_CHARS = 60


def explain_at(doc: Document, offset: int, *, lexicon: Lexicon, analyser: Analyser | None) -> Explanation:
    """Explain the sentence of `doc` that covers the character at `offset`.

    Raises:
        QueryError: the offset lies outside the text, or no sentence stands there; the nearest is named.
    """
    segments = segment(doc, lexicon=lexicon)
    place = find_sentence(doc, segments, offset)
    doc = with_masthead(doc, segments, lexicon=lexicon)
    annotations = annotate(doc, segments, lexicon=lexicon, analyser=analyser)
    return _explain(doc, annotations, place, lexicon, analyser)


def explain_text(text: str, *, lexicon: Lexicon, analyser: Analyser | None) -> Explanation:
    """Explain a sentence by itself, as if it stood amid a report on relations between states.

    Raises:
        QueryError: there is no word in it.
    """
    body = " ".join(text.split())
    if not any(c.isalnum() for c in body):
        raise QueryError("the sentence is empty; give the words of one")
    doc, segments = lone_sentence(body, name=LONE)
    annotations = annotate(doc, segments, lexicon=lexicon, analyser=analyser, whole=True)
    amid = replace(annotations, relevant=(segments[1].index,))  # one side is enough: the report around it has others
    return _explain(doc, amid, segments[1], lexicon, analyser)


def find_sentence(doc: Document, segments: Sequence[Segment], offset: int) -> Segment:
    """Return the sentence that covers the character at `offset`.

    Raises:
        QueryError: the offset lies outside the text, or no sentence stands there; the nearest is named.
    """
    if not 0 <= offset < len(doc.text):
        raise QueryError(
            f"{doc.name}:{offset}: the text has {len(doc.text)} characters; "
            f"give an offset from 0 to {len(doc.text) - 1}"
        )
    sentences = [s for s in segments if s.kind is SegmentKind.SENTENCE]
    if not sentences:
        raise QueryError(
            f"{doc.name}: no sentence was found in it; see `dragoman annotate {doc.name} --layer segments`"
        )
    nearest = min(sentences, key=lambda s: (max(s.span.start - offset, offset - s.span.end + 1, 0), s.span))
    if nearest.span.start <= offset < nearest.span.end:
        return nearest
    part = next((s.kind.value for s in segments if s.span.start <= offset < s.span.end), "blank")
    words = " ".join(nearest.span.of(doc.text).split())[:SHOWN_CHARS]
    raise QueryError(
        f"{doc.name}:{offset}: no sentence stands there ({part}); the nearest is {doc.name}:{nearest.span.start}, "
        f"“{words} ...”"
    )


def _explain(
    doc: Document, annotations: Annotations, place: Segment, lexicon: Lexicon, analyser: Analyser | None
) -> Explanation:
    """Put claims and entities together with the reading of one sentence; one that was stopped is read alone."""
    stopped = why_stopped(doc, annotations, place, lexicon=lexicon)
    found = extract_claims(doc, annotations, lexicon=lexicon)
    claims, _ = resolve_claims(doc, annotations, found, lexicon=lexicon)
    resolve = make_resolver(doc, annotations, lexicon=lexicon).resolve
    told = Told(found=found, claims=claims, resolve=resolve, stopped=stopped)
    if stopped:
        tokens = analyser.analyse(doc.text, [place.span]).tokens if analyser else annotations.tokens
        annotations = replace(annotations, segments=(place,), relevant=(place.index,), tokens=tokens)
    return explain(doc, annotations, place.span, told, lexicon=lexicon)
