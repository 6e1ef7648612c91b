"""One SQLite file, opened and spoken to: transactions, and errors that say what to do.

Takes a path; gives transactions. What is read, found and written in them is in the modules that build on this one.
Holds no transaction open between calls but for the length of a snapshot: readers do not block the writer, and an
iterator that is given up leaves nothing behind.

WAL with synchronous=NORMAL: what was committed survives the death of the process at any point; after a power cut the
last transactions may be missing, never damaged, and reading again brings them back.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.pool import NullPool, StaticPool

from dragoman.errors import InvalidRecordError, RegisterError
from dragoman.register import reading
from dragoman.register.files import address_of, check_path, mark_of
from dragoman.register.migrations import MIGRATIONS, Migration, check_current, migrate
from dragoman.register.texts import TextCache
from dragoman.types.ids import checksum

P = ParamSpec("P")
T = TypeVar("T")

APPLICATION_ID = 1146243917  # schema/0001_sqlite.sql
BUSY_TIMEOUT_S = 10.0

_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = NORMAL",
    "foreign_keys = ON",
    "cache_size = -16384",  # KiB; the default 2 MB halves the speed of writing a large file, 64 MB is no faster
    "wal_autocheckpoint = 4000",  # pages: 16 MB
)

# A service keeps several connections open. Pages mapped into memory are there once for all of them and are not copied:
# that saves a quarter of the time of questions about a state in a register of 1 GB.
_READER_PRAGMAS = ("query_only = ON", "cache_size = -16384", "mmap_size = 2147418112")

# What SQLite says, and what it means to the person at the desk; the first that occurs counts.
_REMEDIES = (
    ("locked", "another program is writing to it; wait until it is done, then try again"),
    ("readonly", "it cannot be written; check the rights of the file and its folder, or work on a copy"),
    ("not a database", "it is not a register; give the path of one, or a new path"),
    ("malformed", "the file is damaged; restore a copy, or read the documents again into a new register"),
    ("full", "the disk is full; make room and run the command again: what was finished is kept"),
    ("unable to open", "it cannot be opened; check that the folder exists and that you may write there"),
)


class SqliteFile:
    """A register's file, or one in memory. For one thread; other processes may read while it writes.

    One opened with `read_only` may pass from thread to thread, as long as one at a time uses it.
    """

    def __init__(self, engine: Engine, path: Path | None) -> None:
        """Take an engine made by `open`, and the file it opens."""
        self._engine = engine
        self._path = path
        self._name = "the register in memory" if path is None else str(path)
        self._texts = TextCache()
        self._is_in_snapshot = False
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
        if self._is_in_snapshot:
            raise RegisterError(f"{self._name}: it cannot be written while it is read; open it to change it")
        with self._transaction("IMMEDIATE") as connection:
            return work(connection, *args, **kwargs)

    def _read(self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            if self._is_in_snapshot:
                with self._explained():
                    return work(self._connection, *args, **kwargs)
            with self._transaction("DEFERRED") as connection:
                return work(connection, *args, **kwargs)
        except InvalidRecordError as err:
            remedy = "restore a copy, or read the documents again into a new register"
            raise RegisterError(f"{self._name}: the file is damaged; {remedy} ({err})") from err

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all that is read in a block be read of one state of the register, in one transaction."""
        with self._transaction("DEFERRED"):
            self._is_in_snapshot = True
            try:
                yield
            finally:
                self._is_in_snapshot = False

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
