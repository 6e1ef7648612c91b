"""Feeds and calendars, for programs that look in from time to time: Atom and iCalendar under the filters of listings.

Takes requests; gives XML and iCalendar. Never changes the register. Links are absolute, under the name the service was
called by, since programs keep feeds far from where they had them.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Query, Request
from fastapi.responses import Response

from dragoman.answer.news import MAX_TOUCHED, is_soon_told
from dragoman.answer.show import FactSheet
from dragoman.errors import QueryError
from dragoman.present.api.replies import PROBLEMS, problems
from dragoman.present.export.atom import Served
from dragoman.present.export.feeds import write_atom, write_news, write_stages
from dragoman.present.export.ical import write_ical
from dragoman.present.serving.addresses import address_of, base_of
from dragoman.present.serving.desks import LentDesk
from dragoman.present.serving.filters import MAX_NAME, Filters
from dragoman.present.serving.stamps import Stamp, Stamped
from dragoman.present.web.address import path_to

ATOM, ICAL = "application/atom+xml; charset=utf-8", "text/calendar; charset=utf-8"
router = APIRouter(tags=["feeds"], responses=PROBLEMS)
MAX_ENTRIES = 500
COMING = 200  # deadlines, and as many meetings
Limit = Annotated[int, Query(ge=1, le=MAX_ENTRIES, description="At most so many entries.")]


def _answers(media_type: str, description: str) -> dict[int | str, dict[str, Any]]:
    schema = {"type": "string"}
    return {200: {"description": description, "content": {media_type.partition(";")[0]: {"schema": schema}}}}


@router.get(
    "/feeds/timeline.atom",
    operation_id="timeline_feed",
    response_class=Response,
    responses=_answers(ATOM, "An Atom feed."),
)
def timeline_feed(request: Request, stamp: Stamp, desk: LentDesk, asked: Filters, limit: Limit = 50) -> Response:
    """What was reported last, under any filters: of an actor, a pair, a framework, or all of it."""
    served = _served(request, f"timeline?{request.url.query}")
    return _send(stamp, write_atom(desk.holdings, desk.query(asked), limit, served=served), ATOM)


@router.get(
    "/feeds/news.atom",
    operation_id="news_feed",
    response_class=Response,
    responses=_answers(ATOM, "An Atom feed."),
)
def news_feed(request: Request, stamp: Stamp, desk: LentDesk, asked: Filters, limit: Limit = MAX_ENTRIES) -> Response:
    """What the documents changed that were read last, or since a day or batch (`since`), under the other filters."""
    query = desk.query(replace(asked, since=None, until=None))
    if not is_soon_told(desk.holdings, query, asked.since):
        raise QueryError(f"more than {MAX_TOUCHED} entries changed, too many for a feed; give an actor or a framework")
    served = _served(request, f"news?{request.url.query}")
    return _send(stamp, write_news(desk.holdings, query, asked.since, limit, served=served), ATOM)


@router.get(
    "/feeds/facts/{id_}.atom",
    operation_id="fact_feed",
    response_class=Response,
    responses={**_answers(ATOM, "An Atom feed."), **problems({404: "No fact has this id."})},
)
def fact_feed(
    request: Request, stamp: Stamp, desk: LentDesk, id_: Annotated[str, Path(max_length=MAX_NAME)]
) -> Response:
    """The stages of one fact, such as a commitment from its announcement on, the last first."""
    try:
        sheet = desk.show(id_)
    except QueryError as err:
        raise HTTPException(404, str(err)) from err
    if not isinstance(sheet, FactSheet):
        raise HTTPException(404, f"{id_!r} is no fact; a feed follows one fact, or a list.")
    fact = desk.holdings.fact_by_id[sheet.line.fact_id]
    served = _served(request, path_to(fact.id).lstrip("/"))
    return _send(stamp, write_stages(desk.holdings, fact, served=served), ATOM)


@router.get(
    "/calendar.ics",
    operation_id="calendar",
    response_class=Response,
    responses=_answers(ICAL, "A calendar."),
)
def calendar(request: Request, stamp: Stamp, desk: LentDesk, asked: Filters, limit: Limit = COMING) -> Response:
    """Deadlines that are not met, and meetings still to come, under any filters: so many of each."""
    written = write_ical(desk.holdings, desk.query(asked), limit, link=_pages(request))
    return _send(stamp, written, ICAL)


def _served(request: Request, page: str) -> Served:
    page = f"{base_of(request)}{page}".removesuffix("?")
    return Served(feed=address_of(request), page=page, entry=_pages(request))


def _pages(request: Request) -> Callable[[str], str]:
    base = base_of(request).rstrip("/")
    return lambda id_: f"{base}{path_to(id_)}"


def _send(stamp: Stamped, written: Iterable[str], media_type: str) -> Response:
    return stamp.respond(stamp.keep("".join(written), media_type))
