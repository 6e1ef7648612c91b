"""Sets of claims that grow only while all their members can be one act.

Takes acts; gives disjoint sets. Two claims that look alike may each look like a third; what decides is whether all of
them together can be one, so no chain of likenesses joins two acts that must stay apart. Nothing depends on order:
where an act fits two sets that cannot be one, it joins neither.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations

from dragoman.reconcile.act import LASTING, Act, days_apart, is_exact, share
from dragoman.reconcile.obstacle import Obstacle
from dragoman.types.claim import decision_of
from dragoman.types.value import TimeSpan

NEAR_DAYS = 1
"""A date this far off, told elsewhere of the same people, is a slip. At 0 three pairs of the labelled collections are
lost, and recall on generated reports falls from .98 to .93; 3 and 5 find no more and cost precision there (.996 to
.992)."""
NEWS_DAYS = 21
"""Reports of one undated act come out within three weeks; two visits of one leader are further apart. A judgement: 7 to
42 days make no difference to the labelled collections."""
WORDED = frozenset({"appointment", "other"})  # acts whose kind and parties do not tell them apart: their words must
WORDED_SHARE = 0.35  # in the dev texts two reports of one appointment share .5, different ones .0 (a reshuffle .4)
NEWS = frozenset({"visit", "meeting", "exercise", "agreement_signed"})
"""Acts that recur, so that undated reports of them belong together only if they come out about one time."""
TIMELESS = frozenset({"relation_upgraded"})  # done once, and recalled for decades


class Groups:
    """Disjoint sets of names; the smallest name stands for its set, so that order does not matter."""

    def __init__(self, names: Iterable[str]) -> None:
        self._parent = {name: name for name in names}

    def find(self, name: str) -> str:
        """Return the name that stands for the set of `name`."""
        while self._parent[name] != name:
            self._parent[name] = self._parent[self._parent[name]]
            name = self._parent[name]
        return name

    def join(self, left: str, right: str) -> None:
        """Make one set of the two."""
        low, high = sorted((self.find(left), self.find(right)))
        self._parent[high] = low

    def sets(self) -> dict[str, list[str]]:
        """Return the members of each set, sorted, by the name that stands for it."""
        found: dict[str, list[str]] = {}
        for name in sorted(self._parent):
            found.setdefault(self.find(name), []).append(name)
        return found


@dataclass(slots=True)
class Cluster:
    """What the members of one set have in common, kept as they join.

    `sides` are those of the member that names most; `people` those whom every member names that names anybody on that
    side; so with `actors` and `hosts`. `times` are all times with the documents that give them, `told` the first
    and last day on which undated members were reported, `added` the documents that call a member one more act,
    `awaited` the last day on which one was still to come, `texts` the names of what is signed without an id, each with
    its document, `decisions` the known decisions of courts.
    """

    family: str
    sides: frozenset[str]
    people: dict[str, frozenset[str]]
    actors: frozenset[str]
    hosts: frozenset[str]
    series: frozenset[int]
    frameworks: frozenset[str]
    docs: frozenset[str]
    added: frozenset[str]
    told: tuple[date, date] | None
    awaited: date | None
    times: dict[TimeSpan, frozenset[str]] = field(default_factory=dict)
    words: frozenset[frozenset[str]] = frozenset()
    texts: frozenset[tuple[str, frozenset[str]]] = frozenset()
    decisions: frozenset[str] = frozenset()

    @property
    def is_exact(self) -> bool:
        """Whether some member gives an exact time."""
        return any(is_exact(time, self.family) for time in self.times)

    def admits(self, other: "Cluster") -> bool:
        """Whether the members of both can be one act."""
        return next(self.obstacles(other), None) is None

    def obstacles(self, other: "Cluster") -> Iterator[Obstacle]:
        """Yield what speaks against the members of both being one act."""
        yield from (obstacle for obstacle, agree in CHECKS if not agree(self, other))

    def same_sides(self, other: "Cluster") -> bool:
        """Whether one names all the sides that the other does: a report may leave one out."""
        return self.sides <= other.sides or other.sides <= self.sides

    def same_text(self, other: "Cluster") -> bool:
        """Whether no two texts are signed, by their ids or by the names of one document, nor two rulings told."""
        if len(self.decisions | other.decisions) > 1:
            return False
        if self.family != "agreement_signed":
            return True
        if len(self.frameworks | other.frameworks) > 1:
            return False
        return all(mine & theirs for doc, mine in self.texts for where, theirs in other.texts if doc == where)

    def same_people(self, other: "Cluster") -> bool:
        """Whether all that name people on one side have one in common."""
        return all(self.people[side] & other.people[side] for side in self.people.keys() & other.people.keys())

    def not_added(self, other: "Cluster") -> bool:
        """Whether neither is one more act beside something told in the same document."""
        return not (self.added & other.docs or other.added & self.docs)

    def same_way(self, other: "Cluster") -> bool:
        """Whether a visit goes the same way: its traveller in one source is not its host in the other."""
        if self.family != "visit":
            return True
        actors = not self.actors or not other.actors or bool(self.actors & other.actors)
        hosts = not self.hosts or not other.hosts or bool(self.hosts & other.hosts)
        return actors and hosts

    def same_days(self, other: "Cluster") -> bool:
        """Whether the times can be of one act: none far apart, none apart in one document, vague ones around all.

        Days of a stay may lie apart where some source gives a time that covers both.
        """
        covers = (*self.times, *other.times) if self.family in LASTING else ()
        for mine, my_docs in self.times.items():
            for theirs, their_docs in other.times.items():
                apart = days_apart(mine, theirs)
                if not apart or any(t.overlaps(mine) and t.overlaps(theirs) for t in covers):
                    continue
                if apart > NEAR_DAYS or my_docs & their_docs:
                    return False
                if not (is_exact(mine, self.family) and is_exact(theirs, self.family)):
                    return False
        return True

    def same_news(self, other: "Cluster") -> bool:
        """Whether undated members were reported about one time; a numbered meeting may be recalled later."""
        if self.told is None or other.told is None or self.series or other.series:
            return True
        told = (*self.told, *other.told)
        days = (max(told) - min(told)).days
        return days <= (2 * NEWS_DAYS if self.is_exact or other.is_exact else NEWS_DAYS)  # weeks before, weeks after

    def not_over(self, other: "Cluster") -> bool:
        """Whether neither was done for weeks when the other was still to come: ties are raised to several levels."""
        return not (_is_over(self.times, other.awaited) or _is_over(other.times, self.awaited))

    def same_words(self, other: "Cluster") -> bool:
        """Whether the words are alike, where only they tell such acts apart."""
        return all(share(mine, theirs) >= WORDED_SHARE for mine in self.words for theirs in other.words)

    def absorb(self, other: "Cluster") -> None:
        """Take over the members of `other`."""
        self.sides = max(self.sides, other.sides, key=len)
        for side, found in other.people.items():
            self.people[side] = self.people.get(side, found) & found
        self.actors = (self.actors & other.actors) or self.actors or other.actors
        self.hosts = (self.hosts & other.hosts) or self.hosts or other.hosts
        self.series |= other.series
        self.frameworks |= other.frameworks
        self.docs |= other.docs
        self.added |= other.added
        told = (*(self.told or ()), *(other.told or ()))
        self.told = (min(told), max(told)) if told else None
        self.awaited = max(filter(None, (self.awaited, other.awaited)), default=None)
        for time, docs in other.times.items():
            self.times[time] = self.times.get(time, frozenset()) | docs
        self.words |= other.words
        self.texts |= other.texts
        self.decisions |= other.decisions

    def copy(self) -> "Cluster":
        """Return a cluster that can grow without this one."""
        return Cluster(
            self.family, self.sides, dict(self.people), self.actors, self.hosts, self.series, self.frameworks,
            self.docs, self.added, self.told, self.awaited, dict(self.times), self.words, self.texts,
            self.decisions,
        )  # fmt: skip


def _is_over(times: Iterable[TimeSpan], awaited: date | None) -> bool:
    """Whether one of these times had long passed on a day."""
    return awaited is not None and any(t.latest + timedelta(days=NEWS_DAYS) < awaited for t in times)


CHECKS: tuple[tuple[Obstacle, Callable[[Cluster, Cluster], bool]], ...] = (
    (Obstacle.KIND, lambda a, b: a.family == b.family),
    (Obstacle.SIDES, Cluster.same_sides),
    (Obstacle.SERIES, lambda a, b: len(a.series | b.series) <= 1),
    (Obstacle.FRAMEWORK, Cluster.same_text),
    (Obstacle.PEOPLE, Cluster.same_people),
    (Obstacle.WAY, Cluster.same_way),
    (Obstacle.ADDED, Cluster.not_added),
    (Obstacle.DAYS, Cluster.same_days),
    (Obstacle.NEWS, Cluster.same_news),
    (Obstacle.OVER, Cluster.not_over),
    (Obstacle.WORDS, Cluster.same_words),
)
"""What must agree between two sets of claims, the cheapest first; what fails is the obstacle."""


def to_cluster(act: Act) -> Cluster:
    """Return the cluster of one act."""
    claim, doc = act.claim, frozenset({act.claim.doc_id})
    undated = act.time is None and act.family in NEWS
    return Cluster(
        family=act.family,
        sides=act.sides,
        people=dict(act.people),
        actors=act.actors,
        hosts=act.hosts,
        series=frozenset({claim.series} if claim.series else ()),
        frameworks=frozenset({claim.framework_id} if claim.framework_id else ()),
        docs=doc,
        added=doc if act.is_added else frozenset(),
        told=(act.reported, act.reported) if undated and act.reported else None,
        awaited=act.awaited,
        times={act.time: doc} if act.time else {},
        words=frozenset({act.words}) if act.family in WORDED else frozenset(),
        texts=frozenset({(claim.doc_id, act.text)} if act.text else ()),
        decisions=frozenset(filter(None, (decision_of(claim.origin, claim.framework_id),))),
    )


class Clusters:
    """All sets of claims, each with what its members have in common."""

    def __init__(self, acts: Iterable[Act]) -> None:
        self._clusters = {act.id: to_cluster(act) for act in acts}
        self._groups = Groups(self._clusters)

    def find(self, claim_id: str) -> str:
        """Return the claim id that stands for the set of `claim_id`."""
        return self._groups.find(claim_id)

    def of(self, claim_id: str) -> Cluster:
        """Return what the set of `claim_id` has in common."""
        return self._clusters[self._groups.find(claim_id)]

    def join(self, left: str, right: str) -> None:
        """Make one set of the two."""
        low, high = sorted((self.find(left), self.find(right)))
        if low != high:
            self._groups.join(low, high)
            self._clusters[low].absorb(self._clusters.pop(high))

    def join_if_one(self, left: str, right: str) -> bool:
        """Make one set of the two where all members can be one act."""
        one = self.find(left) == self.find(right) or self.of(left).admits(self.of(right))
        if one:
            self.join(left, right)
        return one

    def are_stages(self, left: str, right: str) -> bool:
        """Whether two sets can be stages of one act: days, people and wording may differ, numbers and texts may not."""
        a, b = self.of(left), self.of(right)
        return len(a.series | b.series) <= 1 and a.same_text(b)

    def join_clear(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Join every pair of which neither side fits other sets with which it could not be one.

        Which pairs are clear is decided before any of them is joined.
        """
        fits: dict[str, set[str]] = {}
        for left, right in pairs:
            a, b = self.find(left), self.find(right)
            if a != b and self._clusters[a].admits(self._clusters[b]):
                fits.setdefault(a, set()).add(b)
                fits.setdefault(b, set()).add(a)
        clear = {root for root, near in fits.items() if self._is_one(root, near)}
        for root in sorted(clear):
            for near in sorted(fits[root] & clear):
                self.join_if_one(root, near)

    def _is_one(self, root: str, near: Iterable[str]) -> bool:
        """Whether `root` and all sets that fit it can be one act together."""
        trial = self._clusters[root].copy()
        for other in sorted(near, key=lambda n: (not self._clusters[n].is_exact, n)):
            if not trial.admits(self._clusters[other]):
                return False
            trial.absorb(self._clusters[other])
        return True

    def sets(self) -> dict[str, list[str]]:
        """Return the claim ids of each set, sorted, by the smallest."""
        return self._groups.sets()


def pairs_within(acts: Iterable[Act], reach: int) -> Iterator[tuple[Act, Act]]:
    """Yield each act with the next `reach` ones: all pairs of a few, a chain of windows through many."""
    listed = list(acts)
    if len(listed) <= reach:
        yield from combinations(listed, 2)
        return
    for index, left in enumerate(listed):
        for right in listed[index + 1 : index + 1 + reach]:
            yield left, right
