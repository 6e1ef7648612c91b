"""Conflicts between what texts print and what is known: one for each pair of values, however many texts print it.

Takes the doubts about claims, the discrepancies of texts, and which fact holds which claim; gives Conflicts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

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
    claims: set[str] = field(default_factory=set)
    words: list[Evidence] = field(default_factory=list)


def doubted(
    claims: Iterable[Claim], discrepancies: Iterable[Discrepancy], fact_of: Mapping[str, str]
) -> Iterator[Conflict]:
    """Yield a conflict for each value printed and known, with all claims that print it and the words of others.

    The claims of one document come together; no more than these are held at once.
    """
    told: dict[tuple[ConflictKind, str, str, str], _Sayers] = {}
    by_doc: dict[str, list[Discrepancy]] = {}
    for found in discrepancies:
        by_doc.setdefault(found.doc_id, []).append(found)
    for doc_id, own in groupby(claims, key=lambda c: c.doc_id):
        _take(doc_id, list(own), by_doc.pop(doc_id, ()), told)
    for doc_id, unsaid in by_doc.items():
        _take(doc_id, (), unsaid, told)
    for key in sorted(told):
        yield _to_conflict(key, told[key], fact_of)


def _take(
    doc_id: str,
    claims: Sequence[Claim],
    discrepancies: Iterable[Discrepancy],
    told: dict[tuple[ConflictKind, str, str, str], _Sayers],
) -> None:
    """Take in who prints what in one document."""
    for claim in claims:
        for doubt in claim.doubts:
            sayers = told.setdefault(_key(doubt, doc_id), _Sayers())
            sayers.doubts.add(doubt)
            sayers.claims.add(claim.id)
            sayers.words.append(claim.evidence[0])
    for found in discrepancies:
        sayers = told.setdefault(_key(found.doubt, doc_id), _Sayers())
        sayers.doubts.add(found.doubt)
        for evidence in found.evidence:
            sayers.claims.update(c.id for c in claims if c.span.overlaps(evidence.span))
            sayers.words.append(evidence)


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
