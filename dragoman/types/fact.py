"""What the register holds after weighing claims, and where they disagree."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dragoman.errors import InvalidRecordError
from dragoman.types.claim import Argument, Evidence, Role
from dragoman.types.doubt import ConflictKind, Severity
from dragoman.types.value import Amount, Precision, TimeSpan


class Status(StrEnum):
    """How far a fact has come. Order is not rank: a status can go down (DESIGN, section 3)."""

    CONSIDERED = "considered"
    CALLED_FOR = "called_for"
    EXPECTED = "expected"
    ANNOUNCED = "announced"
    AGREED = "agreed"
    SIGNED = "signed"
    IN_FORCE = "in_force"
    UNDER_WAY = "under_way"
    DELIVERED = "delivered"
    HAPPENED = "happened"
    DENIED = "denied"
    DROPPED = "dropped"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class StatusStep:
    """One stage of a fact: from when, what, and the claims that say so. `as_of` None: undated claims."""

    as_of: date | None
    status: Status
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Claims of one act taken together. Nothing is a fact without claims.

    `claim_ids` are all its claims, in document and text order; `source_groups` the independent sources behind
    them (copies, reprints and reports that cite one agency count once). `first_reported` and `last_reported` are
    the earliest and latest publication days among its documents, None where none is known.
    """

    id: str
    kind: str
    arguments: tuple[Argument, ...]
    claim_ids: tuple[str, ...]
    source_groups: tuple[str, ...]
    status: Status
    history: tuple[StatusStep, ...]
    time: TimeSpan | None = None
    deadline: TimeSpan | None = None
    amounts: tuple[Amount, ...] = ()
    place: str | None = None
    place_id: str | None = None
    framework: str | None = None
    framework_id: str | None = None
    areas: tuple[str, ...] = ()
    first_reported: date | None = None
    last_reported: date | None = None
    headline: str = ""

    def __post_init__(self) -> None:
        if not self.claim_ids:
            raise InvalidRecordError(f"fact {self.id} has no claims")

    @property
    def n_sources(self) -> int:
        """Number of independent sources."""
        return len(self.source_groups)


GIVING = frozenset({Role.ACTOR, Role.SPEAKER})
"""Who gives where a fact tells of money; all others are given it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge:
    """The part of a fact that says who gives how much to whom, and how far that has come.

    `giving` and `given` are entities, or "=" and the name of who is no entity known; who speaks gives, too. `quotes`
    are the first quotes of its claims; what no database keeps in a text (NUL, half a character) is U+FFFD.
    """

    id: str
    status: Status
    giving: frozenset[str]
    given: frozenset[str]
    amounts: tuple[Amount, ...] = ()
    first_reported: date | None = None
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dealing:
    """The part of a fact that says who had to do with whom, in what and when.

    `earliest` and `latest` are the days of its time (ISO 8601), known as exactly as `precision` says, None for none;
    `parties` are the entities that take part.
    """

    id: str
    kind: str
    earliest: str | None
    latest: str | None
    precision: str | None
    parties: frozenset[str]

    @property
    def time(self) -> TimeSpan | None:
        """Its time."""
        if self.earliest is None or self.latest is None or self.precision is None:
            return None
        first, last = date.fromisoformat(self.earliest), date.fromisoformat(self.latest)
        return TimeSpan(first, last, Precision(self.precision))


class Verdict(StrEnum):
    """Where a conflict stands. Both sides stay visible in every state."""

    OPEN = "open"
    EXPLAINED = "explained"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Reading:
    """One side of a conflict: the value as printed for people, and the claims that give it.

    `claim_ids` may be empty where the reading comes from the lexicon; `origin` then names its source.
    """

    value: str
    claim_ids: tuple[str, ...] = ()
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two or more readings of one field, the words they rest on, and a sentence that explains them."""

    id: str
    kind: ConflictKind
    field: str
    readings: tuple[Reading, ...]
    evidence: tuple[Evidence, ...]
    explanation: str
    fact_id: str | None = None
    verdict: Verdict = Verdict.OPEN
    severity: Severity = Severity.MEDIUM

    def __post_init__(self) -> None:
        if len(self.readings) < 2:
            raise InvalidRecordError(f"conflict {self.id} has fewer than two readings")
