"""Agenda: deadlines that are not met yet and meetings that are still to come, for a calendar.

Takes a query; gives entries of whole days in order. A deadline stands on its last possible day, the day after which it
is overdue. A meeting stands on all the days on which it may take place, if they are not more than a month; a vaguer one
has no place in a calendar and is counted. "Still to come" is held against the latest day any document of the register
was published, or the day asked for: never today.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from dragoman.answer.commitments import deadline_text, is_overdue
from dragoman.answer.encounters import ENCOUNTERS
from dragoman.answer.holdings import Holdings
from dragoman.answer.notes import Note
from dragoman.answer.query import BINDING, Query, select
from dragoman.answer.timeline import line_of
from dragoman.answer.wording import BADGES, time_text
from dragoman.types.choice import Order, Window
from dragoman.types.fact import Fact, Status
from dragoman.types.value import Precision, TimeSpan

LOOKING_BACK = timedelta(days=365)  # deadlines missed for longer are in the list of what is overdue
MAX_DAYS = 31  # of a meeting


class Occasion(StrEnum):
    """Why a day is in the agenda."""

    DEADLINE = "deadline"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry on the days from `first` to `last`; `when` is its time in words, as exactly as it is known.

    `reported` is the last day of a report, None where no report is dated.
    """

    fact_id: str
    occasion: Occasion
    first: date
    last: date
    when: str
    headline: str
    kind: str
    place: str | None
    status: Status
    badge: str
    sources: int
    disputed: bool
    judged: bool
    reported: date | None
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """Entries by day; `as_of` is the day they are held against, `vague` counts meetings that are too vague."""

    as_of: date | None
    entries: tuple[Entry, ...]
    vague: int


def agenda(holdings: Holdings, query: Query, *, limit: int | None = None) -> Agenda:
    """Return what is to come: of deadlines and of meetings the next `limit` each.

    Deadlines are those of binding promises not reported done (or in the statuses asked for), from a year before the day
    they are held against on. `since` and `until` restrict the days of the agenda.
    """
    as_of = query.as_of or holdings.last_day
    deadlines = [entry for fact in _due(holdings, query, as_of, limit) for entry in _deadline(fact, holdings, as_of)]
    coming = _coming(holdings, query, as_of, limit)
    meetings = [entry for fact in coming for entry in _meeting(fact, holdings)]
    within = (entry for entry in (*deadlines, *meetings) if query.until is None or entry.first <= query.until)
    entries = sorted(within, key=lambda entry: (entry.first, entry.last, entry.occasion, entry.fact_id))
    return Agenda(as_of, tuple(entries), len(coming) - len(meetings))


def _due(holdings: Holdings, query: Query, as_of: date | None, limit: int | None) -> tuple[Fact, ...]:
    since = query.since or (as_of - LOOKING_BACK if as_of else date.min)
    wanted = replace(query, since=None, until=None, statuses=query.statuses or tuple(sorted(BINDING)))
    facts = select(holdings, wanted, order=Order.DUE, window=Window(limit=limit), due_since=since)
    holdings.gather(facts)
    return facts


def _coming(holdings: Holdings, query: Query, as_of: date | None, limit: int | None) -> tuple[Fact, ...]:
    kinds = tuple(kind for kind in ENCOUNTERS if not query.kinds or kind in query.kinds)
    if not kinds:
        return ()
    wanted = replace(query, kinds=kinds, since=query.since or as_of or date.min)
    facts = select(holdings, wanted, order=Order.CHRONOLOGY, window=Window(limit=limit))
    holdings.gather(facts)
    return facts


def _deadline(fact: Fact, holdings: Holdings, as_of: date | None) -> Iterator[Entry]:
    """Yield the entry of a deadline, on its last possible day."""
    if fact.deadline:
        when, last = deadline_text(fact, holdings) or time_text(fact.deadline), fact.deadline.latest
        entry = _entry(fact, holdings, Occasion.DEADLINE, TimeSpan(last, last, Precision.DAY), when)
        yield replace(entry, badge=BADGES[Status.OVERDUE]) if is_overdue(fact, as_of) else entry


def _meeting(fact: Fact, holdings: Holdings) -> Iterator[Entry]:
    """Yield the entry of a meeting, none where its time is too vague."""
    time = fact.time
    if time and (time.latest - time.earliest).days < MAX_DAYS:
        yield _entry(fact, holdings, Occasion.MEETING, time, time_text(time))


def _entry(fact: Fact, holdings: Holdings, occasion: Occasion, days: TimeSpan, when: str) -> Entry:
    line = line_of(fact, holdings)
    return Entry(
        fact_id=fact.id,
        occasion=occasion,
        first=days.earliest,
        last=days.latest,
        when=when,
        headline=line.headline,
        kind=fact.kind,
        place=fact.place,
        status=fact.status,
        badge=line.badge,
        sources=line.sources,
        disputed=line.disputed,
        judged=line.judged,
        reported=fact.last_reported,
        notes=line.notes,
    )
