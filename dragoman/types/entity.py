"""Who and what the texts speak of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class EntityKind(StrEnum):
    """Kinds of entity (ANNOTATION: states, organisations, persons, offices, bodies, programmes ...)."""

    STATE = "state"
    IGO = "igo"
    BODY = "body"  # ministry, agency, delegation, party, company
    PERSON = "person"
    OFFICE = "office"  # "the Vietnamese president": a role whose holder depends on the day
    PROGRAMME = "programme"  # framework, initiative, mechanism
    INSTRUMENT = "instrument"  # treaty, agreement, statement
    PLACE = "place"
    PUBLICATION = "publication"  # white paper, report, book
    PUBLISHER = "publisher"  # news agency, paper, broadcaster
    SERIES = "series"  # event series: "ASEAN-Japan Forum"
    GROUP = "group"  # "the two sides": stands for parties named elsewhere


PARTIES = frozenset(
    {EntityKind.STATE, EntityKind.IGO, EntityKind.BODY, EntityKind.PERSON, EntityKind.OFFICE, EntityKind.GROUP}
)
"""The kinds that can act: subjects and objects of claims."""

SIDES = frozenset({EntityKind.STATE, EntityKind.IGO})
"""The kinds relations are between."""

PEOPLE = frozenset({EntityKind.PERSON, EntityKind.OFFICE})
"""The kinds that stand for one human being."""


class NameKind(StrEnum):
    """Standing of a name."""

    OFFICIAL = "official"
    ALIAS = "alias"
    ADJECTIVE = "adjective"  # "Vietnamese"
    DEMONYM = "demonym"
    CAPITAL = "capital"  # a capital used for its government: "Hanoi"
    ACRONYM = "acronym"
    TRANSLITERATION = "transliteration"
    MISSPELLING = "misspelling"


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an entity; `lang` BCP 47, "" where unknown."""

    text: str
    kind: NameKind = NameKind.ALIAS
    lang: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A thing the register knows. `name` is canonical; `id` is "kind:slug" ("state:jpn", "person:fumio-kishida").

    `state` is the id of the state it belongs to (a ministry, a person, a place), None for states and groups.
    `country` is ISO 3166-1 alpha-3 where one applies; `known` is False for an entity first met in a text.
    """

    id: str
    kind: EntityKind
    name: str
    names: tuple[Name, ...] = ()
    state: str | None = None
    country: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One person's time in one office. Open ends are None: before the table begins, or still running.

    `office` is an office id of `offices.tsv` ("prime_minister"); `of` the state or organisation. `acting`: held for a
    holder who is suspended or unable, or while there is none. `suspended`: the days, first and last, on which the
    holder kept the office without its powers.
    """

    person: str
    office: str
    of: str
    start: date | None
    end: date | None
    source: str
    note: str = ""
    acting: bool = False
    suspended: tuple[tuple[date, date], ...] = ()

    @property
    def is_firm(self) -> bool:
        """Whether both ends are known, or it is still running; terms read off snapshots carry a note."""
        return not self.note and self.start is not None

    def is_suspended(self, first: date, last: date) -> bool:
        """Whether the holder was without the powers of the office on all of the days `first`..`last`."""
        return any(start <= first and last <= end for start, end in self.suspended)

    def covers(self, first: date, last: date) -> bool:
        """Whether the term and the days `first`..`last` share a day."""
        return (self.start is None or self.start <= last) and (self.end is None or self.end >= first)


def in_power(terms: Iterable[Term], first: date, last: date) -> dict[str, Term]:
    """Return by person the terms of one office that surely share a day with `first`..`last`.

    A holder suspended on all these days is left out where somebody acts for him.
    """
    held = [t for t in terms if t.is_firm and t.covers(first, last)]
    acted = any(t.acting for t in held)
    return {t.person: t for t in held if not (acted and t.is_suspended(first, last))}


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkName:
    """A name of a framework beside its official one (`framework_names.tsv`).

    `use` is "literal", a rendering of the name in another `language`, or "version", a name it bore on the days from
    `start` to `end`.
    """

    entity: str
    name: str
    use: str
    language: str
    start: date | None
    end: date | None
