"""Tell records of the desk to an assistant: a sentence, how far it has come, and citations.

Takes records of listings; gives models.
"""

from collections.abc import Iterable
from typing import TypedDict

from dragoman.answer.commitments import Commitment, Step
from dragoman.answer.conflicts import ConflictRow
from dragoman.answer.desk import Desk
from dragoman.answer.encounters import Attendee, Encounter
from dragoman.answer.headlines import headline_of
from dragoman.answer.news_item import NewsItem
from dragoman.answer.passages import Passage
from dragoman.answer.positions import Position
from dragoman.answer.sources import SourceRow
from dragoman.answer.timeline import Line
from dragoman.answer.wording import BADGES, amount_text
from dragoman.present.mcp import shapes
from dragoman.present.mcp.citing import citations, cut, page_link, standing
from dragoman.types.value import TimeSpan


class Days(TypedDict, total=False):
    """First and last day (ISO 8601), where they are known."""

    earliest: str
    latest: str


def event(line: Line, desk: Desk) -> shapes.Event:
    """Tell a line of a chronology."""
    del desk
    return shapes.Event(
        id=line.fact_id,
        sentence=line.headline,
        kind=line.kind,
        when=line.when,
        **days(line.time),
        status=line.badge,
        disputed=line.disputed,
        place=line.place,
        framework=line.framework,
        amounts=[amount_text(amount) for amount in line.amounts],
        independent_sources=line.sources,
        reports=len(line.notes),
        citations=citations(line.notes, line.quote),
    )


def promise(entry: Commitment, desk: Desk) -> shapes.Promise:
    """Tell a commitment."""
    del desk
    return shapes.Promise(
        id=entry.fact_id,
        sentence=entry.headline,
        kind=entry.kind,
        when=entry.when,
        **days(entry.time),
        status=BADGES[entry.status],
        disputed=entry.disputed,
        framework=entry.framework,
        amounts=[amount_text(amount) for amount in entry.amounts],
        by=list(entry.by),
        to=list(entry.to),
        due=entry.deadline_text,
        due_latest=entry.deadline.latest.isoformat() if entry.deadline else None,
        overdue=entry.overdue,
        as_of=entry.as_of.isoformat() if entry.as_of else None,
        history=steps(entry.history),
        independent_sources=entry.sources,
        reports=len(entry.notes),
        citations=citations(entry.notes, entry.quote),
    )


def encounter(entry: Encounter, desk: Desk) -> shapes.Encounter:
    """Tell an encounter."""
    return shapes.Encounter(
        id=entry.fact_id,
        sentence=headline_of(desk.holdings.fact_by_id[entry.fact_id], desk.holdings),
        kind=entry.kind,
        when=entry.when,
        **days(entry.time),
        status=entry.badge,
        disputed=entry.disputed,
        place=entry.place,
        framework=entry.framework,
        who=_attendees(entry.who),
        whom=_attendees(entry.whom),
        independent_sources=entry.sources,
        reports=len(entry.notes),
        citations=citations(entry.notes, entry.quote),
    )


def position(entry: Position, desk: Desk) -> shapes.Position:
    """Tell a position."""
    del desk
    return shapes.Position(
        sentence=cut(entry.quote),
        speaker=list(entry.speaker),
        towards=list(entry.towards),
        kind=entry.kind,
        areas=list(entry.areas),
        when=entry.when,
        says=standing(entry.modality, entry.polarity),
        facts=list(entry.fact_ids),
        independent_sources=entry.sources,
        reports=len(entry.notes),
        citations=citations(entry.notes, entry.quote),
    )


def conflict(row: ConflictRow, desk: Desk | None = None) -> shapes.Conflict:
    """Tell a disagreement."""
    del desk
    return shapes.Conflict(
        id=row.conflict_id,
        kind=row.kind.value,
        field=row.field,
        verdict=row.verdict.value,
        explanation=row.explanation,
        fact=row.fact_id,
        sentence=row.headline,
        sides=[
            shapes.Side(value=side.value, origin=side.origin or None, citations=citations(side.notes))
            for side in row.sides
        ],
    )


def source(row: SourceRow, desk: Desk) -> shapes.Source:
    """Tell a document behind what matches."""
    del desk
    return shapes.Source(
        document=row.document,
        title=row.title,
        publisher=row.publisher,
        published=row.when,
        address=row.address,
        source=row.group,
        copies=row.group_size,
        facts=row.facts,
        alone=row.alone,
        id=row.doc_id,
    )


def news(item: NewsItem, desk: Desk) -> shapes.News:
    """Tell what documents changed."""
    del desk
    return shapes.News(
        change=item.change.value,
        fact=item.fact_id,
        conflict=item.conflict_id,
        sentence=item.headline or item.explanation,
        kind=item.kind,
        when=item.when,
        status=BADGES[item.status] if item.status else None,
        field=item.field or None,
        before=item.before or None,
        after=item.after or None,
        explanation=item.explanation or None,
        independent_sources=item.sources,
        sources_before=item.sources_before,
        batches=list(item.batches),
        reports=len(item.notes),
        citations=citations(item.notes),
        earlier=citations(item.earlier),
    )


def passage(found: Passage, desk: Desk) -> shapes.Passage:
    """Tell a passage."""
    address = desk.holdings.card(found.doc_id).address
    return shapes.Passage(
        quote=cut(found.text),
        document=found.document,
        publisher=found.publisher,
        published=found.when,
        start=found.start,
        end=found.end,
        address=address,
        link=page_link(address, found.text),
        facts=list(found.fact_ids),
    )


def steps(history: Iterable[Step]) -> list[shapes.Step]:
    """Tell the stages of a status."""
    return [shapes.Step(since=s.as_of.isoformat() if s.as_of else None, status=BADGES[s.status]) for s in history]


def days(time: TimeSpan | None) -> Days:
    """Return the first and the last day of a time, nothing for an unknown one."""
    return {"earliest": time.earliest.isoformat(), "latest": time.latest.isoformat()} if time else {}


def _attendees(attendees: Iterable[Attendee]) -> list[shapes.Attendee]:
    return [shapes.Attendee(name=a.name, offices=list(a.offices)) for a in attendees]
