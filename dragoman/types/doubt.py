"""What a claim says that the lexicon knows otherwise: kept beside it, never put right silently."""

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


@dataclass(frozen=True, slots=True)
class Doubt:
    """One value of a claim against the lexicon: what is `printed`, what is `known`, where that comes from, and why.

    It becomes a Conflict between the claim and the lexicon; `reason` is a sentence for people.
    """

    kind: ConflictKind
    printed: str
    known: str
    source: str
    reason: str
