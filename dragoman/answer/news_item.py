"""What one piece of news is: a change, the entry or conflict it concerns, and the words it rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dragoman.answer.notes import Note
from dragoman.types.claim import Claim
from dragoman.types.fact import Status
from dragoman.types.value import TimeSpan

Fresh = Mapping[str, int]
"""The documents that count as new, by id, with the number of the batch that brought each."""


class Change(StrEnum):
    """What documents did to an entry; the order is that of the answer."""

    CONTRADICTED = "contradicted"
    MOVED = "moved"
    CONFIRMED = "confirmed"
    ADDED = "added"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsItem:
    """One change. `notes` are the new words, `earlier` those the entry rested on before.

    `field` is what moved or is disputed, `before` and `after` its values in words. `sources` counts the independent
    sources there are now, `sources_before` those of the earlier documents. An entry that moved and was confirmed is
    told twice. `fact_id` is None where sources disagree about something that is no entry.
    """

    change: Change
    fact_id: str | None
    conflict_id: str | None
    kind: str
    when: str
    time: TimeSpan | None
    headline: str
    status: Status | None
    field: str
    before: str
    after: str
    explanation: str
    sources: int
    sources_before: int
    batches: tuple[int, ...]
    notes: tuple[Note, ...]
    earlier: tuple[Note, ...]


def batches_of(claims: Iterable[Claim], fresh: Fresh) -> tuple[int, ...]:
    """Return the numbers of the batches that brought these claims, in order."""
    return tuple(sorted({fresh[claim.doc_id] for claim in claims if claim.doc_id in fresh}))
