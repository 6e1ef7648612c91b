"""The filter form beside a list: its fields, what is chosen, and the choice in words.

Takes what was asked and holdings; gives a form. What the words mean is decided by `dragoman.answer.query`.
"""

from dataclasses import dataclass

from dragoman.answer.holdings import Holdings
from dragoman.answer.query import Asked
from dragoman.answer.wording import BADGES
from dragoman.types.fact import Status

DAY_HINT = "2023, 2023-11 or 2023-11-27"


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a list."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field; with `choices` a list, without them a line to type in. `name` is that of the address.

    `chosen` is what the address says, `told` the same as people say it: the name of who is asked for by an id.
    """

    name: str
    label: str
    chosen: tuple[str, ...]
    choices: tuple[Choice, ...] = ()
    hint: str = ""
    named: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """What is chosen, as people say it."""
        return self.named or self.chosen


@dataclass(frozen=True, slots=True)
class FilterForm:
    """All fields, in order."""

    fields: tuple[Field, ...]

    @property
    def is_restricted(self) -> bool:
        """Whether anything is chosen."""
        return any(field.chosen for field in self.fields)

    @property
    def summary(self) -> str:
        """The choice in words: "actor Japan, with Vietnam"."""
        return ", ".join(f"{field.label.lower()} {' or '.join(field.told)}" for field in self.fields if field.chosen)


def filter_form(asked: Asked, holdings: Holdings) -> FilterForm:
    """Make the form that would ask what was asked."""
    lexicon = holdings.lexicon
    kinds = tuple(Choice(kind.id, kind.label) for kind in lexicon.kinds.values())
    areas = tuple(Choice(area.id, area.label) for area in lexicon.areas)
    statuses = tuple(Choice(status.value, BADGES[status]) for status in Status)
    return FilterForm(
        (
            Field("actor", "Actor", _given(asked.actor), named=_given(asked.actor and holdings.name_of(asked.actor))),
            Field("with", "With", _given(asked.with_), named=_given(asked.with_ and holdings.name_of(asked.with_))),
            Field("kind", "Kind", asked.kinds, kinds),
            Field("area", "Area", asked.areas, areas),
            Field("framework", "Framework", _given(asked.framework)),
            Field("status", "Status", asked.statuses, statuses),
            Field("since", "Since", _given(asked.since), hint=DAY_HINT),
            Field("until", "Until", _given(asked.until), hint=DAY_HINT),
            Field("text", "With the words", _given(asked.text)),
            Field("as_of", "Deadlines held against", _given(asked.as_of), hint=DAY_HINT),
        )
    )


def _given(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()
