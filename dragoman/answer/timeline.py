"""Chronology: what happened between parties or under a framework, one dated sentence a line.

Takes a query; gives lines in order of time, undated ones last, each with its sources. Never dates a line itself.
"""

from dataclasses import dataclass

from dragoman.answer.headlines import headline_of
from dragoman.answer.holdings import Holdings
from dragoman.answer.notes import Note, is_disputed, is_judged, main_claim, notes_of_fact
from dragoman.answer.query import Query, select
from dragoman.answer.wording import BADGES, time_text
from dragoman.types.choice import WHOLE, Order, Window
from dragoman.types.claim import Argument, Modality
from dragoman.types.fact import Fact, Status
from dragoman.types.value import Amount, TimeSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One fact as a line. `when` is `time` in words, `badge` its status in words, `quote` what tells it best.

    `judged` says that somebody decided about it, `sources` counts independent sources; `notes` are all reports, copies
    too. `modality` is what the best claim of the last stage says.
    """

    fact_id: str
    when: str
    time: TimeSpan | None
    kind: str
    headline: str
    status: Status
    badge: str
    modality: Modality | None
    sources: int
    disputed: bool
    judged: bool
    conflict_ids: tuple[str, ...]
    participants: tuple[Argument, ...]
    place: str | None
    framework: str | None
    areas: tuple[str, ...]
    amounts: tuple[Amount, ...]
    quote: str
    notes: tuple[Note, ...]


def timeline(holdings: Holdings, query: Query, window: Window = WHOLE) -> tuple[Line, ...]:
    """Return the chronology that answers `query`; undated facts come last, by the day they were first reported."""
    facts = select(holdings, query, order=Order.CHRONOLOGY, window=window)
    holdings.gather(facts)
    return tuple(line_of(fact, holdings) for fact in facts)


def line_of(fact: Fact, holdings: Holdings) -> Line:
    """Make the line of one fact."""
    conflicts = holdings.conflicts_of_fact.get(fact.id, ())
    claim = main_claim(fact, holdings)
    quote = claim.evidence[0].quote if claim else ""
    return Line(
        fact_id=fact.id,
        when=time_text(fact.time),
        time=fact.time,
        kind=fact.kind,
        headline=headline_of(fact, holdings, claim),
        status=fact.status,
        badge=BADGES[fact.status],
        modality=claim.modality if claim else None,
        sources=fact.n_sources,
        disputed=is_disputed(conflicts),
        judged=is_judged(fact, holdings),
        conflict_ids=tuple(conflict.id for conflict in conflicts),
        participants=fact.arguments,
        place=fact.place,
        framework=fact.framework,
        areas=fact.areas,
        amounts=fact.amounts,
        quote=quote,
        notes=notes_of_fact(fact, holdings),
    )
