"""What is asked for, considered, agreed and given under one programme, between the same sides, is one thread.

Takes acts and the clusters they stand in; joins clusters. Only programmes that one side grants to another are followed
so (`granted.tsv`): two promises to work together under a vision are two, two reports that a grant is under discussion
are one. What names a sum is a grant of its own and stays apart. The name of the programme alone makes the thread: a
sentence that lists it beside other plans shares words with reports of these, which are no stage of it.
"""

from collections.abc import Iterable

from dragoman.reconcile.act import Act
from dragoman.reconcile.clusters import Clusters
from dragoman.types.claim import Modality

STAGES = frozenset({"commitment", "consultation"})
STATED = frozenset({Modality.UNDER_CONSIDERATION, Modality.AGREED, Modality.PLANNED, Modality.CALLED_FOR})
MIN_SIDES = 2


def join_programmes(acts: Iterable[Act], clusters: Clusters, granted: frozenset[str]) -> None:
    """Join the stages of what a programme grants: those of the same sides, then those that name more, where clear."""
    threads: dict[str, dict[frozenset[str], list[Act]]] = {}
    for act in acts:
        if is_stage(act, granted):
            threads.setdefault(act.claim.framework_id or "", {}).setdefault(act.sides, []).append(act)
    for by_sides in (threads[programme] for programme in sorted(threads)):
        for told in by_sides.values():
            for other in told[1:]:
                clusters.join(told[0].id, other.id)
        for sides in sorted(by_sides, key=lambda s: (-len(s), sorted(s))):
            within = [other for other in by_sides if other < sides]
            if len(within) == 1:
                clusters.join(by_sides[sides][0].id, by_sides[within[0]][0].id)


def is_stage(act: Act, granted: frozenset[str]) -> bool:
    """Whether an act is a stage of a grant without a sum of its own, and says who with."""
    if act.claim.framework_id not in granted or act.claim.amounts or len(act.sides) < MIN_SIDES:
        return False
    return act.claim.kind in STAGES and (act.claim.kind == "consultation" or act.claim.modality in STATED)
