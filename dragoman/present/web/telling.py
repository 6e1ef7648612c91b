"""Who says so: the reports of a fact by independent source.

Takes footnotes, earliest first; gives sources in the order in which they were first heard.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.answer.notes import Note


@dataclass(frozen=True, slots=True)
class Source:
    """One independent source: its number, from 1, its first report, and the other reports that count with it."""

    number: int
    first: Note
    others: tuple[Note, ...]

    @property
    def documents(self) -> int:
        """Number of documents it comes in."""
        return len({note.doc_id for note in (self.first, *self.others)})


def by_source(notes: Iterable[Note]) -> tuple[Source, ...]:
    """Put notes that depend on one another together."""
    groups: dict[str, list[Note]] = {}
    for note in notes:
        groups.setdefault(note.group, []).append(note)
    return tuple(Source(n, first, tuple(others)) for n, (first, *others) in enumerate(groups.values(), start=1))
