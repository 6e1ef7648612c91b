"""Turns: of those who ask at once one is answered after the other, in the order in which they came.

Answering is work for a processor, and Python has one at a time for each process: answers that are made side by side are
all as late as the last of them, and each costs more. Who has waited long goes on anyway, so that one long answer does
not hold up all others.
"""

from asyncio import Event, Semaphore
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio import move_on_after

AT_ONCE = 1  # answers that are made at the same time in one process
PATIENCE_S = 1.0


class Turns:
    """The turns of one process; used from one event loop."""

    def __init__(self, at_once: int = AT_ONCE, patience_s: float = PATIENCE_S) -> None:
        """Let so many go on at once, and whoever has waited so long."""
        self._free = Semaphore(at_once)
        self._patience_s = patience_s
        self._idle = Event()
        self._idle.set()

    @asynccontextmanager
    async def take(self) -> AsyncIterator[None]:
        """Wait for a turn, and have it for the length of a block."""
        is_held = False
        with move_on_after(self._patience_s):
            is_held = await self._free.acquire()
        if self._free.locked():
            self._idle.clear()
        try:
            yield
        finally:
            if is_held:
                self._free.release()
            if not self._free.locked():
                self._idle.set()

    async def until_free(self, patience_s: float) -> None:
        """Wait until there is a turn to be had at once, but no longer than so long."""
        with move_on_after(patience_s):
            await self._idle.wait()
