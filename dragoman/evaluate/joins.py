"""Why labelled mentions of one act did not come to stand in one fact, and why others did that should not.

Takes cross-document gold and a store that was read and weighed; gives a Cause for every pair of mentions that went
wrong, so that the largest cause can be mended first.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import PurePath

from dragoman.evaluate.gold import Crossdoc, GoldGroup, Place
from dragoman.lexicon.records import Lexicon
from dragoman.reconcile.act import Act, to_act
from dragoman.reconcile.clusters import to_cluster
from dragoman.types.store import Store

NOT_FOUND = "no claim was found"
UNLIKE = "nothing speaks against it, but too little is alike"
ONE_CLAIM = "one claim spans both mentions"
JOINED = "claims of both were joined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Why the mentions `left` and `right` went wrong. `wanted`: they should stand in one fact and do not."""

    title: str
    left: Place
    right: Place
    wanted: bool
    reason: str

    @property
    def line(self) -> str:
        """The cause for people."""
        at = " | ".join(f"{place.stem} {place.span.start}" for place in (self.left, self.right))
        return f"{'apart ' if self.wanted else 'joined'}  {at}  {self.reason}  ({self.title})"


@dataclass(frozen=True, slots=True)
class _Held:
    """An act at its place, with the fact that holds it."""

    act: Act
    place: Place
    fact: str


def find_causes(gold: Crossdoc, store: Store, *, lexicon: Lexicon) -> tuple[Cause, ...]:
    """Return a cause for every pair of mentions that is apart and should not be, or joined and should not be."""
    held = _held(store, lexicon)
    at = {place: [h for h in held.get(place.stem, ()) if place.touches(h.place)] for place in _places(gold)}
    wanted = (_wanted(group, at) for group in gold.merge)
    pairs = combinations(gold.merge, 2)
    crossed = (_unwanted(a, product(a.places, b.places), at) for a, b in pairs if not _share_words(a, b))
    split = (_unwanted(group, combinations(group.places, 2), at) for group in gold.apart)
    return tuple(cause for found in (*wanted, *crossed, *split) for cause in found)


def count_reasons(causes: Iterable[Cause]) -> list[tuple[str, int]]:
    """Return how often each reason occurs, most frequent first."""
    counted = Counter(f"{'apart' if c.wanted else 'joined'}: {c.reason}" for c in causes)
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


def _held(store: Store, lexicon: Lexicon) -> Mapping[str, list[_Held]]:
    entities = {e.id: e for e in store.entities()} | dict(lexicon.entities)
    datings, fact_of = store.datings(), {i: f.id for f in store.facts() for i in f.claim_ids}
    stems = {doc.id: PurePath(doc.name).stem for doc in store.documents()}
    found: dict[str, list[_Held]] = {}
    for claim in store.claims():
        place = Place(stems[claim.doc_id], claim.span)
        found.setdefault(place.stem, []).append(_Held(to_act(claim, entities, datings), place, fact_of[claim.id]))
    return found


def _places(gold: Crossdoc) -> Iterator[Place]:
    yield from (place for group in (*gold.merge, *gold.apart) for place in group.places)


def _share_words(left: GoldGroup, right: GoldGroup) -> bool:
    return any(a.touches(b) for a in left.places for b in right.places)


def _wanted(group: GoldGroup, at: Mapping[Place, Sequence[_Held]]) -> Iterator[Cause]:
    for left, right in combinations(group.places, 2):
        if {h.fact for h in at[left]} & {h.fact for h in at[right]}:
            continue
        yield Cause(title=group.title, left=left, right=right, wanted=True, reason=_why_apart(at[left], at[right]))


def _unwanted(
    group: GoldGroup, pairs: Iterable[tuple[Place, Place]], at: Mapping[Place, Sequence[_Held]]
) -> Iterator[Cause]:
    for left, right in pairs:
        if {h.fact for h in at[left]} & {h.fact for h in at[right]}:
            spanning = {h.act.id for h in at[left]} & {h.act.id for h in at[right]}
            reason = ONE_CLAIM if spanning else JOINED
            yield Cause(title=group.title, left=left, right=right, wanted=False, reason=reason)


def _why_apart(left: Sequence[_Held], right: Sequence[_Held]) -> str:
    """Return what keeps the two likest acts of the places apart: those with the fewest obstacles."""
    if not left or not right:
        return NOT_FOUND
    tried = [tuple(to_cluster(a.act).obstacles(to_cluster(b.act))) for a, b in product(left, right)]
    return "; ".join(obstacle.sentence for obstacle in min(tried, key=len)) or UNLIKE
