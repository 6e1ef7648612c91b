"""What a weighing found, kept in a file until it is stored: a large register's facts are never all in memory.

Takes pieces; gives them again, in order. The file is nameless and goes with the spool.
"""

import pickle
import tempfile
from collections.abc import Iterator
from types import TracebackType
from typing import Self

from dragoman.types.holding import Piece

IN_MEMORY_BYTES = 1 << 23  # a hundred new documents never touch the disk


class Spool:
    """A file of pieces. A context manager: it is gone at the end of the block."""

    def __init__(self) -> None:
        """Begin empty."""
        self._file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY_BYTES)  # noqa: SIM115 - `__exit__` closes it

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    def put(self, piece: Piece) -> None:
        """Keep a piece behind those before."""
        pickle.dump(piece, self._file, protocol=pickle.HIGHEST_PROTOCOL)

    def pieces(self) -> Iterator[Piece]:
        """Yield the pieces kept; none may be put in the meantime."""
        self._file.seek(0)
        while True:
            try:
                yield pickle.load(self._file)  # noqa: S301 - written by this process, into a file without a name
            except EOFError:
                return
