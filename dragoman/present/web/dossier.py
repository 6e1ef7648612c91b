"""What a dossier shows of one party or of two: who is in office, promises, encounters, words, what was reported last.

Takes a desk and a question with an actor; gives the parts of a page. Its lists are cut; each has a page of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.answer.commitments import commitment_of
from dragoman.answer.conflicts import ConflictRow, conflicts
from dragoman.answer.desk import Desk
from dragoman.answer.encounters import ENCOUNTERS, Encounter, encounter_of, last_met
from dragoman.answer.holdings import Holdings
from dragoman.answer.names import Party
from dragoman.answer.positions import POSITIONS
from dragoman.answer.query import Asked, Query, choice_of, select_ids
from dragoman.answer.relation import Level
from dragoman.answer.reported import Report, reports_of
from dragoman.answer.sources import SourceRow, count_sources, newest_sources
from dragoman.answer.sums import Sum, sums
from dragoman.present.web.board import Group, board
from dragoman.present.web.offices import HeldTerm, held_on
from dragoman.types.choice import Order, Window
from dragoman.types.claim import PROMISES
from dragoman.types.fact import Fact

SHOWN = 8  # entries of each list


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """One party or two. `asked` names them by id, and the day; `day` is that day, None where no document is dated.

    `documents` and `independent` count the sources, of which `sources` are those published last. `encounters` are the
    last dated ones; `earlier` counts those before them, `undated` those without a day.
    """

    asked: Asked
    parties: tuple[Party, ...]
    day: date | None
    in_office: tuple[HeldTerm, ...]
    promises: tuple[Group, ...]
    sums: tuple[Sum, ...]
    encounters: tuple[Encounter, ...]
    earlier: int
    undated: int
    said: tuple[Report, ...]
    reported: tuple[Report, ...]
    conflicts: tuple[ConflictRow, ...]
    sources: tuple[SourceRow, ...]
    documents: int
    independent: int


@dataclass(frozen=True, slots=True)
class Rung:
    """One formal level, and the facts that tell of it, the latest first."""

    rank: int
    name: str
    levels: tuple[Level, ...]

    @property
    def is_reached(self) -> bool:
        """Whether sources say that it was reached."""
        return any(level.reached for level in self.levels)


def ladder(levels: Sequence[Level], rows: Sequence[tuple[int, str]]) -> tuple[Rung, ...]:
    """Put levels on the rungs of the lexicon, highest first; `rows` are rank and name of each. Others are left out."""
    told = [(rank, name, tuple(level for level in reversed(levels) if level.level == name)) for rank, name in rows]
    return tuple(Rung(*rung) for rung in sorted(told, key=lambda rung: (-rung[0], rung[1])))


def dossier_of(desk: Desk, asked: Asked) -> Dossier:
    """Gather the dossier of the party, or of the pair, that is asked for.

    Raises:
        QueryError: a name or the day is not known.
    """
    holdings, query = desk.holdings, desk.query(asked)
    parties = tuple(party for party in (query.actor, query.with_) if party)
    named = Asked(
        actor=parties[0].id, with_=parties[1].id if len(parties) > 1 else None, as_of=asked.as_of
    )  # nothing else restricts a dossier
    query = desk.query(named)
    day = query.as_of or holdings.last_day
    promised, met, said, reported = _facts(holdings, query)
    disputes = conflicts(holdings, query, Window(limit=SHOWN))
    earlier, undated = _not_shown(holdings, query)
    cited = count_sources(holdings, query)
    return Dossier(
        asked=named,
        parties=parties,
        day=day,
        in_office=held_on(day, [party.id for party in parties], holdings),
        promises=board([commitment_of(fact, holdings, day) for fact in promised]),
        sums=sums(holdings, query) or (),
        encounters=tuple(encounter_of(fact, holdings) for fact in met),
        earlier=earlier,
        undated=undated,
        said=reports_of(said, holdings),
        reported=reports_of(reported, holdings),
        conflicts=disputes,
        sources=newest_sources(holdings, query, limit=SHOWN),
        documents=cited.documents,
        independent=cited.independent,
    )


def _facts(holdings: Holdings, query: Query) -> list[tuple[Fact, ...]]:
    """Return the facts of the four lists: promises by deadline, the last encounters, words and reports of all kinds.

    What their lines ask for is fetched for all of them together.
    """
    window = Window(limit=SHOWN)
    promised = replace(query, kinds=PROMISES)
    lists = (
        select_ids(holdings, promised, order=Order.DUE, window=window),
        last_met(holdings, query, limit=SHOWN),
        select_ids(holdings, replace(query, kinds=POSITIONS), order=Order.REPORTED, window=window),
        select_ids(holdings, query, order=Order.REPORTED, window=window),
    )
    holdings.gather(holdings.facts_of(id_ for ids in lists for id_ in ids))
    return [holdings.facts_of(ids) for ids in lists]


def _not_shown(holdings: Holdings, query: Query) -> tuple[int, int]:
    """Return how many dated encounters come before those that are shown, and how many are undated."""
    dated, undated = holdings.store.count_dated(choice_of(replace(query, kinds=ENCOUNTERS), holdings))
    return max(0, dated - SHOWN), undated
