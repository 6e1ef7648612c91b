"""Open a register by its path or address.

Takes a path or an address; gives a Store. Never opens anything but a register.
"""

import re
from pathlib import Path

from dragoman.errors import RegisterError
from dragoman.register.sqlite import SqliteStore
from dragoman.types.store import Store

_SCHEME = re.compile(r"([a-z][a-z0-9+.]+)://(.*)", re.DOTALL | re.IGNORECASE)
_IN_MEMORY = frozenset({"", ":memory:"})


def open_register(target: str | Path, *, create: bool = True, read_only: bool = False) -> Store:
    """Open the register at a path or address, and bring its schema up to date.

    Addresses are "sqlite:///relative.db", "sqlite:////absolute.db" and "sqlite://" for one in memory. Where nothing is
    there yet, an empty register is made, unless `create` is False. Close it when done.

    With `read_only` nothing is ever written, not even a newer schema, and the store may pass from thread to thread,
    used by one at a time.

    Raises:
        RegisterError: the address is of no known kind, nothing is there and `create` is False, or what is there is
            not a register, of a newer version, damaged, locked or not writable.
    """
    match = _SCHEME.fullmatch(target) if isinstance(target, str) else None
    if match is None:
        return SqliteStore.open(Path(target), create=create and not read_only, read_only=read_only)
    scheme, rest = match[1].lower(), match[2]
    if scheme.startswith("postgres"):
        raise RegisterError(f"{scheme}: PostgreSQL is not supported yet; give the path of a SQLite file")
    if scheme != "sqlite":
        raise RegisterError(f"{target}: no register is kept under {scheme}://; give a path, or sqlite:///path")
    path = rest.removeprefix("/")
    return SqliteStore.open(
        None if path in _IN_MEMORY else Path(path), create=create and not read_only, read_only=read_only
    )
