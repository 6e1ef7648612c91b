"""A stranger in one report where another report of the same words names a known person of nearly that name.

Takes groups of documents that tell the same (copies, or one utterance quoted in both), the claims of each and who is
known; gives Conflicts. Names alone prove nothing: only reports already known to tell the same are compared.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from dragoman.text.folding import fold
from dragoman.types.claim import Claim
from dragoman.types.doubt import ConflictKind, Severity
from dragoman.types.entity import Entity
from dragoman.types.fact import Conflict, Reading
from dragoman.types.ids import make_id

SAME_HEAD = 2  # letters with which both forms of the garbled part begin


def find_renamed(
    groups: Iterable[Collection[str]],
    claims_of: Callable[[Sequence[str]], Iterable[Claim]],
    entities: Mapping[str, Entity],
) -> Iterator[Conflict]:
    """Yield a conflict for every such pair of names, once; `claims_of` gives the claims of documents in text order."""
    seen: set[tuple[str, str]] = set()
    for docs in groups:
        by_doc: dict[str, list[Claim]] = {doc: [] for doc in docs}
        for claim in claims_of(sorted(docs)):
            by_doc[claim.doc_id].append(claim)
        people = {doc: _people(by_doc[doc], entities) for doc in docs}
        for doc in sorted(docs):
            strangers = [p for p in sorted(people[doc]) if not entities[p].known]
            others = sorted({p for other in docs if other != doc for p in people[other] if entities[p].known})
            for stranger in strangers:
                near = [p for p in others if garbles(entities[stranger].name, entities[p])]
                if len(near) == 1 and (stranger, near[0]) not in seen:
                    seen.add((stranger, near[0]))
                    told = (people[d].get(p, []) for d in sorted(docs) for p in (stranger, near[0]))
                    yield _to_conflict(entities[stranger], entities[near[0]], [c for found in told for c in found])


def _people(claims: Iterable[Claim], entities: Mapping[str, Entity]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        for argument in claim.arguments:
            if argument.entity_id in entities and (argument.entity_id or "").startswith("person:"):
                found.setdefault(argument.entity_id or "", []).append(claim)
    return found


def garbles(name: str, known: Entity) -> bool:
    """Whether one part of a name is right and another begins and measures as the known one does."""
    parts = fold(name).split()
    for names in (fold(n).split() for n in (known.name, *(n.text for n in known.names))):
        rest, other = [p for p in parts if p not in names], [n for n in names if n not in parts]
        if len(parts) > 1 and len(rest) == len(other) == 1 and len(parts) == len(names):
            return rest[0][:SAME_HEAD] == other[0][:SAME_HEAD] and abs(len(rest[0]) - len(other[0])) <= 1
    return False


def _to_conflict(stranger: Entity, known: Entity, claims: Sequence[Claim]) -> Conflict:
    """Return the conflict between the two names, with the claims that have either."""
    mine, theirs = (
        tuple(sorted({c.id for c in claims if any(a.entity_id == e.id for a in c.arguments)}))
        for e in (stranger, known)
    )
    return Conflict(
        id=make_id("cnf", ConflictKind.NAME.value, stranger.id, known.id),
        kind=ConflictKind.NAME,
        field="name",
        readings=(Reading(stranger.name, mine), Reading(known.name, theirs)),
        evidence=tuple(sorted({c.evidence[0] for c in claims}, key=lambda e: (e.doc_id, e.span, e.quote))),
        explanation=f"{stranger.name} is nobody known; a report of the same words has {known.name}.",
        severity=Severity.MEDIUM,
    )
