"""Read a name as a user types it: "Hanoi", "Viet Nam", "PM Kishida", "Foreign Ministry of Japan".

Takes the lexicon and the entities of a register; gives a Party, or an error with the nearest names known.
Case, accents, "the" and possessives do not count. Never gives nothing, and never chooses between two equals.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from dragoman.answer.nearness import Nearness
from dragoman.errors import QueryError
from dragoman.lexicon.records import Lexicon
from dragoman.text.folding import fold_name
from dragoman.types.entity import PARTIES, Entity, EntityKind, NameKind

NEAREST = 5  # names an error offers

# Standing of a name where one spelling means several entities; lower is nearer.
STANDING = {
    NameKind.OFFICIAL: 0,
    NameKind.ACRONYM: 1,
    NameKind.ALIAS: 1,
    NameKind.TRANSLITERATION: 2,
    NameKind.ADJECTIVE: 2,
    NameKind.DEMONYM: 2,
    NameKind.CAPITAL: 3,
    NameKind.MISSPELLING: 4,
}
FILLERS = frozenset({"of", "the", "and", "for", "s", "affairs", "to", "in"})  # carry no meaning in a body's name

STANDS_FOR_STATE = frozenset({"government", "administration", "authorities"})  # the state as a party, no body of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Whom the user means. `ids` are the entities that count; for a state so does all that belongs to it."""

    id: str
    name: str
    kind: EntityKind
    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Near:
    """An entity with the name of it that is spelt most like what was asked for, and how like it is, 0..1."""

    id: str
    name: str
    likeness: float


@dataclass(frozen=True, slots=True, order=True)
class _Sense:
    """One entity a spelling may mean: parties first, then the better name, then states before others."""

    other: bool
    standing: int
    lesser: bool
    entity_id: str

    @property
    def rank(self) -> tuple[bool, int, bool]:
        """What decides between two senses; equals are ambiguous."""
        return self.other, self.standing, self.lesser


