"""Sets of claims as analysts have them: what they call one act is joined, what they call two is kept apart.

Takes the sets that grouping made and the ties; gives sets again. Where two ties cannot both hold, the later one does.
A claim nobody judged stays with the side whose day and words are nearest to its own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.reconcile.act import content_words, share
from dragoman.reconcile.clusters import Groups
from dragoman.reconcile.judging.ruling import Tie
from dragoman.types.claim import Claim


@dataclass(frozen=True, slots=True)
class Holding:
    """The ties that can hold together: `groups` of claims that are of one act, `pairs` of groups that are not.

    `cut` are groups that no other claim follows; `overruled` the ids of the judgements that later ones overrule.
    """

    groups: Mapping[str, str]
    pairs: frozenset[frozenset[str]]
    cut: frozenset[str]
    overruled: frozenset[str]


def hold(ties: Sequence[Tie]) -> Holding:
    """Return what holds of `ties`, which come oldest first: each later one before all that speak against it."""
    groups = Groups(c for tie in ties for c in (*tie.together, *((tie.apart,) if tie.apart else ())))
    apart: list[tuple[str, str]] = []
    cut: set[str] = set()  # claims of groups that no other claim follows
    overruled: set[str] = set()
    for tie in reversed(ties):
        if not _fits(tie, groups, apart, cut):
            overruled.add(tie.judgement.id)
            continue
        for other in tie.together[1:]:
            groups.join(tie.together[0], other)
        if tie.apart:
            apart.append((tie.together[0], tie.apart))
        if tie.is_cut and set(groups.sets()[groups.find(tie.together[0])]) == set(tie.together):
            cut.update(tie.together)
    members = {claim: root for root, found in groups.sets().items() for claim in found}
    return Holding(
        groups=members,
        pairs=frozenset(frozenset({members[a], members[b]}) for a, b in apart),
        cut=frozenset(members[c] for c in cut),
        overruled=frozenset(overruled),
    )


def _fits(tie: Tie, groups: Groups, apart: Sequence[tuple[str, str]], cut: set[str]) -> bool:
    """Whether a tie agrees with those that hold already."""
    roots = {groups.find(claim) for claim in tie.together}
    if tie.apart and groups.find(tie.apart) in roots:
        return False
    if len(roots) > 1 and not cut.isdisjoint(tie.together):
        return False
    return not any(groups.find(a) in roots and groups.find(b) in roots for a, b in apart)


def regroup(sets: Mapping[str, Sequence[str]], claims: Mapping[str, Claim], holding: Holding) -> dict[str, list[str]]:
    """Return the sets with the ties applied, by their smallest claim; sets no tie touches stay as they are."""
    judged = {claim: group for claim, group in sorted(holding.groups.items()) if claim in claims}
    cut = {claim for claim, group in judged.items() if group in holding.cut}
    left = [[claim for claim in members if claim not in cut] for members in sets.values()]
    free = {claim: group for claim, group in judged.items() if claim not in cut}
    parts = [*_members_by_group(cut, judged), *_regroup_free([m for m in left if m], claims, free, holding)]
    return {part[0]: part for part in sorted(map(sorted, parts))}


def _members_by_group(members: Iterable[str], judged: Mapping[str, str]) -> list[list[str]]:
    """Return the judged claims among `members`, group by group."""
    groups: dict[str, list[str]] = {}
    for claim in sorted(members):
        if claim in judged:
            groups.setdefault(judged[claim], []).append(claim)
    return [groups[group] for group in sorted(groups)]


def _regroup_free(
    sets: Sequence[list[str]], claims: Mapping[str, Claim], judged: Mapping[str, str], holding: Holding
) -> Iterator[list[str]]:
    """Join sets that share a group, and divide those that hold two that must stay apart."""
    by_root = {members[0]: members for members in sets}
    root_of = {claim: root for root, members in by_root.items() for claim in members}
    merged = Groups(by_root)
    for own in _members_by_group(judged, judged):
        for claim in own[1:]:
            merged.join(root_of[own[0]], root_of[claim])
    touched = {merged.find(root_of[claim]) for claim in judged}
    for root, parts in merged.sets().items():
        members = sorted(claim for part in parts for claim in by_root[part])
        yield from _divide(members, claims, judged, holding) if root in touched else [members]


def _divide(
    members: Sequence[str], claims: Mapping[str, Claim], judged: Mapping[str, str], holding: Holding
) -> list[list[str]]:
    """Cut one set where groups in it must stay apart."""
    parts: list[list[list[str]]] = []  # each a list of groups
    for own in _members_by_group(members, judged):
        near = [part for part in parts if not _are_apart(own, part, judged, holding)]
        if near:
            _nearest(near, own, claims).append(own)
        else:
            parts.append([own])
    rest = [claim for claim in members if claim not in judged]
    chosen = [(_nearest(parts, [claim], claims), claim) for claim in rest]  # all before any of them is put there
    for part, claim in chosen:
        part.append([claim])
    return [[claim for group in part for claim in group] for part in parts]


def _are_apart(own: Sequence[str], part: Sequence[Sequence[str]], judged: Mapping[str, str], holding: Holding) -> bool:
    """Whether a group must stay apart from some group of a part."""
    return any(frozenset({judged[own[0]], judged[group[0]]}) in holding.pairs for group in part)


def _nearest(parts: Sequence[list[list[str]]], own: Sequence[str], claims: Mapping[str, Claim]) -> list[list[str]]:
    """Return the part that has the claim most like one of these; of equals the first."""
    return max(parts, key=lambda p: max(_likeness(claims[a], claims[b]) for a in own for g in p for b in g))


def _likeness(left: Claim, right: Claim) -> tuple[int, float]:
    """How like two claims are: the same time, then a time in common or unknown, then words."""
    if left.time is None or right.time is None:
        time = 1
    else:
        time = 2 if left.time == right.time else int(left.time.overlaps(right.time))
    return time, share(content_words(left.evidence[0].quote), content_words(right.evidence[0].quote))
