"""Promises, aid and positions are one where their words are, or their sum to the unit.

Takes acts and the clusters they stand in; joins clusters. Candidates come from an index of words, rarest first, so that
cost follows the claims that have rare words in common rather than all pairs.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from math import floor

from dragoman.reconcile.act import Act, share
from dragoman.reconcile.clusters import Clusters
from dragoman.types.claim import Claim, Role

SAME_WORDS = 0.65
"""Share of content words two promises have in common when they are one: at .8 a labelled pair is lost, at .5 precision
on generated reports falls from .99 to .70, at .4 two labelled pairs are wrong."""
SAME_WORDS_WITH_FRAMEWORK = 0.35  # the same where both name one framework; at .5 a labelled pair is lost
SAME_WORDS_IN_ONE_TEXT = (
    0.8  # of the longer: one text says many things alike (a joint statement: 19 at .6 of the shorter)
)
MIN_QUOTED = 3  # of what one person says, all words of the shorter
MIN_WORDS = 4  # as many must be in common, where no framework is: with 3 a labelled pair is wrong
POSTINGS = 32  # claims with one word compared with each; those in the same words are joined before
CHAIN = 4  # of more claims with one word, each is compared with so many next ones in order of their words
HUBS = 64  # sets of one sum or instrument that a further claim is compared with
SUMS_OF = frozenset({"aid", "commitment", "statement"})
TELLING_SUM = 1_000_000  # smaller sums (fees, prices) recur by chance
TELLING_DIGITS = 3  # "102 million" names its promise; "100 million" recurs, and needs some words in common
RECALL_DAYS = 365  # a promise is recalled within a year; among 2,454 generated acts later equal sums were others
SUM_WORDS = 0.5  # what generated pledges all have in common ("would give a grant") reaches .4


def join_words(acts: Sequence[Act], clusters: Clusters) -> None:
    """Join promises, aid and positions in nearly the same words; of one framework, in similar ones.

    The likest join first. All members of a set must be alike, not only neighbours in a chain.
    """
    blocks = _blocks_of_sides(_join_copies(acts, clusters))
    texts: dict[str, set[frozenset[str]]] = {}
    for act in acts:
        texts.setdefault(clusters.find(act.id), set()).add(act.words)
    for block in blocks:
        found = [
            (a, b, alike) for a, b, alike in word_pairs(block, SAME_WORDS_WITH_FRAMEWORK) if _is_likely(a, b, alike)
        ]
        for left, right, _ in sorted(found, key=lambda f: (-f[2], f[0].id, f[1].id)):
            a, b = clusters.find(left.id), clusters.find(right.id)
            if a == b or not _times_agree(left, right) or not _all_alike(texts[a], texts[b]):
                continue
            if clusters.join_if_one(a, b):
                texts[min(a, b)] |= texts.pop(max(a, b))


def _blocks_of_sides(acts: Iterable[Act]) -> list[list[Act]]:
    """Return the acts of each family and set of sides, with those that name more sides: one report may leave some out.

    What is done in a block follows from its acts alone, so that claims between other sides make no difference to it.
    """
    by_family: dict[str, dict[frozenset[str], list[Act]]] = {}
    for act in acts:
        by_family.setdefault(act.family, {}).setdefault(act.sides, []).append(act)
    found = []
    for family in sorted(by_family):
        by_sides = by_family[family]
        with_side: dict[str, list[frozenset[str]]] = {}
        for sides in sorted(by_sides, key=sorted):
            for side in sides:
                with_side.setdefault(side, []).append(sides)
        for sides in sorted(by_sides, key=sorted):
            more = [s for s in with_side[min(sides)] if sides < s] if sides else []
            found.append([act for s in (sides, *more) for act in by_sides[s]])
    return found


def _join_copies(acts: Sequence[Act], clusters: Clusters) -> list[Act]:
    """Join acts in the very same words, however few, in different documents; return the first of each."""
    first: dict[tuple[object, ...], Act] = {}
    for act in acts:
        key = (act.family, tuple(sorted(act.sides)), act.words, act.time)
        copied = first.setdefault(key, act)
        if copied.claim.doc_id != act.claim.doc_id and act.words:
            clusters.join_if_one(copied.id, act.id)
    return [act for act in acts if clusters.find(act.id) == act.id]


def _all_alike(left: Iterable[frozenset[str]], right: Iterable[frozenset[str]]) -> bool:
    others = list(right)
    return all(share(mine, theirs) >= SAME_WORDS_WITH_FRAMEWORK for mine in left for theirs in others)


def _is_likely(left: Act, right: Act, alike: float) -> bool:
    """Whether two claims share words enough: in one text nearly all of the longer one's, else most of the shorter's."""
    if left.claim.doc_id == right.claim.doc_id:
        longer = max(len(left.words), len(right.words))
        return len(left.words & right.words) >= SAME_WORDS_IN_ONE_TEXT * longer
    if left.claim.framework_id and left.claim.framework_id == right.claim.framework_id:
        return alike >= SAME_WORDS_WITH_FRAMEWORK
    common = len(left.words & right.words)
    if _same_speaker(left.claim, right.claim) and alike == 1.0:
        return common >= MIN_QUOTED
    return alike >= SAME_WORDS and common >= MIN_WORDS


def _same_speaker(left: Claim, right: Claim) -> bool:
    """Whether one person says both."""
    mine, theirs = ({a.entity_id for a in c.arguments if a.role is Role.SPEAKER and a.entity_id} for c in (left, right))
    return any(person.startswith("person:") for person in mine & theirs)


def _times_agree(left: Act, right: Act) -> bool:
    return left.time is None or right.time is None or left.time.overlaps(right.time)


def word_pairs(acts: Sequence[Act], bar: float) -> Iterator[tuple[Act, Act, float]]:
    """Yield pairs of acts that have at least `bar` of their words in common, and that share; a pair may come twice.

    Where at most two fifths of a text's words are not in another, one of its rarest two fifths and one more is; so
    only these are looked up.
    """
    listed = sorted((a for a in acts if len(a.words) >= MIN_QUOTED), key=lambda a: (sorted(a.words), a.id))
    index: dict[str, list[int]] = {}
    for number, act in enumerate(listed):
        for word in act.words:
            index.setdefault(word, []).append(number)
    for number, act in enumerate(listed):
        rare = sorted(act.words, key=lambda w: (len(index[w]), w))[: floor((1 - bar) * len(act.words)) + 1]
        for other in sorted({o for word in rare for o in _around(index[word], number)}):
            alike = share(act.words, listed[other].words)
            if alike >= bar:
                left, right = sorted((act, listed[other]), key=lambda a: a.id)
                yield left, right, alike


def _around(postings: Sequence[int], number: int) -> Sequence[int]:
    """Return the postings other than `number`; of many, the next few, so that likeness runs on in a chain."""
    if len(postings) <= POSTINGS:
        return [p for p in postings if p != number]
    start = bisect_right(postings, number)
    return postings[start : start + CHAIN]


def join_sums(acts: Iterable[Act], clusters: Clusters) -> None:
    """Join pledges and aid of the same exact sum by the same side: a sum to the unit names its promise."""
    by_sum: dict[tuple[str, str, Decimal], list[Act]] = {}
    for act in acts:
        for amount in act.claim.amounts if act.family in SUMS_OF else ():
            if amount.currency and amount.value >= TELLING_SUM:
                for side in act.sides:
                    by_sum.setdefault((side, amount.currency, amount.value), []).append(act)
    for (_, _, value), told in sorted(by_sum.items()):
        telling = len(value.normalize().as_tuple().digits) >= TELLING_DIGITS
        join_hubs(told, clusters, partial(_is_same_sum, telling=telling))


def _is_same_sum(left: Act, right: Act, *, telling: bool) -> bool:
    """Whether two claims of one sum can be of one promise: other documents, no two recipients, enough in common."""
    if left.claim.doc_id == right.claim.doc_id:
        return False
    mine, theirs = left.sides - right.sides, right.sides - left.sides
    if mine and theirs:
        return False
    if telling and left.reported and right.reported and abs((left.reported - right.reported).days) <= RECALL_DAYS:
        return True
    return share(left.words, right.words) >= SUM_WORDS


def join_hubs(told: Iterable[Act], clusters: Clusters, fits: Callable[[Act, Act], bool]) -> None:
    """Join each act to the first earlier one, by id, that it fits; what another set does to one pair is no matter."""
    hubs: list[Act] = []
    for act in sorted(told, key=lambda a: a.id):
        near = next((hub for hub in hubs if fits(hub, act)), None)
        if near is None:
            hubs = [*hubs, act][:HUBS]
        elif clusters.are_stages(near.id, act.id):
            clusters.join(near.id, act.id)
