"""Batches of reading as users name them: "batch:3", or a day from which on all count.

Takes an open store and words; gives batches. Never guesses when a document was read of which nobody noted it.
"""

import re
from collections.abc import Sequence

from dragoman.answer.query import parse_date
from dragoman.errors import QueryError
from dragoman.types.batch import Batch
from dragoman.types.store import Store

_NUMBER = re.compile(r"batch:(\d{1,9})")


def batches(store: Store) -> tuple[Batch, ...]:
    """Return the batches that brought a document, the latest first."""
    return tuple(reversed(store.batches()))


def batches_since(store: Store, since: str | None) -> tuple[Batch, ...]:
    """Return the batches from "batch:3" or "2024-05" (their days in UTC) on, the last one for None; earliest first.

    Raises:
        QueryError: `since` is neither, or there is no such batch.
    """
    kept = store.batches()
    if since is None:
        return tuple(kept[-1:])
    match = _NUMBER.fullmatch(since.strip())
    if match:
        return tuple(batch for batch in kept if batch.number >= _known(int(match[1]), kept))
    first = parse_date(since).earliest
    return tuple(batch for batch in kept if batch.read_at.date() >= first)


def count_documents(store: Store, since: str | None) -> int:
    """Return how many documents the batches from there on brought; see `batches_since`."""
    return sum(batch.documents for batch in batches_since(store, since))


def _known(number: int, kept: Sequence[Batch]) -> int:
    if any(batch.number == number for batch in kept):
        return number
    there = f"the last is batch:{kept[-1].number}" if kept else "the register notes none"
    raise QueryError(f"there is no batch:{number}; {there}")
