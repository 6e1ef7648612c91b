"""The network: which parties stand together in facts, how often and in what.

Takes a query; gives parties and ties, the strongest first. Where ties are between states
and organisations of states, who acts for a state counts as the state. Who is not known by an id has no tie.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dragoman.answer.holdings import Holdings
from dragoman.answer.query import Query
from dragoman.answer.recent import recent
from dragoman.types.entity import EntityKind
from dragoman.types.fact import Dealing, Fact
from dragoman.types.value import TimeSpan

DEALINGS: Mapping[str, str] = {
    "visit": "met",
    "meeting": "met",
    "summit": "met",
    "consultation": "met",
    "exercise": "met",
    "agreement_signed": "agreed",
    "relation_upgraded": "agreed",
    "commitment": "promised",
    "aid": "promised",
    "statement": "said",
    "accusation": "said",
}
"""What two parties do in a fact of a kind; all else is "other"."""
SORTS = ("met", "agreed", "promised", "said", "other")


@dataclass(frozen=True, slots=True)
class Node:
    """A party: how many facts tie it to others, and to how many others."""

    id: str
    name: str
    facts: int
    ties: int


@dataclass(frozen=True, slots=True)
class Tie:
    """Two parties, by name, that stand together in facts; `counts` follows SORTS, `last` is the latest time known."""

    one: str
    other: str
    names: tuple[str, str]
    facts: int
    counts: tuple[int, ...]
    last: TimeSpan | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Parties by name and ties, the strongest first, of the `facts` looked at out of all `total` that match.

    `alone` counts facts of one party only.
    """

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    facts: int
    total: int
    alone: int


def network(holdings: Holdings, query: Query, *, between_states: bool = True) -> Network:
    """Return the ties in facts that match `query`, between states and organisations or between all who take part."""
    chosen = recent(holdings, query)
    dealings = {dealing.id: dealing for dealing in holdings.store.dealings(chosen.ids)}
    looked_at = [dealings[id_] for id_ in chosen.ids]
    found: dict[tuple[str, str], list[Dealing]] = defaultdict(list)
    of_party: Counter[str] = Counter()
    alone = 0
    for fact in looked_at:
        parties = _parties(fact, holdings, between_states=between_states)
        alone += len(parties) < 2
        of_party.update(parties if len(parties) > 1 else ())
        for pair in combinations(sorted(parties), 2):
            found[pair].append(fact)
    last = {pair: _last(facts) for pair, facts in found.items()}
    times = holdings.store.times([id_ for id_ in last.values() if id_])
    ties = [_tie(pair, facts, times.get(last[pair] or ""), holdings) for pair, facts in found.items()]
    ties.sort(key=lambda tie: (-tie.facts, tie.names))
    degrees = Counter(id_ for pair in found for id_ in pair)
    nodes = [Node(id_, holdings.name_of(id_), count, degrees[id_]) for id_, count in of_party.items()]
    return Network(
        nodes=tuple(sorted(nodes, key=lambda node: (node.name, node.id))),
        ties=tuple(ties),
        facts=len(looked_at),
        total=chosen.total,
        alone=alone,
    )


def _parties(fact: Dealing, holdings: Holdings, *, between_states: bool) -> set[str]:
    if not between_states:
        return set(fact.parties)
    return {side for id_ in fact.parties if (side := _side(id_, holdings))}


def _side(entity_id: str, holdings: Holdings) -> str | None:
    """Return the state an entity acts for, an organisation of states itself, None for what acts for none."""
    entity = holdings.entities.get(entity_id)
    return entity_id if entity and entity.kind is EntityKind.IGO else holdings.state_of(entity_id)


def _last(facts: Iterable[Dealing]) -> str | None:
    """Return the id of the fact that happened last, None where none is dated."""
    dated = ((fact.earliest, fact.latest or "", fact.id) for fact in facts if fact.earliest)
    found = max(dated, key=lambda days: days[:2], default=None)
    return found[2] if found else None


def _tie(pair: tuple[str, str], facts: Sequence[Dealing], last: TimeSpan | None, holdings: Holdings) -> Tie:
    ends = sorted((holdings.name_of(id_), id_) for id_ in pair)
    counts = Counter(DEALINGS.get(fact.kind, "other") for fact in facts)
    return Tie(
        one=ends[0][1],
        other=ends[1][1],
        names=(ends[0][0], ends[1][0]),
        facts=len(facts),
        counts=tuple(counts[sort] for sort in SORTS),
        last=last,
    )


def latest(facts: Iterable[Fact]) -> TimeSpan | None:
    """Return the time of the fact that happened last, None where none is dated."""
    return max((fact.time for fact in facts if fact.time), key=lambda t: (t.earliest, t.latest), default=None)
