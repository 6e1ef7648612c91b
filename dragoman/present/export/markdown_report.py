"""A report as Markdown with footnotes that quote and name the source.

Takes parts; gives text. Each report of an act is a footnote of its own. What documents say is escaped: it cannot
become a link, a heading or HTML.
"""

from collections.abc import Iterable, Iterator

from dragoman.answer.notes import Note
from dragoman.answer.timeline import Line
from dragoman.present.export.formats import markdown_text
from dragoman.present.export.report import Heading, Item, Part, Sentence, Table, chronology_parts, footnote


def write_chronology(lines: Iterable[Line]) -> Iterator[str]:
    """Write a chronology without a title, then its footnotes."""
    return write_markdown_report(chronology_parts(lines))


def write_markdown_report(parts: Iterable[Part]) -> Iterator[str]:
    """Write the parts, then their footnotes, numbered in order."""
    notes: list[Note] = []
    before: Part | None = None
    for part in parts:
        if before is not None and not (isinstance(before, Item) and isinstance(part, Item)):
            yield "\n"
        before = part
        yield from _part(part, notes)
    if notes:
        yield "\n"
    for number, note in enumerate(notes, start=1):
        text, link = footnote(note)
        yield f"[^{number}]: {markdown_text(text)}{f' <{link}>' if link else ''}\n"


def _part(part: Part, notes: list[Note]) -> Iterator[str]:
    match part:
        case Heading():
            yield f"{'#' * part.level} {markdown_text(part.text)}\n"
        case Sentence():
            yield f"{markdown_text(part.text)}\n"
        case Table():
            yield "| " + " | ".join(map(markdown_text, part.headers)) + " |\n"
            yield "|" + " --- |" * len(part.headers) + "\n"
            yield from ("| " + " | ".join(map(markdown_text, row)) + " |\n" for row in part.rows)
        case Item():
            first = len(notes) + 1
            notes.extend(part.notes)
            marks = "".join(f"[^{number}]" for number in range(first, len(notes) + 1))
            yield f"- **{markdown_text(part.lead)}**: {markdown_text(part.text)} ({part.standing}){marks}\n"
