"""A claim as far as it decides which other claims it may be one act with."""

from dataclasses import dataclass
from decimal import Decimal

from dragoman.types.claim import Modality, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A claim without its words: kind, parties with an entity by role, framework, sums of money.

    `origin` is the rule that made it; `fact_id` is the fact that holds it now, None where none does yet; `is_doubted`
    says that its source was found doubtful about it.
    """

    id: str
    doc_id: str
    kind: str
    modality: Modality
    parties: tuple[tuple[Role, str], ...] = ()
    framework: str | None = None
    framework_id: str | None = None
    sums: tuple[tuple[str, Decimal], ...] = ()
    origin: str = ""
    fact_id: str | None = None
    is_doubted: bool = False
