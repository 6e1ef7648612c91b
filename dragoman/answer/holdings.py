"""What a register and its lexicon hold, read as far as it is needed and kept for the length of a question.

Takes an open store and a lexicon; gives facts, claims, conflicts and entities by id, and short cards of documents.
Never writes, and never reads the text of a document unless its card is asked for.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

from dragoman.answer.names import NameIndex, Party
from dragoman.answer.reference import Reference, read_reference
from dragoman.answer.shelf import Shelf
from dragoman.lexicon.records import Lexicon
from dragoman.reconcile.judging.ruling import Ruling, anchors_of, rule
from dragoman.types.annotation import Dating
from dragoman.types.choice import Choice, Window
from dragoman.types.claim import Claim
from dragoman.types.document import Document
from dragoman.types.entity import Entity, EntityKind
from dragoman.types.fact import Conflict, Fact
from dragoman.types.holding import Imprint
from dragoman.types.store import Store

MAX_BETWEEN = 1_000
"""Facts or claims of a pair that are kept, so that the parts of a page need not look for them again each."""

MAX_PAIRS = 500


class Holdings:
    """An open register beside the lexicon it is read with; each part is fetched on first use, and no more of it."""

    def __init__(self, store: Store, lexicon: Lexicon, reference: Reference | None = None) -> None:
        """Keep them; nothing is read yet. `reference` saves making it anew where the register has not changed."""
        self.store = store
        self.lexicon = lexicon
        self._reference = reference
        kept = reference.kept if reference else None
        self.fact_by_id: Shelf[Fact] = Shelf(
            self._some_facts, lambda: {fact.id: fact for fact in store.facts()}, kept.facts if kept else None
        )
        self.claims: Shelf[Claim] = Shelf(
            self._some_claims, lambda: {claim.id: claim for claim in store.claims()}, kept.claims if kept else None
        )
        self.facts_of_claim: Shelf[tuple[str, ...]] = Shelf(store.facts_of_claims, self._all_facts_of_claims)
        self.conflicts_of_fact: Shelf[tuple[Conflict, ...]] = Shelf(self._some_conflicts, self._all_conflicts_of_facts)
        self._imprints: Shelf[Imprint] = Shelf(store.imprints, dict, kept.imprints if kept else None)
        self.noted: dict[str, Any] = {}  # footnotes that are made, by claim id; see notes.py
        self._cards: Shelf[Imprint] = Shelf(self._some_cards, dict)

    @property
    def reference(self) -> Reference:
        """What names mean here."""
        if self._reference is None:
            self._reference = read_reference(self.store, self.lexicon)
        return self._reference

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact, by id."""
        return tuple(self.fact_by_id.values())

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Every conflict, by id."""
        return tuple(self.store.conflicts())

    @property
    def entities(self) -> Mapping[str, Entity]:
        """Entities of the lexicon and of the register; where both know one, the lexicon's row stands."""
        return self.reference.entities

    @property
    def named_here(self) -> frozenset[str]:
        """Ids of the entities that some claim of this register names."""
        return self.reference.named_here

    @property
    def names(self) -> NameIndex:
        """The index that reads names as users type them."""
        return self.reference.names

    @cached_property
    def datings(self) -> Mapping[str, Dating]:
        """Dates of publication by document id."""
        return self.store.datings()

    @cached_property
    def groups(self) -> Mapping[str, str]:
        """Group of dependent sources by document id."""
        return self.store.source_groups()

    @cached_property
    def last_day(self) -> date | None:
        """The latest day any document is known to be published; the register's own "now". None if none is dated."""
        return self.store.last_dated()

    def between(self, one: Party, other: Party) -> tuple[str, ...] | None:
        """Return the ids of the facts in which two parties take part, found once; None where there are very many."""
        few = Window(limit=MAX_BETWEEN + 1)
        return self._between(self.reference.kept.between, one, other, lambda c: self.store.find_facts(c, window=few))

    def claims_between(self, one: Party, other: Party) -> tuple[str, ...] | None:
        """Return the ids of the claims in which two parties take part, found once; None where there are very many."""
        return self._between(self.reference.kept.claims_between, one, other, self.store.find_claims)

    def _between(
        self,
        kept: dict[tuple[str, str], tuple[str, ...] | None],
        one: Party,
        other: Party,
        find: Callable[[Choice], Sequence[str]],
    ) -> tuple[str, ...] | None:
        key = (one.id, other.id)
        if key not in kept:
            found = find(Choice(sides=(self.reference.side_of(one), self.reference.side_of(other))))
            if len(kept) >= MAX_PAIRS:
                kept.clear()
            kept[key] = tuple(found) if len(found) <= MAX_BETWEEN else None
        return kept[key]

    def gather(self, facts: Iterable[Fact]) -> None:
        """Fetch together what lines of these facts will ask for: claims, conflicts, and cards of documents."""
        wanted = tuple(facts)
        self.conflicts_of_fact.take(fact.id for fact in wanted)
        conflicts = [c for fact in wanted for c in self.conflicts_of_fact.get(fact.id, ())]
        read = (claim_id for c in conflicts for reading in c.readings for claim_id in reading.claim_ids)
        told = (claim_id for fact in wanted for step in fact.history for claim_id in step.claim_ids)
        claims = self.claims_of((*(claim_id for fact in wanted for claim_id in fact.claim_ids), *told, *read))
        self._cards.take(claim.doc_id for claim in claims)

    def take_cards(self, doc_ids: Iterable[str]) -> None:
        """Fetch the cards of these documents together."""
        self._cards.take(doc_ids)

    @cached_property
    def ruling(self) -> Ruling:
        """What the analysts' judgements say of the claims."""
        log = tuple(self.store.judgements())
        cited = sorted({anchor.doc_id for line in log for anchor in anchors_of(line)})
        documents = {doc_id: doc for doc_id in cited if (doc := self.store.document(doc_id))}
        return rule(log, tuple(self.store.claims_of_documents(cited)), documents)

    @cached_property
    def decided(self) -> frozenset[str]:
        """Ids of the claims about which somebody decided something that stands."""
        return self.ruling.decided

    def card(self, doc_id: str) -> Imprint:
        """Return the card of a document."""
        return self._cards[doc_id]

    def card_of(self, doc: Document) -> Imprint:
        """Return the card of a document at hand."""
        return self.card(doc.id)

    def name_of(self, entity_id: str) -> str:
        """Return the canonical name of an entity; what is no known id is a name already."""
        entity = self.entities.get(entity_id)
        return entity.name if entity else entity_id

    def state_of(self, entity_id: str | None) -> str | None:
        """Return the state an entity acts for: itself if it is one, else the state it belongs to."""
        entity = self.entities.get(entity_id) if entity_id else None
        if entity is None:
            return None
        return entity.id if entity.kind is EntityKind.STATE else entity.state

    def claims_of(self, claim_ids: Iterable[str]) -> tuple[Claim, ...]:
        """Return the claims with these ids, in the order given; ids the register lacks are left out."""
        return self.claims.those_of(claim_ids)

    def facts_of(self, fact_ids: Iterable[str]) -> tuple[Fact, ...]:
        """Return the facts with these ids, in the order given; ids the register lacks are left out."""
        return self.fact_by_id.those_of(fact_ids)

    def _some_facts(self, ids: Sequence[str]) -> Mapping[str, Fact]:
        return {fact.id: fact for fact in self.store.facts(ids)}

    def _some_claims(self, ids: Sequence[str]) -> Mapping[str, Claim]:
        return {claim.id: claim for claim in self.store.claims(ids)}

    def _some_conflicts(self, fact_ids: Sequence[str]) -> Mapping[str, tuple[Conflict, ...]]:
        touching = self.store.conflicts_of_facts(fact_ids)
        found = {c.id: c for c in self.store.conflicts(sorted({id_ for ids in touching.values() for id_ in ids}))}
        return {fact_id: tuple(found[id_] for id_ in ids) for fact_id, ids in touching.items()}

    def _all_facts_of_claims(self) -> Mapping[str, tuple[str, ...]]:
        return self.store.facts_of_claims(list(self.claims))

    def _all_conflicts_of_facts(self) -> Mapping[str, tuple[Conflict, ...]]:
        return self._some_conflicts(list(self.fact_by_id))

    def _some_cards(self, doc_ids: Sequence[str]) -> Mapping[str, Imprint]:
        found = self._imprints
        found.take(doc_ids)
        return {id_: self._named(found[id_]) if id_ in found else _missing(id_) for id_ in doc_ids}

    def _named(self, imprint: Imprint) -> Imprint:
        """Return what is shown of a document with its publisher by name."""
        return replace(imprint, publisher=self.name_of(imprint.publisher) if imprint.publisher else None)


def _missing(doc_id: str) -> Imprint:
    """Return the card of a document that the register does not hold."""
    return Imprint(
        doc_id=doc_id, name=doc_id, title=None, publisher=None, published=None, basis=None, group=doc_id, address=None
    )
