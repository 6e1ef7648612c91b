"""One coded event: who did what to whom, in the terms of PLOVER 2.0, tied to the very words.

Takes nothing; gives the record that event data are exported from.
"""

from dataclasses import dataclass
from enum import StrEnum

from dragoman.errors import InvalidRecordError
from dragoman.types.claim import Evidence
from dragoman.types.span import Span
from dragoman.types.value import TimeSpan

QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
"""The sixteen types and their quad class (PLOVER manual 2.0): 1 verbal and 2 material cooperation, 3 verbal and 4
material conflict. SANCTION is material conflict as its own section says; one appendix table differs."""


class AuxiliaryMode(StrEnum):
    """What the sentence says of the event's standing (PLOVER manual 2.0, auxiliary modes)."""

    HISTORICAL = "historical"  # long before the report: told as history
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"  # may, could, if; planned by others, alleged
    NEGATION = "negation"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventParty:
    """One actor or recipient: the words of the text at `span`, and what could be told of them.

    `name` is the canonical name where the entity is known, else the words. `country` is ISO 3166-1 alpha-3 or a PLOVER
    code of an organisation (UNO, EUR, IGO), `sector` a PLOVER sector code; None where the text does not say.
    """

    name: str
    span: Span
    entity_id: str | None = None
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedEvent:
    """One event as PLOVER codes it.

    `rule` is the id of the row of `event_frames.tsv` that names the predicate; `claim_id` the claim that rests on the
    same predicate, None where no kind of claim covers it. `auxiliary` is sorted.

    Raises:
        InvalidRecordError: the type is none of PLOVER's, or nobody takes part.
    """

    id: str
    type: str
    rule: str
    evidence: Evidence
    actors: tuple[EventParty, ...]
    recipients: tuple[EventParty, ...]
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    auxiliary: tuple[AuxiliaryMode, ...] = ()
    cameo_root: str | None = None
    time: TimeSpan | None = None
    place: str | None = None
    claim_id: str | None = None

    def __post_init__(self) -> None:
        if self.type not in QUADS:
            raise InvalidRecordError(f"event {self.id}: {self.type!r} is no PLOVER event type")
        if not (self.actors or self.recipients):
            raise InvalidRecordError(f"event {self.id} has neither actor nor recipient")

    @property
    def doc_id(self) -> str:
        """Id of the document it stands in."""
        return self.evidence.doc_id

    @property
    def quad(self) -> int:
        """Quad class, 1 to 4."""
        return QUADS[self.type]
