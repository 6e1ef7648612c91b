"""The file of a register: its address for the driver, what is wrong with its path, and what tells two states apart.

Takes a path; gives an address or a mark. Never opens the file.
"""

from pathlib import Path

from sqlalchemy import URL

from dragoman.errors import RegisterError


def address_of(path: Path | None, *, read_only: bool) -> URL:
    """Return the driver's address of a file; `mode=ro` lets SQLite itself refuse to write."""
    if path is None:
        return URL.create("sqlite+pysqlite", database=":memory:")
    if not read_only:
        return URL.create("sqlite+pysqlite", database=str(path))
    return URL.create("sqlite+pysqlite", database=path.absolute().as_uri(), query={"mode": "ro", "uri": "true"})


def mark_of(path: Path) -> str:
    """Return what tells two states of a file apart without reading it."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return "-"
    return f"{found.st_ino} {found.st_size} {found.st_mtime_ns}"


def check_path(path: Path, *, create: bool) -> None:
    """Say what is wrong with a path before SQLite says less.

    Raises:
        RegisterError: it is a folder, its folder does not exist, or nothing is there and `create` is False.
    """
    if path.is_dir():
        raise RegisterError(f"{path}: it is a folder; give the path of a file in it")
    if not path.exists():
        if not create:
            raise RegisterError(f"{path}: there is no register; make one with: dragoman read PATH --register {path}")
        if not path.parent.is_dir():
            raise RegisterError(f"{path}: the folder {path.parent} does not exist; make it first")
