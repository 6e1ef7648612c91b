"""Things that stand at spans: which lie inside a stretch, which touch it, which of overlapping ones stay.

Takes records and a way to their span; gives lists in text order. Look-ups are logarithmic, so that a document
of a million words costs a hundred times one of ten thousand, not ten thousand times.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import Generic, TypeVar

from dragoman.types.span import Span

T = TypeVar("T")


class SpanIndex(Generic[T]):
    """Records sorted by span, for look-up by stretch; `key` gives the span of a record. They may overlap."""

    def __init__(self, items: Iterable[T], *, key: Callable[[T], Span]) -> None:
        given = list(items)
        placed = sorted([(span.start, span.end, place) for place, span in enumerate(map(key, given))])
        self.items = [given[place] for _, _, place in placed]
        self._starts = [start for start, _, _ in placed]
        self._ends = [end for _, end, _ in placed]
        self._reach = list(accumulate(self._ends, max))  # furthest end so far

    def inside(self, stretch: Span) -> list[T]:
        """Return the records that lie wholly inside `stretch`, in text order."""
        low, high = bisect_left(self._starts, stretch.start), bisect_left(self._starts, stretch.end)
        return [self.items[place] for place in range(low, high) if self._ends[place] <= stretch.end]

    def touching(self, stretch: Span) -> list[T]:
        """Return the records that share a code point with `stretch`, in text order."""
        low, high = bisect_right(self._reach, stretch.start), bisect_left(self._starts, stretch.end)
        return [self.items[place] for place in range(low, high) if self._ends[place] > stretch.start]


def longest(ranked: Iterable[T], *, key: Callable[[T], Span]) -> list[T]:
    """Keep, of records in order of preference, each that overlaps none kept before it; in text order."""
    starts: list[int] = []
    kept: list[T] = []
    for item in ranked:
        span = key(item)
        place = bisect_left(starts, span.end)
        if place and key(kept[place - 1]).end > span.start:
            continue
        starts.insert(place, span.start)
        kept.insert(place, item)
    return kept
