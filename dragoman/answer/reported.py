"""What was reported last: facts by the day of their last report, and how one of them has come where it stands.

Takes a query or a fact; gives entries with the days on which they were reported, the latest first. What no dated report
tells is left out: there is no day to put it under.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dragoman.answer.headlines import headline_of
from dragoman.answer.holdings import Holdings
from dragoman.answer.notes import Note, is_disputed, notes_of
from dragoman.answer.query import Query, select
from dragoman.answer.timeline import Line, line_of
from dragoman.answer.wording import BADGES
from dragoman.types.choice import WHOLE, Order, Window
from dragoman.types.fact import Fact, Status


@dataclass(frozen=True, slots=True)
class Report:
    """A fact as a line, with the days on which it was reported first and last."""

    line: Line
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage of a fact: from which day on, how far it had come, and the reports that say so."""

    fact_id: str
    headline: str
    since: date
    status: Status
    badge: str
    disputed: bool
    notes: tuple[Note, ...]


def latest(holdings: Holdings, query: Query, window: Window = WHOLE) -> tuple[Report, ...]:
    """Return the facts that match, those reported last first; of a window those without a dated report are left out."""
    facts = select(holdings, query, order=Order.REPORTED, window=window)
    holdings.gather(facts)
    return reports_of(facts, holdings)


def reports_of(facts: Iterable[Fact], holdings: Holdings) -> tuple[Report, ...]:
    """Make the entries of facts; those without a dated report are left out."""
    return tuple(
        Report(line_of(fact, holdings), fact.first_reported or fact.last_reported, fact.last_reported)
        for fact in facts
        if fact.last_reported
    )


def stages(holdings: Holdings, fact: Fact) -> tuple[Stage, ...]:
    """Return the stages of a fact whose day is known, the last first."""
    holdings.gather([fact])
    disputed = is_disputed(holdings.conflicts_of_fact.get(fact.id, ()))
    found = (
        Stage(
            fact_id=fact.id,
            headline=headline_of(fact, holdings),
            since=step.as_of,
            status=step.status,
            badge=BADGES[step.status],
            disputed=disputed,
            notes=notes_of(holdings.claims_of(step.claim_ids), holdings),
        )
        for step in fact.history
        if step.as_of
    )
    return tuple(reversed(tuple(found)))
