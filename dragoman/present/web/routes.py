"""The pages.

Takes requests; gives HTML. Never changes the register.
"""

from typing import Annotated, TypeVar

from fastapi import APIRouter, HTTPException, Path, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from dragoman.answer.conflicts import ConflictRow
from dragoman.answer.query import Asked
from dragoman.answer.show import ClaimSheet, DocumentSheet, EntitySheet, FactSheet, Sheet
from dragoman.answer.timeline import line_of
from dragoman.errors import QueryError
from dragoman.present.serving.desks import LentDesk
from dragoman.present.serving.filters import MAX_NAME, Filters
from dragoman.present.serving.stamps import Stamp
from dragoman.present.web.address import passage_path
from dragoman.present.web.changes import router as changes
from dragoman.present.web.chart import chart_of
from dragoman.present.web.chronology import stretches
from dragoman.present.web.filtering import filter_form
from dragoman.present.web.lists import router as lists
from dragoman.present.web.offices import held_term
from dragoman.present.web.paging import PageNumber, Part, cut, part_of, window_of
from dragoman.present.web.reader import neighbours, pieces_of
from dragoman.present.web.rendering import page
from dragoman.present.web.reviewing import router as reviewing
from dragoman.types.choice import Window

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
SHOWN_REPORTS = 60  # quotes on the page of a fact; all are in its data
router.include_router(lists)
router.include_router(reviewing)
router.include_router(changes)
NEWEST = 8
S = TypeVar("S", bound=Sheet)
Id = Annotated[str, Path(max_length=MAX_NAME)]
View = Annotated[str, Query(pattern="^(list|chart)$")]


@router.get("/")
def overview(request: Request, desk: LentDesk, tag: Stamp) -> HTMLResponse:
    """Say what the register holds, what was reported last, what is overdue and what is disputed."""
    asked = Asked()
    return page(
        request,
        "overview.html",
        stamp=tag,
        counts=desk.holdings.store.counts(),
        last_day=desk.holdings.last_day,
        overdue=desk.commitments(Asked(statuses=("overdue",)), Window(limit=NEWEST)),
        conflicts=desk.conflicts(asked, Window(limit=NEWEST)),
    )


@router.get("/timeline")
def timeline(
    request: Request, desk: LentDesk, asked: Filters, tag: Stamp, number: PageNumber = 1, view: View = "list"
) -> HTMLResponse:
    """Show the chronology as a list or as a chart."""
    part = part_of(desk.timeline(asked, window_of(number)), number)
    return page(
        request,
        "chronology.html",
        stamp=tag,
        part=part,
        stretches=stretches(part.entries),
        chart=chart_of(part.entries) if view == "chart" else None,
        view=view,
        undated=desk.undated(asked),
        form=filter_form(asked, desk.holdings.lexicon),
    )


@router.get("/facts/{id_}")
def fact(request: Request, desk: LentDesk, tag: Stamp, id_: Id) -> HTMLResponse:
    """Show one fact with all its claims."""
    sheet = _sheet(desk, id_, FactSheet)
    return page(request, "fact.html", stamp=tag, sheet=sheet, shown=SHOWN_REPORTS)


@router.get("/claims/{id_}")
def claim(desk: LentDesk, id_: Id) -> RedirectResponse:
    """Lead to the words of a claim."""
    return RedirectResponse(passage_path(_sheet(desk, id_, ClaimSheet).note))


@router.get("/documents/{id_}")
def document(
    request: Request,
    desk: LentDesk,
    tag: Stamp,
    id_: Id,
    claim: Annotated[str | None, Query(max_length=MAX_NAME)] = None,
) -> HTMLResponse:
    """Show a text with the words its claims rest on."""
    sheet = _sheet(desk, id_, DocumentSheet)
    stored = desk.holdings.store.document(sheet.card.doc_id)
    before, after = neighbours(sheet.claims, claim)
    return page(
        request,
        "reader.html",
        stamp=tag,
        sheet=sheet,
        pieces=pieces_of(stored.text if stored else "", sheet.claims, lit=claim),
        lit=claim,
        before=before,
        after=after,
        facts_of={note.claim_id: desk.holdings.facts_of_claim.get(note.claim_id, ()) for note in sheet.claims},
    )


@router.get("/conflicts/{id_}")
def conflict(request: Request, desk: LentDesk, tag: Stamp, id_: Id) -> HTMLResponse:
    """Show both sides of a conflict."""
    return page(request, "conflict.html", stamp=tag, row=_sheet(desk, id_, ConflictRow))


@router.get("/entities/{id_}")
def entity(request: Request, desk: LentDesk, tag: Stamp, id_: Id, number: PageNumber = 1) -> HTMLResponse:
    """Show what is known of a party: names, offices, facts."""
    sheet = _sheet(desk, id_, EntitySheet)
    holdings = desk.holdings
    ids = cut(sheet.fact_ids, number)
    lines = [line_of(holdings.fact_by_id[fact_id], holdings) for fact_id in ids.entries]
    return page(
        request,
        "entity.html",
        stamp=tag,
        sheet=sheet,
        state=holdings.name_of(sheet.entity.state or ""),
        terms=[held_term(term, holdings) for term in sheet.terms],
        part=Part(lines, ids.number, ids.more, ids.size),
    )


@router.get("/keys")
def keys(request: Request, tag: Stamp) -> HTMLResponse:
    """Say which keys do what."""
    return page(request, "keys.html", stamp=tag)


def _sheet(desk: LentDesk, id_: str, wanted: type[S]) -> S:
    """Return the sheet of one thing; what is not known, or is something else, is not found here."""
    try:
        found = desk.show(id_)
    except QueryError as err:
        raise HTTPException(404, str(err)) from err
    if not isinstance(found, wanted):
        raise HTTPException(404, f"{id_!r} is no such entry")
    return found
