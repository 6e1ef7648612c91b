"""Encounters: who met or visited whom, where, when, and in which office they then were.

Takes a query; gives encounters in order of time. An office is named only where the time of the encounter is known
and the lexicon has a term that covers it; it is looked up, never taken from the words of a report.
"""

from dataclasses import dataclass, replace
from datetime import date

from dragoman.answer.holdings import Holdings
from dragoman.answer.notes import Note, is_disputed, is_judged, notes_of_fact
from dragoman.answer.query import Query, select, select_ids
from dragoman.answer.wording import BADGES, time_text
from dragoman.types.choice import WHOLE, Order, Window
from dragoman.types.claim import Argument, Role
from dragoman.types.fact import Fact, Status
from dragoman.types.value import TimeSpan

ENCOUNTERS = ("visit", "meeting", "summit", "consultation")


@dataclass(frozen=True, slots=True)
class Attendee:
    """One side of an encounter; `offices` are those held on every day it may have taken place."""

    name: str
    entity_id: str | None
    offices: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Encounter:
    """One visit, meeting or summit. `whom` are the other side and the hosts."""

    fact_id: str
    kind: str
    when: str
    time: TimeSpan | None
    who: tuple[Attendee, ...]
    whom: tuple[Attendee, ...]
    place: str | None
    framework: str | None
    status: Status
    badge: str
    sources: int
    disputed: bool
    judged: bool
    quote: str
    notes: tuple[Note, ...]


def encounters(holdings: Holdings, query: Query, window: Window = WHOLE) -> tuple[Encounter, ...]:
    """Return visits, meetings, summits and consultations (or the kinds asked for), undated ones last."""
    wanted = replace(query, kinds=query.kinds or ENCOUNTERS)
    facts = select(holdings, wanted, order=Order.CHRONOLOGY, window=window)
    holdings.gather(facts)
    return tuple(encounter_of(fact, holdings) for fact in facts)


def last_met(holdings: Holdings, query: Query, *, limit: int) -> list[str]:
    """Return the facts of the last dated visits, meetings, summits and consultations, the latest first."""
    wanted = replace(query, kinds=ENCOUNTERS, since=query.since or date.min)
    return select_ids(holdings, wanted, order=Order.LATEST, window=Window(limit=limit))


def offices_of(person: str, time: TimeSpan | None, holdings: Holdings) -> tuple[str, ...]:
    """Return the offices a person held throughout `time`, none where that is not known for sure."""
    if time is None:
        return ()
    held = (
        term
        for term in holdings.reference.terms_of.get(person, ())
        if term.person == person and term.covers(time.earliest, time.earliest) and term.covers(time.latest, time.latest)
    )
    offices = holdings.lexicon.offices
    return tuple(
        f"{offices[term.office].name if term.office in offices else term.office} of {holdings.name_of(term.of)}"
        for term in held
    )


def encounter_of(fact: Fact, holdings: Holdings) -> Encounter:
    """Make the entry of one fact."""
    notes = notes_of_fact(fact, holdings)
    return Encounter(
        fact_id=fact.id,
        kind=fact.kind,
        when=time_text(fact.time),
        time=fact.time,
        who=_attendees(fact.arguments, (Role.ACTOR, Role.SPEAKER), fact.time, holdings),
        whom=_attendees(fact.arguments, (Role.COUNTERPART, Role.HOST, Role.BENEFICIARY), fact.time, holdings),
        place=fact.place,
        framework=fact.framework,
        status=fact.status,
        badge=BADGES[fact.status],
        sources=fact.n_sources,
        disputed=is_disputed(holdings.conflicts_of_fact.get(fact.id, ())),
        judged=is_judged(fact, holdings),
        quote=notes[0].quote if notes else "",
        notes=notes,
    )


def _attendees(
    arguments: tuple[Argument, ...], roles: tuple[Role, ...], time: TimeSpan | None, holdings: Holdings
) -> tuple[Attendee, ...]:
    found: dict[str, Attendee] = {}
    for argument in arguments:
        if argument.role in roles:
            offices = offices_of(argument.entity_id, time, holdings) if argument.entity_id else ()
            found.setdefault(argument.name, Attendee(argument.name, argument.entity_id, offices))
    return tuple(found.values())
