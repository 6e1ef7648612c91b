"""The register in one SQLite file: the default Store.

Takes a path; gives a Store whose every method is one transaction. Never holds a transaction open between calls: readers
do not block the writer, and an iterator that is given up leaves nothing behind.

WAL with synchronous=NORMAL: what was committed survives the death of the process at any point; after a power cut the
last transactions may be missing, never damaged, and reading again brings them back.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.pool import NullPool, StaticPool

from dragoman.errors import InvalidRecordError, RegisterError
from dragoman.register import (
    batches,
    copies,
    finding,
    former,
    outlines,
    reading,
    search,
    tables,
    tokens,
    weighed,
    writing,
)
from dragoman.register.files import address_of, check_path, mark_of
from dragoman.register.migrations import MIGRATIONS, Migration, check_current, migrate
from dragoman.register.texts import TextCache
from dragoman.types.access import Token
from dragoman.types.annotation import Annotations, Dating
from dragoman.types.batch import Batch
from dragoman.types.choice import WHOLE, Choice, EventSide, Order, Wanted, Window
from dragoman.types.claim import Claim
from dragoman.types.discrepancy import Discrepancy
from dragoman.types.document import Document
from dragoman.types.entity import Entity
from dragoman.types.event import CodedEvent
from dragoman.types.fact import Conflict, Fact
from dragoman.types.ids import checksum
from dragoman.types.issue import Issue
from dragoman.types.judgement import Judgement
from dragoman.types.outline import Outline
from dragoman.types.record import DocumentRecord
from dragoman.types.store import Counts, FactPlace, Heading, Hit, Support

P = ParamSpec("P")
T = TypeVar("T")

APPLICATION_ID = 1146243917  # schema/0001_sqlite.sql
BUSY_TIMEOUT_S = 10.0

_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = NORMAL",
    "foreign_keys = ON",
    "cache_size = -65536",  # KiB; the default 2 MB halves the speed of writing once the file outgrows it
    "wal_autocheckpoint = 4000",  # pages: 16 MB
)

_READER_PRAGMAS = ("query_only = ON", "cache_size = -16384")  # a service keeps several connections open

# What SQLite says, and what it means to the person at the desk; the first that occurs counts.
_REMEDIES = (
    ("locked", "another program is writing to it; wait until it is done, then try again"),
    ("readonly", "it cannot be written; check the rights of the file and its folder, or work on a copy"),
    ("not a database", "it is not a register; give the path of one, or a new path"),
    ("malformed", "the file is damaged; restore a copy, or read the documents again into a new register"),
    ("full", "the disk is full; make room and run the command again: what was finished is kept"),
    ("unable to open", "it cannot be opened; check that the folder exists and that you may write there"),
)


class SqliteStore:
    """A register in one SQLite file, or in memory. For one thread; other processes may read while it writes.

    One opened with `read_only` may pass from thread to thread, as long as one at a time uses it.

    Every method raises RegisterError where the file fails (locked, read-only, damaged, disk full), with the remedy,
    and InvalidRecordError where the database refuses a record (a quote that is not in the text, an id that is taken).
    """

    def __init__(self, engine: Engine, path: Path | None) -> None:
        """Take an engine made by `open`, and the file it opens."""
        self._engine = engine
        self._path = path
        self._name = "the register in memory" if path is None else str(path)
        self._texts = TextCache()
        with self._explained():
            self._connection = engine.connect()

    @classmethod
    def open(
        cls,
        path: Path | None,
        *,
        create: bool = True,
        read_only: bool = False,
        busy_timeout_s: float = BUSY_TIMEOUT_S,
        steps: tuple[Migration, ...] = MIGRATIONS,
    ) -> Self:
        """Open the register at `path` (None: in memory) and bring its schema up to date.

        Raises:
            RegisterError: see `dragoman.register.store.open_register`.
        """
        if path is not None:
            check_path(path, create=create)
        # isolation_level None: SQLAlchemy and the driver begin nothing by themselves; `_transaction` does.
        # A store that only reads may be handed from thread to thread, by one at a time.
        settings = {"isolation_level": None, "timeout": busy_timeout_s, "check_same_thread": not read_only}
        engine = create_engine(
            address_of(path, read_only=read_only),
            connect_args=settings,
            poolclass=StaticPool if path is None else NullPool,
        )
        store = cls(engine, path)
        try:
            store._prepare_to_read(steps) if read_only else store._prepare(steps, create=create)
        except BaseException:
            store.close()
            raise
        return store

    def _prepare(self, steps: tuple[Migration, ...], *, create: bool) -> None:
        with self._explained():
            self._refuse_strangers(create=create)
            for pragma in _PRAGMAS:
                self._connection.exec_driver_sql(f"PRAGMA {pragma}")
            self._connection.rollback()
        with self._transaction("IMMEDIATE") as connection:
            migrate(connection, steps)

    def _prepare_to_read(self, steps: tuple[Migration, ...]) -> None:
        """Check the file and change nothing: neither its schema nor its journal."""
        with self._explained():
            self._refuse_strangers(create=False)
            for pragma in _READER_PRAGMAS:
                self._connection.exec_driver_sql(f"PRAGMA {pragma}")
            self._connection.rollback()
        self._read(check_current, steps)

    def _refuse_strangers(self, *, create: bool) -> None:
        """Look before touching: a file of another program is left byte for byte as it was."""
        mark = self._connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        is_empty = self._connection.exec_driver_sql("SELECT NOT EXISTS (SELECT 1 FROM sqlite_master)").scalar_one()
        if mark != APPLICATION_ID and not (is_empty and create):
            raise RegisterError(f"{self._name}: it is not a register; give the path of one, or a new path")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn the driver's errors into ours, with the remedy."""
        try:
            yield
        except IntegrityError as err:
            raise InvalidRecordError(f"{self._name}: the record was refused: {err.orig}") from err
        except (DBAPIError, sqlite3.Error) as err:
            said = str(err.orig if isinstance(err, DBAPIError) else err)
            remedy = next((text for word, text in _REMEDIES if word in said), "see the database's message")
            raise RegisterError(f"{self._name}: {remedy} ({said})") from err

    @contextmanager
    def _transaction(self, mode: str) -> Iterator[Connection]:
        """Run a block in one transaction, all or nothing. IMMEDIATE for writers, so that none waits half-way."""
        with self._explained(), self._connection.begin():
            self._connection.exec_driver_sql(f"BEGIN {mode}")
            yield self._connection

    def _write(self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        with self._transaction("IMMEDIATE") as connection:
            return work(connection, *args, **kwargs)

    def _read(self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            with self._transaction("DEFERRED") as connection:
                return work(connection, *args, **kwargs)
        except InvalidRecordError as err:
            remedy = "restore a copy, or read the documents again into a new register"
            raise RegisterError(f"{self._name}: the file is damaged; {remedy} ({err})") from err

    # Writing

    def has_document(self, doc_id: str) -> bool:
        """Whether a document with this id is fully stored."""
        return self._read(writing.has_document, doc_id)

    def begin_batch(self, read_at: datetime) -> int:
        """Open a batch of reading that began then (UTC); return its number, higher than those before."""
        return self._write(batches.begin_batch, read_at)

    def save_record(self, record: DocumentRecord, *, batch: int | None = None) -> None:
        """Store all that one document yields; one that is stored already only gets its name and address added."""
        self._write(writing.put_record, record, batch)

    def replace_record(self, record: DocumentRecord) -> None:
        """Put what a stored document yields now in place of what it yielded before."""
        self._write(writing.replace_record, record)

    def save_location(self, doc_id: str, name: str, uri: str) -> None:
        """Note another place where a stored document was found; its name is the smallest of them.

        Raises:
            InvalidRecordError: no such document is stored.
        """
        self._write(writing.put_location, doc_id, name, uri)

    def save_issues(self, issues: Iterable[Issue]) -> None:
        """List inputs that could not be read. The same issue twice is one."""
        self._write(writing.put_issues, issues)

    def replace_facts(
        self,
        facts: Iterable[Fact],
        conflicts: Iterable[Conflict],
        sources: Iterable[tuple[str, str]],
        *,
        instead_of: Collection[str] | None = None,
    ) -> None:
        """Put these facts and conflicts in place of all earlier ones, or of those named, in one transaction."""
        # Taken whole before the transaction begins: they may be computed from what this store is still reading out.
        taken = (tuple(facts), tuple(conflicts), tuple(sources))
        self._write(weighed.put_facts, *taken, instead_of)

    def save_copies(self, prints: Mapping[str, bytes], pairs: Iterable[tuple[str, str]]) -> None:
        """Keep these prints beside those kept, and these pairs in place of all."""
        self._write(copies.put_copies, dict(prints), list(pairs))

    def save_judgement(self, judgement: Judgement) -> None:
        """Append one line to the log.

        Raises:
            InvalidRecordError: a line with this id is there already.
        """
        self._write(writing.put_judgement, judgement)

    def save_meta(self, key: str, value: str) -> None:
        """Keep a note about the register, in place of the one before."""
        self._write(writing.put_meta, key, value)

    def save_token(self, token: Token) -> None:
        """Add a token of the service."""
        self._write(tokens.put_token, token)

    def revoke_token(self, token_id: str) -> None:
        """Let a token open nothing any more.

        Raises:
            InvalidRecordError: there is no such token.
        """
        self._write(tokens.revoke_token, token_id)

    # Reading

    def tokens(self) -> list[Token]:
        """Return all tokens of the service, revoked ones too, in the order they were made."""
        return self._read(tokens.get_tokens)

    def documents(self, doc_ids: Sequence[str] | None = None) -> Iterator[Document]:
        """Yield every document, or those named that are stored, with their texts, by name then id."""
        for ids in reading.batches(self._read(reading.document_ids, doc_ids), reading.DOCUMENTS_PER_BATCH):
            yield from self._read(reading.get_documents, ids)

    def document_ids(self) -> Sequence[str]:
        """Return the ids of all documents, by name then id."""
        return self._read(reading.document_ids)

    def prints(self) -> dict[str, bytes]:
        """Return what finds the copies of each document's text, by id; those not looked at yet are left out."""
        return self._read(copies.get_prints)

    def copies(self) -> list[tuple[str, str]]:
        """Return the pairs of documents of which one repeats the other, as last saved, sorted."""
        return self._read(copies.get_copies)

    def document(self, doc_id: str) -> Document | None:
        """Return one document, None where it is not stored."""
        return next(iter(self._read(reading.get_documents, [doc_id])), None)

    def batches(self) -> list[Batch]:
        """Return the batches of reading that brought a document, in the order of reading."""
        return self._read(batches.get_batches)

    def batch_of(self) -> dict[str, int]:
        """Return the number of the batch that brought each document, by id; documents of no batch are left out."""
        return self._read(batches.get_batch_of)

    def record(self, doc_id: str) -> DocumentRecord | None:
        """Return all that one document yields, None where it is not stored."""
        return self._read(reading.get_record, doc_id, self._texts)

    def annotations(self, doc_id: str) -> Annotations | None:
        """Return all layers of one document, None where it is not stored."""
        return self._read(reading.get_annotations, doc_id)

    def datings(self) -> dict[str, Dating]:
        """Return the date of publication of every document, by id."""
        return self._read(reading.get_datings)

    def claims(self, claim_ids: Sequence[str] | None = None) -> Iterator[Claim]:
        """Yield all claims, or those named that are stored, each once, by document and text order."""
        claims = tables.claims.c
        if claim_ids is None:
            ids = self._read(reading.document_ids)
            chosen = (claims.doc_id.in_(part) for part in reading.batches(ids, reading.DOCUMENTS_PER_BATCH))
        else:
            ids = self._read(reading.claim_ids, claim_ids)
            chosen = (claims.id.in_(part) for part in reading.batches(ids, reading.RECORDS_PER_BATCH))
        for condition in chosen:
            yield from self._read(reading.get_claims, condition, self._texts)

    def outlines(self) -> list[Outline]:
        """Return the outline of every claim, by id."""
        return self._read(outlines.get_outlines)

    def events(self, doc_ids: Sequence[str] | None = None) -> Iterator[CodedEvent]:
        """Yield all coded events, or those of these documents, by document and text order."""
        wanted = self._read(reading.document_ids, doc_ids)
        for ids in reading.batches(wanted, reading.DOCUMENTS_PER_BATCH):
            yield from self._read(reading.get_events, ids, self._texts)

    def discrepancies(self) -> Iterator[Discrepancy]:
        """Yield what texts say against themselves or the lexicon, by document, then id."""
        doubted = self._read(reading.document_ids, self._read(reading.doubted_ids))
        for ids in reading.batches(doubted, reading.DOCUMENTS_PER_BATCH):
            yield from self._read(reading.get_doubts, ids, self._texts)

    def facts(self, fact_ids: Sequence[str] | None = None) -> Iterator[Fact]:
        """Yield all facts, or those named that are stored, each once, by id."""
        ids = self._read(reading.ids_of, tables.facts) if fact_ids is None else sorted(set(fact_ids))
        for part in reading.batches(ids, reading.RECORDS_PER_BATCH):
            yield from self._read(reading.get_facts, part)

    def conflicts(self, conflict_ids: Sequence[str] | None = None) -> Iterator[Conflict]:
        """Yield all conflicts, or those named that are stored, each once, by id."""
        known = self._read(reading.ids_of, tables.conflicts) if conflict_ids is None else sorted(set(conflict_ids))
        for part in reading.batches(known, reading.RECORDS_PER_BATCH):
            yield from self._read(reading.get_conflicts, part, self._texts)

    # Finding

    def find_facts(self, choice: Choice, *, order: Order = Order.ID, window: Window = WHOLE) -> list[str]:
        """Return the ids of the facts that answer to a choice, in this order, a window of them."""
        return self._read(finding.fact_ids, choice, order, window)

    def count_facts(self, choice: Choice) -> int:
        """Count the facts that answer to a choice."""
        return self._read(finding.count_facts, choice)

    def find_claims(self, choice: Choice) -> list[str]:
        """Return the ids of the claims that answer, in document and text order; its framework does not restrict."""
        return self._read(finding.claim_ids, choice)

    def find_conflicts(
        self,
        *,
        about: Wanted = None,
        reading: Wanted = None,
        docs: Sequence[str] | None = None,
        window: Window = WHOLE,
    ) -> list[str]:
        """Return the ids of the conflicts about these facts or that read one of these claims; all by default."""
        return self._read(finding.conflict_ids, about, reading, docs, window)

    def support(self, fact_ids: Sequence[str]) -> dict[str, Support]:
        """Return how much each document carries of these facts, by document id."""
        return self._read(finding.support, fact_ids)

    def group_sizes(self, groups: Sequence[str]) -> dict[str, int]:
        """Return how many documents depend on one another in each of these groups."""
        return self._read(finding.group_sizes, groups)

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
        return self._read(finding.conflicts_of_facts, fact_ids)

    def headings(self, doc_ids: Sequence[str]) -> dict[str, Heading]:
        """Return what is told of these documents without their texts, by id; those not stored are left out."""
        return self._read(finding.headings, doc_ids)

    def find_documents(self, published: Choice, *, window: Window = WHOLE) -> list[tuple[str, str]]:
        """Return name and id of the documents published when the choice says, by name and id, a window of them."""
        return self._read(finding.documents_named, published, window)

    def find_event_documents(
        self, coded: Choice, told: Sequence[EventSide] | None, *, window: Window = WHOLE
    ) -> list[str]:
        """Return the ids of the documents with a claim of this choice or an event of these sides, by name and id."""
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

    # What is about the register

    def issues(self, doc_ids: Sequence[str] | None = None) -> Iterator[Issue]:
        """Yield all issues, or those of the documents named, by name, code and detail."""
        yield from self._read(reading.get_issues, doc_ids)

    def unread(self) -> Iterator[Issue]:
        """Yield the issues of inputs of which no document is stored, by name, code and detail."""
        yield from self._read(reading.get_unread)

    def entities(self) -> Iterator[Entity]:
        """Yield every entity the stored documents name, by id."""
        yield from self._read(reading.get_entities)

    def source_groups(self) -> dict[str, str]:
        """Return the group of dependent sources of every document, by document id."""
        return self._read(reading.get_source_groups)

    def search(self, query: str, *, limit: int = 50) -> list[Hit]:
        """Find sentences and titles in which all words and "exact phrases" of the query occur, best first.

        Case and accents do not count. A query without a letter or digit finds nothing; none is an error.
        """
        match = search.match_expression(query)
        if match is None or limit < 1:
            return []

        return self._read(reading.get_hits, match, min(limit, search.MAX_RANKED), self._texts)

    def count_hits(self, query: str, *, at_most: int) -> int:
        """Count the passages that hold the words of a query, no further than to `at_most`."""
        match = search.match_expression(query)
        return 0 if match is None else self._read(search.count, match, at_most)

    def judgements(self) -> Iterator[Judgement]:
        """Yield the log of judgements in the order they were made."""
        yield from self._read(reading.get_judgements)

    def meta(self, key: str) -> str | None:
        """Return a note: "schema", "lexicon", and "dirty" where facts are older than documents or judgements."""
        return self._read(reading.get_meta, key)

    def counts(self) -> Counts:
        """Count what the register holds."""
        return self._read(reading.get_counts)

    def state(self) -> str:
        """Return a token that differs whenever what the register holds may differ.

        Every commit writes to the file or to its log, so their sizes and times of change tell of it, at any size of
        register and whoever wrote.
        """
        if self._path is None:
            return str(self._read(reading.changes))
        return checksum(" ".join(map(mark_of, (self._path, self._path.with_name(self._path.name + "-wal")))))[:16]

    def close(self) -> None:
        """Let go of the file; closing twice is allowed."""
        self._connection.close()
        self._engine.dispose()
