"""What a register and its lexicon hold, read once and kept for the length of a question.

Takes an open store and a lexicon; gives facts, claims, conflicts and entities by id, and short cards of documents.
Never writes, and never reads the text of a document unless its card is asked for.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dragoman.answer.names import NameIndex
from dragoman.lexicon.records import Lexicon
from dragoman.reconcile.judging.ruling import Ruling, anchors_of, rule
from dragoman.types.annotation import Dating
from dragoman.types.claim import Claim
from dragoman.types.document import Document
from dragoman.types.entity import Entity, EntityKind
from dragoman.types.fact import Conflict, Fact
from dragoman.types.store import Store
from dragoman.types.value import TimeSpan

UNDATED = Dating(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A document without its text. `published` is None where nothing fixes it; `basis` says how it is known."""

    doc_id: str
    name: str
    title: str | None
    publisher: str | None
    published: TimeSpan | None
    basis: str | None
    group: str
    address: str | None


class Holdings:
    """An open register beside the lexicon it is read with; each part is fetched on first use."""

    def __init__(self, store: Store, lexicon: Lexicon) -> None:
        """Keep both; nothing is read yet."""
        self.store = store
        self.lexicon = lexicon
        self._cards: dict[str, Card] = {}

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact, by id."""
        return tuple(self.store.facts())

    @cached_property
    def fact_by_id(self) -> Mapping[str, Fact]:
        """Every fact under its id."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """Every claim under its id, in document and text order."""
        return {claim.id: claim for claim in self.store.claims()}

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Every conflict, by id."""
        return tuple(self.store.conflicts())

    @cached_property
    def facts_of_claim(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the facts each claim supports."""
        found: dict[str, list[str]] = defaultdict(list)
        for fact in self.facts:
            for claim_id in fact.claim_ids:
                found[claim_id].append(fact.id)
        return {claim_id: tuple(ids) for claim_id, ids in found.items()}

    @cached_property
    def conflicts_of_fact(self) -> Mapping[str, tuple[Conflict, ...]]:
        """The conflicts that touch each fact: those about it, and those that read one of its claims."""
        found: dict[str, list[Conflict]] = defaultdict(list)
        for conflict in self.conflicts:
            touched = {conflict.fact_id} if conflict.fact_id else set()
            for reading in conflict.readings:
                touched.update(f for c in reading.claim_ids for f in self.facts_of_claim.get(c, ()))
            for fact_id in sorted(touched):
                found[fact_id].append(conflict)
        return {fact_id: tuple(conflicts) for fact_id, conflicts in found.items()}

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """Entities of the lexicon and of the register; where both know one, the lexicon's row stands."""
        return {entity.id: entity for entity in (*self.store.entities(), *self.lexicon.entities.values())}

    @cached_property
    def named_here(self) -> frozenset[str]:
        """Ids of the entities that some claim of this register names."""
        return frozenset(entity.id for entity in self.store.entities())

    @cached_property
    def names(self) -> NameIndex:
        """The index that reads names as users type them."""
        return NameIndex(self.lexicon, self.entities, self.named_here)

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
        days = [dating.time.latest for dating in self.datings.values() if dating.time]
        return max(days, default=None)

    @cached_property
    def ruling(self) -> Ruling:
        """What the analysts' judgements say of the claims."""
        log = tuple(self.store.judgements())
        cited = sorted({anchor.doc_id for line in log for anchor in anchors_of(line)})
        documents = {doc_id: doc for doc_id in cited if (doc := self.store.document(doc_id))}
        return rule(log, self.claims.values(), documents)

    def card(self, doc_id: str) -> Card:
        """Return the card of a stored document."""
        if doc_id not in self._cards:
            doc = self.store.document(doc_id)
            self._cards[doc_id] = self.card_of(doc) if doc else self._missing(doc_id)
        return self._cards[doc_id]

    def card_of(self, doc: Document) -> Card:
        """Make the card of a document at hand; the publisher found in the text counts where none is stated."""
        dating = self.datings.get(doc.id, UNDATED)
        publisher = doc.publisher
        if publisher is None and (annotations := self.store.annotations(doc.id)):
            publisher = annotations.publisher
        return Card(
            doc_id=doc.id,
            name=doc.name,
            title=doc.title,
            publisher=self.name_of(publisher) if publisher else None,
            published=dating.time or doc.published,
            basis=dating.basis,
            group=self.groups.get(doc.id, doc.id),
            address=doc.address,
        )

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
        return tuple(self.claims[claim_id] for claim_id in claim_ids if claim_id in self.claims)

    def _missing(self, doc_id: str) -> Card:
        return Card(
            doc_id=doc_id,
            name=doc_id,
            title=None,
            publisher=None,
            published=None,
            basis=None,
            group=self.groups.get(doc_id, doc_id),
            address=None,
        )
