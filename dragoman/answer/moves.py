"""In which values two states of a fact differ, in words.

Takes a fact as it was and as it is; gives what moved. Never says which of the two is right.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass

from dragoman.answer.wording import BADGES, amounts_text, names_text, time_text
from dragoman.types.claim import Role
from dragoman.types.fact import Fact


@dataclass(frozen=True, slots=True)
class Move:
    """A field whose value is another now; "" where there was, or is, none."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Value:
    """How a field is compared, and how it is told."""

    key: Callable[[Fact], Hashable]
    text: Callable[[Fact], str]


VALUES: Mapping[str, _Value] = {
    "status": _Value(lambda f: f.status, lambda f: BADGES[f.status]),
    "time": _Value(lambda f: f.time, lambda f: time_text(f.time)),
    "deadline": _Value(lambda f: f.deadline, lambda f: time_text(f.deadline) if f.deadline else ""),
    "amount": _Value(lambda f: f.amounts, lambda f: amounts_text(f.amounts)),
    "place": _Value(lambda f: f.place_id or f.place, lambda f: f.place or ""),
    "framework": _Value(lambda f: f.framework_id or f.framework, lambda f: f.framework or ""),
    "parties": _Value(lambda f: frozenset(_parties(f)), lambda f: names_text(list(_parties(f).values()))),
}


def moves(before: Fact, after: Fact) -> Iterator[Move]:
    """Yield the fields in which the fact differs now, status first."""
    for field, value in VALUES.items():
        if value.key(before) != value.key(after):
            yield Move(field, value.text(before), value.text(after))


def _parties(fact: Fact) -> dict[str, str]:
    """Return the names of those who act or are acted towards, by what tells them apart."""
    return {a.entity_id or a.name: a.name for a in fact.arguments if a.role is not Role.SPEAKER}
