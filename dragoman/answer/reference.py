"""What names mean in a register, beside its lexicon: entities, the index of names, who belongs to which state.

Takes a store and a lexicon; gives lookups that hold as long as the register's state does, so that a service makes them
once and lends them to every question. Never holds on to the store.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from dragoman.answer.names import NameIndex, Party
from dragoman.lexicon.records import Lexicon
from dragoman.text.folding import fold_name
from dragoman.types.choice import Side
from dragoman.types.claim import Claim
from dragoman.types.entity import Entity, EntityKind, Term
from dragoman.types.fact import Fact
from dragoman.types.holding import Imprint
from dragoman.types.store import Store

T = TypeVar("T")
MAX_PARTS = 300


@dataclass(frozen=True, slots=True)
class Kept:
    """Records that questions to one state of a register have fetched, by id: the next question need not.

    `between` and `claims_between` are the ids of the facts and of the claims of pairs of parties, by the parties' ids;
    None where there are very many.
    """

    facts: dict[str, Fact] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    imprints: dict[str, Imprint] = field(default_factory=dict)
    between: dict[tuple[str, str], tuple[str, ...] | None] = field(default_factory=dict)
    claims_between: dict[tuple[str, str], tuple[str, ...] | None] = field(default_factory=dict)
    parts: dict[tuple[str, object], Any] = field(default_factory=dict)

    def part(self, name: str, question: object, make: Callable[[], T]) -> T:
        """Return a part of answers that several pages show, made when it is first asked for."""
        key = (name, question)
        if key not in self.parts:
            made = make()
            if len(self.parts) >= MAX_PARTS:
                self.parts.clear()
            self.parts[key] = made
        found: T = self.parts[key]
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Lookups of one state of a register.

    `entities` are those of the lexicon and of the register; where both know one, the lexicon's row stands.
    `belonging` gives the entities of each state, itself included; `unknown_names` the printed names of participants
    whose entity is not known, by folded name; `frameworks` those of facts as printed; `terms_of` gives the terms of
    office of each person, state and body, in the order of the tables; `kept` is filled by questions.
    """

    entities: Mapping[str, Entity]
    named_here: frozenset[str]
    names: NameIndex
    belonging: Mapping[str, frozenset[str]]
    unknown_names: Mapping[str, frozenset[str]]
    frameworks: tuple[str, ...]
    terms_of: Mapping[str, tuple[Term, ...]]
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
    terms: dict[str, list[Term]] = defaultdict(list)
    for term in lexicon.terms:
        for party in {term.person, term.of}:
            terms[party].append(term)
    return Reference(
        entities=entities,
        named_here=named_here,
        names=NameIndex(lexicon, entities, named_here),
        belonging={state: frozenset(ids) for state, ids in belonging.items()},
        unknown_names={key: frozenset(names) for key, names in unknown.items()},
        frameworks=tuple(store.frameworks()),
        terms_of={party: tuple(held) for party, held in terms.items()},
    )
