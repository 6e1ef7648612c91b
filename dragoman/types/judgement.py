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
    SPLIT = "split"
    SETTLE = "settle"
    NOTE = "note"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a judgement holds, by words and not by offsets (W3C Web Annotation, TextQuoteSelector).

    `doc_id` is the source, which follows from the document's bytes and not from how its text was cleaned;
    `text_sha256` the text the words were taken from. Several claims can rest on the same words: `kind` and `claim_id`
    are those of the one that was judged, "" where no claim was.
    """

    text_sha256: str
    exact: str
    prefix: str = ""
    suffix: str = ""
    doc_id: str = ""
    kind: str = ""
    claim_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One line of the log. `at` is UTC and given by the caller; `undoes` is the id of the line taken back.

    `left` and `right` are the two sides of SAME, DIFFERENT and UNSURE. REJECT, ACCEPT, CORRECT and NOTE hold for `left`
    and `also`; SPLIT takes these out of the fact of `right`. SETTLE holds for the conflict about `field` whose words
    are `left` and `also`, and `value` is the reading that holds, None where none is chosen. `field` and `value` of
    CORRECT are what is put right and the right value in words, None for "unknown".
    """

    id: str
    decision: Decision
    left: Anchor
    right: Anchor | None = None
    also: tuple[Anchor, ...] = ()
    field: str | None = None
    value: str | None = None
    by: str
    at: datetime
    reason: str = ""
    undoes: str | None = None
