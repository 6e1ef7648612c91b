"""What analysts decided: an append-only log, kept apart from the data."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Decision(StrEnum):
    """What a judgement says."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    SETTLE = "settle"
    NOTE = "note"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a judgement holds, by words and not by offsets (W3C Web Annotation, TextQuoteSelector)."""

    text_sha256: str
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One line of the log. `at` is UTC and given by the caller; `undoes` is the id of the line taken back."""

    id: str
    decision: Decision
    left: Anchor
    right: Anchor | None = None
    field: str | None = None
    value: str | None = None
    by: str
    at: datetime
    reason: str = ""
    undoes: str | None = None
