"""Tell apart what a document is made of: title, dateline, byline, paragraphs, sentences, captions, teasers.

Takes a Document and the lexicon's tables of page furniture and abbreviations; gives Segments in text order, each
block followed by its sentences. Nothing is removed from the text; kinds outside REPORTING just carry no claims.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.clean.blocks import LIST_MARKER, Block, split_blocks
from dragoman.clean.datelines import read_dateline
from dragoman.clean.lines import split_lines
from dragoman.clean.sentences import Abbreviations, find_sentences
from dragoman.lexicon.records import Lexicon
from dragoman.text.folding import fold
from dragoman.text.turns import LABELLED, find_labels, said_from
from dragoman.types.document import REPORTING, Document, Segment, SegmentKind
from dragoman.types.span import Span

MAX_TITLE_CHARS = 220
MAX_HEADING_WORDS = 12
MIN_BODY_CHARS = 80  # a first paragraph of reporting is longer than the lines of the head above it
MIN_CHAPEAU_CHARS = 40  # "The ministers of Togo and Benin, meeting in Lome," above a list opens the body
DATE_LINE = re.compile(
    r"(?i)\W*(?:(?:published|posted|updated|last (?:updated|modified)|date|release date)\b\W*)?(?:(?:on|at)\s+)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
    r"|[a-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\.?,?\s+\d{4})"
    r"[\s\d:.,|·–—/-]*(?:[ap]\.?m\.?|[A-Z]{3,4}|gmt[+-]?\d*)?\W*"
)
_WRITER = (
    r"(?:an?|the|our)\s+(?:[\w-]+\s+){0,3}(?:correspondent|diplomat|reporter|writer|editor|ambassador|official|analyst"
    r"|scholar|professor|envoy|minister|staff)s?\b"
)
BYLINE = re.compile(rf"(?:By|BY|by|Text by|Story by|From our)\s+(?:[A-ZÀ-Þ][\w.'’-]+|our\b|{_WRITER})[^.!?]{{0,80}}$")
CAPTION = re.compile(
    r"(?:photo|picture|image)\s*[:/]|(?:[A-Z]{2,}[\w/ ]{0,30}|\bfile|\bhandout)\s+(?:photo|picture)\b\W*$"
    r"|\((?:photo|picture|image|file)\b[^)]*\)\W*$",
    re.IGNORECASE,
)
CAPTION_WORDS = ("photo", "picture", "image", "(file")  # CAPTION is never without one of these; quick to look for
CREDIT = re.compile(r"/(?:AFP|Reuters|REUTERS|AP|EPA|VNA|Getty)\W*$", re.IGNORECASE)
_GOES_ON = re.compile(r"[.!;,。！；\"”’)…]$|[;,]\s+(?:and|or)$")  # ends a sentence, or goes on with the next item
_FULL_STOP = re.compile(r"[.!?][\"”’)\]]{0,9}(?:\s{0,3}[-–—]{1,2}\s?[A-Z][A-Za-z]{1,12})?$")  # "... said. —AFP"
_DAY_COLUMN = re.compile(r"\d{1,2}(?:[-–]\d{1,2})?(?: {2,9}|\t{1,3})(?=[A-ZÀ-Þ])")
_BULLET = re.compile(r"[-*+•●▪◦‣·–]\s+(?:\S+\s+){3}\S")  # a point of a list; one of three words may be its heading
_QUOTED = re.compile(r"[\"“«„].*[\"”»]\W?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Furniture:
    """One row of `furniture.tsv`, compiled: the kind of a block it matches, and whether the next is one too."""

    pattern: re.Pattern[str]
    kind: SegmentKind
    carries: bool


def segment(doc: Document, *, lexicon: Lexicon) -> tuple[Segment, ...]:
    """Return the segments of `doc`: blocks in order, the sentences of each reporting block after it.

    The label of who speaks in a transcript belongs to its block and to no sentence.
    """
    furniture = _furniture(lexicon.tables.get("furniture", ()))
    abbreviations = _abbreviations(lexicon.tables.get("abbreviations", ()))
    segments: list[Segment] = []
    blocks = list(_kinds(doc, list(split_blocks(split_lines(doc.text))), furniture, _towns(lexicon)))
    known = frozenset(fold(row["words"]) for row in lexicon.tables.get("turn_labels", ()))
    labels = find_labels(doc.text, [span for span, kind in blocks if kind in LABELLED], known)
    for span, kind in blocks:
        parent = len(segments)
        segments.append(Segment(parent, span, kind))
        if kind in REPORTING:
            label = labels.get(span.start)
            said = Span(said_from(doc.text, label), span.end) if label else span
            body = _without_marker(doc.text, said)
            for sentence in find_sentences(doc.text, body, abbreviations):
                segments.append(Segment(len(segments), sentence, SegmentKind.SENTENCE, parent))
    return tuple(segments)


@lru_cache(maxsize=4)
def _towns(lexicon: Lexicon) -> frozenset[str]:
    """Return the names of the towns the lexicon knows, in small letters."""
    capitals = (row["capital"] for row in lexicon.tables.get("states", ()))
    cities = (row for row in lexicon.tables.get("places", ()) if row["type"] == "city")
    names = (name.lstrip("?=") for row in cities for name in (row["name"], *row["aliases"].split("|")))
    return frozenset(name.casefold() for name in (*capitals, *names) if name)


def _is_caption(text: str) -> bool:
    """Whether a block says of itself that it stands under a picture, or ends with who took it."""
    folded = text.casefold()
    if any(word in folded for word in CAPTION_WORDS) and CAPTION.search(text):
        return True
    return "/" in text and CREDIT.search(text) is not None


def _furniture(rows: Sequence[Mapping[str, str]]) -> tuple[Furniture, ...]:
    return tuple(
        Furniture(
            re.compile(row["pattern"] + (r"\s*$" if row["whole"] == "yes" else ""), re.IGNORECASE),
            SegmentKind(row["kind"]),
            row["carries"] == "next",
        )
        for row in rows
    )


def _abbreviations(rows: Sequence[Mapping[str, str]]) -> Abbreviations:
    return Abbreviations(
        always=frozenset(r["word"] for r in rows if r["always"] == "yes"),
        maybe=frozenset(r["word"] for r in rows if r["always"] != "yes"),
    )


def _without_marker(text: str, span: Span) -> Span:
    """Leave the list marker, or the day that a chronology sets before a wide blank, out of the first sentence."""
    marker = LIST_MARKER.match(text, span.start, span.end) or _DAY_COLUMN.match(text, span.start, span.end)
    return Span(marker.end(), span.end) if marker and marker.end() < span.end else span


def _kinds(
    doc: Document, blocks: list[Block], furniture: Sequence[Furniture], towns: frozenset[str]
) -> Iterator[tuple[Span, SegmentKind]]:
    """Yield every block with its kind; a dateline is cut off its paragraph."""
    rows = [_furniture_of(doc.text, Span(block.start, block.end), furniture) for block in blocks]
    body_from = _body_start(doc, blocks, rows, towns)
    title = _title_index(doc, blocks[:body_from], rows)
    carried: SegmentKind | None = None
    for index, (block, row) in enumerate(zip(blocks, rows, strict=True)):
        span = Span(block.start, block.end)
        kind = _kind(doc, block, row, in_head=index < body_from, is_title=index == title)
        if carried and kind in REPORTING and len(span) <= MAX_TITLE_CHARS and row is None:
            kind = carried
        carried = row.kind if row and row.carries else None
        dateline = read_dateline(span.of(doc.text), towns) if kind is SegmentKind.PARAGRAPH else None
        if dateline:
            cut = span.start + dateline.length
            yield Span(span.start, cut), SegmentKind.DATELINE
            span = Span(cut, span.end)
        yield span, kind


def _furniture_of(text: str, span: Span, furniture: Sequence[Furniture]) -> Furniture | None:
    body = span.of(text)
    if len(body) > MAX_TITLE_CHARS:
        return None
    return next((row for row in furniture if row.pattern.match(body)), None)


def _is_body(text: str) -> bool:
    """Whether a block reads like reporting: long, or a sentence with its full stop, or one that opens a list."""
    ends = bool(_FULL_STOP.search(text[-32:]))
    least = MIN_BODY_CHARS if ends or text.endswith(":") else MIN_BODY_CHARS * 2
    return len(text) >= least or (ends and text.count(" ") > 8)


def _body_start(doc: Document, blocks: Sequence[Block], rows: Sequence[Furniture | None], towns: frozenset[str]) -> int:
    """Index of the first block of reporting; the blocks before it are the head."""
    for index, (block, row) in enumerate(zip(blocks, rows, strict=True)):
        text = doc.text[block.start : block.end]
        if block.layout not in {"text", "item"} or row or DATE_LINE.fullmatch(text):
            continue
        listed = index + 1 < len(blocks) and blocks[index + 1].layout == "item" and text[-1:] in {",", ":"}
        if _is_body(text) or (listed and len(text) >= MIN_CHAPEAU_CHARS) or read_dateline(text, towns):
            return index
    return len(blocks)


def _title_index(doc: Document, head: Sequence[Block], rows: Sequence[Furniture | None]) -> int | None:
    """Index of the head block that is the title: the one the metadata names, else the longest."""
    best, best_length = None, 0
    for index, block in enumerate(head):
        text = doc.text[block.start : block.end]
        if rows[index] or block.layout in {"front_matter", "header"} or len(text) > MAX_TITLE_CHARS:
            continue
        if DATE_LINE.fullmatch(text) or BYLINE.match(text) or _is_caption(text):
            continue
        if doc.title and text.strip("# ") == doc.title:
            return index
        if len(text) > best_length:
            best, best_length = index, len(text)
    return best


def _kind(doc: Document, block: Block, row: Furniture | None, *, in_head: bool, is_title: bool) -> SegmentKind:
    """Return the kind of `block`; `row` is the furniture it matches, if any."""
    text = doc.text[block.start : block.end]
    if block.layout in {"front_matter", "header"} or DATE_LINE.fullmatch(text):
        return SegmentKind.METADATA
    if is_title:
        return SegmentKind.TITLE
    if row:
        return row.kind
    if BYLINE.match(text):
        return SegmentKind.BYLINE
    if len(text) <= MAX_TITLE_CHARS * 2 and _is_caption(text):
        return SegmentKind.CAPTION
    return _body_kind(text, block.layout, in_head=in_head)


def _body_kind(text: str, layout: str, *, in_head: bool) -> SegmentKind:
    """Return the kind of a block that no furniture, byline or caption claims, by how it is set and ends."""
    if _is_table_row(text):
        return SegmentKind.TABLE
    if layout == "item" and not in_head and _BULLET.match(text):
        return SegmentKind.LIST_ITEM
    if layout == "heading" or (in_head and not _is_body(text)) or _is_heading(text):
        return SegmentKind.HEADING
    if layout == "item":
        return SegmentKind.LIST_ITEM
    is_quoted = _QUOTED.fullmatch(text) and text.count("”") + text.count('"') <= 2
    return SegmentKind.QUOTATION if is_quoted else SegmentKind.PARAGRAPH


def _is_table_row(text: str) -> bool:
    """Whether a line is a row of figures or a rule of a table, "| Kenya | 5 |"; a row of sentences is reporting."""
    return text[0] == text[-1] == "|" and text.count("|") > 2 and not (_is_body(text) and "." in text)


def _is_heading(text: str) -> bool:
    """Whether a line of the body is a heading: a dozen words at most, and no end of a sentence or clause."""
    words = re.findall(r"[^\W\d_]+", text[: MAX_TITLE_CHARS * 2])
    return 0 < len(words) <= MAX_HEADING_WORDS and not _GOES_ON.search(text[-12:])
