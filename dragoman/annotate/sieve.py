"""Which of many patterns are worth trying in a sentence: one pass of an automaton over the words they need.

Takes the needs of each pattern (`text.required`); gives the places in the list of those whose needs are all met. Says
where it is worth looking, never what is there: that is for the patterns themselves.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from string import ascii_letters

from ahocorasick_rs import AhoCorasick

from dragoman.text.required import Need, needs_of, plain
from dragoman.types.span import Span

EDGE = "|"  # before or behind a word of a need: it counts only where a word begins or ends there
MAX_KEPT = 4096  # sets of needs whose patterns are kept: most sentences meet the same few
_LETTERS = frozenset(ascii_letters)


class Sieve:
    """The needs of several patterns, looked for together.

    >>> sieve = Sieve([[frozenset({"day", "year"})], [frozenset({"|may|"}), frozenset({"0"})]])
    >>> sieve.open("three days", Span(0, 10)), sieve.open("Dismay 5", Span(0, 8))
    ((0,), ())
    """

    def __init__(self, needs: Sequence[Iterable[Need]]) -> None:
        listed = [list(dict.fromkeys(each)) for each in needs]
        place = {need: 1 << index for index, need in enumerate(dict.fromkeys(need for each in listed for need in each))}
        bits: dict[str, int] = {}
        for need, bit in place.items():
            for word in need:
                bits[word] = bits.get(word, 0) | bit
        words = sorted(bits)
        self._needed = [(index, sum(place[need] for need in each)) for index, each in enumerate(listed)]
        self._rows = [(bits[word], word.startswith(EDGE), word.endswith(EDGE)) for word in words]
        self._allowed = lru_cache(maxsize=MAX_KEPT)(self._places)
        self._automaton = AhoCorasick([word.strip(EDGE) for word in words])

    def open(self, text: str, stretch: Span) -> tuple[int, ...]:
        """Return, in order, the places of the patterns that can match in `stretch`."""
        return self._allowed(self._present(plain(text[stretch.start : stretch.end])))

    def _places(self, present: int) -> tuple[int, ...]:
        return tuple(index for index, needed in self._needed if needed & present == needed)

    def _present(self, folded: str) -> int:
        """Return the bits of the needs that are met."""
        present = 0
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            bits, begins, ends = self._rows[index]
            if begins and start and folded[start - 1] in _LETTERS:
                continue
            if ends and (folded[end : end + 1].isalnum() or folded[end : end + 1] == "_"):
                continue
            present |= bits
        return present


def sieve_of(patterns: Iterable[re.Pattern[str]]) -> Sieve:
    """Return the sieve of `patterns`, by what each cannot match without."""
    return Sieve([needs_of(pattern) for pattern in patterns])
