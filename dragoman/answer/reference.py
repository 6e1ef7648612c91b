"""What names mean in a register, beside its lexicon: entities, the index of names, who belongs to which state.

Takes a store and a lexicon; gives lookups that hold as long as the register's state does, so that a service makes them
once and lends them to every question. Never holds on to the store.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.answer.names import NameIndex, Party, fold_name
from dragoman.lexicon.records import Lexicon
from dragoman.types.choice import Between, Side
from dragoman.types.claim import Claim
from dragoman.types.entity import Entity, EntityKind
from dragoman.types.fact import Fact
from dragoman.types.store import Heading, Store


@dataclass(frozen=True, slots=True)
class Kept:
    """Records that questions to one state of a register have fetched, by id: the next question need not.

    `between` are the facts and claims of pairs of parties, by their ids.
    """

    facts: dict[str, Fact] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    headings: dict[str, Heading] = field(default_factory=dict)
    between: dict[tuple[str, str], Between | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Lookups of one state of a register.

    `entities` are those of the lexicon and of the register; where both know one, the lexicon's row stands.
    `belonging` gives the entities of each state, itself included; `unknown_names` the printed names of participants
    whose entity is not known, by folded name; `frameworks` those of facts as printed; `kept` is filled by questions.
    """

    entities: Mapping[str, Entity]
    named_here: frozenset[str]
    names: NameIndex
    belonging: Mapping[str, frozenset[str]]
    unknown_names: Mapping[str, frozenset[str]]
    frameworks: tuple[str, ...]
    kept: Kept = field(default_factory=Kept)

    def side_of(self, party: Party) -> Side:
        """Return the participants that count as a party: itself, its holders, and all that belongs to a state."""
        ids = party.ids
        if party.kind is EntityKind.STATE:
            ids |= self.belonging.get(party.id, frozenset())
        return Side(ids, self.unknown_names.get(fold_name(party.name), frozenset()))


def read_reference(store: Store, lexicon: Lexicon) -> Reference:
    """Make the lookups of a register as it is now."""
    here = tuple(store.entities())
    entities = {entity.id: entity for entity in (*here, *lexicon.entities.values())}
    named_here = frozenset(entity.id for entity in here)
    belonging: dict[str, set[str]] = defaultdict(set)
    for entity in entities.values():
        if state := entity.id if entity.kind is EntityKind.STATE else entity.state:
            belonging[state].add(entity.id)
    unknown: dict[str, set[str]] = defaultdict(set)
    for name in store.unknown_names():
        unknown[fold_name(name)].add(name)
    return Reference(
        entities=entities,
        named_here=named_here,
        names=NameIndex(lexicon, entities, named_here),
        belonging={state: frozenset(ids) for state, ids in belonging.items()},
        unknown_names={key: frozenset(names) for key, names in unknown.items()},
        frameworks=tuple(store.frameworks()),
    )
