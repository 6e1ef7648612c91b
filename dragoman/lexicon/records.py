"""The rows of the lexicon once read: what each table of `data/` means."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dragoman.types.entity import Entity, EntityKind, FrameworkName, NameKind, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """One name the gazetteer looks for, and what it may mean.

    `exact_case` names are matched as written ("US", "May", "OSA"); others in any case ("south china sea").
    `ambiguous` names need company: they count only beside another name of the same entity, a title or a cue
    (a city that is also a family name; "Georgia").
    """

    text: str
    entity_id: str
    kind: EntityKind
    name_kind: NameKind
    exact_case: bool
    ambiguous: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office and the title words that name it.

    `id` "prime_minister"; `titles` lower case ("prime minister", "pm", "premier"); `counterpart` the body it heads,
    as a slug ("mofa"); `dignity` titles (king, emperor) take a given name after them; `sent`: its
    holder is sent to somebody else (ambassador, envoy); `joint`: it has several holders at a time.
    `level` is "head_of_state", "head_of_government", "minister", "official", "party" or "organisation".
    """

    id: str
    name: str
    titles: tuple[str, ...]
    level: str
    dignity: bool = False
    sent: bool = False
    joint: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """A news agency, paper or ministry site: who prints it, and with whom it shares copy.

    `house` joins publishers that pass on each other's reports (a paper and its agency); `agency` marks
    those whose reports others reprint.
    """

    entity_id: str
    names: tuple[str, ...]
    house: str
    country: str | None
    agency: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimKind:
    """A kind of claim (`claims.yaml`).

    `first` and `second` are the roles that the grammatical subject and the other side take; `joint` kinds have no
    order of parties. `events` gives the PLOVER event type by modality ("default" for the rest).
    """

    id: str
    label: str
    counts: str
    roles: tuple[str, ...]
    first: str
    second: str
    joint: bool
    events: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A field of policy and the words that point to it, strongest first."""

    id: str
    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Currency:
    """An ISO 4217 currency with the marks ("US$") and nouns ("dollar", "dollars") that name it.

    A bare "$" belongs to the currency whose row says so, with `home` the ISO alpha-3 states where it is meant.
    """

    code: str
    marks: tuple[str, ...]
    nouns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A side's time in a group or as party of a treaty; all are entity ids, both days included.

    Open ends: there from the beginning, or still.
    """

    group: str
    member: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacancy:
    """Days, both included, on which nobody held an office of `of`, and `why` ("there was no such office")."""

    office: str
    of: str
    start: date
    end: date
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """How a known person's name is built. `id` is the entity's; `given` may be empty (a king, a single name)."""

    id: str
    family: str
    given: str
    family_first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A dated level of the relations between two sides (`relations.tsv`).

    `one` and `two` are entity ids in order of the alphabet, `level` an id of levels.tsv; it began on a day from `start`
    to `end`, both included (one and the same where the day is known). `name` is "" where the level has no own name.
    """

    id: str
    one: str
    two: str
    level: str
    name: str
    start: date
    end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """A meeting known by its place: what names its `body`, the kind of `meeting` and the `place`, and its days."""

    id: str
    body: tuple[str, ...]
    meeting: tuple[str, ...]
    place: tuple[str, ...]
    start: date
    end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedMeeting:
    """Meeting number `number` of a `series` (an entity id) and the days it was held on, both included."""

    id: str
    series: str
    number: int
    start: date
    end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class YearlyMeeting:
    """A meeting held once a year and numbered: number n, from `first` to `last`, took place in the year `base` + n."""

    id: str
    words: tuple[str, ...]
    base: int
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """The whole pack, frozen. `version` is the checksum of all its rows, in order.

    Compared and hashed by identity, so that matchers built from it can be cached.
    `tables` holds every table as rows of cells, for rules that have no record here. `members` gives who is in a group
    or party of a treaty as the table ends (ids by its id); `memberships` the same with dates, former ones included.
    `lines` tells where a row with an id was read, by table and id: "frames.tsv, line 12", also in a user's folder.
    """

    version: str
    entities: Mapping[str, Entity]
    names: tuple[NameRow, ...]
    offices: Mapping[str, Office]
    terms: tuple[Term, ...]
    publishers: Mapping[str, Publisher]
    kinds: Mapping[str, ClaimKind]
    areas: tuple[Area, ...]
    currencies: tuple[Currency, ...]
    tables: Mapping[str, tuple[Mapping[str, str], ...]]
    members: Mapping[str, frozenset[str]]
    memberships: tuple[Membership, ...]
    people: Mapping[str, Person]
    relations: tuple[Relation, ...] = ()
    gatherings: tuple[Gathering, ...] = ()
    yearly_meetings: tuple[YearlyMeeting, ...] = ()
    numbered_meetings: tuple[NumberedMeeting, ...] = ()
    framework_names: tuple[FrameworkName, ...] = ()
    vacancies: tuple[Vacancy, ...] = ()
    lines: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def members_on(self, group: str, day: date) -> frozenset[str]:
        """Return who was in a group, or party of a treaty, on a day; nobody before it began or after it ended.

        Who has no first day was there from the beginning.
        """
        entity = self.entities[group]
        if (entity.valid_from and day < entity.valid_from) or (entity.valid_to and day > entity.valid_to):
            return frozenset()
        return frozenset(
            m.member
            for m in self.memberships
            if m.group == group and (m.start is None or m.start <= day) and (m.end is None or day <= m.end)
        )
