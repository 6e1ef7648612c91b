"""Where things happened: the places of facts, and where on Earth they lie.

Takes a query; gives places, those of most facts first. A place that no table knows has no position; of one of which
only the state is known, the position is that of the state's capital, and it is told so.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.answer.holdings import Holdings
from dragoman.answer.network import latest
from dragoman.answer.query import Query
from dragoman.answer.recent import recent
from dragoman.lexicon.positions import Position, load_positions
from dragoman.text.folding import fold
from dragoman.types.entity import EntityKind, NameKind
from dragoman.types.fact import Fact
from dragoman.types.value import TimeSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place as facts name it, its state (id) where one is known, and its facts in order of time.

    `position` is None where no table knows the place; `is_exact` is False where it is that of the state's capital.
    """

    name: str
    state: str | None
    position: Position | None
    is_exact: bool
    facts: tuple[Fact, ...]
    last: TimeSpan | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Places, and of how many `facts` looked at, out of `total` that match, some are `nowhere`: without a place."""

    places: tuple[Place, ...]
    facts: int
    total: int
    nowhere: int


@cache
def positions_by_name() -> Mapping[tuple[str, str | None], Position]:
    """Return positions by folded name and id of the state, None where a place belongs to no state alone."""
    return {(fold(position.name), position.state): position for position in load_positions()}


def places(holdings: Holdings, query: Query) -> Places:
    """Return the places of the facts that match `query`."""
    chosen = recent(holdings, query)
    looked_at = holdings.facts_of(chosen.ids)
    found: dict[tuple[str, str | None], list[Fact]] = defaultdict(list)
    nowhere = 0
    for fact in looked_at:
        if fact.place is None:
            nowhere += 1
        else:
            found[fact.place, holdings.state_of(fact.place_id)].append(fact)
    named = [_place(name, state, facts, holdings) for (name, state), facts in found.items()]
    return Places(
        places=tuple(sorted(named, key=lambda place: (-len(place.facts), place.name, place.state or ""))),
        facts=len(looked_at),
        total=chosen.total,
        nowhere=nowhere,
    )


def _place(name: str, state: str | None, facts: Sequence[Fact], holdings: Holdings) -> Place:
    exact = positions_by_name().get((fold(name), state))
    return Place(
        name=name,
        state=state,
        position=exact or capital_of(state, holdings),
        is_exact=exact is not None,
        facts=tuple(facts),
        last=latest(facts),
    )


def capital_of(state: str | None, holdings: Holdings) -> Position | None:
    """Return where the capital of a state lies, None where there is no state or no table knows it."""
    entity = holdings.entities.get(state) if state else None
    if entity is None or entity.kind is not EntityKind.STATE:
        return None
    table = positions_by_name()
    rows = (row for row in holdings.lexicon.tables["states"] if row["id"] == state)
    names = [row["capital"].split("|")[0].lstrip("=?") for row in rows if row.get("capital")]
    names += [name.text for name in entity.names if name.kind is NameKind.CAPITAL]
    return next((position for name in names if (position := table.get((fold(name), state)))), None)
