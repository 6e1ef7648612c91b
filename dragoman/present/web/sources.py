"""The pages of sources: documents, publishers, who copied whom, how documents are dated, and what was not read.

Takes requests; gives HTML. Never changes the register.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Query, Request
from fastapi.responses import HTMLResponse

from dragoman.answer.copies import copies, groups_of, house_of, publisher_of, publishers_of
from dragoman.answer.desk import Desk
from dragoman.answer.holdings import Holdings
from dragoman.answer.query import choice_of
from dragoman.answer.recent import recent
from dragoman.answer.sources import SourceRow, rows_of
from dragoman.present.serving.desks import LentDesk
from dragoman.present.serving.filters import MAX_NAME, Filters
from dragoman.present.serving.stamps import Stamp
from dragoman.present.web.filtering import filter_form
from dragoman.present.web.paging import PageNumber, Part, cut, part_of, window_of
from dragoman.present.web.rendering import page
from dragoman.types.choice import Choice
from dragoman.types.holding import Cited

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
MAX_COPIES = 40  # documents of a group that are compared on its page: at most some 100 ms
VIEWS = {
    "documents": "Documents",
    "publishers": "Publishers",
    "copies": "Who copied whom",
    "dates": "Dates and their reasons",
    "doubts": "Not read, or doubtful",
}
View = Annotated[str, Query(pattern=f"^({'|'.join(VIEWS)})$")]
Publisher = Annotated[str | None, Query(max_length=MAX_NAME)]


@dataclass(frozen=True, slots=True)
class Dated:
    """A document with the sentences that say why it is dated as it is."""

    row: SourceRow
    reasons: tuple[str, ...]


@router.get("/sources")
def sources(  # noqa: PLR0913 - one parameter for each field of the address, as FastAPI reads them
    *,
    request: Request,
    tag: Stamp,
    desk: LentDesk,
    asked: Filters,
    publisher: Publisher = None,
    view: View = "documents",
    number: PageNumber = 1,
) -> HTMLResponse:
    """Show the documents behind what matches, in one of the views."""
    holdings, query = desk.holdings, desk.query(asked)
    is_walked = publisher is None and view in {"documents", "dates"}
    # Of one party all documents are known in order; of anything else no more facts are looked at than soon can be.
    is_whole = view == "doubts" or (is_walked and query.is_of_one_party)
    looked_at = None if is_whole else recent(holdings, query)
    part = _part(desk, view, publisher, choice_of(query, holdings) if looked_at is None else looked_at.ids, number)
    return page(
        request,
        "sources.html",
        stamp=tag,
        view=view,
        views=VIEWS,
        publisher=publisher,
        max_publisher=MAX_NAME,
        looked_at=looked_at,
        part=part,
        dated=_dated(part.entries, desk) if view == "dates" else (),
        named=holdings.name_of,
        form=filter_form(asked, holdings),
    )


def _part(desk: Desk, view: str, publisher: str | None, facts: Choice | Sequence[str], number: int) -> Part[Any]:
    """Return what one part of a view shows; only of that part more is read than what documents are ordered by."""
    holdings, store, window = desk.holdings, desk.holdings.store, window_of(number)
    if view == "doubts":
        return cut(tuple(store.issues()), number)
    if publisher is None and view in {"documents", "dates"}:
        return part_of(rows_of(store.find_sources(facts, window=window), holdings), number)
    found = _printed_by(publisher, store.find_sources(facts), holdings)
    if view == "publishers":
        return cut(publishers_of(found, holdings), number)
    if view == "copies":
        return part_of(groups_of(found, holdings, window), number)
    part = cut(found, number)
    return Part(rows_of(part.entries, holdings), part.number, part.more, part.size)


@router.get("/sources/{group}")
def group(
    request: Request, tag: Stamp, desk: LentDesk, group: Annotated[str, Path(max_length=MAX_NAME)]
) -> HTMLResponse:
    """Show the documents of one group beside the first of them, and how much of it each kept."""
    found = copies(desk.holdings, group, limit=MAX_COPIES)
    if not found:
        raise HTTPException(404, f"{group!r} is no group of sources")
    house = house_of(group)
    return page(
        request,
        "copies.html",
        stamp=tag,
        copies=found,
        house=desk.holdings.name_of(house) if house else None,
        size=desk.holdings.store.group_sizes([group]).get(group, len(found)),
    )


def _printed_by(publisher: str | None, cited: Sequence[Cited], holdings: Holdings) -> Sequence[Cited]:
    """Return the documents of one publisher; "unknown" stands for those without."""
    if publisher is None:
        return cited
    return [each for each in cited if (publisher_of(each, holdings) or "unknown") == publisher]


def _dated(rows: Sequence[SourceRow], desk: Desk) -> list[Dated]:
    headings = desk.holdings.store.headings([row.doc_id for row in rows])
    return [Dated(row, headings[row.doc_id].dating.reasons) for row in rows if row.doc_id in headings]
