"""Long answers in parts: which part is shown, and where the others are.

Takes a sequence and the number of a part; gives the part. Parts are numbered, so that each has an address to keep.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from fastapi import Query

PER_PAGE = 100
T = TypeVar("T")
PageNumber = Annotated[int, Query(ge=1, le=1_000_000, description="Which part of a long answer.")]


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """Entries `first`..`last` of `total`, counted from 1; `last` is 0 where there are none."""

    entries: Sequence[T]
    number: int
    total: int
    size: int = PER_PAGE

    @property
    def first(self) -> int:
        """Number of the first entry shown."""
        return (self.number - 1) * self.size + 1

    @property
    def last(self) -> int:
        """Number of the last entry shown."""
        return self.first - 1 + len(self.entries)

    @property
    def parts(self) -> int:
        """How many parts there are, at least one."""
        return max(1, -(-self.total // self.size))


def part_of(entries: Sequence[T], number: int, *, size: int = PER_PAGE) -> Part[T]:
    """Cut out one part; a number past the end gives the last part."""
    number = min(number, max(1, -(-len(entries) // size)))
    return Part(entries[(number - 1) * size : number * size], number, len(entries), size)
