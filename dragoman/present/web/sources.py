"""The pages of sources: documents, publishers, who copied whom, how documents are dated, and what was not read.

Takes requests; gives HTML. Never changes the register.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Query, Request
from fastapi.responses import HTMLResponse

from dragoman.answer.copies import copies, groups_of, house_of, publishers_of
from dragoman.answer.desk import Desk
from dragoman.answer.recent import recent
from dragoman.answer.sources import SourceRow, sources_of
from dragoman.present.serving.desks import LentDesk
from dragoman.present.serving.filters import MAX_NAME, Filters
from dragoman.present.serving.stamps import Stamp
from dragoman.present.web.filtering import filter_form
from dragoman.present.web.paging import PageNumber, cut
from dragoman.present.web.rendering import page

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
    desk: LentDesk,
    asked: Filters,
    tag: Stamp,
    publisher: Publisher = None,
    view: View = "documents",
    number: PageNumber = 1,
) -> HTMLResponse:
    """Show the documents behind what matches, in one of the views."""
    looked_at = recent(desk.holdings, desk.query(asked))
    rows = _printed_by(publisher, sources_of(looked_at.ids, desk.holdings)) if view != "doubts" else ()
    entries: Callable[[], Sequence[Any]] = {
        "publishers": lambda: publishers_of(rows),
        "copies": lambda: groups_of(rows),
        "doubts": lambda: tuple(desk.holdings.store.issues()),
    }.get(view, lambda: rows)
    part = cut(entries(), number)
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
        named=desk.holdings.name_of,
        form=filter_form(asked, desk.holdings.lexicon),
    )


@router.get("/sources/{group}")
def group(
    request: Request, desk: LentDesk, tag: Stamp, group: Annotated[str, Path(max_length=MAX_NAME)]
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


def _printed_by(publisher: str | None, rows: Sequence[SourceRow]) -> Sequence[SourceRow]:
    """Return the rows of one publisher; "unknown" stands for those without."""
    if publisher is None:
        return rows
    return [row for row in rows if (row.publisher or "unknown") == publisher]


def _dated(rows: Sequence[SourceRow], desk: Desk) -> list[Dated]:
    headings = desk.holdings.store.headings([row.doc_id for row in rows])
    return [Dated(row, headings[row.doc_id].dating.reasons) for row in rows if row.doc_id in headings]
