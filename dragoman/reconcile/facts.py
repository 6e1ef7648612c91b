"""Claims of all documents to facts, conflicts and groups of dependent sources.

Takes documents, claims, dates and entities; gives an Outcome. A function of its input: neither order nor number
of workers changes it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

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
from dragoman.reconcile.pause import paused_collection
from dragoman.reconcile.stages import advance, read_movers
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
) -> Outcome:
    """Weigh the claims of all documents, and what their texts say against themselves or the lexicon.

    `copies` are the pairs of documents of which one repeats the other, where they are known. `regroup` may put other
    sets in place of those that grouping makes.
    """
    listed = sorted(documents, key=lambda d: d.id)
    texts = {d.id: d for d in listed}
    copies = sorted(near_copies(listed)) if copies is None else copies
    sources = group_sources(listed, lexicon, copies)
    doubts = list(discrepancies)
    known = {e.id: e for e in entities} | dict(lexicon.entities)
    by_id = {c.id: c for c in sorted(claims, key=lambda c: (c.doc_id, c.span, c.id))}
    titles = publisher_names(lexicon)
    groups = {claim.id: source_group(claim, sources, lexicon, titles) for claim in by_id.values()}
    facts: list[Fact] = []
    conflicts: list[Conflict] = []
    for members in regroup(_group(by_id, doubts, known, datings, lexicon)).values():
        told = sorted((by_id[i] for i in members), key=lambda c: (c.doc_id, c.span, c.id))
        fact = merge_claims(told, datings, groups)
        facts.append(fact)
        conflicts.extend(find_conflicts(Weighed(fact=fact, claims=told, entities=known, documents=texts)))
    facts = advance(facts, by_id, known, datings, read_movers(lexicon.tables.get("stages", ())))
    fact_of = {claim_id: fact.id for fact in facts for claim_id in fact.claim_ids}
    conflicts.extend(find_unmet(facts, by_id))
    conflicts.extend(_between_texts(texts, by_id.values(), known, datings, copies))
    conflicts.extend(find_houses(listed, lexicon))
    conflicts.extend(doubted(by_id.values(), doubts, fact_of))
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
    copies: Sequence[tuple[str, str]],
) -> Iterator[Conflict]:
    """Yield where texts that tell the same differ in their words: quotations, additions, names."""
    quoted = list(find_quotations(texts.values(), datings))
    yield from quoted
    yield from find_additions(copies, texts)
    alike = [*({e.doc_id for e in c.evidence} for c in quoted), *map(set, copies)]
    wanted = {doc_id for docs in alike for doc_id in docs}
    by_doc: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.doc_id in wanted:
            by_doc.setdefault(claim.doc_id, []).append(claim)
    yield from find_renamed(alike, by_doc, entities)


def _group(
    claims: Mapping[str, Claim],
    doubts: Sequence[Discrepancy],
    entities: Mapping[str, Entity],
    datings: Mapping[str, Dating],
    lexicon: Lexicon,
) -> dict[str, list[str]]:
    """Return the sets of claim ids that tell one act, misspelt people taken for whom they are."""
    seen = with_aliases(list(claims.values()), doubts, entities)
    granted = frozenset(row["programme"] for row in lexicon.tables.get("granted", ()))
    return group_claims(seen, entities, datings, granted=granted)


def source_group(claim: Claim, sources: Mapping[str, str], lexicon: Lexicon, titles: Mapping[str, Publisher]) -> str:
    """Return the source a claim rests on: the house of the agency it cites, by id or name, else of its document."""
    publisher = lexicon.publishers.get(claim.source_id or "") or named_publisher(claim.source or "", titles)
    publisher = publisher if claim.source_id or (publisher and publisher.agency) else None
    return f"{HOUSE}{publisher.house}" if publisher else sources[claim.doc_id]
