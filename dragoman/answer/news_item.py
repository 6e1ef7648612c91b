"""What one piece of news is: a change, the entry or conflict it concerns, and the words it rests on."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dragoman.answer.notes import Note
from dragoman.types.claim import Claim
from dragoman.types.fact import Status
from dragoman.types.store import Store
from dragoman.types.value import TimeSpan


class Fresh(Mapping[str, int]):
    """The documents that count as new, by id, with the number of the batch that brought each; looked up as asked."""

    def __init__(self, store: Store, batches: Collection[int]) -> None:
        """Take the batches that count as new."""
        self.batches = frozenset(batches)
        self._store = store
        self._known: dict[str, int] = {}

    def take(self, doc_ids: Iterable[str]) -> None:
        """Look these documents up together."""
        wanted = sorted(set(doc_ids) - self._known.keys())
        if wanted:
            found = self._store.batch_of(wanted)
            self._known |= {doc_id: found.get(doc_id, 0) for doc_id in wanted}  # batches count from 1

    def __contains__(self, doc_id: object) -> bool:
        if not isinstance(doc_id, str):
            return False
        self.take((doc_id,))
        return self._known[doc_id] in self.batches

    def __getitem__(self, doc_id: str) -> int:
        if doc_id not in self:
            raise KeyError(doc_id)
        return self._known[doc_id]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(doc_id for doc_id, batch in self._store.batch_of().items() if batch in self.batches))

    def __len__(self) -> int:
        return sum(1 for _ in self)


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
