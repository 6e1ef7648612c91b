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
    tied: list[str] = []
    alone = 0
    sides = _Sides(holdings, between_states=between_states)
    for fact in looked_at:
        parties = {side for id_ in fact.parties if (side := sides[id_])}
        if len(parties) < 2:
            alone += 1
            continue
        tied += parties
        for pair in combinations(sorted(parties), 2):
            found[pair].append(fact)
    ties = [_tie(pair, facts, holdings) for pair, facts in found.items()]
    ties.sort(key=lambda tie: (-tie.facts, tie.names))
    degrees = Counter(id_ for pair in found for id_ in pair)
    nodes = [Node(id_, holdings.name_of(id_), count, degrees[id_]) for id_, count in Counter(tied).items()]
    return Network(
        nodes=tuple(sorted(nodes, key=lambda node: (node.name, node.id))),
        ties=tuple(ties),
        facts=len(looked_at),
        total=chosen.total,
        alone=alone,
    )


class _Sides(dict[str, str | None]):
    """Whom an entity counts as, by its id, looked up once: itself, or the state or organisation it acts for if any."""

    def __init__(self, holdings: Holdings, *, between_states: bool) -> None:
        super().__init__()
        self._holdings = holdings
        self._between_states = between_states

    def __missing__(self, entity_id: str) -> str | None:
        side = self[entity_id] = self._side(entity_id)
        return side

    def _side(self, entity_id: str) -> str | None:
        if not self._between_states:
            return entity_id
        entity = self._holdings.entities.get(entity_id)
        return entity_id if entity and entity.kind is EntityKind.IGO else self._holdings.state_of(entity_id)


def _last(facts: Iterable[Dealing]) -> TimeSpan | None:
    """Return the time of the fact that happened last, None where none is dated."""
    dated = (fact for fact in facts if fact.earliest)
    found = max(dated, key=lambda fact: (fact.earliest, fact.latest), default=None)
    return found.time if found else None


def _tie(pair: tuple[str, str], facts: Sequence[Dealing], holdings: Holdings) -> Tie:
    ends = sorted((holdings.name_of(id_), id_) for id_ in pair)
    sorts = [DEALINGS.get(fact.kind, "other") for fact in facts]
    return Tie(
        one=ends[0][1],
        other=ends[1][1],
        names=(ends[0][0], ends[1][0]),
        facts=len(facts),
        counts=tuple(map(sorts.count, SORTS)),
        last=_last(facts),
    )


def latest(facts: Iterable[Fact]) -> TimeSpan | None:
    """Return the time of the fact that happened last, None where none is dated."""
    return max((fact.time for fact in facts if fact.time), key=lambda t: (t.earliest, t.latest), default=None)
