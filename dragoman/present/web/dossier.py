"""What a dossier shows of one party or of two: who is in office, promises, encounters, words, what was reported last.

Takes a desk and a question with an actor; gives the parts of a page. Its lists are cut; each has a page of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.answer.conflicts import ConflictRow
from dragoman.answer.desk import Desk
from dragoman.answer.encounters import ENCOUNTERS, Encounter
from dragoman.answer.names import Party
from dragoman.answer.positions import POSITIONS
from dragoman.answer.query import Asked, choice_of
from dragoman.answer.relation import Level
from dragoman.answer.reported import Report, latest
from dragoman.answer.sources import SourceRow, count_sources, newest_sources
from dragoman.answer.sums import Sum, sums
from dragoman.present.web.board import Group, board
from dragoman.present.web.offices import HeldTerm, held_on
from dragoman.types.choice import Window

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
    met, earlier, undated = _encounters(desk, named)
    cited = count_sources(holdings, query)
    return Dossier(
        asked=named,
        parties=parties,
        day=day,
        in_office=held_on(day, [party.id for party in parties], holdings),
        promises=board(desk.commitments(named, Window(limit=SHOWN))),
        sums=sums(holdings, query) or (),
        encounters=met,
        earlier=earlier,
        undated=undated,
        said=latest(holdings, replace(query, kinds=POSITIONS), Window(limit=SHOWN)),
        reported=latest(holdings, query, Window(limit=SHOWN)),
        conflicts=desk.conflicts(named, Window(limit=SHOWN)),
        sources=newest_sources(holdings, query, limit=SHOWN),
        documents=cited.documents,
        independent=cited.independent,
    )


def _encounters(desk: Desk, asked: Asked) -> tuple[tuple[Encounter, ...], int, int]:
    """Return the last dated encounters, latest first, how many came before them, and how many are undated."""
    store = desk.holdings.store
    choice = choice_of(desk.query(replace(asked, kinds=ENCOUNTERS)), desk.holdings)
    undated = store.count_facts(replace(choice, undated=True))
    earlier = max(0, store.count_facts(choice) - undated - SHOWN)
    found = desk.encounters(asked, Window(offset=earlier, limit=SHOWN))
    return tuple(entry for entry in reversed(found) if entry.time), earlier, undated
