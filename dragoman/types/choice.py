"""Which entries of a register are wanted, in terms its store can look up: no names as typed, no lexicon.

`answer.query` makes a Choice out of a question; a store finds the ids that answer to it, in order, a window at a time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Order(StrEnum):
    """In which order facts come; equal ones go by first report, place in the texts, and id.

    CHRONOLOGY is by time, DUE by deadline and then time; what has none comes last. LATEST is CHRONOLOGY from its end.
    REPORTED is by the last day a report was published, the latest first, and by id.
    """

    ID = "id"
    CHRONOLOGY = "chronology"
    LATEST = "latest"
    DUE = "due"
    REPORTED = "reported"


class SourceOrder(StrEnum):
    """In which order the documents that carry facts come.

    GROUPED puts documents that depend on one another together: by the first publication of their group, then their own,
    then by name and id, undated ones last. NEWEST is by publication, the latest first, and by id.
    """

    GROUPED = "grouped"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Window:
    """So many entries from this one on; all of them without a limit.

    In listings by document, `start` is the name and id of the document from which on entries are counted: a part far
    down then costs no more than the first.
    """

    offset: int = 0
    limit: int | None = None
    start: tuple[str, str] | None = None


WHOLE = Window()


@dataclass(frozen=True, slots=True)
class Side:
    """Participants that count as one party: those of these entities, and unknown ones of these printed names."""

    entity_ids: frozenset[str]
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class EventSide:
    """Parties of coded events that count as one: those of these entities, and those of this country's code."""

    entity_ids: frozenset[str]
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Framework:
    """A programme or treaty: entries under one of these ids, or under one of these printed names."""

    ids: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Facts or claims that are wanted; empty tuples and None do not restrict.

    Every side takes part by a participant of its own (two sides at most). With `since` or `until` only what has a time
    that may lie there is chosen; `undated` chooses only what has none. With `due_before` those facts are chosen whose
    last possible deadline lies before that day and whose status is one of `open_statuses`, beside those of `statuses`.
    With `due_since` only those whose last possible deadline does not lie before that day.
    With `words`, folded ones (text.folding.words_of), only those facts whose headline has all of them, or one of whose
    quotes; none where there is not one word. Claims are not restricted by them.
    With `doc_ids` only claims of these documents are chosen; facts stand in no one document and are not restricted.
    `among` and `claims_among` are the ids of all facts and claims of the sides, where somebody has found them already:
    they need not be looked for again.
    """

    kinds: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    framework: Framework | None = None
    sides: tuple[Side, ...] = ()
    since: date | None = None
    until: date | None = None
    undated: bool = False
    due_before: date | None = None
    due_since: date | None = None
    open_statuses: tuple[str, ...] = ()
    words: frozenset[str] | None = None
    doc_ids: tuple[str, ...] | None = None
    among: tuple[str, ...] | None = None
    claims_among: tuple[str, ...] | None = None


Wanted = Choice | Sequence[str] | None
"""Entries by a choice or by their ids; None stands for no condition."""
