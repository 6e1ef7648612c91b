"""Score what was joined across texts: facts merged, disagreements flagged, texts dated.

Takes cross-document gold and the places that facts and conflicts rest on; gives counts and rates. Merging is
scored on pairs of mentions: a pair is joined when one fact holds claims at both places.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.evaluate.compare import Days
from dragoman.evaluate.gold import Crossdoc, GoldGroup, Place
from dragoman.evaluate.score import Accuracy, Rates

Held = Mapping[str, Sequence[Place]]
"""Places by the id of the fact or conflict that rests on them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossdocScore:
    """`merging` over pairs of mentions; `mentions`, `conflicts` and `dates` say how many of the gold were met."""

    merging: Rates
    wrong: int
    mentions: Accuracy
    conflicts: Accuracy
    dates: Accuracy


def score_crossdoc(
    gold: Crossdoc, *, facts: Held, conflicts: Held, published: Mapping[str, Days | None]
) -> CrossdocScore:
    """Score facts, conflicts and dates of publication (by the stem of the text's file)."""
    holders = [[_holders(place, facts) for place in group.places] for group in gold.merge]
    pairs = [pair for group in holders for pair in itertools.combinations(group, 2)]
    joined = sum(1 for left, right in pairs if left & right)
    wrong = sum(_wrong_between(gold.merge, holders)) + sum(_wrong_apart(gold.apart, facts))
    return CrossdocScore(
        merging=Rates(joined, joined + wrong, len(pairs)),
        wrong=wrong,
        mentions=Accuracy(sum(1 for group in holders for h in group if h), sum(len(group) for group in holders)),
        conflicts=Accuracy(sum(_flagged(group, conflicts) for group in gold.contradictions), len(gold.contradictions)),
        dates=Accuracy(sum(_dated(published.get(s), want) for s, want in gold.dates.items()), len(gold.dates)),
    )


def _holders(place: Place, held: Held) -> frozenset[str]:
    return frozenset(id_ for id_, places in held.items() if any(place.touches(p) for p in places))


def _wrong_between(groups: Sequence[GoldGroup], holders: Sequence[Sequence[frozenset[str]]]) -> Iterator[int]:
    """Yield the pairs joined across two groups; groups that share a sentence prove nothing and are left out."""
    for (left, held_left), (right, held_right) in itertools.combinations(zip(groups, holders, strict=True), 2):
        if not any(a.touches(b) for a in left.places for b in right.places):
            yield sum(1 for a in held_left for b in held_right if a & b)


def _wrong_apart(groups: Sequence[GoldGroup], facts: Held) -> Iterator[int]:
    for group in groups:
        holders = [_holders(place, facts) for place in group.places]
        yield sum(1 for a, b in itertools.combinations(holders, 2) if a & b)


def _flagged(group: GoldGroup, conflicts: Held) -> bool:
    return any(_holders(place, conflicts) for place in group.places)


def _dated(got: Days | None, want: Days) -> bool:
    return got is not None and got[0] >= want[0] and got[1] <= want[1]
