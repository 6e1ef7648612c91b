"""Claims of all documents to facts, conflicts and groups of dependent sources.

Takes documents, claims, dates and entities; gives an Outcome. A function of its input: neither order nor number
of workers changes it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from dragoman.lexicon.pause import paused_collection
from dragoman.lexicon.records import Lexicon, Publisher
from dragoman.reconcile.aliases import with_aliases
from dragoman.reconcile.conflict import find_conflicts
from dragoman.reconcile.conflict_copies import find_additions
from dragoman.reconcile.conflict_doubts import doubted
from dragoman.reconcile.conflict_people import find_renamed
from dragoman.reconcile.conflict_previews import find_unmet
from dragoman.reconcile.conflict_quotes import find_quotations
from dragoman.reconcile.conflict_record import Weighed
from dragoman.reconcile.conflict_sources import find_houses
from dragoman.reconcile.copies import Pair, near_copies
from dragoman.reconcile.group import group_claims
from dragoman.reconcile.independence import (
    HOUSE,
    group_sources,
    named_publisher,
    publisher_names,
)
from dragoman.reconcile.merge import merge_claims
from dragoman.reconcile.stages import advance, movers_of
from dragoman.types.annotation import Dating
from dragoman.types.claim import Claim
from dragoman.types.discrepancy import Discrepancy
from dragoman.types.document import Document
from dragoman.types.entity import Entity
from dragoman.types.fact import Conflict, Fact

Sets = Mapping[str, Sequence[str]]
"""Ids of claims that tell one act, by the smallest of them."""
Regroup = Callable[[Sets], Sets]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Facts and conflicts by id, and each document's group of dependent sources."""

    facts: tuple[Fact, ...]
    conflicts: tuple[Conflict, ...]
    sources: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What is weighed anew of a register whose other facts stay.

    `claims` are those to join to facts: whole sets, as `reach.py` finds them. Of the other claims those in doubt are
    given with them; `fact_of` says which facts hold the others. `sources` is the group of every document, `strange` are
    the documents that name somebody unknown, and `claims_of` reads the claims of documents. `compared` are the pairs of
    copies of which `additions` already tell what one adds to the other.
    """

    claims: frozenset[str]
    fact_of: Mapping[str, str]
    sources: Mapping[str, str]
    strange: frozenset[str]
    claims_of: Callable[[Sequence[str]], Iterable[Claim]]
    compared: frozenset[Pair]
    additions: tuple[Conflict, ...]


@paused_collection()
def reconcile(  # noqa: PLR0913 - all that is weighed, beside how
    documents: Iterable[Document],
    claims: Iterable[Claim],
    datings: Mapping[str, Dating],
    entities: Iterable[Entity],
    *,
    lexicon: Lexicon,
    discrepancies: Iterable[Discrepancy] = (),
    copies: Sequence[Pair] | None = None,
    regroup: Regroup = dict,
    part: Part | None = None,
) -> Outcome:
    """Weigh the claims of all documents, and what their texts say against themselves or the lexicon.

    `copies` are the pairs of documents of which one repeats the other, where they are known. `regroup` may put other
    sets in place of those that grouping makes. Of a `part`, only its facts and the conflicts about them or between
    texts are given: all others stay.
    """
    listed = sorted(documents, key=lambda d: d.id)
    texts = {d.id: d for d in listed}
    copies = sorted(near_copies(listed)) if copies is None else copies
    sources = part.sources if part else group_sources(listed, lexicon, copies)
    doubts = list(discrepancies)
    known = {e.id: e for e in entities} | dict(lexicon.entities)
    given = {c.id: c for c in sorted(claims, key=lambda c: (c.doc_id, c.span, c.id))}
    by_id = {i: c for i, c in given.items() if part is None or i in part.claims}
    titles = publisher_names(lexicon)
    groups = {claim.id: source_group(claim, sources, lexicon, titles) for claim in by_id.values()}
    facts: list[Fact] = []
    conflicts: list[Conflict] = []
    seen = {c.id: c for c in with_aliases(list(given.values()), doubts, known) if c.id in by_id}
    for members in regroup(_group(seen.values(), known, datings, lexicon)).values():
        told = sorted((by_id[i] for i in members), key=lambda c: (c.doc_id, c.span, c.id))
        fact = merge_claims(told, datings, groups)
        facts.append(fact)
        conflicts.extend(find_conflicts(Weighed(fact=fact, claims=told, entities=known, documents=texts)))
    facts = advance(facts, by_id, known, datings, movers_of(lexicon))
    fact_of = {claim_id: fact.id for fact in facts for claim_id in fact.claim_ids}
    fact_of = {**part.fact_of, **fact_of} if part else fact_of
    conflicts.extend(find_unmet(facts, by_id))
    conflicts.extend(_between_texts(texts, given.values(), known, datings, copies, part))
    conflicts.extend(find_houses(listed, lexicon))
    conflicts.extend(doubted(given.values(), doubts, fact_of))
    return Outcome(
        tuple(sorted(facts, key=lambda f: f.id)),
        tuple(sorted(conflicts, key=lambda c: c.id)),
        tuple(sorted(sources.items())),
    )


def _between_texts(
    texts: Mapping[str, Document],
    claims: Iterable[Claim],
    entities: Mapping[str, Entity],
    datings: Mapping[str, Dating],
    copies: Sequence[Pair],
    part: Part | None,
) -> Iterator[Conflict]:
    """Yield where texts that tell the same differ in their words: quotations, additions, names."""
    quoted = list(find_quotations(texts.values(), datings))
    yield from quoted
    yield from _additions(copies, texts, part)
    alike = [*({e.doc_id for e in c.evidence} for c in quoted), *map(set, copies)]
    alike = [docs for docs in alike if part is None or not part.strange.isdisjoint(docs)]
    yield from find_renamed(alike, _by_document(claims, alike, part), entities)


def _additions(copies: Sequence[Pair], texts: Mapping[str, Document], part: Part | None) -> Iterator[Conflict]:
    """Yield what copies add to the texts they repeat; texts never change, so those compared before are not again."""
    yield from part.additions if part else ()
    yield from find_additions((p for p in copies if part is None or p not in part.compared), texts)


def _by_document(claims: Iterable[Claim], alike: Iterable[Set[str]], part: Part | None) -> dict[str, list[Claim]]:
    """Return the claims of the documents that tell the same as others, in text order."""
    wanted = {doc_id for docs in alike for doc_id in docs}
    read = claims if part is None else part.claims_of(sorted(wanted))
    found: dict[str, list[Claim]] = {}
    for claim in sorted(read, key=lambda c: (c.doc_id, c.span, c.id)):
        if claim.doc_id in wanted:
            found.setdefault(claim.doc_id, []).append(claim)
    return found


def _group(
    claims: Iterable[Claim], entities: Mapping[str, Entity], datings: Mapping[str, Dating], lexicon: Lexicon
) -> dict[str, list[str]]:
    """Return the sets of claim ids that tell one act; misspelt people are taken for whom they are."""
    return group_claims(claims, entities, datings, granted=granted_programmes(lexicon))


def granted_programmes(lexicon: Lexicon) -> frozenset[str]:
    """Return the ids of the programmes that one side grants to another."""
    return frozenset(row["programme"] for row in lexicon.tables.get("granted", ()))


def source_group(claim: Claim, sources: Mapping[str, str], lexicon: Lexicon, titles: Mapping[str, Publisher]) -> str:
    """Return the source a claim rests on: the house of the agency it cites, by id or name, else of its document."""
    publisher = lexicon.publishers.get(claim.source_id or "") or named_publisher(claim.source or "", titles)
    publisher = publisher if claim.source_id or (publisher and publisher.agency) else None
    return f"{HOUSE}{publisher.house}" if publisher else sources[claim.doc_id]
