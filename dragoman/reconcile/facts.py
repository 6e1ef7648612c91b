"""Claims of all documents to facts, conflicts and groups of dependent sources.

Takes documents, claims, dates and entities; gives an Outcome. A function of its input: neither order nor number
of workers changes it. Claims that hang together may be weighed by themselves (`reach.py`), and what texts say against
one another by itself: so a large register is weighed piece by piece.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from dragoman.lexicon.pause import paused_collection
from dragoman.lexicon.records import Lexicon, Publisher
from dragoman.reconcile.aliases import misspelt_in, with_aliases
from dragoman.reconcile.conflict import find_conflicts
from dragoman.reconcile.conflict_copies import find_additions
from dragoman.reconcile.conflict_doubts import doubted
from dragoman.reconcile.conflict_people import find_renamed
from dragoman.reconcile.conflict_previews import find_unmet
from dragoman.reconcile.conflict_quotes import find_quotations
from dragoman.reconcile.conflict_record import Weighed
from dragoman.reconcile.conflict_sources import find_houses
from dragoman.reconcile.copies import Pair, near_copies
from dragoman.reconcile.gleaning import Gleaned, glean
from dragoman.reconcile.group import group_claims
from dragoman.reconcile.independence import (
    HOUSE,
    group_origins,
    named_publisher,
    publisher_names,
)
from dragoman.reconcile.matters import Wording, wording_of
from dragoman.reconcile.merge import merge_claims
from dragoman.reconcile.stages import advance, movers_of
from dragoman.types.annotation import Dating
from dragoman.types.claim import Claim
from dragoman.types.discrepancy import Discrepancy
from dragoman.types.document import Document
from dragoman.types.entity import Entity, EntityKind
from dragoman.types.fact import Conflict, Fact

Sets = Mapping[str, Sequence[str]]
"""Ids of claims that tell one act, by the smallest of them."""
Regroup = Callable[[Sets, Mapping[str, Claim]], Sets]
"""Puts other sets in place of those that grouping makes of some claims, given by id."""
LOT = 256  # claims whose documents are read at once
LOT = 256  # claims whose documents are read at once


@dataclass(frozen=True, slots=True)
class Outcome:
    """Facts and conflicts by id, and each document's group of dependent sources."""

    facts: tuple[Fact, ...]
    conflicts: tuple[Conflict, ...]
    sources: tuple[tuple[str, str], ...]


def as_grouped(sets: Sets, _claims: Mapping[str, Claim]) -> Sets:
    """Return the sets as grouping makes them."""
    return sets


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What claims are weighed by, whichever of them are weighed at a time.

    `sources` is the group of every document; `entities` are those of the lexicon, too. `documents` reads some by id,
    and `claims_of` the claims of documents as they are weighed, those of one document together.
    """

    lexicon: Lexicon
    entities: Mapping[str, Entity]
    datings: Mapping[str, Dating]
    sources: Mapping[str, str]
    discrepancies: Sequence[Discrepancy]
    documents: Callable[[Sequence[str]], Iterable[Document]]
    claims_of: Callable[[Sequence[str]], Iterable[Claim]]
    regroup: Regroup = as_grouped

    def document(self, doc_id: str) -> Document | None:
        """Return one document, None where there is none."""
        return next(iter(self.documents([doc_id])), None)

    @cached_property
    def misspelt(self) -> frozenset[str]:
        """The documents that spell a name in two ways."""
        return misspelt_in(self.discrepancies)

    @cached_property
    def titles(self) -> Mapping[str, Publisher]:
        """The publishers of the lexicon, by folded name."""
        return publisher_names(self.lexicon)

    @cached_property
    def undertaken(self) -> Wording | None:
        """In which words two sides undertake to further something."""
        return wording_of(self.lexicon)


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """What is held against one another beside claims that hang together.

    `copies` are the pairs of documents of which one repeats the other; of those `compared`, `additions` already tell
    what one adds to the other. `strange` are the documents that name somebody unknown. `doubtful` are the documents
    with a claim or words in doubt, `fact_of` says which facts hold their claims.
    """

    gleaned: Gleaned
    copies: Sequence[Pair]
    strange: Set[str]
    doubtful: Sequence[str]
    fact_of: Mapping[str, str]
    compared: Set[Pair] = frozenset()
    additions: Sequence[Conflict] = ()


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
    regroup: Regroup = as_grouped,
) -> Outcome:
    """Weigh the claims of all documents, and what their texts say against themselves or the lexicon.

    `copies` are the pairs of documents of which one repeats the other, where they are known. `regroup` may put other
    sets in place of those that grouping makes.
    """
    texts = {d.id: d for d in sorted(documents, key=lambda d: d.id)}
    copies = sorted(near_copies(texts.values())) if copies is None else copies
    gleaned = glean(texts.values(), datings, lexicon)
    by_doc = _by_document(claims)
    frame = Frame(
        lexicon=lexicon,
        entities={e.id: e for e in entities} | dict(lexicon.entities),
        datings=datings,
        sources=group_origins(gleaned.origins, copies),
        discrepancies=list(discrepancies),
        documents=lambda doc_ids: (texts[doc_id] for doc_id in doc_ids if doc_id in texts),
        claims_of=lambda doc_ids: (claim for doc_id in doc_ids for claim in by_doc.get(doc_id, ())),
        regroup=regroup,
    )
    told = [claim for found in by_doc.values() for claim in found]
    facts, conflicts = weigh_sets(told, frame)
    held = Texts(
        gleaned=gleaned,
        copies=copies,
        strange=strange_in(told, frame.entities),
        doubtful=sorted({*by_doc, *(found.doc_id for found in frame.discrepancies)}),
        fact_of={claim_id: fact.id for fact in facts for claim_id in fact.claim_ids},
    )
    conflicts.extend(weigh_texts(held, frame))
    return Outcome(
        tuple(sorted(facts, key=lambda f: f.id)),
        tuple(sorted(conflicts, key=lambda c: c.id)),
        tuple(sorted(frame.sources.items())),
    )


def _by_document(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Return the claims of each document in text order, documents by id."""
    found: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: (c.doc_id, c.span, c.id)):
        found.setdefault(claim.doc_id, []).append(claim)
    return found


