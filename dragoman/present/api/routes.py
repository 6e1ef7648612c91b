"""The calls under /api/v1.

Takes requests; gives answers of the register. Never changes it.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Any, Union

from fastapi import APIRouter, HTTPException, Path, Query
from fastapi.responses import Response
from pydantic import Field

from dragoman.answer.conflicts import ConflictRow
from dragoman.answer.passages import Passage
from dragoman.answer.relation import Relation
from dragoman.answer.show import ClaimSheet, DocumentSheet, EntitySheet, FactSheet
from dragoman.answer.statements import Changes
from dragoman.errors import QueryError
from dragoman.present.api.listings import LISTINGS, Entries, Listing
from dragoman.present.api.replies import PROBLEMS, Described, ListingCall, Page, problems, reply_json, reply_page
from dragoman.present.api.shapes import shape_of
from dragoman.present.export import columns
from dragoman.present.export.plain import plain_row
from dragoman.present.serving.desks import LentDesk
from dragoman.present.serving.filters import MAX_NAME, Filters
from dragoman.present.serving.stamps import Stamp
from dragoman.types.holding import MAX_RANKED

router = APIRouter(prefix="/api/v1", tags=["questions"], responses=PROBLEMS)

Party = Annotated[str, Query(min_length=1, max_length=MAX_NAME, description="A state, body, office or person.")]
SHEETS = tuple(map(shape_of, (FactSheet, ClaimSheet, DocumentSheet, ConflictRow, EntitySheet)))
SHOWN: Described = {
    200: {"model": Union[SHEETS]},  # noqa: UP007 - of a tuple
    **problems({404: "No entry has this id, or several do."}),
}
CHANGED: Described = {
    200: {"model": shape_of(Changes)},
    **problems({404: "There are not two statements that answer to this."}),
}
Document = Annotated[str, Query(max_length=MAX_NAME, description="Id of the document that has the statement.")]
PASSAGES = Entries(shape=shape_of(Passage), keys=columns.PASSAGE_KEYS, cells=columns.passage_row)


class SearchPage(Page[PASSAGES.shape]):  # type: ignore[name-defined]
    """One page of passages, and how many hold the words whatever the filters."""

    holding: int = Field(description=f"Passages that hold the words, counted no further than to {MAX_RANKED + 1:,}.")
    is_cut: bool = Field(
        description=f"Whether more than {MAX_RANKED:,} hold them: then so many are looked at, the same ones each time."
    )


def _answers(shape: Any) -> Described:
    """Describe a listing's answers: a page of entries as JSON, or rows as text."""
    return _pages(Page[shape])


def _pages(model: Any) -> Described:
    written: dict[str, Any] = {"text/csv": {}, "application/jsonl": {}}
    return {200: {"model": model, "content": written}}


def _listing_call(listing: Listing) -> Callable[..., Response]:
    def call(call: ListingCall) -> Response:
        found = listing.question.ask(call.desk, call.asked, call.window.and_one)
        return reply_page(call, found, listing, place=listing.place)

    return call


for _listing in LISTINGS:
    router.add_api_route(
        f"/{_listing.question.name}",
        _listing_call(_listing),
        summary=f"{_listing.question.summary} {_listing.note}".strip(),
        responses=_answers(_listing.shape),
        operation_id=_listing.question.name,
    )


@router.get("/search", responses=_pages(SearchPage), operation_id="search")
def search(
    call: ListingCall,
    q: Annotated[str, Query(max_length=MAX_NAME, description='Words, or "phrases" in quotes; all must occur.')],
) -> Response:
    """Passages that hold these words, best first, and the facts that rest on them."""
    found = call.desk.search(q, call.asked, limit=call.window.offset + call.window.limit + 1)
    holding = call.desk.holding(q)
    told = {"holding": holding.passages, "is_cut": holding.is_cut}
    return reply_page(call, found[call.window.offset :], PASSAGES, beside=told)


@router.get("/relation", responses={200: {"model": shape_of(Relation)}}, operation_id="relation")
def relation(stamp: Stamp, desk: LentDesk, asked: Filters, a: Party, b: Party) -> Response:
    """The relation of two parties: its levels over time, mechanisms, fields and number of entries."""
    answer = desk.relation(a, b, replace(asked, actor=None, with_=None))
    return reply_json(stamp, plain_row(answer))


@router.get("/positions/changes", responses=CHANGED, operation_id="changes")
def changes(stamp: Stamp, desk: LentDesk, asked: Filters, before: Document = "", after: Document = "") -> Response:
    """What changed between two statements of the actor: added, dropped, hardened, softened; by default the last two."""
    answer = desk.changes(asked, before=before, after=after)
    if answer is None:
        raise HTTPException(404, "It takes two documents with a statement that answers to this; there are not two.")
    return reply_json(stamp, plain_row(answer))


@router.get(
    "/show/{entry}",
    responses=SHOWN,
    operation_id="show",
)
def show(stamp: Stamp, desk: LentDesk, entry: Annotated[str, Path(max_length=MAX_NAME)]) -> Response:
    """One fact, claim, document, conflict or entity with all that is known of it; ids may be shortened."""
    try:
        sheet = desk.show(entry)
    except QueryError as err:
        raise HTTPException(404, str(err)) from err
    return reply_json(stamp, plain_row(sheet))
