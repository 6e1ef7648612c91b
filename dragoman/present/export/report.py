"""What a written report is made of, before it is Markdown or DOCX.

A report is a row of parts: headings, sentences, items with footnotes, tables. Its makers decide what is said, its
writers how it looks.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.answer.notes import Note
from dragoman.answer.timeline import Line
from dragoman.answer.wording import time_text
from dragoman.present.export.fragments import fragment_link, is_web_address
from dragoman.types.fact import Status


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Sentence:
    """A paragraph without footnotes."""

    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list: what stands first in bold, what is said, its standing in brackets, and its sources."""

    lead: str
    text: str
    standing: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of texts."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Part = Heading | Sentence | Item | Table


def chronology_parts(lines: Iterable[Line]) -> Iterator[Part]:
    """Yield the chronology: a heading for each year, an item for each fact; undated ones stand last."""
    year: str | None = None
    for line in lines:
        heading = str(line.time.earliest.year) if line.time else "Undated"
        if heading != year:
            yield Heading(heading)
            year = heading
        yield Item(
            line.when,
            line.headline,
            standing(line.badge, line.sources, disputed=line.disputed, judged=line.judged),
            line.notes,
        )


def standing(badge: str, sources: int, *, disputed: bool, judged: bool = False) -> str:
    """Say how far a fact has come and what carries it: "planned; 2 independent sources; disputed; judged"."""
    count = f"{sources} independent source{'' if sources == 1 else 's'}"
    return f"{badge}; {count}{'; disputed' if disputed else ''}{'; judged' if judged else ''}"


def told(headline: str, status: Status, badge: str, *, disputed: bool) -> str:
    """Return a headline that says by itself what is not simply so: "... [planned] [disputed]"."""
    marks = [] if status is Status.HAPPENED else [badge]
    return " ".join([headline, *(f"[{mark}]" for mark in (*marks, *(["disputed"] if disputed else [])))])


def footnote(note: Note) -> tuple[str, str | None]:
    """Return the text of a footnote, and the address that opens the original at the quote, if there is one."""
    who = f"{note.publisher}, " if note.publisher else ""
    place = f"{note.document}:{note.start}-{note.end}"
    link = fragment_link(note.address, note.quote) if note.address and is_web_address(note.address) else None
    return f"“{note.quote}” ({who}{time_text(note.published)}; {place})", link
