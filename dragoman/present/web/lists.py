"""The pages of lists: commitments, encounters, positions and conflicts.

Takes requests; gives HTML. Never changes the register.
"""

from dataclasses import dataclass
from itertools import groupby

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dragoman.answer.positions import Position
from dragoman.answer.sums import sums
from dragoman.present.serving.desks import LentDesk
from dragoman.present.serving.filters import Filters
from dragoman.present.serving.stamps import Stamp
from dragoman.present.web.board import board
from dragoman.present.web.filtering import filter_form
from dragoman.present.web.paging import PageNumber, cut, part_of, window_of
from dragoman.present.web.rendering import page

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/commitments")
def commitments(request: Request, tag: Stamp, desk: LentDesk, asked: Filters, number: PageNumber = 1) -> HTMLResponse:
    """Show who promised what: overdue first, then by deadline, with what it all comes to."""
    part = part_of(desk.commitments(asked, window_of(number)), number)
    as_of = desk.query(asked).as_of or desk.holdings.last_day
    form = filter_form(asked, desk.holdings)
    return page(
        request,
        "commitments.html",
        stamp=tag,
        part=part,
        groups=board(part.entries),
        sums=sums(desk.holdings, desk.query(asked)) if number == 1 else (),
        form=form,
        as_of=as_of,
        statuses=asked.statuses,
    )


@router.get("/encounters")
def encounters(request: Request, tag: Stamp, desk: LentDesk, asked: Filters, number: PageNumber = 1) -> HTMLResponse:
    """Show who met or visited whom, in which office."""
    part = part_of(desk.encounters(asked, window_of(number)), number)
    return page(request, "encounters.html", stamp=tag, part=part, form=filter_form(asked, desk.holdings))


@dataclass(frozen=True, slots=True)
class Spoken:
    """The positions of one speaker, or of several who spoke together."""

    speaker: str
    positions: tuple[Position, ...]


@router.get("/positions")
def positions(request: Request, tag: Stamp, desk: LentDesk, asked: Filters, number: PageNumber = 1) -> HTMLResponse:
    """Show what each speaker said."""
    is_told = desk.are_positions_soon_told(asked)
    part = cut(desk.positions(asked) if is_told else (), number)
    grouped = groupby(part.entries, key=lambda position: position.speaker)
    groups = [Spoken(", ".join(speaker) or "Speaker not named", tuple(said)) for speaker, said in grouped]
    form = filter_form(asked, desk.holdings)
    return page(request, "positions.html", stamp=tag, part=part, groups=groups, form=form, is_told=is_told)


@router.get("/conflicts")
def conflicts(request: Request, tag: Stamp, desk: LentDesk, asked: Filters, number: PageNumber = 1) -> HTMLResponse:
    """Show where sources disagree, open conflicts first."""
    part = part_of(desk.conflicts(asked, window_of(number)), number)
    return page(request, "conflicts.html", stamp=tag, part=part, form=filter_form(asked, desk.holdings))
