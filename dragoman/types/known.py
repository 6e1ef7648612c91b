"""As of which day a register is asked: what had been read, or published, by then."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class KnownBy(StrEnum):
    """What makes a document known: that it was read into the register, or that it was published."""

    READ = "read"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Known:
    """A past day, itself included, and what makes a document known by then."""

    on: date
    by: KnownBy = KnownBy.READ
