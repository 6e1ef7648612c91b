"""What two sides agree to further is one matter where its words are, whatever means and ends a report adds.

Takes acts, the clusters they stand in and what tells a matter; joins clusters. "Expand rail links through a joint fund"
and "agreed to widen rail links, including freight" share few of their words, and all that say what is to be furthered.
Of one meeting, reports say more or less of a matter ("maritime security", "safety and security at sea"), and name it in
a word: what is agreed at every meeting is one where two texts last tell of the same.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from dragoman.reconcile.act import Act
from dragoman.reconcile.clusters import Clusters
from dragoman.reconcile.matters import Matter, Wording, matter_of
from dragoman.reconcile.wording import RECALL_DAYS
from dragoman.types.claim import Modality

KIND = "commitment"
MIN_SIDES = 2
MIN_WORDS = 3
"""Two words ("economic ties") are agreed on at every meeting."""
MIN_PART = 2
"""Of one meeting, words that may be a part of what another report says of a matter; a single word must be all of it."""
REACH = 32  # undertakings of one matter, or texts of one meeting, compared with each other
OCCASIONS = frozenset({"meeting", "visit", "relation_upgraded"})
"""Families of acts at which two sides undertake something."""
MONTH_DAYS = 31
"""A longer time does not say which meeting of the year is told of."""
Told = tuple[Act, Matter]
Sides = frozenset[str]


def join_undertakings(acts: Sequence[Act], clusters: Clusters, wording: Wording) -> None:
    """Join what several documents say that the same sides undertake to further, where only one can be meant."""
    told: dict[Sides, list[Told]] = {}
    for act in acts:
        if act.claim.kind == KIND and len(act.sides) >= MIN_SIDES and not act.claim.amounts:
            matter = matter_of(act, wording)
            if matter:
                told.setdefault(act.sides, []).append((act, matter))
    clusters.join_clear((a.id, b.id) for found in told.values() for a, b in _of_one_year(_same_matter(found)))
    last = _last_occasions([a for a in acts if a.sides in told], clusters)
    clusters.join_clear(
        pair for sides, found in told.items() for pair in _of_one_meeting(found, last.get(sides, {}), clusters)
    )


def _same_matter(told: Iterable[Told]) -> Iterator[tuple[Act, Act]]:
    """Yield the pairs of undertakings of one matter of some words."""
    by_matter: dict[Matter, list[Act]] = {}
    for act, matter in told:
        if len(matter) >= MIN_WORDS:
            by_matter.setdefault(matter, []).append(act)
    for same in by_matter.values():
        yield from combinations(same[:REACH], 2)


def _of_one_year(pairs: Iterable[tuple[Act, Act]]) -> Iterator[tuple[Act, Act]]:
    """Yield the pairs of two documents told within a year; what their clusters say of days is asked on joining."""
    for left, right in pairs:
        if left.claim.doc_id == right.claim.doc_id or left.reported is None or right.reported is None:
            continue
        if abs((left.reported - right.reported).days) <= RECALL_DAYS:
            yield left, right


def _last_occasions(acts: Iterable[Act], clusters: Clusters) -> dict[Sides, dict[str, frozenset[str]]]:
    """Return, by sides and document, the sets of acts of the last meeting of these sides that the document tells of."""
    told: dict[tuple[Sides, str], list[Act]] = {}
    for act in acts:
        done = act.claim.modality is Modality.HAPPENED and act.time is not None and act.time.days <= MONTH_DAYS
        if act.family in OCCASIONS and done:
            told.setdefault((act.sides, act.claim.doc_id), []).append(act)
    found: dict[Sides, dict[str, frozenset[str]]] = {}
    for (sides, doc_id), there in told.items():
        times = [act.time for act in there if act.time]
        last = max(times, key=lambda t: (t.latest, t.earliest))
        sets = frozenset(clusters.find(a.id) for a in there if a.time and a.time.overlaps(last))
        found.setdefault(sides, {})[doc_id] = sets
    return found


def _of_one_meeting(
    told: Iterable[Told], last: Mapping[str, frozenset[str]], clusters: Clusters
) -> Iterator[tuple[str, str]]:
    """Yield the pairs of undertakings that two texts of one meeting tell alike, each like no other of these texts."""
    by_text: dict[str, list[Told]] = {}
    for act, matter in told:
        if act.claim.doc_id in last:
            by_text.setdefault(act.claim.doc_id, []).append((act, matter))
    of_meeting: dict[str, list[str]] = {}
    for doc_id in by_text:
        for meeting in last[doc_id]:
            of_meeting.setdefault(meeting, []).append(doc_id)
    texts = sorted({pair for docs in of_meeting.values() for pair in _windows(docs)})
    pairs = [pair for left, right in texts for pair in _only_ones(by_text[left], by_text[right], clusters)]
    near: dict[str, set[Matter]] = {}
    for left, right in pairs:
        for one, other in ((left, right), (right, left)):
            near.setdefault(clusters.find(one[0].id), set()).update((one[1], other[1]))
    clear = {root for root, matters in near.items() if all(_are_one(a, b) for a, b in combinations(matters, 2))}
    for left, right in pairs:
        if {clusters.find(left[0].id), clusters.find(right[0].id)} <= clear:
            yield left[0].id, right[0].id


def _windows(docs: Sequence[str]) -> Iterator[tuple[str, str]]:
    listed = sorted(docs)
    for index, left in enumerate(listed):
        yield from ((left, right) for right in listed[index + 1 : index + 1 + REACH])


def _only_ones(mine: Sequence[Told], theirs: Sequence[Told], clusters: Clusters) -> Iterator[tuple[Told, Told]]:
    """Yield the pairs of two texts of which each member is like one undertaking of the other text alone."""
    alike = [(a, b) for a in mine for b in theirs if _are_one(a[1], b[1])]
    there: dict[str, set[str]] = {}
    for (left, _), (right, _) in alike:
        one, other = clusters.find(left.id), clusters.find(right.id)
        there.setdefault(one, set()).add(other)
        there.setdefault(other, set()).add(one)
    for left_told, right_told in alike:
        ends = (clusters.find(left_told[0].id), clusters.find(right_told[0].id))
        if ends[0] != ends[1] and all(len(there[end]) == 1 for end in ends):
            yield left_told, right_told


def _are_one(left: Matter, right: Matter) -> bool:
    """Whether two reports of one meeting tell one matter: the same, or one says less of it in more than a word."""
    return left == right or (min(len(left), len(right)) >= MIN_PART and (left <= right or right <= left))
