"""People under a misspelt name, so that their acts can be one: who is meant where one text spells a name in two ways.

Takes claims and what was found doubtful about names; gives the claims as grouping should see them. The claims that are
kept and shown are not changed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.text.folding import fold
from dragoman.types.claim import Argument, Claim
from dragoman.types.discrepancy import Discrepancy
from dragoman.types.doubt import ConflictKind
from dragoman.types.entity import Entity


def misspelt_in(discrepancies: Iterable[Discrepancy]) -> frozenset[str]:
    """Return the documents that spell a name in two ways."""
    return frozenset(found.doc_id for found in discrepancies if found.doubt.kind is ConflictKind.NAME)


def with_aliases(
    claims: Sequence[Claim], discrepancies: Iterable[Discrepancy], entities: Mapping[str, Entity]
) -> Iterator[Claim]:
    """Yield the claims, in order, with a misspelt stranger in place of whom the same text names."""
    names: dict[str, list[tuple[str, str]]] = {}
    for found in discrepancies:
        if found.doubt.kind is ConflictKind.NAME:
            names.setdefault(found.doc_id, []).append((found.doubt.printed, found.doubt.known))
    by_doc: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.doc_id in names:
            by_doc.setdefault(claim.doc_id, []).append(claim)
    meant = {doc_id: _meant(by_doc[doc_id], names[doc_id], entities) for doc_id in by_doc}
    for claim in claims:
        alias = meant.get(claim.doc_id)
        yield replace(claim, arguments=tuple(_as_meant(a, alias) for a in claim.arguments)) if alias else claim


def _meant(
    claims: Iterable[Claim], names: Iterable[tuple[str, str]], entities: Mapping[str, Entity]
) -> Mapping[str, str]:
    """Return the known person for each stranger of one text whose name is one of two spellings."""
    told = list(claims)
    people = {a.entity_id for c in told for a in c.arguments if a.entity_id and a.entity_id.startswith("person:")}
    known = {p for p in people if p in entities and entities[p].known}
    found: dict[str, str] = {}
    for pair in _through(names, told):
        for stranger_name, meant_name in (pair, pair[::-1]):
            strangers = [p for p in sorted(people - known) if p in entities and _names(entities[p], stranger_name)]
            meant = [p for p in sorted(known) if _names(entities[p], meant_name)]
            if len(strangers) == 1 and len(meant) == 1:
                found[strangers[0]] = meant[0]
    return found


def _through(names: Iterable[tuple[str, str]], claims: Iterable[Claim]) -> list[tuple[str, str]]:
    """Return the pairs of names, and with whom the second is known to be meant: a slip of a slip of somebody's name."""
    doubts = {d.printed: d.known for c in claims for d in c.doubts if d.kind is ConflictKind.NAME}
    pairs = list(names)
    either = [pair for one in pairs for pair in (one, one[::-1])]
    return [*pairs, *((first, doubts[second]) for first, second in either if second in doubts)]


def _names(entity: Entity, name: str) -> bool:
    """Whether all words of `name` stand in the entity's name."""
    return set(fold(name).split()) <= set(fold(entity.name).split())


def _as_meant(argument: Argument, alias: Mapping[str, str]) -> Argument:
    meant = alias.get(argument.entity_id or "")
    return replace(argument, entity_id=meant) if meant else argument
