"""Score found claims against labels: precision, recall and F1, and how right the fields of found claims are.

Takes labelled texts and the claims found in each; gives counts and the rates that follow from them. The
definitions are those of the annotation guide's claim scorer. Nothing here is tuned to a system.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.evaluate.gold import GoldClaim, GoldDocument
from dragoman.evaluate.match import Found, pair_up
from dragoman.types.span import Span


@dataclass(frozen=True, slots=True)
class Rates:
    """Hits among those found (`system`) and those labelled (`gold`)."""

    hits: int
    system: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 where nothing was found."""
        return self.hits / self.system if self.system else 0.0

    @property
    def recall(self) -> float:
        """Share of what is labelled that was found; 0 where nothing is labelled."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How many of those asked about are right; `rate` is None where nothing was asked."""

    hits: int
    total: int

    @property
    def rate(self) -> float | None:
        """Share that is right."""
        return self.hits / self.total if self.total else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimScore:
    """All figures of one scoring.

    `claims` asks for place and kind, `any_kind` for the place alone, `strict` for kind, all participants,
    modality and date. `fields` holds accuracies over the pairs found, by field.
    """

    claims: Rates
    any_kind: Rates
    strict: Rates
    participants: Rates
    fields: Mapping[str, Accuracy] = field(default_factory=dict)
    by_kind: Mapping[str, Rates] = field(default_factory=dict)


FIELDS = ("kind", "all_participants", "modality", "date", "amount", "framework")


def score_claims(documents: Sequence[GoldDocument], found: Mapping[str, Sequence[Found]]) -> ClaimScore:
    """Score the claims found in the labelled texts; `found` is keyed by the stem of the text's file.

    Claims wholly outside a document's labelled stretch, and in texts without labels, are not scored.
    """
    count: Counter[str] = Counter()
    kinds: dict[str, Counter[str]] = {}
    for doc in documents:
        claims = [f for f in found.get(doc.stem, ()) if _inside(f.span, doc.annotated)]
        count.update(gold=len(doc.claims), system=len(claims))
        for kind, side in _sides(doc.claims, claims):
            kinds.setdefault(kind, Counter())[side] += 1
        for gold, claim in pair_up(doc.claims, claims):
            count.update(_judge(gold, claim, doc.forms))
            if gold.kind == claim.kind:
                kinds[gold.kind]["hits"] += 1
    return _summed(count, kinds)


def _inside(span: Span, annotated: Span | None) -> bool:
    return annotated is None or span.overlaps(annotated)


def _sides(gold: Sequence[GoldClaim], found: Sequence[Found]) -> Iterator[tuple[str, str]]:
    yield from ((g.kind, "gold") for g in gold)
    yield from ((f.kind, "system") for f in found)


def _judge(gold: GoldClaim, claim: Found, forms: Mapping[str, str]) -> Counter[str]:
    """Return what one pair adds to the counts."""
    given = claim.named(forms)
    right = {
        "kind": gold.kind == claim.kind,
        "all_participants": gold.names == given,
        "modality": gold.modality == claim.modality,
        "date": gold.days is None or gold.days == claim.days,
    }
    verdict = Counter({name: int(ok) for name, ok in right.items() if name != "date" or gold.days})
    verdict.update(found=1, strict=int(all(right.values())))
    verdict.update(names_hit=len(gold.names & given), names_system=len(given), names_gold=len(gold.names))
    verdict["date_asked"] = int(gold.days is not None)
    if gold.money:
        verdict.update(amount_asked=1, amount=int(gold.money == claim.money))
    if gold.framework:
        framework = forms.get(claim.framework, claim.framework)
        verdict.update(framework_asked=1, framework=int(gold.framework == framework))
    return verdict


def _summed(count: Counter[str], kinds: Mapping[str, Counter[str]]) -> ClaimScore:
    system, gold = count["system"], count["gold"]
    asked = {name: count[f"{name}_asked"] for name in ("date", "amount", "framework")}
    return ClaimScore(
        claims=Rates(count["kind"], system, gold),
        any_kind=Rates(count["found"], system, gold),
        strict=Rates(count["strict"], system, gold),
        participants=Rates(count["names_hit"], count["names_system"], count["names_gold"]),
        fields={name: Accuracy(count[name], asked.get(name, count["found"])) for name in FIELDS},
        by_kind={kind: Rates(c["hits"], c["system"], c["gold"]) for kind, c in sorted(kinds.items())},
    )
