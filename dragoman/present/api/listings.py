"""The table of listings: each question that is answered by a list, how it is put, and what its entries look like.

Takes a desk and a question; gives records or rows. A listing is a row here, not a function of its own.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.answer.commitments import Commitment
from dragoman.answer.conflicts import ConflictRow
from dragoman.answer.desk import Desk
from dragoman.answer.encounters import Encounter
from dragoman.answer.news_item import NewsItem
from dragoman.answer.positions import Position
from dragoman.answer.query import Asked
from dragoman.answer.sources import SourceRow
from dragoman.answer.timeline import Line
from dragoman.present.api.shapes import Shape, row_shape, shape_of
from dragoman.present.export import columns, contracts
from dragoman.present.export.plain import plain_row
from dragoman.types.batch import Batch
from dragoman.types.choice import Window

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

    `place` gives name and id of the document an entry stands under, in listings by document.
    """

    name: str
    summary: str
    ask: Callable[[Desk, Asked, Window], Sequence[Any]]
    place: Callable[[Any], tuple[str, str]] | None = None


DocumentOut = row_shape("DocumentRow", contracts.DOCUMENT_KEYS, "A document, or an input that could not be read.")
EventOut = row_shape("EventRow", contracts.EVENT_KEYS, "An event as PLOVER codes it.")


def _part(found: Sequence[Any], window: Window) -> Sequence[Any]:
    """Cut out what is wanted, where an answer is ordered only once it is whole."""
    return found[window.offset : None if window.limit is None else window.offset + window.limit]


def _ask_batches(desk: Desk, asked: Asked, window: Window) -> Sequence[Batch]:
    del asked
    return _part(desk.batches(), window)


LISTINGS = (
    Listing(
        name="timeline",
        summary="What happened, one dated and cited line each.",
        ask=Desk.timeline,
        shape=shape_of(Line),
        keys=columns.LINE_KEYS,
        cells=columns.line_row,
    ),
    Listing(
        name="commitments",
        summary="Who promised what to whom, nearest deadline first; status=overdue for what is due and not done.",
        ask=Desk.commitments,
        shape=shape_of(Commitment),
        keys=columns.COMMITMENT_KEYS,
        cells=columns.commitment_row,
    ),
    Listing(
        name="encounters",
        summary="Who met or visited whom, where, when, and in which office.",
        ask=Desk.encounters,
        shape=shape_of(Encounter),
        keys=columns.ENCOUNTER_KEYS,
        cells=columns.encounter_row,
    ),
    Listing(
        name="positions",
        summary="What was said on an issue over time, in the words used.",
        ask=lambda desk, asked, window: _part(desk.positions(asked), window),
        shape=shape_of(Position),
        keys=columns.POSITION_KEYS,
        cells=columns.position_row,
    ),
    Listing(
        name="sources",
        summary="The documents behind what matches, and which of them depend on one another.",
        ask=Desk.sources,
        shape=shape_of(SourceRow),
        keys=columns.SOURCE_KEYS,
        cells=columns.source_row,
    ),
    Listing(
        name="conflicts",
        summary="Where sources disagree, with both sides.",
        ask=Desk.conflicts,
        shape=shape_of(ConflictRow),
        keys=columns.CONFLICT_KEYS,
        cells=columns.conflict_row,
    ),
    Listing(
        name="news",
        summary="What documents changed that were read since a day or since=batch:3; the last batch by default.",
        ask=lambda desk, asked, window: _part(desk.soon_news(asked), window),
        shape=shape_of(NewsItem),
        keys=columns.NEWS_KEYS,
        cells=columns.news_row,
    ),
    Listing(
        name="batches",
        summary="When which documents were read, the latest first. Nothing restricts.",
        ask=_ask_batches,
        shape=shape_of(Batch),
        keys=columns.BATCH_KEYS,
        cells=columns.batch_row,
    ),
    Listing(
        name="documents",
        summary="Every document, its date and publisher, and what went wrong. Only since and until restrict.",
        ask=lambda desk, asked, window: contracts.document_rows(desk.holdings, desk.query(asked), window),
        shape=DocumentOut,
        keys=contracts.DOCUMENT_KEYS,
        row=dict,
        place=lambda row: (row["document"], row["id"] or ""),
    ),
    Listing(
        name="events",
        summary="Coded events in the terms of PLOVER.",
        ask=Desk.events,
        shape=EventOut,
        keys=contracts.EVENT_KEYS,
        row=contracts.event_row,
        cells=contracts.event_row,
        place=lambda event: (event.document, event.doc_id),
    ),
)
