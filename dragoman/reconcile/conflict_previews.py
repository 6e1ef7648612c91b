"""What previews expected of an act that was then reported, without a word that it came about.

Takes facts with their claims; gives one explained Conflict for each such act. An expectation is never raised to a fact
because the day has passed: it stays beside the report that is silent about it.
"""

from collections.abc import Iterable, Iterator, Mapping

from dragoman.reconcile.conflict_record import Found, to_conflict
from dragoman.types.claim import Claim, Modality, Polarity
from dragoman.types.doubt import ConflictKind, Severity
from dragoman.types.fact import Conflict, Fact, Status

KINDS = frozenset({"visit", "meeting", "summit"})
AHEAD = frozenset({Modality.EXPECTED, Modality.CALLED_FOR, Modality.PLANNED})
EXPECTATIONS = frozenset({"meeting", "consultation", "statement", "commitment", "agreement_signed"})
DONE = frozenset({Status.HAPPENED, Status.SIGNED, Status.DELIVERED, Status.AGREED})
SHOWN = 3


def find_unmet(facts: Iterable[Fact], claims: Mapping[str, Claim]) -> Iterator[Conflict]:
    """Yield the acts of which a preview expected more than any report tells."""
    listed = list(facts)
    done = {i for f in listed if DONE & {s.status for s in f.history} for i in f.claim_ids}
    expected: dict[str, list[Claim]] = {}
    for claim in claims.values():
        if claim.modality is Modality.EXPECTED and claim.kind in EXPECTATIONS and claim.id not in done:
            expected.setdefault(claim.doc_id, []).append(claim)
    for fact in listed if expected else ():
        told = [claims[i] for i in fact.claim_ids] if fact.kind in KINDS else []
        previews = {c.doc_id for c in told if c.modality in AHEAD and c.doc_id in expected}
        reports = [c for c in told if c.modality is Modality.HAPPENED and c.polarity is Polarity.AFFIRMED]
        reports = [c for c in reports if c.doc_id not in previews]
        people = _people(told)
        hoped = [
            c for d in sorted(previews) for c in expected[d] if c.id not in fact.claim_ids and people & _people([c])
        ]
        if hoped and reports:
            why = f"Before the {fact.kind} more was expected of it; no report of it tells that this came about."
            found = Found(ConflictKind.STATUS, "expected", why, Severity.LOW, is_explained=True)
            yield to_conflict(fact, found, {"expected": hoped[:SHOWN], "not reported": reports[:SHOWN]})


def _people(claims: Iterable[Claim]) -> set[str]:
    return {a.entity_id for c in claims for a in c.arguments if a.entity_id and a.entity_id.startswith("person:")}
