"""The chronology as Markdown: grouped by year, one line a fact, each with footnotes that quote and name the source.

Takes lines of a timeline; gives text. Several reports of one place in a text share no footnote: each is its own.
"""

from collections.abc import Iterable, Iterator

from dragoman.answer.notes import Note
from dragoman.answer.timeline import Line
from dragoman.answer.wording import time_text
from dragoman.present.export.formats import markdown_text


def write_chronology(lines: Iterable[Line]) -> Iterator[str]:
    """Write the chronology, then its footnotes."""
    notes: list[Note] = []
    year: str | None = None
    for line in lines:
        heading = str(line.time.earliest.year) if line.time else "Undated"
        if heading != year:
            yield f"## {heading}\n\n" if year is None else f"\n## {heading}\n\n"
            year = heading
        first = len(notes) + 1
        notes.extend(line.notes)
        marks = "".join(f"[^{number}]" for number in range(first, len(notes) + 1))
        yield f"- **{line.when}**: {markdown_text(line.headline)} {_badges(line)}{marks}\n"
    if notes:
        yield "\n"
    for number, note in enumerate(notes, start=1):
        yield f"[^{number}]: {_footnote(note)}\n"


def _badges(line: Line) -> str:
    count = f"{line.sources} independent source{'' if line.sources == 1 else 's'}"
    return f"({line.badge}; {count}{'; disputed' if line.disputed else ''})"


def _footnote(note: Note) -> str:
    who = f"{markdown_text(note.publisher)}, " if note.publisher else ""
    address = f", <{note.address}>" if note.address and _is_plain_address(note.address) else ""
    place = f"{markdown_text(note.document)}:{note.start}-{note.end}"
    return f"“{markdown_text(note.quote)}” ({who}{time_text(note.published)}; {place}{address})"


def _is_plain_address(address: str) -> bool:
    return address.startswith(("https://", "http://")) and not set(address) & set("<> \t\n\"'")
