"""Desks lent to requests: each has a connection of its own that only reads, and none reads a lexicon twice.

Takes the address of a register; gives open desks, one request at a time each. Never writes.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, LifoQueue
from threading import Lock
from typing import Annotated

from fastapi import Depends, Request

from dragoman.answer.desk import Desk
from dragoman.answer.reference import Reference, read_reference
from dragoman.lexicon.load import load_lexicon
from dragoman.register.store import open_register
from dragoman.types.store import Store


class Desks:
    """The desks of one register. Close it when the service ends."""

    def __init__(self, register: str, *, lexicon: Path | None = None) -> None:
        """Check that the register can be read.

        Raises:
            RegisterError: there is none, or it cannot be read.
            LexiconError: a table of the lexicon is broken.
        """
        self.register = register
        self._lexicon = load_lexicon(lexicon)
        self._idle: LifoQueue[Store] = LifoQueue()
        self._idle.put(self._open())
        self._reference: tuple[str, Reference] | None = None
        self._making = Lock()

    @contextmanager
    def lend(self) -> Iterator[Desk]:
        """Give a desk for the length of one request; its answers are those of the register as it then is."""
        store = self._take()
        try:
            yield Desk(store, self._lexicon, self._reference_of(store))
        finally:
            self._idle.put(store)

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
                self._reference = state, read_reference(store, self._lexicon)
            return self._reference[1]

    def _take(self) -> Store:
        try:
            return self._idle.get_nowait()
        except Empty:
            return self._open()

    def _open(self) -> Store:
        return open_register(self.register, read_only=True)


def lend_desk(request: Request) -> Iterator[Desk]:
    """Lend a desk to a request: a dependency of FastAPI."""
    desks: Desks = request.app.state.desks
    with desks.lend() as desk:
        yield desk


LentDesk = Annotated[Desk, Depends(lend_desk)]
"""The parameter of a page or call that asks the register."""
