"""Long answers in numbered parts, so that each has an address to keep.

Takes the number of a part; gives the window to ask for, and the part. One entry more than is shown is asked for, which
tells whether another part follows without counting them all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from fastapi import Query

from dragoman.types.choice import Window

PER_PAGE = 50  # as many as an answer over HTTP has; twice as many take twice as long to make and to read
PageNumber = Annotated[int, Query(alias="page", ge=1, le=100_000, description="Which part of a long answer.")]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """Entries shown; `number` counts parts from 1, `more` says that another follows."""

    entries: Sequence[T]
    number: int
    more: bool
    size: int

    @property
    def first(self) -> int:
        """Number of the first entry shown, from 1."""
        return (self.number - 1) * self.size + 1

    @property
    def last(self) -> int:
        """Number of the last entry shown."""
        return self.first - 1 + len(self.entries)


def window_of(number: int, *, size: int = PER_PAGE) -> Window:
    """Return the window that holds a part and one entry more."""
    return Window(offset=(number - 1) * size, limit=size + 1)


def part_of(found: Sequence[T], number: int, *, size: int = PER_PAGE) -> Part[T]:
    """Make the part of what its window gave."""
    return Part(found[:size], number, len(found) > size, size)


def cut(entries: Sequence[T], number: int, *, size: int = PER_PAGE) -> Part[T]:
    """Cut a part out of a whole answer."""
    return part_of(entries[(number - 1) * size :][: size + 1], number, size=size)
