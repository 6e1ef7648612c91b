"""The evidence reader as pages: a text beside all that was read from it, one claim lit.

Takes requests; gives HTML. Never changes the register.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from dragoman.answer.desk import Desk
from dragoman.answer.notes import Note
from dragoman.answer.show import ClaimSheet, DocumentSheet
from dragoman.answer.timeline import Line, line_of
from dragoman.answer.wording import amounts_text, names_text, time_text
from dragoman.present.export.fragments import fragment_link, is_web_address
from dragoman.present.serving.desks import LentDesk
from dragoman.present.serving.filters import MAX_NAME
from dragoman.present.serving.stamps import Stamp
from dragoman.present.web.address import passage_path
from dragoman.present.web.reader import Numbered, neighbours, numbered, part_at, parts_of, runs_of
from dragoman.present.web.rendering import page
from dragoman.present.web.sheets import Id, sheet_of
from dragoman.types.claim import Claim, Role
from dragoman.types.span import Span

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@dataclass(frozen=True, slots=True)
class Wish:
    """What of a text is to be shown: a claim or words ("10-42", in code points) to light, and the number of a part."""

    claim: str | None
    at: str | None
    part: int | None


async def read_wish(
    claim: Annotated[str | None, Query(max_length=MAX_NAME)] = None,
    at: Annotated[str | None, Query(pattern=r"^\d{1,9}-\d{1,9}$")] = None,
    part: Annotated[int | None, Query(ge=1, le=1_000_000)] = None,
) -> Wish:
    """Read what is to be shown; a dependency of FastAPI."""
    return Wish(claim, at, part)


@dataclass(frozen=True, slots=True, kw_only=True)
class LitClaim:
    """The claim that is lit: what was read from its words, the facts that rest on it, and its place on the web."""

    number: int
    note: Note
    kind: str
    details: tuple[tuple[str, str], ...]
    facts: tuple[Line, ...]
    original: str | None


@dataclass(frozen=True, slots=True)
class Margin:
    """A claim in the margin: its number and note, and its kind in words."""

    number: int
    note: Note
    kind: str


@router.get("/claims/{id_}")
def claim(desk: LentDesk, id_: Id) -> RedirectResponse:
    """Lead to the words of a claim."""
    return RedirectResponse(passage_path(sheet_of(desk, id_, ClaimSheet).note))


@router.get("/documents/{id_}")
def document(
    request: Request, tag: Stamp, desk: LentDesk, id_: Id, wish: Annotated[Wish, Depends(read_wish)]
) -> HTMLResponse:
    """Show a text, or a part of a long one, with the words its claims rest on."""
    sheet = sheet_of(desk, id_, DocumentSheet)
    store = desk.holdings.store
    stored, annotations = store.document(sheet.card.doc_id), store.annotations(sheet.card.doc_id)
    text, segments = stored.text if stored else "", annotations.segments if annotations else ()
    claims = numbered(sheet.claims)
    chosen = next((c for c in claims if c.note.claim_id == wish.claim), None)
    spans = _spans(chosen, desk) if chosen else _place(wish.at, len(text)) if wish.at else None
    parts = parts_of(text, segments, sheet.claims)
    number = wish.part or (part_at(parts, spans[0].start) if spans else 1)
    if number > max(len(parts), 1):
        raise HTTPException(404, f"the text has {len(parts)} part{'' if len(parts) == 1 else 's'}, no part {number}")
    part = parts[number - 1] if parts else None
    before, after = neighbours(sheet.claims, wish.claim)
    margin = _margin(claims, part, desk) if part else []
    return page(
        request,
        "reader.html",
        stamp=tag,
        sheet=sheet,
        runs=tuple(runs_of(text, part, segments, claims, lit=spans)) if part else (),
        lit=_lit_claim(chosen, desk) if chosen else None,
        anchor="" if chosen else "at",
        before=before,
        after=after if chosen or not margin else margin[0].note,
        margin=margin,
        number=number,
        parts=len(parts),
        original=sheet.card.address if is_web_address(sheet.card.address) else None,
    )


def _margin(claims: Sequence[Numbered], part: Span, desk: Desk) -> list[Margin]:
    """Return the claims that begin in a part of the text."""
    here = [c for c in claims if part.start <= c.note.start < part.end]
    desk.holdings.claims.take(c.note.claim_id for c in here)
    return [Margin(c.number, c.note, _kind(desk.holdings.claims[c.note.claim_id], desk)) for c in here]


def _spans(chosen: Numbered, desk: Desk) -> tuple[Span, Span]:
    """Return the words of a claim and the sentence they stand in."""
    evidence = desk.holdings.claims[chosen.note.claim_id].evidence[0]
    return evidence.span, evidence.sentence


def _place(at: str, length: int) -> tuple[Span, Span]:
    """Return the words at "10-42".

    Raises:
        HTTPException: 404, where the text has no such place.
    """
    start, _, end = at.partition("-")
    if not int(start) < int(end) <= length:
        raise HTTPException(404, f"the text has {length} characters, no words at {at}")
    words = Span(int(start), int(end))
    return words, words


def _lit_claim(chosen: Numbered, desk: Desk) -> LitClaim:
    holdings, note = desk.holdings, chosen.note
    claim = holdings.claims[note.claim_id]
    facts = holdings.facts_of(holdings.facts_of_claim.get(claim.id, ()))
    holdings.gather(facts)
    address = note.address
    return LitClaim(
        number=chosen.number,
        note=note,
        kind=_kind(claim, desk),
        details=tuple((label, value) for label, value in _details(claim, desk) if value),
        facts=tuple(line_of(fact, holdings) for fact in facts),
        original=fragment_link(address, note.quote) if address and is_web_address(address) else None,
    )


def _details(claim: Claim, desk: Desk) -> list[tuple[str, str]]:
    """Return what was read from the words, empty where nothing was."""
    labels = {area.id: area.label for area in desk.holdings.lexicon.areas}
    return [
        *((role.value, names_text([a.name for a in claim.named(role)])) for role in Role),
        ("when", time_text(claim.time) if claim.time else ""),
        ("where", claim.place or ""),
        ("by", claim.deadline_text or (time_text(claim.deadline) if claim.deadline else "")),
        ("sums", amounts_text(claim.amounts)),
        ("framework", claim.framework or ""),
        ("fields", ", ".join(labels.get(area, area) for area in claim.areas)),
        ("attributed to", claim.source or ""),
    ]


def _kind(claim: Claim, desk: Desk) -> str:
    kinds = desk.holdings.lexicon.kinds
    return kinds[claim.kind].label if claim.kind in kinds else claim.kind
