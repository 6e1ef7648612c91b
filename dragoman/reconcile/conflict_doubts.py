"""Conflicts between what texts print and what is known: one for each pair of values, however many texts print it.

Takes the doubts about claims, the discrepancies of texts, and which fact holds which claim; gives Conflicts.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dragoman.types.claim import Claim, Evidence
from dragoman.types.discrepancy import Discrepancy
from dragoman.types.doubt import ConflictKind, Doubt, Severity
from dragoman.types.fact import Conflict, Reading, Verdict
from dragoman.types.ids import make_id

PER_TEXT = frozenset({"the same text"})
"""Where the other reading stands in the text itself, each text has a conflict of its own."""
RANK = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(slots=True)
class _Sayers:
    """Who prints one value: the words, and the claims whose words they are."""

    doubts: set[Doubt] = field(default_factory=set)
    claims: dict[str, Claim] = field(default_factory=dict)
    words: list[Evidence] = field(default_factory=list)


def doubted(
    claims: Iterable[Claim], discrepancies: Iterable[Discrepancy], fact_of: Mapping[str, str]
) -> Iterator[Conflict]:
    """Yield a conflict for each value printed and known, with all claims that print it and the words of others."""
    told: dict[tuple[ConflictKind, str, str, str], _Sayers] = {}
    by_doc: dict[str, list[Claim]] = {}
    for claim in claims:
        by_doc.setdefault(claim.doc_id, []).append(claim)
        for doubt in claim.doubts:
            sayers = told.setdefault(_key(doubt, claim.doc_id), _Sayers())
            sayers.doubts.add(doubt)
            sayers.claims[claim.id] = claim
            sayers.words += [claim.evidence[0]]
    for found in discrepancies:
        sayers = told.setdefault(_key(found.doubt, found.doc_id), _Sayers())
        sayers.doubts.add(found.doubt)
        for evidence in found.evidence:
            around = (c for c in by_doc.get(found.doc_id, ()) if c.span.overlaps(evidence.span))
            sayers.claims |= {c.id: c for c in around}
            sayers.words += [evidence]
    for key in sorted(told):
        yield _to_conflict(key, told[key], fact_of)


def _key(doubt: Doubt, doc_id: str) -> tuple[ConflictKind, str, str, str]:
    own = doubt.source in PER_TEXT or doubt.kind is ConflictKind.INFERRED
    return (doubt.kind, doubt.printed, doubt.known, doc_id if own else "")


def _to_conflict(key: tuple[ConflictKind, str, str, str], sayers: _Sayers, fact_of: Mapping[str, str]) -> Conflict:
    """Return the conflict of one pair of values; of several doubts about it the gravest speaks."""
    kind, printed, known, _ = key
    doubt = min(sayers.doubts, key=lambda d: (RANK[d.severity], d.is_explained, d.source, d.reason))
    ids = tuple(sorted(sayers.claims))
    told_in = {fact_of[i] for i in ids if i in fact_of}
    return Conflict(
        id=make_id("cnf", *key) if key[-1] else make_id("cnf", kind.value, printed, known),
        kind=kind,
        field=kind.value,
        readings=(Reading(printed, ids), Reading(known, (), doubt.source)),
        evidence=tuple(sorted(set(sayers.words), key=lambda e: (e.doc_id, e.span, e.quote))),
        explanation=doubt.reason,
        fact_id=next(iter(told_in)) if len(told_in) == 1 else None,
        verdict=Verdict.EXPLAINED if doubt.is_explained else Verdict.OPEN,
        severity=doubt.severity,
    )
