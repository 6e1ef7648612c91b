"""The overview and the news: what the register holds, and what was read into it last.

Takes requests; gives HTML. Never changes the register.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dragoman.answer.batches import count_documents
from dragoman.answer.desk import Desk
from dragoman.answer.news_item import NewsItem
from dragoman.answer.query import Asked
from dragoman.answer.reported import latest
from dragoman.answer.review import MAX_WEIGHED, Question, review
from dragoman.present.serving.desks import LentDesk
from dragoman.present.serving.filters import Filters
from dragoman.present.serving.stamps import Stamp
from dragoman.present.web.filtering import filter_form
from dragoman.present.web.paging import PageNumber, cut
from dragoman.present.web.rendering import page
from dragoman.types.choice import Window

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
NEWEST = 6  # entries of each list of the overview
NEWS = 50  # entries on one part of the news


@dataclass(frozen=True, slots=True)
class Tally:
    """How many facts are of one kind."""

    id: str
    label: str
    facts: int


@dataclass(frozen=True, slots=True)
class Turned:
    """The news of one sort."""

    change: str
    items: tuple[NewsItem, ...]


@router.get("/")
def overview(request: Request, tag: Stamp, desk: LentDesk) -> HTMLResponse:
    """Say what the register holds, what was read and reported last, what is overdue and what is to be decided."""
    window = Window(limit=NEWEST)
    counts = desk.holdings.store.counts()
    return page(
        request,
        "overview.html",
        stamp=tag,
        counts=counts,
        kinds=_kinds(desk),
        last_day=desk.holdings.last_day,
        batches=desk.batches()[:NEWEST],
        reported=latest(desk.holdings, desk.query(Asked()), window),
        overdue=desk.commitments(Asked(statuses=("overdue",)), window),
        questions=_questions(desk) if counts.facts <= MAX_WEIGHED else None,
        conflicts=desk.conflicts(Asked(), window),
    )


@router.get("/news")
def news(request: Request, tag: Stamp, desk: LentDesk, asked: Filters, number: PageNumber = 1) -> HTMLResponse:
    """Show what documents changed that were read since a day or batch; the last batch where none is given."""
    documents = count_documents(desk.holdings.store, asked.since)
    is_told = desk.is_soon_told(asked)
    part = cut(desk.news(asked) if is_told else (), number, size=NEWS)
    return page(
        request,
        "news.html",
        stamp=tag,
        part=part,
        turned=_turned(part.entries),
        documents=documents,
        is_told=is_told,
        batches=desk.batches(),
        form=filter_form(asked, desk.holdings),
        since=asked.since,
    )


def _turned(items: Sequence[NewsItem]) -> list[Turned]:
    return [Turned(change.value, tuple(found)) for change, found in groupby(items, key=lambda item: item.change)]


def _questions(desk: Desk) -> tuple[Question, ...]:
    return review(desk.holdings, desk.query(Asked()))


def _kinds(desk: Desk) -> list[Tally]:
    """Count the facts of each kind, the most first."""
    kinds = desk.holdings.lexicon.kinds
    counts = desk.holdings.store.count_kinds(list(kinds))
    tallies = (Tally(kind.id, kind.label, counts[kind.id]) for kind in kinds.values())
    return sorted((t for t in tallies if t.facts), key=lambda t: (-t.facts, t.id))