def weigh_sets(claims: Iterable[Claim], frame: Frame) -> tuple[list[Fact], list[Conflict]]:
    """Return the facts of claims that hang together with no others, and the conflicts among the claims of each."""
    by_id = {c.id: c for c in sorted(claims, key=lambda c: (c.doc_id, c.span, c.id))}
    groups = {c.id: source_group(c, frame.sources, frame.lexicon, frame.titles) for c in by_id.values()}
    facts: list[Fact] = []
    conflicts: list[Conflict] = []
    sets = group_claims(
        _as_meant(by_id, frame),
        frame.entities,
        frame.datings,
        granted=granted_programmes(frame.lexicon),
        undertaken=frame.undertaken,
    )
    for lot in _lots(frame.regroup(sets, by_id).values(), by_id):
        texts = {doc.id: doc for doc in frame.documents(sorted({c.doc_id for told in lot for c in told}))}
        for told in lot:
            fact = merge_claims(told, frame.datings, groups)
            facts.append(fact)
            held = Weighed(fact=fact, claims=told, entities=frame.entities, document=texts.get)
            conflicts.extend(find_conflicts(held))
    facts = advance(facts, by_id, frame.entities, frame.datings, movers_of(frame.lexicon))
    conflicts.extend(find_unmet(facts, by_id))
    return facts, conflicts


def _lots(sets: Iterable[Sequence[str]], by_id: Mapping[str, Claim]) -> Iterator[list[list[Claim]]]:
    """Yield the claims of each set, in document and text order, so many sets at once as few documents hold."""
    lot: list[list[Claim]] = []
    for members in sets:
        lot.append(sorted((by_id[i] for i in members), key=lambda c: (c.doc_id, c.span, c.id)))
        if sum(map(len, lot)) >= LOT:
            yield lot
            lot = []
    if lot:
        yield lot


def _as_meant(by_id: Mapping[str, Claim], frame: Frame) -> list[Claim]:
    """Return the claims with misspelt people as whom they are: all claims of a text tell whom it means."""
    misspelt = frame.misspelt & {claim.doc_id for claim in by_id.values()}
    around = [c for c in frame.claims_of(sorted(misspelt)) if c.id not in by_id]
    found = [f for f in frame.discrepancies if f.doc_id in misspelt]
    return [c for c in with_aliases([*by_id.values(), *around], found, frame.entities) if c.id in by_id]


def weigh_texts(texts: Texts, frame: Frame) -> Iterator[Conflict]:
    """Yield where texts that tell the same differ in their words, what titles are of one house, and what is doubted."""
    quoted = list(find_quotations(texts.gleaned.quotes, frame.document))
    yield from quoted
    yield from texts.additions  # texts never change, so copies compared before are not again
    yield from find_additions((p for p in texts.copies if p not in texts.compared), frame.documents)
    alike = [*({e.doc_id for e in c.evidence} for c in quoted), *map(set, texts.copies)]
    alike = [docs for docs in alike if not texts.strange.isdisjoint(docs)]
    yield from find_renamed(alike, frame.claims_of, frame.entities)
    yield from find_houses(texts.gleaned.titles, frame.document, frame.lexicon)
    yield from doubted(frame.claims_of(texts.doubtful), frame.discrepancies, texts.fact_of)


def strange_in(claims: Iterable[Claim], entities: Mapping[str, Entity]) -> frozenset[str]:
    """Return the documents whose claims name somebody unknown."""
    unknown = strangers_in(entities)
    return frozenset(c.doc_id for c in claims if any(a.entity_id in unknown for a in c.arguments))


def strangers_in(entities: Mapping[str, Entity]) -> frozenset[str]:
    """Return the people of whom nothing is known."""
    return frozenset(e.id for e in entities.values() if e.kind is EntityKind.PERSON and not e.known)


def granted_programmes(lexicon: Lexicon) -> frozenset[str]:
    """Return the ids of the programmes that one side grants to another."""
    return frozenset(row["programme"] for row in lexicon.tables.get("granted", ()))


def source_group(claim: Claim, sources: Mapping[str, str], lexicon: Lexicon, titles: Mapping[str, Publisher]) -> str:
    """Return the source a claim rests on: the house of the agency it cites, by id or name, else of its document."""
    publisher = lexicon.publishers.get(claim.source_id or "") or named_publisher(claim.source or "", titles)
    publisher = publisher if claim.source_id or (publisher and publisher.agency) else None
    return f"{HOUSE}{publisher.house}" if publisher else sources[claim.doc_id]
