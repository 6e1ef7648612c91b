"""The desk from Python: questions in keywords, answers that are records and can be had as frames.

Takes the file of a register and words; gives tuples of frozen records. A frame has the columns of the XLSX and Parquet
files, with their types.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Self, TypedDict, TypeVar, Unpack

from dragoman.answer import desk as plain_desk
from dragoman.answer.commitments import Commitment
from dragoman.answer.conflicts import ConflictRow
from dragoman.answer.desk import ANYTHING
from dragoman.answer.encounters import Encounter
from dragoman.answer.events import EventRow
from dragoman.answer.news_item import NewsItem
from dragoman.answer.passages import Passage
from dragoman.answer.positions import Position
from dragoman.answer.query import Asked
from dragoman.answer.relation import Relation
from dragoman.answer.sources import SourceRow
from dragoman.answer.timeline import Line
from dragoman.errors import QueryError
from dragoman.lexicon.load import load_lexicon
from dragoman.present.export import columns, contracts
from dragoman.present.export.formats import Row
from dragoman.present.export.records import RECORDS
from dragoman.present.export.schema import Schema, Table
from dragoman.present.extras import Extra
from dragoman.present.past import read_known
from dragoman.run.known import open_known
from dragoman.types.batch import Batch
from dragoman.types.choice import WHOLE, Window

T = TypeVar("T")
Day = date | int | str | None
"""A day, month or year: date(2023, 11, 27), "2023-11-27", "2023-11", 2023."""

SEVERAL, DAYS = frozenset({"kinds", "areas", "statuses"}), frozenset({"since", "until", "as_of"})

FRAMES: Mapping[str, Extra] = {
    "polars": Extra("dragoman.present.export.polars_frames:to_frame", "frames"),
    "pandas": Extra("dragoman.present.export.pandas_frames:to_frame", "pandas"),
}
"""Libraries an answer can be had as a frame of."""


class Words(TypedDict, total=False):
    """The parts of a question, under the names of `Asked`; of kinds, areas and statuses one word or several."""

    actor: str | None
    with_: str | None
    kinds: str | Sequence[str]
    areas: str | Sequence[str]
    framework: str | None
    statuses: str | Sequence[str]
    since: Day
    until: Day
    as_of: Day
    text: str | None


class Answers(tuple[T, ...]):
    """The records that answer a question, in order: a tuple, which is also a table."""

    table: Table[T]

    def __new__(cls, records: Iterable[T], table: Table[T]) -> Self:
        """Keep the records, and how they are written as a table."""
        made = super().__new__(cls, records)
        made.table = table
        return made

    def rows(self) -> list[Row]:
        """Return one flat dict a record, as the CSV has it."""
        return [self.table.flatten(record) for record in self]

    def frame(self, library: str = "polars") -> Any:
        """Return the answer as a frame of polars or pandas, with typed columns; see `frame`."""
        return frame(self.rows(), self.table.schema, library)


def put(asked: Asked, words: Words) -> Asked:
    """Return the question with these parts in place of its own.

    >>> put(Asked(actor="Japan"), {"kinds": "visit", "since": 2023}) == Asked(
    ...     actor="Japan", kinds=("visit",), since="2023"
    ... )
    True
    """
    parts: dict[str, Any] = dict(words)
    for name, value in parts.items():
        if name in SEVERAL:
            parts[name] = (value,) if isinstance(value, str) else tuple(value)
        elif name in DAYS and value is not None:
            parts[name] = str(value)
    return replace(asked, **parts)


def frame(rows: Iterable[Row], schema: Schema, library: str = "polars") -> Any:
    """Return rows as a frame of `library`, "polars" or "pandas".

    Raises:
        QueryError: it is neither.
        BackendError: the library is not installed.
    """
    if library not in FRAMES:
        raise QueryError(f"{library!r} is no library of frames known here; take {' or '.join(FRAMES)}")
    return FRAMES[library].load()(rows, schema)


def open_desk(
    target: str | Path, *, lexicon: Path | None = None, known_on: Day = None, known_by: str = "read"
) -> "Desk":
    """Open an existing register to ask it; `lexicon` is a folder of tables laid over the packaged ones.

    With `known_on`, as it was known on that day: by the documents that had been "read" or "published" by then.

    Raises:
        RegisterError: there is no register at `target`, or it cannot be read.
        QueryError: `known_on` is no day, or `known_by` neither word.
    """
    loaded = load_lexicon(lexicon)
    known = read_known(None if known_on is None else str(known_on), known_by)
    return Desk(open_known(target, known, lexicon=loaded), loaded)


class Desk(plain_desk.Desk):
    """Answers from one register, as records and as frames. Use it as a context manager, or close it.

    A question is an `Asked`, or its parts as keywords, or both: the keywords count.
    """

    def timeline(self, asked: Asked = ANYTHING, window: Window = WHOLE, **words: Unpack[Words]) -> Answers[Line]:
        """What happened, one dated sentence a line."""
        return Answers(super().timeline(put(asked, words), window), columns.LINES)

    def commitments(
        self, asked: Asked = ANYTHING, window: Window = WHOLE, **words: Unpack[Words]
    ) -> Answers[Commitment]:
        """Who promised what to whom, and where it stands."""
        return Answers(super().commitments(put(asked, words), window), columns.COMMITMENTS)

    def relation(self, a: str, b: str, asked: Asked = ANYTHING, **words: Unpack[Words]) -> Relation:
        """Levels, mechanisms and fields of the relation of two parties."""
        return super().relation(a, b, put(asked, words))

    def encounters(self, asked: Asked = ANYTHING, window: Window = WHOLE, **words: Unpack[Words]) -> Answers[Encounter]:
        """Who met or visited whom."""
        return Answers(super().encounters(put(asked, words), window), columns.ENCOUNTERS)

    def positions(self, asked: Asked = ANYTHING, **words: Unpack[Words]) -> Answers[Position]:
        """What was said, by speaker, field and time."""
        return Answers(super().positions(put(asked, words)), columns.POSITIONS)

    def sources(self, asked: Asked = ANYTHING, window: Window = WHOLE, **words: Unpack[Words]) -> Answers[SourceRow]:
        """Who says so, and who depends on whom."""
        return Answers(super().sources(put(asked, words), window), columns.SOURCES)

    def conflicts(
        self, asked: Asked = ANYTHING, window: Window = WHOLE, **words: Unpack[Words]
    ) -> Answers[ConflictRow]:
        """Where sources disagree."""
        return Answers(super().conflicts(put(asked, words), window), columns.CONFLICTS)

    def news(self, asked: Asked = ANYTHING, **words: Unpack[Words]) -> Answers[NewsItem]:
        """What documents changed that were read since a day or "batch:3" (`since`), or with the last batch."""
        return Answers(super().news(put(asked, words)), columns.NEWS)

    def batches(self) -> Answers[Batch]:
        """The batches of reading that brought documents, the latest first."""
        return Answers(super().batches(), columns.BATCHES)

    def search(
        self, phrase: str, asked: Asked = ANYTHING, *, limit: int = 50, **words: Unpack[Words]
    ) -> Answers[Passage]:
        """Passages that hold the words of the phrase."""
        return Answers(super().search(phrase, put(asked, words), limit=limit), columns.PASSAGES)

    def events(self, asked: Asked = ANYTHING, window: Window = WHOLE, **words: Unpack[Words]) -> Answers[EventRow]:
        """Coded events, and claims that code as one, in the terms of PLOVER."""
        return Answers(super().events(put(asked, words), window), contracts.EVENTS)

    def records(self, name: str, asked: Asked = ANYTHING, *, library: str = "polars", **words: Unpack[Words]) -> Any:
        """Return an export as a frame: "claims", "facts", "conflicts", "documents" or "events", by its contract.

        Raises:
            QueryError: there is no such export.
        """
        if name not in RECORDS:
            raise QueryError(f"{name!r} is no export; take one of {', '.join(RECORDS)}")
        contract = RECORDS[name]
        return frame(contract.rows(self.holdings, self.query(put(asked, words))), contract.schema, library)
