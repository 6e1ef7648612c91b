"""What every register store promises; `register` implements it, everyone else speaks to these names only."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Protocol

from dragoman.types.access import Token
from dragoman.types.annotation import Annotations, Dating
from dragoman.types.batch import Batch
from dragoman.types.choice import WHOLE, Choice, EventSide, Order, SourceOrder, Wanted, Window
from dragoman.types.claim import Claim
from dragoman.types.discrepancy import Discrepancy
from dragoman.types.document import Document
from dragoman.types.doubt import ConflictKind
from dragoman.types.entity import Entity
from dragoman.types.event import CodedEvent
from dragoman.types.fact import Conflict, Dealing, Fact, Pledge
from dragoman.types.holding import Cited, Citing, Counts, FactPlace, Heading, Hit, Imprint, Piece
from dragoman.types.issue import Issue
from dragoman.types.judgement import Judgement
from dragoman.types.outline import Outline
from dragoman.types.record import DocumentRecord


class Store(Protocol):
    """The register.

    Iterators come in a stable order: documents by name then id, claims and coded events by document and text
    order, facts and conflicts by id. A reader never sees half a document: `save_record` is one transaction.
    """

    def has_document(self, doc_id: str) -> bool:
        """Whether a document with this id is fully stored."""

    def begin_batch(self, read_at: datetime) -> int:
        """Open a batch of reading that began then (UTC); return its number, higher than those before."""

    def save_record(self, record: DocumentRecord, *, batch: int | None = None) -> None:
        """Store all that one document yields, as brought by a batch.

        Storing the same document again changes nothing but its addresses: it stays with the batch that first brought
        it, or with none.
        """

    def replace_record(self, record: DocumentRecord) -> None:
        """Put what a stored document yields now (under another lexicon) in place of what it yielded before.

        Its text and places stay; facts that rest on its earlier claims go until facts are replaced.
        """

    def save_location(self, doc_id: str, name: str, uri: str) -> None:
        """Note another place where a stored document was found; its name is the smallest of them."""

    def save_issues(self, issues: Iterable[Issue]) -> None:
        """List inputs that could not be read. The same issue twice is one."""

    def replace_facts(
        self,
        facts: Iterable[Fact],
        conflicts: Iterable[Conflict],
        sources: Iterable[tuple[str, str]],
    ) -> None:
        """Put these facts and conflicts in place of all earlier ones, in one transaction.

        `sources` pairs each document id with its group of dependent sources.
        """

    def put_pieces(
        self, pieces: Iterable[Piece], conflicts: Iterable[Conflict], sources: Iterable[tuple[str, str]]
    ) -> None:
        """Put pieces in place of the facts they name, in one transaction; all other facts stay.

        `conflicts` are all beside those of the pieces: those about no fact, and such as stay with a fact whatever piece
        it is of. No two pieces may be held at once, and none may be made from what this store reads meanwhile.
        """

    def documents(self, doc_ids: Sequence[str] | None = None) -> Iterator[Document]:
        """Yield every document, or those named that are stored, with their texts."""

    def texts(self, doc_ids: Sequence[str]) -> dict[str, str]:
        """Return the texts of these documents, by id; those read a moment ago cost nothing.

        Raises:
            RegisterError: one of them is not stored.
        """

    def document_ids(self) -> Sequence[str]:
        """Return the ids of all documents."""

    def prints(self) -> dict[str, bytes]:
        """Return what finds the copies of each document's text, by id; those not looked at yet are left out."""

    def copies(self) -> list[tuple[str, str]]:
        """Return the pairs of documents of which one repeats the other, as last saved, sorted."""

    def save_copies(self, prints: Mapping[str, bytes], pairs: Iterable[tuple[str, str]]) -> None:
        """Keep these prints beside those kept, and these pairs in place of all."""

    def document(self, doc_id: str) -> Document | None:
        """Return one document."""

    def batches(self) -> list[Batch]:
        """Return the batches of reading that brought a document, in the order of reading."""

    def batch_of(self, doc_ids: Sequence[str] | None = None) -> dict[str, int]:
        """Return the number of the batch that brought each document, or each of these, by id.

        Documents of no batch are left out.
        """

    def record(self, doc_id: str) -> DocumentRecord | None:
        """Return all that one document yields, as it is stored."""

    def annotations(self, doc_id: str) -> Annotations | None:
        """Return all layers of one document."""

    def datings(self) -> dict[str, Dating]:
        """Return the date of publication of every document, by id."""

    def fixed_dates(self, max_days: int) -> dict[str, Dating] | None:
        """Return when each document was published, if all are known to so many days by themselves; else None.

        Only the time is told, not how it is known or what the document tells of.
        """

    def claims(self, claim_ids: Sequence[str] | None = None) -> Iterator[Claim]:
        """Yield all claims, or those named."""

    def outlines(self) -> Iterator[Outline]:
        """Yield the outline of every claim, by id."""

    def entities_told_anew(self) -> set[str]:
        """Return the entities of which documents that were never weighed say what no weighed one does."""

    def events(self, doc_ids: Sequence[str] | None = None) -> Iterator[CodedEvent]:
        """Yield all coded events."""

    def discrepancies(self) -> Iterator[Discrepancy]:
        """Yield what texts say against themselves or the lexicon, by document."""

    def facts(self, fact_ids: Sequence[str] | None = None) -> Iterator[Fact]:
        """Yield all facts, or those named."""

    def pledges(self, wanted: Choice | Sequence[str]) -> Iterator[Pledge]:
        """Yield what those of these facts that name a sum in a currency say of money, by id.

        Of a choice, which must be of one side and may be of some kinds: then the same of the facts of that side.
        """

    def dealings(self, fact_ids: Sequence[str]) -> Iterator[Dealing]:
        """Yield who had to do with whom in these facts, by id."""

    def disputed(self, fact_ids: Sequence[str], kind: ConflictKind) -> frozenset[str]:
        """Return those of these facts about which there is a conflict of this kind, settled or not."""

    def conflicts(self, conflict_ids: Sequence[str] | None = None) -> Iterator[Conflict]:
        """Yield all conflicts, or those named."""

    def find_facts(self, choice: Choice, *, order: Order = Order.ID, window: Window = WHOLE) -> list[str]:
        """Return the ids of the facts that answer to a choice, in this order, a window of them."""

    def answering(self, fact_ids: Sequence[str], choice: Choice) -> frozenset[str]:
        """Return those of these facts that answer to a choice."""
        ...

    def count_facts(self, choice: Choice) -> int:
        """Count the facts that answer to a choice."""

    def count_dated(self, choice: Choice) -> tuple[int, int]:
        """Count the facts that answer to a choice: those whose time is known, and those whose time is not."""
        ...

    def are_more_facts(self, choice: Choice, than: int) -> bool:
        """Whether more than so many facts answer to a choice; where they are few that costs less than to count them."""
        ...

    def count_kinds(self, kinds: Sequence[str]) -> dict[str, int]:
        """Count the facts of each of these kinds."""

    def find_claims(self, choice: Choice) -> list[str]:
        """Return the ids of the claims that answer, in document and text order; its framework does not restrict."""

    def count_claims_of(self, choice: Choice, *, at_most: int) -> int:
        """Count the claims that answer to a choice, no further than to `at_most`."""

    def find_conflicts(
        self,
        *,
        about: Wanted = None,
        reading: Wanted = None,
        read_in: Collection[int] | None = None,
        window: Window = WHOLE,
    ) -> list[str]:
        """Return the ids of the conflicts about these facts or that read one of these claims; all by default.

        Of these, only those that rest on words of a document that one of the batches `read_in` brought, where given.
        Open ones come first, then by kind, field and id.
        """

    def find_sources(
        self, wanted: Choice | Sequence[str], *, order: SourceOrder = SourceOrder.GROUPED, window: Window = WHOLE
    ) -> list[Cited]:
        """Return the documents that carry the facts of a choice, or these facts, a window of them."""

    def count_sources(self, wanted: Choice | Sequence[str]) -> Citing:
        """Count the documents that carry the facts of a choice, or these facts."""

    def group_members(self, group: str) -> list[str]:
        """Return the ids of the documents that make one group of dependent sources, in order."""

    def touched(
        self, read_in: Collection[int], wanted: Choice | Sequence[str] | None = None, *, limit: int | None = None
    ) -> list[str]:
        """Return the ids of facts, or of those wanted, that rest on documents which these batches brought, in order.

        With `limit`, no more than so many of them, whichever.
        """

    def group_sizes(self, groups: Sequence[str]) -> dict[str, int]:
        """Return how many documents depend on one another in each of these groups; those of one are left out."""

    def fact_places(self, doc_ids: Sequence[str]) -> dict[str, list[FactPlace]]:
        """Return where in these documents facts rest on their words, by document id."""

    def named_as(self, entity_id: str) -> list[tuple[str, str]]:
        """Return the roles in which facts name an entity, and its names there, each pair once, in order."""

    def claims_of_documents(self, doc_ids: Sequence[str]) -> Iterator[Claim]:
        """Yield the claims that stand in these documents, by document and text order."""

    def facts_of_claims(self, claim_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Return the ids of the facts that rest on these claims, in order, by claim id."""

    def conflicts_of_facts(self, fact_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Return the ids of the conflicts about these facts, or about claims they rest on, in order, by fact id."""

    def imprints(self, doc_ids: Sequence[str]) -> dict[str, Imprint]:
        """Return what lines show of these documents, by id; those not stored are left out."""
        ...

    def headings(self, doc_ids: Sequence[str]) -> dict[str, Heading]:
        """Return what is told of these documents without their texts, by id; those not stored are left out."""

    def find_documents(self, published: Choice, *, window: Window = WHOLE) -> list[tuple[str, str]]:
        """Return name and id of the documents published when the choice says, by name and id, a window of them."""

    def find_event_documents(
        self, coded: Choice, told: Sequence[EventSide] | None, *, window: Window = WHOLE
    ) -> list[tuple[str, str]]:
        """Return name and id of the documents with a claim of this choice or an event of these sides, by name and id.

        Of the sides the first counts here; `told` is None where events answer only through their claims.
        """

    def count_claims(self, doc_ids: Sequence[str]) -> dict[str, int]:
        """Count the claims of these documents, by document id; those without any are left out."""

    def find_ids(self, prefix: str, *, limit: int) -> list[str]:
        """Return ids of facts, claims, documents and conflicts that begin so, with their tag ("fct_") or without."""

    def successor(self, fact_id: str) -> str | None:
        """Return the fact that now holds most claims of a former one, by the id it went by or its beginning.

        None where no fact went by it, or several ids begin so.
        """

    def unknown_names(self) -> list[str]:
        """Return the printed names of participants whose entity is not known, each once, in order."""

    def frameworks(self) -> list[str]:
        """Return the frameworks of facts as printed, each once, in order."""

    def last_dated(self) -> date | None:
        """Return the latest day on which some document may have been published, None where none is dated."""

    def issues(self, doc_ids: Sequence[str] | None = None) -> Iterator[Issue]:
        """Yield all issues, or those of the documents named, by name, code and detail."""

    def unread(self) -> Iterator[Issue]:
        """Yield the issues of inputs of which no document is stored, by name, code and detail."""

    def entities(self) -> Iterator[Entity]:
        """Yield every entity some claim names, by id."""

    def source_groups(self) -> dict[str, str]:
        """Return the group of dependent sources of every document, by document id."""

    def search(self, query: str, *, limit: int = 50) -> list[Hit]:
        """Find sentences by words; a query no engine syntax can break. Of very common words not all are looked at."""

    def count_hits(self, query: str, *, at_most: int) -> int:
        """Count the sentences that hold the words of a query, no further than to `at_most`."""

    def judgements(self) -> Iterator[Judgement]:
        """Yield the log of judgements in the order they were made."""

    def save_judgement(self, judgement: Judgement) -> None:
        """Append one line to the log."""

    def save_token(self, token: Token) -> None:
        """Add a token of the service."""

    def tokens(self) -> list[Token]:
        """Return all tokens of the service, revoked ones too, in the order they were made."""

    def revoke_token(self, token_id: str) -> None:
        """Let a token open nothing any more."""

    def meta(self, key: str) -> str | None:
        """Return a note the register keeps about itself.

        "schema" is its version, "lexicon" that of the lexicon its documents were read by; "dirty" is set while
        documents or judgements are newer than the facts, "weighed" says what made these, as long as nothing they rest
        on was changed: what is new may then be weighed alone.
        """

    def save_meta(self, key: str, value: str) -> None:
        """Keep a note about the register."""

    def counts(self) -> Counts:
        """Count what the register holds."""

    def snapshot(self) -> AbstractContextManager[None]:
        """Let all that is read in a block be read of one state of the register; nothing is written in it."""

    def state(self) -> str:
        """Return a token that differs whenever what the register holds may differ; equal tokens mean nothing changed.

        It costs no reading, and a new token does not mean that something changed.
        """

    def close(self) -> None:
        """Let go of the file or connection."""
