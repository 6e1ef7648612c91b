"""What is known of an entity, one property at a time, for tools that add columns to somebody's table.

Takes an entity; gives values. A property is a row here. What is not known is no value: never "unknown", never a guess.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dragoman.answer.holdings import Holdings
from dragoman.answer.query import parse_date
from dragoman.resolve.people import know_people
from dragoman.types.choice import Choice, Side
from dragoman.types.entity import Entity
from dragoman.types.value import TimeSpan


@dataclass(frozen=True, slots=True)
class Named:
    """An entity as the value of a property."""

    id: str
    name: str


Value = Named | str | int | date
Values = Callable[[Entity, Holdings, TimeSpan | None], Iterator[Value]]


@dataclass(frozen=True, slots=True)
class Property:
    """A property: its name for people and how its values are found, of offices those held at a time if one is given."""

    label: str
    values: Values


def _state(entity: Entity, holdings: Holdings, _: TimeSpan | None) -> Iterator[Value]:
    state = holdings.state_of(entity.id)
    if state and state != entity.id:
        yield Named(state, holdings.name_of(state))


def _country(entity: Entity, holdings: Holdings, _: TimeSpan | None) -> Iterator[Value]:
    state = holdings.entities.get(entity.state or "")
    if code := entity.country or (state.country if state else None):
        yield code


def _names(entity: Entity, _: Holdings, __: TimeSpan | None) -> Iterator[Value]:
    yield from (text for text in dict.fromkeys(name.text for name in entity.names) if text != entity.name)


def _offices(entity: Entity, holdings: Holdings, on: TimeSpan | None) -> Iterator[Value]:
    """Yield the offices of a person, the first held first; with a time those held on all its days."""
    terms = know_people(holdings.lexicon).terms.get(entity.id, ())
    for term in sorted(terms, key=lambda term: (term.start or date.min, term.office)):
        office = f"{holdings.lexicon.offices[term.office].name} of {holdings.name_of(term.of)}"
        if on is None:
            yield f"{office}, {term.start or '...'} to {term.end or 'now'}"
        elif term.covers(on.earliest, on.earliest) and term.covers(on.latest, on.latest):
            yield office


def _since(entity: Entity, _: Holdings, __: TimeSpan | None) -> Iterator[Value]:
    if entity.valid_from:
        yield entity.valid_from


def _until(entity: Entity, _: Holdings, __: TimeSpan | None) -> Iterator[Value]:
    if entity.valid_to:
        yield entity.valid_to


def _facts(entity: Entity, holdings: Holdings, _: TimeSpan | None) -> Iterator[Value]:
    yield holdings.store.count_facts(Choice(sides=(Side(frozenset({entity.id})),)))


PROPERTIES: Mapping[str, Property] = {
    "name": Property("name", lambda entity, *_: iter((entity.name,))),
    "names": Property("other names", _names),
    "kind": Property("kind", lambda entity, *_: iter((entity.kind.value,))),
    "country": Property("code of the country", _country),
    "state": Property("state it belongs to", _state),
    "office": Property("offices held", _offices),
    "since": Property("exists since", _since),
    "until": Property("existed until", _until),
    "facts": Property("facts that name it", _facts),
}


def values_of(entity_id: str, property_id: str, holdings: Holdings, *, on: str | None = None) -> tuple[Value, ...]:
    """Return the values of a property of an entity; none where the entity, or its value, is not known.

    Raises:
        QueryError: `on` is no day, month or year.
    """
    entity = holdings.entities.get(entity_id)
    day = parse_date(on) if on else None
    return tuple(PROPERTIES[property_id].values(entity, holdings, day)) if entity else ()
