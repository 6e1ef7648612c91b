"""A report as it was read: its text, where it came from, and its parts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from dragoman.errors import InvalidRecordError
from dragoman.types.ids import checksum, make_id
from dragoman.types.span import Span
from dragoman.types.value import TimeSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDocument:
    """Bytes as they were found, before anything is decided about them.

    `name` is the path relative to what the user named, with "!" before a member of an archive;
    `uri` the full address; `sidecar` the content of a JSON file beside it.
    """

    name: str
    uri: str
    data: bytes
    sidecar: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a paged source (PDF): its number from 1 and its stretch of the text."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report. `text` is immutable; for .txt it is the file's own text, code point for code point.

    `id` follows from the original bytes and the side file, so an exact re-read is the same document.
    `published` is set only where the source states it (metadata, front matter, side file); a date found or
    inferred inside the text is kept in `Annotations.dating`. `metadata` keeps every header as given.
    `cleaner` names what made the text and its version ("html@1").
    """

    name: str
    uri: str
    text: str
    raw_sha256: str
    text_sha256: str
    cleaner: str
    id: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    address: str | None = None
    lang: str | None = None
    published: TimeSpan | None = None
    charset: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    pages: tuple[Page, ...] = ()

    def __post_init__(self) -> None:
        if checksum(self.text) != self.text_sha256:
            raise InvalidRecordError(f"{self.name}: text_sha256 is not the checksum of the text")


def document_id(raw_sha256: str, sidecar: Mapping[str, str]) -> str:
    """Return the id of the document with these bytes and this side file."""
    return make_id("doc", raw_sha256, *(f"{k}={v}" for k, v in sorted(sidecar.items())))


class SegmentKind(StrEnum):
    """What a stretch of a document is for."""

    METADATA = "metadata"  # front matter, "date 2024-04-17", categories, tags
    TITLE = "title"
    HEADING = "heading"
    DATELINE = "dateline"  # "TOKYO, July 12 (VNA) -"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTATION = "quotation"  # a paragraph that is wholly a quotation
    CAPTION = "caption"
    TABLE = "table"
    TEASER = "teaser"  # "Related:", "Previous Article" and the headline it announces
    NAVIGATION = "navigation"  # "E-paper", "Share:", photo credits, sign-offs
    SENTENCE = "sentence"  # inside a paragraph, list item, quotation or caption


REPORTING = frozenset({SegmentKind.PARAGRAPH, SegmentKind.LIST_ITEM, SegmentKind.QUOTATION, SegmentKind.CAPTION})
"""The kinds that carry reporting: claims come from sentences of these alone."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one kind. Blocks never overlap; a sentence lies in its `parent` block (by index)."""

    index: int
    span: Span
    kind: SegmentKind
    parent: int | None = None


def lone_sentence(
    text: str, *, name: str, published: TimeSpan | None = None
) -> tuple[Document, tuple[Segment, Segment]]:
    """Return a document that is one sentence, and its segments, as if it stood amid a report.

    The stations would take a report of one short line for a headline.
    """
    sha, whole = checksum(text), Span(0, len(text))
    doc = Document(
        name=name,
        uri=name,
        text=text,
        raw_sha256=sha,
        text_sha256=sha,
        cleaner="txt@1",
        id=make_id("doc", text),
        published=published,
    )
    return doc, (Segment(0, whole, SegmentKind.PARAGRAPH), Segment(1, whole, SegmentKind.SENTENCE, parent=0))
