"""Desks lent to requests: each has a connection of its own that only reads, and none reads a lexicon twice.

Takes the address of a register; gives open desks, one request at a time each. Never writes.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, LifoQueue
from typing import Annotated

from fastapi import Depends, Request

from dragoman.answer.desk import Desk
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

    @contextmanager
    def lend(self) -> Iterator[Desk]:
        """Give a desk for the length of one request; its answers are those of the register as it then is."""
        store = self._take()
        try:
            yield Desk(store, self._lexicon)
        finally:
            self._idle.put(store)

    def close(self) -> None:
        """Let go of the register."""
        with suppress(Empty):
            while True:
                self._idle.get_nowait().close()

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
