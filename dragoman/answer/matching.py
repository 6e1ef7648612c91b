"""Match a name from somebody's table to the entities known here, for tools that reconcile.

Takes a name, and what the table knows beside it (kind, day, office, owner); gives candidates, best first. One is a
match only where the rules that read texts would take it: a name that two people bear matches neither, unless day or
office tell them apart.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.answer.holdings import Holdings
from dragoman.answer.who import who
from dragoman.errors import QueryError
from dragoman.resolve.people import know_people
from dragoman.types.entity import Entity, EntityKind

UNSURE = 0.75  # what a name counts that several bear, or in part; one spelt otherwise counts less
MAX_OFFICES = 3  # told of a person

Scored = tuple[str, float, bool]
"""The id of an entity, how well it fits (0..1), and whether it is no doubt the one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A name and what is known beside it: kinds it may be of (none: any); for people a day, an office, its owner."""

    name: str
    kinds: tuple[EntityKind, ...] = ()
    on: str | None = None
    office: str | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An entity that may be meant; `score` 0..1, `match` where it is no doubt the one."""

    id: str
    name: str
    kind: EntityKind
    description: str
    score: float
    match: bool


def match(holdings: Holdings, wanted: Wanted, *, limit: int) -> tuple[Candidate, ...]:
    """Return the candidates for a name, best first, at most `limit`; at most one is a match."""
    scores: dict[str, float] = {}
    sure = set()
    for entity_id, score, decided in (*_people(holdings, wanted), *_named(holdings, wanted.name)):
        entity = holdings.entities.get(entity_id)
        if entity is None or (wanted.kinds and entity.kind not in wanted.kinds):
            continue
        scores[entity_id] = max(score, scores.get(entity_id, 0.0))
        if decided:
            sure.add(entity_id)
    ranked = sorted(scores, key=lambda id_: (-scores[id_], id_ not in holdings.named_here, id_))[:limit]
    return tuple(
        Candidate(
            id=id_,
            name=holdings.name_of(id_),
            kind=holdings.entities[id_].kind,
            description=describe(holdings.entities[id_], holdings),
            score=scores[id_],
            match=sure == {id_},
        )
        for id_ in ranked
    )


def describe(entity: Entity, holdings: Holdings) -> str:
    """Say in a line what tells an entity from others of its name: its kind, its state, offices held last."""
    words = [entity.kind.value]
    if entity.state and entity.state != entity.id:
        words.append(holdings.name_of(entity.state))
    terms = know_people(holdings.lexicon).terms.get(entity.id, ())
    for term in sorted(terms, key=lambda term: term.start or date.min)[-MAX_OFFICES:]:
        office = f"{holdings.lexicon.offices[term.office].name} of {holdings.name_of(term.of)}"
        words.append(f"{office} {term.start or ''}–{term.end or ''}")
    return "; ".join(words)


def _people(holdings: Holdings, wanted: Wanted) -> Iterator[Scored]:
    """Yield the people who may be meant, by the rules that tell people apart."""
    try:
        found = who(wanted.name, office=wanted.office, of=wanted.of, on=wanted.on, lexicon=holdings.lexicon)
    except QueryError:
        return  # what stands beside the name is not known, or nobody is asked for
    if found.person:
        yield found.person.id, found.person.score, not (found.unusual or found.objections)
    for person in found.near:
        yield person.id, person.score, False


def _named(holdings: Holdings, text: str) -> Iterator[Scored]:
    """Yield who bears the name, and whose names are spelt like it where nobody does for sure."""
    decided = _decided(holdings, text)
    for id_ in holdings.names.bearers(text):
        if id_ != decided:
            yield id_, UNSURE, False
    if decided:
        yield decided, 1.0, True
    else:
        for near in holdings.names.nearest(text):
            yield near.id, UNSURE * near.likeness, False


def _decided(holdings: Holdings, text: str) -> str | None:
    """Return the one entity the name stands for; of people the tables know, `_people` decides."""
    try:
        party = holdings.names.resolve(text)
    except QueryError:
        return None
    is_tabled = party.kind is EntityKind.PERSON and party.id in holdings.lexicon.entities
    return party.id if party.id in holdings.entities and not is_tabled else None
