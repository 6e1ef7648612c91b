"""Weigh claims under what analysts decided: the whole of reconciling, with the judgements applied.

Takes documents, claims, dates, entities and the log; gives an Outcome. A function of its input: without judgements, or
with all of them undone, it is that of the claims alone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from dragoman.lexicon.records import Lexicon
from dragoman.reconcile.copies import Pair
from dragoman.reconcile.facts import Outcome, Regroup, reconcile
from dragoman.reconcile.judging.corrections import corrected, shown_corrections
from dragoman.reconcile.judging.partition import hold, regroup
from dragoman.reconcile.judging.ruling import Ruling, Settlement, rule
from dragoman.types.annotation import Dating
from dragoman.types.claim import Claim
from dragoman.types.discrepancy import Discrepancy
from dragoman.types.document import Document
from dragoman.types.entity import Entity
from dragoman.types.fact import Conflict, Verdict
from dragoman.types.judgement import Judgement
from dragoman.types.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All that is weighed at once.

    `copies` are the pairs of documents of which one repeats the other, where they are known.
    """

    documents: Sequence[Document]
    claims: Sequence[Claim]
    datings: Mapping[str, Dating]
    entities: Sequence[Entity]
    discrepancies: Sequence[Discrepancy] = ()
    judgements: Sequence[Judgement] = ()
    copies: Sequence[Pair] | None = None


def weigh_judged(material: Material, *, lexicon: Lexicon) -> Outcome:
    """Return facts, conflicts and groups of sources as the claims and the standing judgements have them.

    A rejected claim is in no fact; it stays in the register.
    """
    ruling = rule(material.judgements, material.claims, {d.id: d for d in material.documents})
    outcome = reconcile(
        material.documents,
        list(as_judged(material.claims, ruling)),
        material.datings,
        material.entities,
        lexicon=lexicon,
        discrepancies=material.discrepancies,
        copies=material.copies,
        regroup=regrouping(ruling),
    )
    fact_of = {claim_id: fact.id for fact in outcome.facts for claim_id in fact.claim_ids}
    shown = shown_corrections(ruling, {c.id: c for c in material.claims if c.id in ruling.corrections}, fact_of)
    found = settled((*outcome.conflicts, *shown), ruling)
    return replace(outcome, conflicts=tuple(sorted(found, key=lambda c: c.id)))


def as_judged(claims: Iterable[Claim], ruling: Ruling) -> Iterator[Claim]:
    """Yield the claims as they are weighed: with values put right, without those that are rejected."""
    for claim in claims:
        if not ruling.is_rejected(claim.id):
            yield corrected(claim, ruling.corrections.get(claim.id, ()))


def regrouping(ruling: Ruling) -> Regroup:
    """Return what puts sets of claims as the standing judgements have them."""
    holding = hold(ruling.ties)
    return partial(regroup, holding=holding)


def settled(conflicts: Iterable[Conflict], ruling: Ruling) -> list[Conflict]:
    """Return the conflicts, those that somebody settled marked so; both sides stay."""
    return [_settled(conflict, ruling.settlements) for conflict in conflicts]


def _settled(conflict: Conflict, settlements: Iterable[Settlement]) -> Conflict:
    """Return the conflict with the latest settlement that is about it; both sides stay."""
    for settlement in reversed(tuple(settlements)):
        line = settlement.judgement
        if line.field == field_of(conflict) and all(_cites(conflict, place) for place in settlement.places):
            held = f"{line.value} holds" if line.value else "no reading is chosen"
            why = f" ({line.reason})" if line.reason else ""
            told = f"{conflict.explanation} Settled by {line.by}, {line.at.date()}: {held}{why}."
            return replace(conflict, verdict=Verdict.SETTLED, explanation=told)
    return conflict


def field_of(conflict: Conflict) -> str:
    """Return what a conflict is about, as a settlement names it: "amount/amount"."""
    return f"{conflict.kind.value}/{conflict.field}"


def _cites(conflict: Conflict, place: tuple[str, Span]) -> bool:
    """Whether a conflict rests on words at a place."""
    doc_id, span = place
    return any(e.doc_id == doc_id and e.span.overlaps(span) for e in conflict.evidence)
