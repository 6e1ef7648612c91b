"""Members of a list of parties that the parse hung elsewhere.

Takes the parties of a sentence and those the parse gives; gives the list whole, in text order.
"""

from collections.abc import Sequence
from itertools import pairwise

from dragoman.extract.grammar.parties import Cast, Place, are_joined, joined_before

ARTICLES = frozenset({"the", "a", "an"})
OPENERS = frozenset({"for", "in", "on", "at", "during", "since", "until", "despite", "amid", "throughout", "within"})


def listed_before(cast: Cast, place: Place) -> tuple[Place, ...]:
    """Return the parties a list opens with that the parse cut off: all that stands before `place` in its sentence.

    "[The Department of Trade, the Export Bank] and the Ministry of Fisheries will ...": only a list that begins the
    sentence, or follows a colon or its opening phrase ("For the first time, ..."), for what stands behind a verb may be
    its object.
    """
    before = joined_before(cast, place)
    first = before[0] if before else place
    listed = any(t.low == "and" for t in cast.tokens[first.last + 1 : place.first])
    lead = _lead(cast, first)
    return before if listed and (lead in ("", ":") or (lead == "," and _is_opening(cast, first))) else ()


def _is_opening(cast: Cast, place: Place) -> bool:
    """Whether one phrase with a preposition, closed by the sentence's first comma, stands before `place`."""
    words = [t.low for t in cast.tokens[: place.first]]
    return words[0] in OPENERS and words.count(",") == 1


def listed_after(cast: Cast, word: str, place: Place) -> tuple[Place, ...]:
    """Return the parties between `word` and `place` that the parse took for its name ("by [Wang] and Penza")."""
    before = joined_before(cast, place)
    return before if before and _lead(cast, before[0]) == word else ()


def _lead(cast: Cast, place: Place) -> str:
    """Return the word or mark before `place`, articles aside."""
    lead = [t.low for t in cast.tokens[max(0, place.first - 2) : place.first] if t.low not in ARTICLES]
    return lead[-1] if lead else ""


def listed_between(cast: Cast, places: Sequence[Place]) -> tuple[Place, ...]:
    """Return `places` with the members of their list between them: "the leaders, namely A, [B] and C"."""
    found: list[Place] = list(places[:1])
    for left, right in pairwise(places):
        alike = (p for p in cast.places if p.mention.kind is right.mention.kind)
        between = [p for p in alike if left.last < p.first and p.last < right.first]
        joined = len(between)
        while joined and are_joined(cast, between[joined - 1], [*between, right][joined]):
            joined -= 1
        found += [*between[joined:], right]
    return tuple(found)
