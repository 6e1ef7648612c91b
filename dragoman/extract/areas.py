"""Areas of affairs that a stretch of text touches ("trade", "fisheries"): by the words of areas.tsv in it.

Takes text and the lexicon; gives ids of areas. Words count where they stand alone; of two that overlap the first
counts, of two that begin together the longer.
"""

from collections.abc import Sequence
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from dragoman.lexicon.records import Lexicon
from dragoman.text.folding import fold
from dragoman.types.span import Span

MAX_AREAS = 3


@lru_cache(maxsize=4)
def _words_of_areas(lexicon: Lexicon) -> tuple[AhoCorasick, Sequence[str]]:
    """Return what finds the words of all areas, and the area of each by its number; of two areas the first has it."""
    words = {fold(word): area.id for area in reversed(lexicon.areas) for word in reversed(area.words)}
    return AhoCorasick(list(words)), tuple(words.values())


def find_areas(text: str, stretch: Span, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the areas the clause touches, most cue words first, then first named; at most three."""
    automaton, areas = _words_of_areas(lexicon)
    folded = fold(stretch.of(text))
    count: dict[str, int] = {}
    done = 0
    found = automaton.find_matches_as_indexes(folded, overlapping=True)
    for start, end, index in sorted((start, -end, index) for index, start, end in found):
        if start >= done and _stands_alone(folded, start, -end):
            done = -end
            count[areas[index]] = count.get(areas[index], 0) + 1
    ranked = sorted(count, key=lambda a: -count[a])  # stable: first named stays first among equals
    return tuple(ranked[:MAX_AREAS])


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no letter or figure stands right before or behind."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or before == "_" or behind.isalnum() or behind == "_")
