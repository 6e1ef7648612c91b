"""The register in one SQLite file: the default Store.

Takes a path; gives a Store whose every method is one transaction. Opening is in sqlite_file.py, what only reads in
sqlite_reading.py and sqlite_finding.py; here is what writes.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from dragoman.register import batches, copies, tokens, weighed, writing
from dragoman.register.sqlite_finding import SqliteFinder
from dragoman.types.access import Token
from dragoman.types.fact import Conflict, Fact
from dragoman.types.holding import Piece
from dragoman.types.issue import Issue
from dragoman.types.judgement import Judgement
from dragoman.types.record import DocumentRecord


class SqliteStore(SqliteFinder):
    """A register in one SQLite file, or in memory. For one thread; other processes may read while it writes.

    One opened with `read_only` may pass from thread to thread, as long as one at a time uses it.

    Every method raises RegisterError where the file fails (locked, read-only, damaged, disk full), with the remedy,
    and InvalidRecordError where the database refuses a record (a quote that is not in the text, an id that is taken).
    """

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
    ) -> None:
        """Put these facts and conflicts in place of all earlier ones, in one transaction."""
        # Taken whole before the transaction begins: they may be computed from what this store is still reading out.
        taken = (tuple(facts), tuple(conflicts), tuple(sources))
        self._write(weighed.put_facts, *taken)

    def put_pieces(
        self, pieces: Iterable[Piece], conflicts: Iterable[Conflict], sources: Iterable[tuple[str, str]]
    ) -> None:
        """Put pieces in place of the facts they name, one after the other, in one transaction."""
        self._write(weighed.put_pieces, pieces, tuple(conflicts), tuple(sources))

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
