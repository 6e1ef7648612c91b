"""Members of a list of parties that the parse hung elsewhere.

Takes the parties of a sentence and those the parse gives; gives the list whole, in text order.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from dragoman.extract.grammar.parties import Cast, Place, are_joined

ARTICLES = frozenset({"the", "a", "an"})


def listed_before(cast: Cast, place: Place) -> tuple[Place, ...]:
    """Return the parties a list opens with that the parse cut off: all that stands before `place` in its sentence.

    "[The Department of Trade, the Export Bank] and the Ministry of Fisheries will ...": only a list that begins the
    sentence, or follows a colon, for what stands behind a verb may be its object.
    """
    before: list[Place] = []
    at = bisect_left(cast.places, place.first, key=lambda p: p.first) - 1
    first = place
    while at >= 0 and are_joined(cast, cast.places[at], first):
        first = cast.places[at]
        before.insert(0, first)
        at -= 1
    lead = [t.low for t in cast.tokens[max(0, first.first - 2) : first.first] if t.low not in ARTICLES]
    listed = any(t.low == "and" for t in cast.tokens[first.last + 1 : place.first])
    return tuple(before) if listed and lead[-1:] in ([], [":"]) else ()


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
