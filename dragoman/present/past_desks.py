"""Desks over a register as it was known on past days, for a service that many ask.

Takes an open register and a day; gives the desks of a register of then, in a file of its own that lasts as long as the
service. One is made when a day is first asked for, and again once the register has changed; the oldest goes first.
"""

import tempfile
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from dragoman.answer.desk import Desk
from dragoman.lexicon.records import Lexicon
from dragoman.present.desks import Desks
from dragoman.run.known import Extent, extent_of, make_part
from dragoman.types.known import Known
from dragoman.types.store import Store

MAX_KEPT = 4
MAX_DOCUMENTS = 500
"""Documents that are weighed anew for a caller of the service: at 22 ms each, 11 s. The command line takes more."""


class PastDesks:
    """The desks of past days. Close it when the service ends."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Begin with none."""
        self._lexicon = lexicon
        self._folder: tempfile.TemporaryDirectory[str] | None = None  # made when a past day is first asked for
        self._kept: OrderedDict[tuple[str, Extent], Desks] = OrderedDict()
        self._made = 0
        self._making = Lock()

    @contextmanager
    def lend(self, desks: Desks, known: Known | None) -> Iterator[Desk]:
        """Give a desk for the length of one request: one of `desks`, or over what their register knew then.

        Raises:
            QueryError: more than MAX_DOCUMENTS documents were known.
        """
        with desks.lend() as desk:
            if known is None:
                yield desk
                return
            with self._desks(desk.holdings.store, known).lend() as then:
                yield then

    def close(self) -> None:
        """Let go of all registers, and delete them."""
        with self._making:
            for desks in self._kept.values():
                desks.close()
            self._kept.clear()
            if self._folder:
                self._folder.cleanup()
                self._folder = None

    def _desks(self, store: Store, known: Known) -> Desks:
        extent = extent_of(store, known, max_documents=MAX_DOCUMENTS)
        with self._making:  # held by who makes one, never for the length of a request
            key = (store.state(), extent)  # days on which the same was known share one
            if key not in self._kept:
                self._kept[key] = self._make(store, extent)
                if len(self._kept) > MAX_KEPT:
                    _, oldest = self._kept.popitem(last=False)
                    oldest.close()
                    Path(oldest.register).unlink()
            self._kept.move_to_end(key)
            return self._kept[key]

    def _make(self, store: Store, extent: Extent) -> Desks:
        self._made += 1
        self._folder = self._folder or tempfile.TemporaryDirectory(prefix="dragoman-past-")
        path = Path(self._folder.name) / f"{self._made}.db"
        make_part(store, extent, path, lexicon=self._lexicon).close()
        return Desks(str(path), lexicon=self._lexicon)
