"""Which joins a person should look at: facts that are nearly one and are two, and claims that are one and hardly alike.

Takes facts with their claims and what is known of their parties; gives pairs, the most doubtful first. Decides nothing.
Cost grows with the number of facts: only neighbours in time between the same sides are compared.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from dragoman.reconcile.act import Act, days_apart, share, to_act
from dragoman.reconcile.clusters import NEWS_DAYS, Cluster, to_cluster
from dragoman.reconcile.group import DATED
from dragoman.reconcile.obstacle import Obstacle
from dragoman.types.annotation import Dating
from dragoman.types.claim import Claim
from dragoman.types.entity import Entity
from dragoman.types.fact import Fact

NEXT = 6  # facts compared with each in order of days
NEAR_DAYS = 3  # further apart nobody takes two days for one
ASKED, JOINED_WEAKLY = 0.5, 0.35
"""How alike facts are that people are asked about, and how unlike claims of one fact. A judgement, not a measure."""
SOFT = frozenset({Obstacle.DAYS, Obstacle.NEWS, Obstacle.WORDS, Obstacle.ADDED})
"""What may speak against two facts being one without settling it."""
COMPARED = 5  # claims of a fact whose words are compared


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Two claims by id: of two facts that may be one, or (`is_joined`) of one fact that may be two.

    `likeness` is 0..1; `obstacles` speak against one act.
    """

    left: str
    right: str
    likeness: float
    is_joined: bool
    obstacles: tuple[Obstacle, ...] = ()

    @property
    def doubt(self) -> float:
        """How doubtful it is, 0..1: alike though apart, or unlike though joined."""
        return 1 - self.likeness if self.is_joined else self.likeness


def doubtful_pairs(
    facts: Iterable[Fact], claims: Mapping[str, Claim], entities: Mapping[str, Entity], datings: Mapping[str, Dating]
) -> list[Doubtful]:
    """Return the pairs to look at, the most doubtful first, then by ids."""
    held = []
    for fact in facts:
        acts = [to_act(claims[i], entities, datings) for i in fact.claim_ids if i in claims]
        if acts:
            held.append(_Held(acts, _cluster_of(acts)))
    found = [*_apart(held), *(pair for each in held for pair in _joined(each.acts))]
    return sorted(found, key=lambda d: (-d.doubt, d.is_joined, d.left, d.right))


@dataclass(frozen=True, slots=True)
class _Held:
    acts: Sequence[Act]
    cluster: Cluster

    @property
    def day(self) -> date:
        """The first day it is known by: its own, for want of it that of its report."""
        days = [a.time.earliest if a.time else a.reported for a in self.acts]
        return min((day for day in days if day), default=date.max)


def _cluster_of(acts: Sequence[Act]) -> Cluster:
    cluster = to_cluster(acts[0])
    for act in acts[1:]:
        cluster.absorb(to_cluster(act))
    return cluster


def _apart(held: Sequence[_Held]) -> Iterator[Doubtful]:
    """Yield facts between the same sides that are two, and nearly one."""
    blocks: dict[tuple[str, tuple[str, ...]], list[_Held]] = {}
    for each in held:
        if each.cluster.sides:
            blocks.setdefault((each.cluster.family, tuple(sorted(each.cluster.sides))), []).append(each)
    for block in blocks.values():
        ordered = sorted(block, key=lambda h: (h.day, h.acts[0].id))
        for index, left in enumerate(ordered):
            for right in ordered[index + 1 : index + 1 + NEXT]:
                obstacles = tuple(left.cluster.obstacles(right.cluster))
                if len(obstacles) > 1 or not SOFT.issuperset(obstacles):
                    continue
                best = _most_alike(left.acts[:COMPARED], right.acts[:COMPARED])
                if best and best[0] >= ASKED:
                    yield Doubtful(best[1], best[2], best[0], is_joined=False, obstacles=obstacles)


def _joined(acts: Sequence[Act]) -> Iterator[Doubtful]:
    """Yield the claim of a fact that is least like the others, each of the first report of it, if it is too unlike."""
    first = list({act.claim.doc_id: act for act in reversed(acts)}.values())[:COMPARED]
    best: dict[str, tuple[float, str]] = {}
    for one, other in combinations(sorted(first, key=lambda a: a.id), 2):
        likeness = _likeness(one, other)
        for act, near in ((one, other), (other, one)):
            best[act.id] = max(best.get(act.id, (-1.0, "")), (likeness, near.id))
    if best:
        least, nearest, claim = min((*found, claim_id) for claim_id, found in best.items())
        if least < JOINED_WEAKLY:
            yield Doubtful(min(claim, nearest), max(claim, nearest), least, is_joined=True)


def _most_alike(left: Sequence[Act], right: Sequence[Act]) -> tuple[float, str, str] | None:
    """Return the claims of two documents that are most alike; one document seldom tells one act as two."""
    pairs = [(a, b) for a in left for b in right if a.claim.doc_id != b.claim.doc_id]
    found = [(_likeness(a, b), min(a.id, b.id), max(a.id, b.id)) for a, b in pairs]
    return max(found, default=None)


def _likeness(left: Act, right: Act) -> float:
    """How alike two acts are, 0..1: by days, words and names, and mostly by what tells acts of their kind apart."""
    days, words = (0.5, 0.3) if left.family in DATED else (0.2, 0.6)
    names = 0.2 if left.names & right.names else 0.0
    return round(days * _nearness(left, right) + words * share(left.words, right.words) + names, 4)


def _nearness(left: Act, right: Act) -> float:
    """How near two times are: 1 for the same days, falling to 0 at so many days apart; less where one is vague."""
    if left.time is None or right.time is None:
        near = left.reported and right.reported and abs((left.reported - right.reported).days) <= NEWS_DAYS
        return 0.4 if near else 0.0
    apart = days_apart(left.time, right.time)
    if apart:
        return max(0.0, 1 - apart / (NEAR_DAYS + 1))
    return 1.0 if left.is_exact and right.is_exact else 0.6
