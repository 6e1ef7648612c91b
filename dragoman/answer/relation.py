"""The relation of two parties: its levels over time, the mechanisms they meet in, fields, and how much of what.

Takes two parties; gives one Relation. A level is read only from facts about the level itself, and only what sources
say has been reached counts as the present one: a plan to upgrade is shown as a plan.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.answer.headlines import LEVEL_KIND, headline_of
from dragoman.answer.holdings import Holdings
from dragoman.answer.levels import read_level
from dragoman.answer.names import Party
from dragoman.answer.notes import Note, is_disputed, main_claim, notes_of_fact, time_order
from dragoman.answer.query import Query, select
from dragoman.answer.wording import BADGES, time_text
from dragoman.errors import QueryError
from dragoman.types.entity import EntityKind
from dragoman.types.fact import Fact, Status
from dragoman.types.value import TimeSpan

REACHED = frozenset({Status.HAPPENED, Status.SIGNED, Status.IN_FORCE, Status.DELIVERED, Status.AGREED})
MECHANISM_KINDS = frozenset({EntityKind.SERIES, EntityKind.PROGRAMME})


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One change of the formal level. `level` is its name, None where the words name none; `rank` orders levels."""

    fact_id: str
    when: str
    time: TimeSpan | None
    level: str | None
    rank: int | None
    headline: str
    status: Status
    badge: str
    reached: bool
    sources: int
    disputed: bool
    quote: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mechanism:
    """A framework, dialogue or series the two work in, and when it is first and last heard of."""

    name: str
    entity_id: str | None
    facts: int
    first: TimeSpan | None
    last: TimeSpan | None
    fact_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many facts there are of one kind or in one area."""

    id: str
    label: str
    facts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What the register holds on two parties. `current` is the latest dated level that sources say was reached."""

    a: Party
    b: Party
    current: Level | None
    levels: tuple[Level, ...]
    mechanisms: tuple[Mechanism, ...]
    areas: tuple[Tally, ...]
    kinds: tuple[Tally, ...]
    facts: int


def relation(holdings: Holdings, query: Query) -> Relation:
    """Return the relation of the query's two parties.

    Raises:
        QueryError: one of the two is missing, or both are the same.
    """
    if query.actor is None or query.with_ is None:
        raise QueryError("a relation needs two parties, for example: relation Japan Vietnam")
    if query.actor.id == query.with_.id:
        raise QueryError(f"both parties are {query.actor.name}; a relation needs two")
    facts = select(holdings, query)
    holdings.gather(fact for fact in facts if fact.kind == LEVEL_KIND)
    levels = _levels(facts, holdings)
    reached = [level for level in levels if level.reached and level.time and level.level]
    areas = {area.id: area.label for area in holdings.lexicon.areas}
    kinds = {kind.id: kind.label for kind in holdings.lexicon.kinds.values()}
    return Relation(
        a=query.actor,
        b=query.with_,
        current=reached[-1] if reached else None,
        levels=levels,
        mechanisms=_mechanisms(facts, holdings),
        areas=_tally((area for fact in facts for area in fact.areas), areas),
        kinds=_tally((fact.kind for fact in facts), kinds),
        facts=len(facts),
    )


def _levels(facts: Iterable[Fact], holdings: Holdings) -> tuple[Level, ...]:
    levels = (_level(fact, holdings) for fact in facts if fact.kind == LEVEL_KIND)
    return tuple(sorted(levels, key=lambda level: (time_order(level.time), level.fact_id)))


def _level(fact: Fact, holdings: Holdings) -> Level:
    claim = main_claim(fact, holdings)
    quote = claim.evidence[0].quote if claim else ""
    quotes = [e.quote for c in holdings.claims_of(fact.claim_ids) for e in c.evidence]
    found = read_level([fact.framework or "", fact.headline, *quotes], holdings.lexicon.tables.get("levels", ()))
    return Level(
        fact_id=fact.id,
        when=time_text(fact.time),
        time=fact.time,
        level=found[0] if found else None,
        rank=found[1] if found else None,
        headline=headline_of(fact, holdings, claim),
        status=fact.status,
        badge=BADGES[fact.status],
        reached=fact.status in REACHED,
        sources=fact.n_sources,
        disputed=is_disputed(holdings.conflicts_of_fact.get(fact.id, ())),
        quote=quote,
        notes=notes_of_fact(fact, holdings),
    )


def _mechanisms(facts: Iterable[Fact], holdings: Holdings) -> tuple[Mechanism, ...]:
    """Collect frameworks, and the series and programmes that take part, each with its facts."""
    found: dict[tuple[str, str | None], list[Fact]] = defaultdict(list)
    for fact in facts:
        for key in sorted(_frameworks(fact, holdings), key=str):
            found[key].append(fact)
    mechanisms = (_mechanism(name, entity_id, held) for (name, entity_id), held in found.items())
    return tuple(sorted(mechanisms, key=lambda m: (-m.facts, m.name)))


def _frameworks(fact: Fact, holdings: Holdings) -> set[tuple[str, str | None]]:
    found = set()
    if fact.framework:
        name = holdings.name_of(fact.framework_id) if fact.framework_id else fact.framework
        found.add((name, fact.framework_id))
    for argument in fact.arguments:
        entity = holdings.entities.get(argument.entity_id or "")
        if entity and entity.kind in MECHANISM_KINDS:
            found.add((entity.name, entity.id))
    return found


def _mechanism(name: str, entity_id: str | None, facts: Sequence[Fact]) -> Mechanism:
    times = sorted(fact.time for fact in facts if fact.time)
    return Mechanism(
        name=name,
        entity_id=entity_id,
        facts=len(facts),
        first=times[0] if times else None,
        last=max(times, key=lambda t: (t.latest, t.earliest)) if times else None,
        fact_ids=tuple(fact.id for fact in facts),
    )


def _tally(ids: Iterable[str], labels: Mapping[str, str]) -> tuple[Tally, ...]:
    counted = Counter(ids)
    return tuple(
        Tally(id_, labels.get(id_, id_), n) for id_, n in sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    )
