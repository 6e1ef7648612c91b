"""The pages of the network and of the map: tables first, drawings beside them.

Takes requests; gives HTML. Never changes the register.
"""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from dragoman.answer.desk import Desk
from dragoman.answer.network import network as find_network
from dragoman.answer.places import Place, places
from dragoman.answer.timeline import Line, line_of
from dragoman.present.serving.desks import LentDesk
from dragoman.present.serving.filters import Filters
from dragoman.present.serving.stamps import Stamp
from dragoman.present.web.circle import SIZE, draw
from dragoman.present.web.filtering import filter_form
from dragoman.present.web.paging import PageNumber, cut
from dragoman.present.web.rendering import page
from dragoman.present.web.world import HEIGHT, WIDTH, dots

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
MANY = 200  # parties or places above which the table stands alone until the drawing is asked for
SHOWN = 60  # facts of a place
MAX_PLACE = 100  # characters of its name in an address; a longer one has no page of its own
View = Annotated[str | None, Query(pattern="^(table|drawing)$")]
Between = Annotated[str, Query(pattern="^(states|parties)$")]


@router.get("/network")
def network(  # noqa: PLR0913 - one parameter for each field of the address, as FastAPI reads them
    *,
    request: Request,
    tag: Stamp,
    desk: LentDesk,
    asked: Filters,
    view: View = None,
    between: Between = "states",
    number: PageNumber = 1,
) -> HTMLResponse:
    """Show who has to do with whom."""
    found = find_network(desk.holdings, desk.query(asked), between_states=between == "states")
    chosen = view or ("table" if len(found.nodes) > MANY else "drawing")
    return page(
        request,
        "network.html",
        stamp=tag,
        found=found,
        part=cut(found.ties, number),
        drawing=draw(found) if chosen == "drawing" and found.ties else None,
        size=SIZE,
        view=chosen,
        between=between,
        form=filter_form(asked, desk.holdings),
    )


@router.get("/map")
def map_(  # noqa: PLR0913 - one parameter for each field of the address, as FastAPI reads them
    *,
    request: Request,
    tag: Stamp,
    desk: LentDesk,
    asked: Filters,
    view: View = None,
    place: Annotated[str | None, Query(max_length=MAX_PLACE)] = None,
    number: PageNumber = 1,
) -> HTMLResponse:
    """Show where things happened."""
    found = places(desk.holdings, desk.query(asked))
    chosen = view or ("table" if len(found.places) > MANY else "drawing")
    return page(
        request,
        "map.html",
        stamp=tag,
        found=found,
        part=cut(found.places, number),
        dots=dots(found.places) if chosen == "drawing" else (),
        width=WIDTH,
        height=HEIGHT,
        view=chosen,
        place=place,
        max_place=MAX_PLACE,
        lines=_lines([entry for entry in found.places if entry.name == place], desk),
        named=desk.holdings.name_of,
        form=filter_form(asked, desk.holdings),
    )


def _lines(found: list[Place], desk: Desk) -> list[Line]:
    """Return the facts of the places of one name, in order of time."""
    facts = [fact for entry in found for fact in entry.facts][:SHOWN]
    desk.holdings.gather(facts)
    return [line_of(fact, desk.holdings) for fact in facts]