class NameIndex:
    """Names of all entities, folded, with the offices and bodies that titles name."""

    def __init__(self, lexicon: Lexicon, entities: Mapping[str, Entity], named_here: frozenset[str]) -> None:
        """Index every name; `named_here` are the entities the register speaks of, which win between equals."""
        self._lexicon = lexicon
        self._entities = entities
        self._named_here = named_here
        self._senses: dict[str, set[_Sense]] = defaultdict(set)
        self._spelling: dict[str, str] = {}
        self._person_words: dict[str, set[str]] = defaultdict(set)
        for row in lexicon.names:
            if row.entity_id in entities:
                self._add(row.text, row.entity_id, row.name_kind)
        for entity in entities.values():
            self._add(entity.name, entity.id, NameKind.OFFICIAL)
            for name in entity.names:
                self._add(name.text, entity.id, name.kind)
        self._titles = {
            tuple(fold_name(title).split("-")): office.id
            for office in lexicon.offices.values()
            for title in office.titles
        }
        self._body_titles = {
            frozenset(fold_name(words).split("-")) - FILLERS: row["id"]
            for row in lexicon.tables.get("body_titles", ())
            for words in row["words"].split("|")
        }
        self._bodies = self._index_bodies()

    def resolve(self, text: str) -> Party:
        """Return whom `text` names.

        Raises:
            QueryError: nobody known bears the name, or several do and none is nearer.
        """
        key = fold_name(text)
        if not key:
            raise QueryError("the name is empty; give a state, organisation, ministry, office or person")
        by_id = self._entities.get(text.strip())
        if by_id is not None:
            return self._party(by_id.id)
        found = (
            self._choose(text, self._senses_of(key))
            or self._body(text, key)
            or self._titled(text, key.split("-"))
            or self._person(text, key.split("-"))
        )
        if found is None:
            raise QueryError(self._unknown(text, key))
        return found

    def nearest(self, text: str, limit: int = NEAREST) -> tuple[Near, ...]:
        """Return whose name is spelt most like `text`, best first, each once; family names count too."""
        best: dict[str, Near] = {}
        for key, likeness in self._nearness.nearest(fold_name(text), limit * 4):
            id_ = self._bearer[key]
            best.setdefault(id_, Near(id_, self._spelling.get(key) or self._entities[id_].name, likeness))
        return tuple(best.values())[:limit]

    def bearers(self, text: str) -> tuple[str, ...]:
        """Return the ids of all entities whose name is `text`, the nearest meaning first."""
        senses = sorted(self._senses.get(fold_name(text), ()))
        return tuple(dict.fromkeys(sense.entity_id for sense in senses))

    def beginning(self, text: str, limit: int) -> tuple[str, ...]:
        """Return the ids of entities with a name that begins so, those the register speaks of and short names first."""
        key = fold_name(text)
        found = (k for k in self._senses if k.startswith(key)) if key else iter(())
        ranked = sorted((min(self._senses[k]).entity_id not in self._named_here, len(k), k) for k in found)
        ids = (sense.entity_id for _, _, k in ranked for sense in sorted(self._senses[k]))
        return tuple(dict.fromkeys(ids))[:limit]

    @cached_property
    def _bearer(self) -> Mapping[str, str]:
        """The nearest meaning of each name, and of each word of a person's name."""
        known = {k: min(senses).entity_id for k, senses in self._senses.items()}
        for person in sorted(self._person_words):
            for word in self._person_words[person]:
                known.setdefault(word, person)
        return known

    @cached_property
    def _nearness(self) -> Nearness:
        return Nearness(self._bearer)

    def _add(self, text: str, entity_id: str, kind: NameKind) -> None:
        key = fold_name(text)
        if not key:
            return
        entity = self._entities[entity_id]
        lesser = entity.kind not in {EntityKind.STATE, EntityKind.IGO}
        self._senses[key].add(_Sense(entity.kind not in PARTIES, STANDING[kind], lesser, entity_id))
        self._spelling.setdefault(key, text)
        if entity.kind is EntityKind.PERSON:
            self._person_words[entity_id].update(key.split("-"))

    def _choose(self, text: str, senses: Iterable[_Sense]) -> Party | None:
        ranked = sorted(senses)
        if not ranked:
            return None
        best = sorted({sense.entity_id for sense in ranked if sense.rank == ranked[0].rank})
        here = [entity_id for entity_id in best if entity_id in self._named_here]
        known = [entity_id for entity_id in best if self._entities[entity_id].known]
        for fewer in (here, known):
            best = fewer if len(best) > 1 and len(fewer) == 1 else best
        if len(best) > 1:
            choices = "; ".join(f"{self._entities[i].name} ({i})" for i in best)
            raise QueryError(f"{text!r} may mean {choices}; give the full name or the id in brackets")
        return self._party(best[0])

    def _senses_of(self, key: str) -> Iterable[_Sense]:
        """Return what a spelling means; a bare name met in a report may also be a known person's ("Kishida")."""
        senses = self._senses.get(key, set())
        met = {s.entity_id for s in senses if not self._entities[s.entity_id].known}
        if senses and all(s.entity_id in met and s.entity_id in self._person_words for s in senses):
            return map(_equal, self._bearers(key.split("-")))
        return senses

    def _index_bodies(self) -> Mapping[frozenset[str], set[str]]:
        bags: dict[frozenset[str], set[str]] = defaultdict(set)
        for entity in self._entities.values():
            if entity.kind is EntityKind.BODY and entity.state:
                for name in (entity.name, *(n.text for n in entity.names)):
                    bags[self._bag(fold_name(name), entity.state)].add(entity.id)
        return bags

    def _bag(self, key: str, owner: str | None = None) -> frozenset[str]:
        """What a body's name says in any order: the owner's id for its name, a title's id for any of its wordings."""
        words, bag = key.split("-"), set[str]()
        while words:
            states = ((size, self._state("-".join(words[:size]))) for size in range(min(4, len(words)), 0, -1))
            size, state = next(((n, state) for n, state in states if state), (1, None))
            owner = owner or state
            bag.update(() if state else words[:1])
            words = words[size:]
        rest = frozenset(bag - FILLERS)
        title = self._body_titles.get(rest)
        return (frozenset({title}) if title else rest) | ({owner} if owner else frozenset())

    def _state(self, key: str) -> str | None:
        """Return the state a name or adjective stands for; capitals do not count inside a longer name."""
        capital = STANDING[NameKind.CAPITAL]
        found = {
            sense.entity_id
            for sense in self._senses.get(key, ())
            if sense.standing < capital and self._entities[sense.entity_id].kind in {EntityKind.STATE, EntityKind.IGO}
        }
        return found.pop() if len(found) == 1 else None

    def _body(self, text: str, key: str) -> Party | None:
        """Read "Foreign Ministry of Japan"; "the Japanese government" is the state."""
        bag = self._bag(key)
        owner = next((part for part in bag if part in self._entities), None)
        if owner and not bag.isdisjoint(STANDS_FOR_STATE) and len(bag) == 2:
            return self._party(owner)
        return self._choose(text, map(_equal, self._bodies.get(bag, ())))

    def _titled(self, text: str, words: list[str]) -> Party | None:
        """Read "PM Kishida", "Japanese Prime Minister Fumio Kishida", "Prime Minister of Japan"."""
        runs = ((size, start) for size in range(len(words), 0, -1) for start in range(len(words) - size + 1))
        for size, start in runs:
            office = self._titles.get(tuple(words[start : start + size]))
            if office is None:
                continue
            before, after = words[:start], [w for w in words[start + size :] if w not in {"of", "the"}]
            of = self._state("-".join(before)) or self._state("-".join(after))
            if before and of is None:
                continue
            name = after if self._state("-".join(after)) is None else []
            return self._holder(text, name, office, of) if name else self._office(office, of)
        return None

    def _holder(self, text: str, name: list[str], office: str, of: str | None) -> Party | None:
        """Return the one bearer of `name`; having held the office decides between several."""
        bearers = self._bearers(name)
        if of:
            bearers = [b for b in bearers if of in {self._entities[b].state, None}] or bearers
        if len(bearers) > 1:
            held = {t.person for t in self._lexicon.terms if t.office == office and of in {t.of, None}}
            bearers = [b for b in bearers if b in held] or bearers
        return self._choose(text, map(_equal, bearers))

    def _office(self, office: str, of: str | None) -> Party | None:
        """Return an office with all who held it, as one party."""
        if of is None:
            return None
        row = self._lexicon.offices[office]
        holders = {t.person for t in self._lexicon.terms if t.office == office and t.of == of}
        titles = {fold_name(title) for title in (row.name, *row.titles)}
        seats = {
            entity.id
            for entity in self._entities.values()
            if entity.kind is EntityKind.OFFICE
            and entity.state == of
            and any(title in fold_name(entity.name) for title in titles)
        }
        name = f"{row.name} of {self._entities[of].name}"
        if not holders | seats:
            raise QueryError(
                f"nobody is known here as {name}; ask for {self._entities[of].name}, or give a person's name"
            )
        return Party(
            id=f"office:{office}:{of.partition(':')[2]}",
            name=name,
            kind=EntityKind.OFFICE,
            ids=frozenset(holders | seats),
        )

    def _person(self, text: str, words: list[str]) -> Party | None:
        return self._choose(text, map(_equal, self._bearers(words)))

    def _bearers(self, words: list[str]) -> list[str]:
        bearers = [self._people_by_word.get(word, set()) for word in words]
        return sorted(set.intersection(*bearers)) if bearers else []

    @cached_property
    def _people_by_word(self) -> Mapping[str, set[str]]:
        """The people in whose names each word stands."""
        found: dict[str, set[str]] = defaultdict(set)
        for person, words in self._person_words.items():
            for word in words:
                found[word].add(person)
        return found

    def _party(self, entity_id: str) -> Party:
        entity = self._entities[entity_id]
        return Party(id=entity.id, name=entity.name, kind=entity.kind, ids=frozenset({entity.id}))

    def _unknown(self, text: str, key: str) -> str:
        near = self.nearest(text)
        if near:
            return f"{text!r} is not known here; the nearest known names are {', '.join(n.name for n in near)}"
        return f"{text!r} is not known here, and no known name is like {key!r}; `dragoman search` looks for words"


def _equal(entity_id: str) -> _Sense:
    """Return a sense that is no nearer than others: only one bearer, or the register, can decide."""
    return _Sense(other=False, standing=0, lesser=True, entity_id=entity_id)
