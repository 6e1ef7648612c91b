"""What a text says that is known otherwise: kept beside it, never put right silently."""

from dataclasses import dataclass
from enum import StrEnum


class ConflictKind(StrEnum):
    """The field on which sources disagree with each other or with what is known."""

    DATE = "date"
    AMOUNT = "amount"
    PARTY = "party"
    PLACE = "place"
    STATUS = "status"
    OFFICE = "office"
    NAME = "name"
    FRAMEWORK = "framework"
    ATTRIBUTION = "attribution"
    SCOPE = "scope"
    INFERRED = "inferred"


class Severity(StrEnum):
    """How much hangs on a conflict: HIGH changes who, when or whether; LOW is a matter of wording."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One value of a text against what is known: what is `printed`, what is `known`, where that comes from, and why.

    It becomes a Conflict between the text and its source; `reason` is a sentence for people. `is_explained`: the reason
    says why both can stand.
    """

    kind: ConflictKind
    printed: str
    known: str
    source: str
    reason: str
    severity: Severity = Severity.MEDIUM
    is_explained: bool = False
