"""The table of listings: what the entries of each question that is answered by a list look like as JSON and CSV.

Takes records; gives rows. A listing is a row here, not a function of its own; how it is asked stands in
present/questions.py.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.answer.commitments import Commitment
from dragoman.answer.conflicts import ConflictRow
from dragoman.answer.encounters import Encounter
from dragoman.answer.news_item import NewsItem
from dragoman.answer.positions import Position
from dragoman.answer.sources import SourceRow
from dragoman.answer.timeline import Line
from dragoman.present.api.shapes import Shape, row_shape, shape_of
from dragoman.present.export import columns, contracts
from dragoman.present.export.plain import plain_row
from dragoman.present.questions import QUESTIONS, Question
from dragoman.types.batch import Batch

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """How entries of one kind are written: `row` as JSON of this `shape`, `cells` flat under `keys` for CSV."""

    shape: type[Shape]
    keys: Sequence[str]
    row: Callable[[Any], Row] = plain_row
    cells: Callable[[Any], Row] = dict


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Entries):
    """One question that takes the filters alone, and how its entries are written.

    `note` says what is special to the call; `place` gives name and id of the document an entry stands under, in
    listings by document.
    """

    question: Question
    note: str = ""
    place: Callable[[Any], tuple[str, str]] | None = None


DocumentOut = row_shape("DocumentRow", contracts.DOCUMENT_KEYS, "A document, or an input that could not be read.")
EventOut = row_shape("EventRow", contracts.EVENT_KEYS, "An event as PLOVER codes it.")


LISTINGS = (
    Listing(
        question=QUESTIONS["timeline"],
        shape=shape_of(Line),
        keys=columns.LINE_KEYS,
        cells=columns.line_row,
    ),
    Listing(
        question=QUESTIONS["commitments"],
        note="status=overdue for what is due and not done.",
        shape=shape_of(Commitment),
        keys=columns.COMMITMENT_KEYS,
        cells=columns.commitment_row,
    ),
    Listing(
        question=QUESTIONS["encounters"],
        shape=shape_of(Encounter),
        keys=columns.ENCOUNTER_KEYS,
        cells=columns.encounter_row,
    ),
    Listing(
        question=QUESTIONS["positions"],
        shape=shape_of(Position),
        keys=columns.POSITION_KEYS,
        cells=columns.position_row,
    ),
    Listing(
        question=QUESTIONS["sources"],
        shape=shape_of(SourceRow),
        keys=columns.SOURCE_KEYS,
        cells=columns.source_row,
    ),
    Listing(
        question=QUESTIONS["conflicts"],
        shape=shape_of(ConflictRow),
        keys=columns.CONFLICT_KEYS,
        cells=columns.conflict_row,
    ),
    Listing(
        question=QUESTIONS["news"],
        shape=shape_of(NewsItem),
        keys=columns.NEWS_KEYS,
        cells=columns.news_row,
    ),
    Listing(
        question=QUESTIONS["batches"],
        shape=shape_of(Batch),
        keys=columns.BATCH_KEYS,
        cells=columns.batch_row,
    ),
    Listing(
        question=QUESTIONS["documents"],
        shape=DocumentOut,
        keys=contracts.DOCUMENT_KEYS,
        row=dict,
        place=lambda row: (row["document"], row["id"] or ""),
    ),
    Listing(
        question=QUESTIONS["events"],
        shape=EventOut,
        keys=contracts.EVENT_KEYS,
        row=contracts.event_row,
        cells=contracts.event_row,
        place=lambda event: (event.document, event.doc_id),
    ),
)
