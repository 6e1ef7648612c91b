"""Tell one entry with all that is known of it.

Takes a sheet of the desk; gives its model. Of the long list of a sheet (citations, or facts) it gives a window.
"""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from dragoman.answer.conflicts import ConflictRow
from dragoman.answer.desk import Desk
from dragoman.answer.holdings import Holdings
from dragoman.answer.show import ClaimSheet, DocumentSheet, EntitySheet, FactSheet, Sheet
from dragoman.answer.verdicts import LogRow
from dragoman.answer.wording import time_text
from dragoman.present.cursors import PageWindow
from dragoman.present.mcp import sheets, telling
from dragoman.present.mcp.citing import citation, citations, cut
from dragoman.types.claim import Argument
from dragoman.types.entity import Term

T = TypeVar("T")


def shown(sheet: Sheet, desk: Desk, window: PageWindow) -> sheets.Shown:
    """Tell a sheet; a cursor leads to more of its citations or facts."""
    if isinstance(sheet, FactSheet):
        return sheets.Shown(fact=_fact(sheet, desk, window), next=_next(sheet.line.notes, window))
    if isinstance(sheet, ClaimSheet):
        return sheets.Shown(claim=_claim(sheet))
    if isinstance(sheet, DocumentSheet):
        return sheets.Shown(document=_document(sheet, window), next=_next(sheet.claims, window))
    if isinstance(sheet, ConflictRow):
        return sheets.Shown(conflict=telling.conflict(sheet, desk))
    return sheets.Shown(entity=_entity(sheet, desk.holdings, window), next=_next(sheet.fact_ids, window))


def _fact(sheet: FactSheet, desk: Desk, window: PageWindow) -> sheets.Fact:
    line = sheet.line
    cited = citations(line.notes, line.quote, limit=None)
    told = telling.event(line, desk).model_copy(update={"citations": _part(cited, window)})
    return sheets.Fact(
        **dict(told),
        participants=_participants(line.participants),
        areas=list(line.areas),
        due=time_text(sheet.deadline) if sheet.deadline else None,
        history=telling.steps(sheet.history),
        conflicts=[telling.conflict(row, desk) for row in sheet.conflicts],
        decisions=_decisions(sheet.judged),
    )


def _claim(sheet: ClaimSheet) -> sheets.Claim:
    claim = sheet.claim
    return sheets.Claim(
        id=claim.id,
        kind=claim.kind,
        citation=citation(sheet.note),
        sentence=cut(sheet.sentence),
        participants=_participants(claim.arguments),
        when=time_text(claim.time),
        facts=list(sheet.fact_ids),
        decisions=_decisions(sheet.judged),
    )


def _document(sheet: DocumentSheet, window: PageWindow) -> sheets.Document:
    card = sheet.card
    return sheets.Document(
        id=card.doc_id,
        document=card.name,
        title=card.title,
        publisher=card.publisher,
        published=time_text(card.published),
        why_dated_so=list(sheet.reasons),
        address=card.address,
        chars=sheet.chars,
        citations=[citation(note) for note in _part(sheet.claims, window)],
        issues=[f"{issue.code}: {issue.detail}" for issue in sheet.issues],
    )


def _entity(sheet: EntitySheet, holdings: Holdings, window: PageWindow) -> sheets.Entity:
    entity = sheet.entity
    names = dict.fromkeys((*(name.text for name in entity.names), *(argument.name for argument in sheet.as_named)))
    return sheets.Entity(
        id=entity.id,
        kind=entity.kind.value,
        name=entity.name,
        names=[name for name in names if name != entity.name],
        offices=[_held(term, holdings) for term in sheet.terms],
        facts=list(_part(sheet.fact_ids, window)),
    )


def _held(term: Term, holdings: Holdings) -> str:
    offices = holdings.lexicon.offices
    office = offices[term.office].name if term.office in offices else term.office
    held = f"{holdings.name_of(term.person)}: {office} of {holdings.name_of(term.of)}"
    return f"{held}, {term.start or '...'} to {term.end or 'now'}"


def _participants(arguments: Iterable[Argument]) -> list[sheets.Participant]:
    return [sheets.Participant(role=a.role.value, name=a.name, entity=a.entity_id) for a in arguments]


def _decisions(rows: Iterable[LogRow]) -> list[sheets.Decision]:
    return [
        sheets.Decision(decision=row.decision.value, by=row.by, at=row.at.isoformat(), reason=row.reason)
        for row in rows
    ]


def _part(whole: Sequence[T], window: PageWindow) -> Sequence[T]:
    return whole[window.offset : window.offset + window.limit]


def _next(whole: Sequence[object], window: PageWindow) -> str | None:
    return window.next if window.offset + window.limit < len(whole) else None
