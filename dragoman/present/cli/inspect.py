"""The command `annotate`: what was found in texts, layer by layer, without a register.

Takes paths; writes one record for each thing found, in document and text order, offsets in code points. Documents
that cannot be read are named on standard error.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import click

from dragoman.acquire.read import read_document
from dragoman.acquire.walk import find_inputs
from dragoman.annotate.layers import annotate as annotate_document
from dragoman.clean.segment import segment
from dragoman.config import Limits
from dragoman.errors import AcquireError
from dragoman.lexicon.load import load_lexicon
from dragoman.lexicon.records import Lexicon
from dragoman.present.cli.help import examples
from dragoman.present.cli.options import lexicon_option, model_option
from dragoman.present.cli.terminal import note, write_texts
from dragoman.present.export.formats import WRITERS
from dragoman.present.export.plain import amount_row, time_row
from dragoman.run.backends import WITHOUT_MODEL, find_analyser
from dragoman.types.analysis import Analyser
from dragoman.types.annotation import Annotations
from dragoman.types.document import Document, RawDocument, SegmentKind
from dragoman.types.issue import Issue
from dragoman.types.span import Span

Row = dict[str, object]
Layer = Callable[[Document, Annotations], Iterator[Row]]

PLACE_KEYS = ("document", "start", "end", "text")


def _times(doc: Document, found: Annotations) -> Iterator[Row]:
    for time in found.times:
        value = {"type": time.type.value, "value": time.value, "use": time.use.value, "anchor": time.anchor}
        yield {**_place(doc, time.span), **value, "time": time_row(time.time)}


def _mentions(doc: Document, found: Annotations) -> Iterator[Row]:
    for mention in found.mentions:
        entity = mention.candidates[0] if mention.candidates else None
        yield {
            **_place(doc, mention.span),
            "kind": mention.kind.value,
            "entity": entity,
            "candidates": list(mention.candidates),
            "office": mention.office,
            "of": mention.of,
            "origin": mention.origin,
            "score": mention.score,
        }


def _amounts(doc: Document, found: Annotations) -> Iterator[Row]:
    for amount in found.amounts:
        yield {**_place(doc, amount.span), "amount": amount_row(amount.amount) if amount.amount else None}


def _tokens(doc: Document, found: Annotations) -> Iterator[Row]:
    for token in found.tokens:
        layers = {"pos": token.pos, "tag": token.tag, "lemma": token.lemma, "relation": token.relation}
        head = found.tokens[token.head].span
        yield {**_place(doc, token.span), **layers, "head_start": head.start, "head": head.of(doc.text)}


def _segments(doc: Document, found: Annotations) -> Iterator[Row]:
    for part in found.segments:
        if part.kind is not SegmentKind.SENTENCE:
            yield {**_place(doc, part.span), "kind": part.kind.value}


def _sentences(doc: Document, found: Annotations) -> Iterator[Row]:
    for part in found.segments:
        if part.kind is SegmentKind.SENTENCE:
            yield _place(doc, part.span)


LAYERS: Mapping[str, tuple[Layer, tuple[str, ...]]] = {
    "times": (_times, ("type", "value", "use", "anchor", "time")),
    "mentions": (_mentions, ("kind", "entity", "candidates", "office", "of", "origin", "score")),
    "amounts": (_amounts, ("amount",)),
    "tokens": (_tokens, ("pos", "tag", "lemma", "relation", "head_start", "head")),
    "segments": (_segments, ("kind",)),
    "sentences": (_sentences, ()),
}


@click.command(
    epilog=examples(
        "dragoman annotate samples/reports --layer times",
        "dragoman annotate report.txt --layer mentions --format csv",
        "dragoman annotate report.txt --layer tokens --model en_core_web_trf",
    )
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--layer", type=click.Choice(tuple(LAYERS)), default="mentions", show_default=True, help="What to write.")
@click.option(
    "--format", "format_", type=click.Choice(tuple(WRITERS)), default="jsonl", show_default=True, help="Layout."
)
@lexicon_option
@model_option
def annotate(paths: tuple[str, ...], layer: str, format_: str, lexicon: Path | None, model: str) -> None:
    """What was found in texts, layer by layer: times, mentions, amounts, tokens, segments or sentences.

    Tokens (words with their part of speech, lemma and head in Universal Dependencies) need a model. No register is read
    or changed.
    """
    records, keys = LAYERS[layer]
    analyser = find_analyser(model)
    if analyser is None and layer in {"mentions", "tokens"}:
        note(WITHOUT_MODEL)
    rows = _rows(paths, records, load_lexicon(lexicon), analyser)
    write_texts(WRITERS[format_](rows, (*PLACE_KEYS, *keys)))


def _rows(paths: tuple[str, ...], records: Layer, lexicon: Lexicon, analyser: Analyser | None) -> Iterator[Row]:
    limits = Limits()
    for found in find_inputs([Path(path) for path in paths], limits=limits):
        doc = _read(found, limits)
        if doc is not None:
            segments = segment(doc, lexicon=lexicon)
            found_in = annotate_document(doc, segments, lexicon=lexicon, analyser=analyser, whole=True)
            yield from records(doc, found_in)


def _read(found: RawDocument | Issue, limits: Limits) -> Document | None:
    """Read one input; say why where it cannot be read."""
    if isinstance(found, Issue):
        note(f"refused: {found.name}: {found.detail}")
        return None
    try:
        return read_document(found, limits=limits)
    except AcquireError as err:
        note(f"refused: {found.name}: {err.detail}")
        return None


def _place(doc: Document, span: Span) -> Row:
    return {"document": doc.name, "start": span.start, "end": span.end, "text": span.of(doc.text)}
