"""A server beside others that listen at the same port: each takes a new connection when it can soon answer it.

Taken as they come, several connections may wait for one process while another has nothing to do. Left where they arrive
they wait for whichever is free first, so that those who ask at once are answered in the order in which they came.
"""

import asyncio
import logging
import socket

import uvicorn

from dragoman.present.serving.turns import Turns

LOG = logging.getLogger(__name__)
PATIENCE_S = 0.1  # then a connection is taken by a process that is busy: what it asks may need no turn
STEPS = 8  # of the event loop, in which what is asked has been read and has taken its turn
RETRY_S = 0.1


class SharingServer(uvicorn.Server):
    """A server that takes connections from a port it shares, no more than it has turns for."""

    def __init__(self, config: uvicorn.Config, turns: Turns) -> None:
        """Serve as configured; `turns` are those of the application."""
        super().__init__(config)
        self._turns = turns
        self._accepting: list[asyncio.Task[None]] = []

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to take connections."""
        await super().startup(sockets=[])
        self._accepting = [asyncio.create_task(self._accept(listening)) for listening in sockets or ()]

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take no more connections, and finish what was asked."""
        for task in self._accepting:
            task.cancel()
        await asyncio.gather(*self._accepting, return_exceptions=True)
        await super().shutdown(sockets)

    async def _accept(self, listening: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        listening.setblocking(False)  # noqa: FBT003 - the name says which
        while True:
            await self._turns.until_free(PATIENCE_S)
            try:
                connection, _ = await loop.sock_accept(listening)
                await loop.connect_accepted_socket(self._protocol, connection)
            except OSError as err:  # the caller is gone, or too many connections are open
                LOG.warning("a connection was not taken: %s", err)
                await asyncio.sleep(RETRY_S)
                continue
            for _ in range(STEPS):
                await asyncio.sleep(0)

    def _protocol(self) -> asyncio.Protocol:
        made: asyncio.Protocol = self.config.http_protocol_class(  # type: ignore[call-arg]
            config=self.config, server_state=self.server_state, app_state=self.lifespan.state
        )
        return made
