"""The pages.

Takes requests; gives HTML. Never changes the register.
"""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from dragoman.answer.conflicts import ConflictRow
from dragoman.answer.show import FactSheet
from dragoman.present.serving.desks import LentDesk
from dragoman.present.serving.filters import Filters
from dragoman.present.serving.stamps import Stamp
from dragoman.present.web.changes import router as changes
from dragoman.present.web.chart import chart_of
from dragoman.present.web.chronology import stretches
from dragoman.present.web.documents import router as documents
from dragoman.present.web.dossiers import router as dossiers
from dragoman.present.web.figures import router as figures
from dragoman.present.web.filtering import filter_form
from dragoman.present.web.lists import router as lists
from dragoman.present.web.news import router as news
from dragoman.present.web.officers import router as officers
from dragoman.present.web.paging import PageNumber, part_of, window_of
from dragoman.present.web.rendering import page
from dragoman.present.web.reviewing import router as reviewing
from dragoman.present.web.searching import router as searching
from dragoman.present.web.sheets import Id, sheet_of
from dragoman.present.web.sources import router as sources
from dragoman.present.web.telling import by_source
from dragoman.present.web.zoom import zoom_of

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
SHOWN_REPORTS = 60  # quotes on the page of a fact; all are in its data
PARTS = (
    changes,
    documents,
    dossiers,
    figures,
    lists,
    news,
    officers,
    reviewing,
    searching,
    sources,
)
for part_router in PARTS:
    router.include_router(part_router)
View = Annotated[str, Query(pattern="^(list|chart)$")]


@router.get("/timeline")
def timeline(
    request: Request, tag: Stamp, desk: LentDesk, asked: Filters, number: PageNumber = 1, view: View = "list"
) -> HTMLResponse:
    """Show the chronology as a list or as a chart."""
    part = part_of(desk.timeline(asked, window_of(number)), number)
    zoom = zoom_of(asked.since, asked.until)
    return page(
        request,
        "chronology.html",
        stamp=tag,
        part=part,
        stretches=stretches(part.entries),
        chart=chart_of(part.entries, first=zoom.first, last=zoom.last) if view == "chart" else None,
        zoom=zoom,
        view=view,
        undated=desk.undated(asked),
        form=filter_form(asked, desk.holdings),
    )


@router.get("/facts/{id_}")
def fact(request: Request, tag: Stamp, desk: LentDesk, id_: Id) -> HTMLResponse:
    """Show one fact with all its claims."""
    sheet = sheet_of(desk, id_, FactSheet)
    told = by_source(sheet.line.notes[:SHOWN_REPORTS])
    return page(request, "fact.html", stamp=tag, sheet=sheet, told=told, shown=SHOWN_REPORTS)


@router.get("/conflicts/{id_}")
def conflict(request: Request, tag: Stamp, desk: LentDesk, id_: Id) -> HTMLResponse:
    """Show both sides of a conflict."""
    return page(request, "conflict.html", stamp=tag, row=sheet_of(desk, id_, ConflictRow))


@router.get("/keys")
def keys(request: Request, tag: Stamp) -> HTMLResponse:
    """Say which keys do what."""
    return page(request, "keys.html", stamp=tag)
