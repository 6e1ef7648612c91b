"""The chronology as a page shows it: months, and notes numbered through the page.

Takes lines in order of time; gives them in groups. A vague time stands under what it is known to: month, year or none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from dragoman.answer.notes import Note
from dragoman.answer.timeline import Line
from dragoman.answer.wording import MONTHS, NO_DATE
from dragoman.types.value import TimeSpan

SHOWN_NOTES = 6  # superscripts on a line; the fact's own page has all


@dataclass(frozen=True, slots=True)
class NumberedNote:
    """A note and the number that points to it, unique on its page."""

    number: int
    note: Note


@dataclass(frozen=True, slots=True)
class NotedLine:
    """A line with one numbered note for each independent source, and how many reports are not shown."""

    line: Line
    notes: tuple[NumberedNote, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines that share a heading: "November 2023", "2023" or "Undated"; `since` is the month or year, "" for none."""

    heading: str
    since: str
    lines: tuple[NotedLine, ...]


def stretches(lines: Iterable[Line]) -> tuple[Stretch, ...]:
    """Group lines by month, number their notes from 1."""
    numbered = _numbered(lines)
    grouped = groupby(numbered, key=lambda noted: (heading_of(noted.line.time), _since(noted.line.time)))
    return tuple(Stretch(heading, since, tuple(noted)) for (heading, since), noted in grouped)


def heading_of(time: TimeSpan | None) -> str:
    """Return the month a time lies in, its year where it does not lie in one month, or that it is unknown."""
    if time is None:
        return NO_DATE.capitalize()
    first, last = time.earliest, time.latest
    if (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"


def _since(time: TimeSpan | None) -> str:
    """Return the month or year a time lies in as an address has it, "" where it lies in none."""
    if time is None or time.earliest.year != time.latest.year:
        return ""
    is_month = time.earliest.month == time.latest.month
    return f"{time.earliest.year:04}" + (f"-{time.earliest.month:02}" if is_month else "")


def first_of_groups(notes: Sequence[Note]) -> tuple[Note, ...]:
    """Return the earliest report of each independent source."""
    picked: dict[str, Note] = {}
    for note in notes:
        picked.setdefault(note.group, note)
    return tuple(picked.values())


def _numbered(lines: Iterable[Line]) -> Iterable[NotedLine]:
    number = 0
    for line in lines:
        chosen = first_of_groups(line.notes)[:SHOWN_NOTES]
        yield NotedLine(
            line,
            tuple(NumberedNote(number + place, note) for place, note in enumerate(chosen, start=1)),
            len(line.notes) - len(chosen),
        )
        number += len(chosen)
