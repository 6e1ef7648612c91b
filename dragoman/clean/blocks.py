"""Blocks: runs of lines that belong together, before anyone asks what they are for.

Takes the lines of a document; gives Block records in order. Front matter, a paragraph set over several
lines, a list item and a heading are one block each. Never drops a printed line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.clean.lines import Line, is_wrapped

LIST_MARKER = re.compile(
    r"(?:[-*+•●▪◦‣·–]\s+|\(?(?:\d{1,3}|[ivxIVX]{1,5}|[a-zA-Z])[.)]\s+)(?=\S)"
)  # "- x", "• x", "12. x", "(a) x", "iv) x"; the marker belongs to the block, not to its sentence
HEADER_LINE = re.compile(r"[A-Z][A-Za-z_-]{1,20}:\s*\S")
HEADER_KEYS = frozenset(
    {
        "title", "date", "author", "category", "categories", "tags", "slug", "src", "source", "url", "published",
        "modified", "summary", "from", "to", "subject", "language", "keywords", "description", "layout", "permalink",
    }
)  # fmt: skip
RAGGED_SHARE = 0.7  # a line this much shorter than the widest, ending a sentence, ends a wrapped paragraph


@dataclass(frozen=True, slots=True)
class Block:
    """Lines `first`..`last` of one kind of layout: "front_matter", "header", "item", "heading" or "text"."""

    lines: tuple[Line, ...]
    layout: str

    @property
    def start(self) -> int:
        """First code point."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """One past the last code point."""
        return self.lines[-1].end


def front_matter_length(lines: list[Line]) -> int:
    """Count the lines of a front matter fenced by "---", fences included; 0 if there is none."""
    first = next((i for i, line in enumerate(lines) if not line.is_blank), len(lines))
    if first == len(lines) or lines[first].text != "---":
        return 0
    for index in range(first + 1, len(lines)):
        if lines[index].text in {"---", "..."}:
            return index + 1
    return 0


def header_length(lines: list[Line]) -> int:
    """Count the leading lines of a "Key: value" header; 0 unless two known keys stand in a row."""
    known = length = 0
    for index, line in enumerate(lines):
        if line.is_blank and not known:
            continue
        if not HEADER_LINE.match(line.text):
            break
        known += line.text.split(":", 1)[0].casefold() in HEADER_KEYS
        length = index + 1
    return length if known >= 2 else 0


def split_blocks(lines: list[Line]) -> Iterator[Block]:
    """Yield the blocks of a document in order."""
    fence = front_matter_length(lines)
    head = fence or header_length(lines)
    printed = tuple(line for line in lines[:head] if not line.is_blank)
    if printed:
        yield Block(printed, "front_matter" if fence else "header")
    body = lines[head:]
    joined = _wrapped_runs(body) if is_wrapped(body) else ((line,) for line in body if not line.is_blank)
    for run in joined:
        yield Block(run, _layout(run[0].text))


def _layout(text: str) -> str:
    if re.match(r"#{1,6}\s", text):
        return "heading"
    return "item" if LIST_MARKER.match(text) else "text"


def _wrapped_runs(lines: list[Line]) -> Iterator[tuple[Line, ...]]:
    """Join the lines of wrapped copy to paragraphs: cut at blanks, new indents, items and ragged ends."""
    width = max((len(line.text) for line in lines), default=0)
    run: list[Line] = []
    for line in lines:
        if run and (line.is_blank or _starts_paragraph(run[-1], line, width, first=len(run) == 1)):
            yield tuple(run)
            run = []
        if not line.is_blank:
            run.append(line)
    if run:
        yield tuple(run)


def _starts_paragraph(before: Line, line: Line, width: int, *, first: bool) -> bool:
    if LIST_MARKER.match(line.text) and before.text[-1:] in '.;:!?”"':
        return True
    if line.indent >= 2 and line.indent > before.indent and not LIST_MARKER.match(before.text):
        return True
    if first and (before.text.isupper() or re.match(r"(?i)by\s+[A-Z]", before.text)):
        return True  # a headline in capitals or a byline stands alone above wrapped copy
    return len(before.text) < width * RAGGED_SHARE and before.text[-1:] in '.!?"”' and line.text[:1].isupper()
