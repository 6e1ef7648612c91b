"""What is found in a register in SQLite: ids and narrow records that answer to a choice, a window at a time.

Takes choices and windows; gives ids. Every method is one transaction.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from dragoman.register import by_id, citing, finding, finding_conflicts, former, reading, tables
from dragoman.register.sqlite_reading import SqliteReader
from dragoman.types.choice import WHOLE, Choice, EventSide, Order, SourceOrder, Wanted, Window
from dragoman.types.claim import Claim
from dragoman.types.holding import Cited, Citing, FactPlace, Heading, Imprint


class SqliteFinder(SqliteReader):
    """A register that is asked."""

    def find_facts(self, choice: Choice, *, order: Order = Order.ID, window: Window = WHOLE) -> list[str]:
        """Return the ids of the facts that answer to a choice, in this order, a window of them."""
        return self._read(finding.fact_ids, choice, order, window)

    def answering(self, fact_ids: Sequence[str], choice: Choice) -> frozenset[str]:
        """Return those of these facts that answer to a choice."""
        return self._read(finding.answering, fact_ids, choice)

    def count_facts(self, choice: Choice) -> int:
        """Count the facts that answer to a choice."""
        return self._read(finding.count_facts, choice)

    def count_dated(self, choice: Choice) -> tuple[int, int]:
        """Count the facts that answer to a choice: those whose time is known, and those whose time is not."""
        return self._read(finding.count_dated, choice)

    def are_more_facts(self, choice: Choice, than: int) -> bool:
        """Whether more than so many facts answer to a choice; where they are few that costs less than to count them."""
        return self._read(finding.are_more_facts, choice, than)

    def count_kinds(self, kinds: Sequence[str]) -> dict[str, int]:
        """Count the facts of each of these kinds."""
        return self._read(finding.count_kinds, kinds)

    def find_claims(self, choice: Choice) -> list[str]:
        """Return the ids of the claims that answer, in document and text order; its framework does not restrict."""
        return self._read(finding.claim_ids, choice)

    def count_claims_of(self, choice: Choice, *, at_most: int) -> int:
        """Count the claims that answer to a choice, no further than to `at_most`."""
        return self._read(finding.count_claims_of, choice, at_most)

    def find_conflicts(
        self,
        *,
        about: Wanted = None,
        reading: Wanted = None,
        read_in: Collection[int] | None = None,
        window: Window = WHOLE,
    ) -> list[str]:
        """Return the ids of the conflicts about these facts or that read one of these claims; all by default."""
        return self._read(finding_conflicts.conflict_ids, about, reading, read_in, window)

    def find_sources(
        self, wanted: Choice | Sequence[str], *, order: SourceOrder = SourceOrder.GROUPED, window: Window = WHOLE
    ) -> list[Cited]:
        """Return the documents that carry the facts of a choice, or these facts, a window of them."""
        return self._read(citing.find_sources, wanted, order, window)

    def count_sources(self, wanted: Choice | Sequence[str]) -> Citing:
        """Count the documents that carry the facts of a choice, or these facts."""
        return self._read(citing.count_sources, wanted)

    def group_members(self, group: str) -> list[str]:
        """Return the ids of the documents that make one group of dependent sources, in order."""
        return self._read(citing.group_members, group)

    def touched(
        self, read_in: Collection[int], wanted: Choice | Sequence[str] | None = None, *, limit: int | None = None
    ) -> list[str]:
        """Return the ids of facts, or of those wanted, that rest on documents which these batches brought, in order."""
        return self._read(finding.touched, read_in, wanted, limit)

    def group_sizes(self, groups: Sequence[str]) -> dict[str, int]:
        """Return how many documents depend on one another in each of these groups; those of one are left out."""
        return self._read(citing.group_sizes, groups)

    def fact_places(self, doc_ids: Sequence[str]) -> dict[str, list[FactPlace]]:
        """Return where in these documents facts rest on their words, by document id."""
        return self._read(finding.fact_places, doc_ids)

    def named_as(self, entity_id: str) -> list[tuple[str, str]]:
        """Return the roles in which facts name an entity, and its names there, each pair once, in order."""
        return self._read(finding.named_as, entity_id)

    def claims_of_documents(self, doc_ids: Sequence[str]) -> Iterator[Claim]:
        """Yield the claims that stand in these documents, by document and text order."""
        for part in reading.batches(sorted(set(doc_ids)), reading.DOCUMENTS_PER_BATCH):
            yield from self._read(reading.get_claims, tables.claims.c.doc_id.in_(part), self._texts)

    def facts_of_claims(self, claim_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Return the ids of the facts that rest on these claims, in order, by claim id."""
        return self._read(finding.facts_of_claims, claim_ids)

    def conflicts_of_facts(self, fact_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Return the ids of the conflicts about these facts, or about claims they rest on, in order, by fact id."""
        return self._read(finding_conflicts.conflicts_of_facts, fact_ids)

    def imprints(self, doc_ids: Sequence[str]) -> dict[str, Imprint]:
        """Return what lines show of these documents, by id; those not stored are left out."""
        return self._read(by_id.get_imprints, doc_ids)

    def headings(self, doc_ids: Sequence[str]) -> dict[str, Heading]:
        """Return what is told of these documents without their texts, by id; those not stored are left out."""
        return self._read(by_id.get_headings, doc_ids)

    def find_documents(self, published: Choice, *, window: Window = WHOLE) -> list[tuple[str, str]]:
        """Return name and id of the documents published when the choice says, by name and id, a window of them."""
        return self._read(finding.documents_named, published, window)

    def find_event_documents(
        self, coded: Choice, told: Sequence[EventSide] | None, *, window: Window = WHOLE
    ) -> list[tuple[str, str]]:
        """Return name and id of the documents with a claim of this choice or an event of these sides, in order."""
        return self._read(finding.documents_with_events, coded, told, window)

    def count_claims(self, doc_ids: Sequence[str]) -> dict[str, int]:
        """Count the claims of these documents, by document id; those without any are left out."""
        return self._read(finding.count_claims, doc_ids)

    def find_ids(self, prefix: str, *, limit: int) -> list[str]:
        """Return ids of facts, claims, documents and conflicts that begin so, with their tag ("fct_") or without."""
        return self._read(finding.beginning, prefix, limit)

    def successor(self, fact_id: str) -> str | None:
        """Return the fact that now holds most claims of a former one, by the id it went by or its beginning."""
        return self._read(former.successor, fact_id)

    def unknown_names(self) -> list[str]:
        """Return the printed names of participants whose entity is not known, each once, in order."""
        return self._read(finding.unknown_names)

    def frameworks(self) -> list[str]:
        """Return the frameworks of facts as printed, each once, in order."""
        return self._read(finding.frameworks)

    def last_dated(self) -> date | None:
        """Return the latest day on which some document may have been published, None where none is dated."""
        found = self._read(finding.last_dated)
        return None if found is None else date.fromisoformat(found)
