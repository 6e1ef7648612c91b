"""What is asked for, considered, agreed and given under one programme, between the same sides, is one thread.

Takes acts and the clusters they stand in; joins clusters. Only programmes that one side grants to another are followed
so (`granted.tsv`): two promises to work together under a vision are two, two reports that a grant is under discussion
are one. What names a sum is a grant of its own and stays apart. The name of the programme alone makes the thread: a
sentence that lists it beside other plans shares words with reports of these, which are no stage of it. Who explains the
programme in talks briefs the other side on what it may be granted.
"""

from collections.abc import Iterable, Mapping, Sequence

from dragoman.reconcile.act import Act, sides_of
from dragoman.reconcile.clusters import Clusters
from dragoman.types.claim import Claim, Modality, Polarity, Role, explains
from dragoman.types.entity import Entity

STAGES = frozenset({"commitment", "consultation"})
STATED = frozenset({Modality.UNDER_CONSIDERATION, Modality.AGREED, Modality.PLANNED, Modality.CALLED_FOR})
TALKS = "meeting"
MIN_SIDES = 2
Sides = frozenset[str]


def join_programmes(acts: Iterable[Act], clusters: Clusters, stages: Mapping[str, Sides]) -> None:
    """Join the stages of what a programme grants: those of the same sides, then those that name more, where clear."""
    threads: dict[str, dict[Sides, list[Act]]] = {}
    for act in acts:
        if act.id in stages:
            threads.setdefault(act.claim.framework_id or "", {}).setdefault(stages[act.id], []).append(act)
    for by_sides in (threads[programme] for programme in sorted(threads)):
        for told in by_sides.values():
            for other in told[1:]:
                clusters.join(told[0].id, other.id)
        for sides in sorted(by_sides, key=lambda s: (-len(s), sorted(s))):
            within = [other for other in by_sides if other < sides]
            if len(within) == 1:
                clusters.join(by_sides[sides][0].id, by_sides[within[0]][0].id)


def find_stages(acts: Sequence[Act], granted: frozenset[str], entities: Mapping[str, Entity]) -> dict[str, Sides]:
    """Return the sides of each act that is a stage of a grant without a sum of its own and says who with, by its id."""
    told = [act for act in acts if act.claim.framework_id in granted and not act.claim.amounts]
    explained = [act for act in told if is_explanation(act.claim)]
    texts = {act.claim.doc_id for act in explained}
    talks: dict[str, list[Act]] = {}
    for act in acts if texts else ():
        if act.family == TALKS and act.claim.doc_id in texts and len(act.sides) >= MIN_SIDES:
            talks.setdefault(act.claim.doc_id, []).append(act)
    found = {act.id: act.sides for act in told if _is_stated(act.claim)}
    found |= {act.id: _briefed(act, talks.get(act.claim.doc_id, ()), entities) for act in explained}
    return {act_id: sides for act_id, sides in found.items() if len(sides) >= MIN_SIDES}


def _is_stated(claim: Claim) -> bool:
    return claim.kind in STAGES and (claim.kind == "consultation" or claim.modality in STATED)


def _briefed(act: Act, talks: Sequence[Act], entities: Mapping[str, Entity]) -> Sides:
    """Return who explains and to whom: whom the claim names, else the other side of the only talks its text tells of.

    Of talks of more sides, or of several with different ones, it is not clear to whom.
    """
    named = ((Role.ACTOR, a.entity_id) for a in act.claim.arguments if a.entity_id)
    sides = sides_of(named, entities)
    if len(sides) != 1:
        return sides
    pairs = {held.sides for held in talks if sides < held.sides}
    pair = next(iter(pairs)) if len(pairs) == 1 else sides
    return pair if len(pair) == MIN_SIDES else sides


def is_explanation(claim: Claim) -> bool:
    """Whether it tells that somebody explained something, which says nothing of where that stands."""
    done = claim.modality is Modality.HAPPENED and claim.polarity is Polarity.AFFIRMED
    return done and explains(claim.kind, claim.origin)


def without_explanations(claims: Sequence[Claim]) -> Sequence[Claim]:
    """Return the claims without those that explain a programme which others of them promise or discuss."""
    if all(claim.kind == "statement" for claim in claims):
        return claims
    return [claim for claim in claims if not is_explanation(claim)]
