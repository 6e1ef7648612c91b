"""The words of one sentence as predicates are laid on them, element by element.

Takes the tokens of a sentence and the elements of a predicate (`dragoman/text/predicates.py`); gives the last token the
predicate takes up. Knows no rules.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from dragoman.text.predicates import Element
from dragoman.text.tokens import Token

PASSABLE = frozenset({"'", '"', "'s", "-", "$"})
"""Marks that a gap goes on behind; any other mark ends it."""


@dataclass(frozen=True, slots=True)
class Line:
    """The folded words and marks of a sentence; `walls` are, for each place, the next mark from there that ends a gap.

    Where none follows, that is its last place.
    """

    lows: Sequence[str]
    walls: Sequence[int]

    def match(self, elements: Sequence[Element], first: int) -> int | None:
        """Return the last token of a predicate whose first word stands at `first`, None where another is missing.

        Gaps are filled as shortly as can be.
        """
        states: Collection[int] = (first + 1,)  # places where the next element may stand
        gap = 0
        last = first
        for element in elements[1:]:
            if element.gap:
                gap = element.gap
                continue
            hits = [i for i in self._reach(states, gap) if self.lows[i] in element.words]
            if hits:
                last = min(hits)
                behind = [i + 1 for i in hits]
                states = {*behind, *states} if element.optional else behind
            elif not element.optional:
                return None
            gap = 0 if not element.optional else gap
        return last

    def _reach(self, states: Collection[int], gap: int) -> Iterable[int]:
        """Return the places that an element may fill which stands at one of `states`, or up to `gap` words behind."""
        if not gap:
            return (i for i in states if i < len(self.lows))
        if len(states) == 1:
            return self._within(next(iter(states)), gap)
        return {i for state in states for i in self._within(state, gap)}

    def _within(self, start: int, gap: int) -> Sequence[int]:
        """Return `start` and the places up to `gap` words further, up to a mark that ends a gap.

        A short form in brackets ("the African Union (AU)") takes up no room.
        """
        if start >= len(self.lows):
            return ()
        wall = self.walls[start]
        if start + gap < wall or not self._opens_short_form(wall):
            return range(start, min(start + gap, wall) + 1)
        return *range(start, wall + 1), *self._within(wall + 3, gap - (wall - start))

    def _opens_short_form(self, place: int) -> bool:
        return self.lows[place] == "(" and self.lows[place + 2 : place + 3] == [")"]


def lay_out(tokens: Sequence[Token]) -> Line:
    """Make the line of a sentence."""
    walls: list[int] = []
    marks = [place for place, token in enumerate(tokens) if not token.is_word and token.low not in PASSABLE]
    for wall in (*marks, len(tokens) - 1):
        walls += [wall] * (wall + 1 - len(walls))
    return Line([token.low for token in tokens], walls)
