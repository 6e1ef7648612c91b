"""Pair labelled claims with found ones, one to one.

Takes the labels and the claims of one text; gives pairs. Two claims may pair when their spans share at least
half of the shorter one; the same kind goes first, then the larger share, then the earlier place.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.evaluate.compare import Days, fold, money
from dragoman.evaluate.gold import GoldClaim
from dragoman.types.claim import Claim
from dragoman.types.span import Span

MIN_SHARE = 0.5  # annotation guide, section 10: match by quote overlap, not by exact spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One found claim as the scores see it. `names` are folded words of the export, not yet canonical."""

    kind: str
    span: Span
    names: frozenset[str]
    modality: str
    days: Days | None
    money: frozenset[tuple[float, str]]
    framework: str

    def named(self, forms: Mapping[str, str]) -> frozenset[str]:
        """Return the names with known surface forms replaced by canonical ones."""
        return frozenset(forms.get(name, name) for name in self.names)


def to_found(claim: Claim) -> Found:
    """Reduce a claim to what is scored."""
    time = claim.time
    return Found(
        kind=claim.kind,
        span=claim.span,
        names=frozenset(name for a in claim.arguments if (name := fold(a.name))),
        modality=str(claim.modality),
        days=(time.earliest.isoformat(), time.latest.isoformat()) if time else None,
        money=money((a.value, a.currency or a.unit or "") for a in claim.amounts),
        framework=fold(claim.framework or ""),
    )


def share(left: Span, right: Span) -> float:
    """Return how much of the shorter span lies in the other, 0..1.

    >>> share(Span(0, 10), Span(8, 12))
    0.5
    """
    common = min(left.end, right.end) - max(left.start, right.start)
    return max(common, 0) / min(len(left), len(right))


def pair_up(gold: Sequence[GoldClaim], found: Sequence[Found]) -> Iterator[tuple[GoldClaim, Found]]:
    """Yield one-to-one pairs, best first. Ties fall to the order given, so equal input gives equal pairs."""
    edges = sorted(
        (g.kind != f.kind, -part, g.span.start, f.span.start, i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if (part := share(g.span, f.span)) >= MIN_SHARE
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for *_, i, j in edges:
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            yield gold[i], found[j]
