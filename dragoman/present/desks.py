"""Desks lent to whoever asks: each has a connection of its own that only reads, and none reads a lexicon twice.

Takes the address of a register; gives open desks, to one asker at a time each. Never writes; who wants to must ask for
a desk to change things.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from queue import Empty, LifoQueue
from threading import Lock

from dragoman.answer.desk import Desk
from dragoman.answer.matching import Wanted, match
from dragoman.answer.reference import Reference, read_reference
from dragoman.lexicon.load import load_lexicon
from dragoman.lexicon.records import Lexicon
from dragoman.register.store import open_register
from dragoman.types.access import Token
from dragoman.types.store import Store


class Desks:
    """The desks of one register. Close it when the service ends."""

    def __init__(self, register: str, *, lexicon: Path | Lexicon | None = None) -> None:
        """Check that the register can be read; `lexicon` is a folder laid over the packaged tables, or one at hand.

        Raises:
            RegisterError: there is none, or it cannot be read.
            LexiconError: a table of the lexicon is broken.
        """
        self.register = register
        self.lexicon = lexicon if isinstance(lexicon, Lexicon) else load_lexicon(lexicon)
        self._idle: LifoQueue[Store] = LifoQueue()
        self._idle.put(self._open())
        self._reference: tuple[str, Reference] | None = None
        self._making = Lock()
        self._tokens: tuple[str, list[Token]] | None = None

    @contextmanager
    def lend(self) -> Iterator[Desk]:
        """Give a desk for the length of one request; its answers are those of the register as it then is."""
        with self._borrowed() as store, store.snapshot():
            yield Desk(store, self.lexicon, self._reference_of(store))

    @contextmanager
    def lend_to_change(self) -> Iterator[Desk]:
        """Give a desk whose store can be written to, for the length of one change."""
        with closing(open_register(self.register, create=False)) as store:
            yield Desk(store, self.lexicon, self._reference_of(store))

    def state(self) -> str:
        """Return a token of what the register holds; see `SqliteFile.state`."""
        with self._borrowed() as store:
            return store.state()

    def are_ready(self) -> bool:
        """Whether one can be lent at once, with nothing to be opened or made first."""
        return not self._idle.empty() and self._reference is not None and self._reference[0] == self.state()

    def tokens(self) -> list[Token]:
        """Return the tokens of the register as it is, read once for each of its states."""
        with self._borrowed() as store:
            state = store.state()
            if self._tokens is None or self._tokens[0] != state:
                self._tokens = state, store.tokens()
            return self._tokens[1]

    def warm_up(self) -> None:
        """Make beforehand what is made once for each state of the register, so that no caller waits for it."""
        with self.lend() as desk:
            match(desk.holdings, Wanted(name="Warm Bodies"), limit=1)

    def close(self) -> None:
        """Let go of the register."""
        with suppress(Empty):
            while True:
                self._idle.get_nowait().close()

    def _reference_of(self, store: Store) -> Reference:
        """Return what names mean in the register as it is, made once for each of its states."""
        with self._making:
            state = store.state()
            if self._reference is None or self._reference[0] != state:
                self._reference = state, read_reference(store, self.lexicon)
            return self._reference[1]

    @contextmanager
    def _borrowed(self) -> Iterator[Store]:
        store = self._take()
        try:
            yield store
        finally:
            self._idle.put(store)

    def _take(self) -> Store:
        try:
            return self._idle.get_nowait()
        except Empty:
            return self._open()

    def _open(self) -> Store:
        return open_register(self.register, read_only=True)
