"""The pages of parties: the dossier of a pair, and all that is known of one party.

Takes requests; gives HTML. Never changes the register.
"""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dragoman.answer.query import Asked
from dragoman.answer.show import EntitySheet
from dragoman.answer.timeline import line_of
from dragoman.present.serving.desks import LentDesk
from dragoman.present.serving.filters import Filters
from dragoman.present.serving.stamps import Stamp
from dragoman.present.web.dossier import dossier_of, ladder
from dragoman.present.web.offices import held_term
from dragoman.present.web.paging import PageNumber, Part, cut
from dragoman.present.web.rendering import page
from dragoman.present.web.sheets import Id, sheet_of

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
FACTS = 50  # on one part of the page of a party


@router.get("/relation")
def relation(request: Request, tag: Stamp, desk: LentDesk, asked: Filters) -> HTMLResponse:
    """Show the dossier of two parties on a day; without two, the form that asks for them."""
    if not asked.actor or not asked.with_:
        return page(request, "relation.html", stamp=tag, found=None)
    found = desk.relation(asked.actor, asked.with_)
    rows = [(int(row["rank"] or 0), row["name"]) for row in desk.holdings.lexicon.tables.get("levels", ())]
    return page(
        request,
        "relation.html",
        stamp=tag,
        found=found,
        rungs=ladder(found.levels, rows),
        dossier=dossier_of(desk, asked),
    )


@router.get("/entities/{id_}")
def entity(
    *, request: Request, tag: Stamp, desk: LentDesk, asked: Filters, id_: Id, number: PageNumber = 1
) -> HTMLResponse:
    """Show what is known of a party on a day: names, offices, promises, encounters, words, and all its facts."""
    sheet = sheet_of(desk, id_, EntitySheet)
    holdings = desk.holdings
    ids = cut(sheet.fact_ids, number, size=FACTS)
    facts = holdings.facts_of(ids.entries)
    holdings.gather(facts)
    lines = [line_of(fact, holdings) for fact in facts]
    is_told = number == 1 and bool(sheet.fact_ids)
    dossier = dossier_of(desk, Asked(actor=sheet.entity.id, as_of=asked.as_of)) if is_told else None
    return page(
        request,
        "entity.html",
        stamp=tag,
        sheet=sheet,
        state=holdings.name_of(sheet.entity.state or ""),
        terms=[held_term(term, holdings) for term in sheet.terms],
        dossier=dossier,
        part=Part(lines, ids.number, ids.more, ids.size),
    )
