"""Find the documents in what the user named: files, folders and archives.

Takes paths; gives raw documents lazily, in an order that depends on names alone, and an Issue for everything
that cannot be read. Never stops on a bad file, never writes, and reads no file it need not.

Skipped in silence: hidden files and folders, and what programs leave behind (`places.SKIPPED_NAMES`), unless
the user names one; side files; folders that a link leads to a second time.
"""

import errno
import os
import stat
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.acquire.archive import Input, find_in_archive
from dragoman.acquire.detect import HEAD_BYTES
from dragoman.acquire.members import is_archive_name
from dragoman.acquire.places import Place, check_head, check_name, is_skipped, printable, refuse
from dragoman.acquire.sidecar import MAX_SIDECAR_BYTES, ORPHAN_REASON, is_sidecar_name, load_sidecar, match_sidecars
from dragoman.config import Limits
from dragoman.errors import AcquireError
from dragoman.types.document import RawDocument
from dragoman.types.issue import Issue

FolderKey = tuple[int, int]
"""Device and inode: what makes two paths the same folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A path still to be visited: its name for people, its side file, and the folders it lies in."""

    path: Path
    name: str
    sidecar: Path | None = None
    above: tuple[FolderKey, ...] = ()


def find_inputs(paths: Sequence[Path], *, limits: Limits) -> Iterator[Input]:
    """Yield every document in `paths`, in their order; inside a folder by name, code point by code point.

    Names are relative to the folder the user named, members of archives come as "a.zip!/inner/x.txt". One
    document's bytes are held at a time. Issues are fatal ones: what they name was not read.
    """
    siblings = cache(_match_siblings)
    named = [_named_entry(path, siblings) for path in paths]
    brought = {entry.sidecar for entry in named}
    for path, entry in zip(paths, named, strict=True):
        if entry.path not in brought:  # a side file is read with its text, which the user named too
            yield from _visit_all(entry, str(path), limits)


def _named_entry(path: Path, siblings: Callable[[Path], Mapping[str, str]]) -> _Entry:
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - follows no link, unlike resolve()
    sidecar = None if _holds(absolute.is_dir) else siblings(absolute.parent).get(absolute.name)
    return _Entry(
        path=absolute,
        name=printable(absolute.name or str(path)),
        sidecar=None if sidecar is None else absolute.parent / sidecar,
    )


def _match_siblings(folder: Path) -> Mapping[str, str]:
    try:
        return match_sidecars(_list_names(folder))
    except OSError:  # the named file itself will say what is wrong
        return {}


def _visit_all(first: _Entry, given: str, limits: Limits) -> Iterator[Input]:
    """Walk depth first with a stack of our own: folders may nest deeper than Python calls."""
    try:
        mode = first.path.stat().st_mode
    except OSError as err:
        yield _os_issue(err, first.path, printable(given), missing="not_found")
        return
    stack = [_Entry(path=first.path, name="") if stat.S_ISDIR(mode) else first]
    visited: set[FolderKey] = set()
    while stack:
        entry = stack.pop()
        try:
            status = entry.path.stat()
            if stat.S_ISDIR(status.st_mode):
                stack += reversed(_open_folder(entry, (status.st_dev, status.st_ino), visited))
            else:
                yield from _file_inputs(entry, status.st_mode, limits)
        except AcquireError as err:
            yield Issue(err.code, entry.name, err.detail, fatal=True)
        except OSError as err:
            yield _os_issue(err, entry.path, entry.name or printable(given), missing="vanished")


def _list_names(folder: Path) -> list[str]:
    """Return the names in a folder in one order on every machine: composed form first, for systems that decompose."""
    with os.scandir(folder) as entries:
        return sorted((entry.name for entry in entries), key=lambda name: (unicodedata.normalize("NFC", name), name))


def _open_folder(entry: _Entry, key: FolderKey, visited: set[FolderKey]) -> list[_Entry]:
    if key in entry.above:
        raise AcquireError("link_loop", f"{entry.name}: a link to a folder it lies in; remove the link")
    if key in visited and entry.path.is_symlink():
        return []
    names = [name for name in _list_names(entry.path) if not is_skipped(name)]
    visited.add(key)
    owners = match_sidecars(names)
    cards = set(owners.values())
    prefix = f"{entry.name}/" if entry.name else ""
    above = (*entry.above, key)
    return [
        _Entry(
            path=entry.path / name,
            name=f"{prefix}{printable(name)}",
            sidecar=entry.path / owners[name] if name in owners else None,
            above=above,
        )
        for name in names
        if name not in cards
    ]


def _file_inputs(entry: _Entry, mode: int, limits: Limits) -> Iterator[Input]:
    place = Place(entry.name, entry.path.as_uri())
    if not stat.S_ISREG(mode):
        yield refuse("unsupported_type", entry.name, "a pipe, socket or device, not a file")
    elif is_sidecar_name(entry.name):
        yield refuse("orphan_sidecar", entry.name, ORPHAN_REASON)
    elif is_archive_name(entry.name):
        with entry.path.open("rb") as handle:
            yield from find_in_archive(handle, place, limits=limits)
    else:
        yield from _document_inputs(entry, place, limits)


def _document_inputs(entry: _Entry, place: Place, limits: Limits) -> Iterator[Input]:
    data = _read_file(entry.path, entry.name, limits)
    values: Mapping[str, str] = {}
    if entry.sidecar is not None:
        name = str(Path(entry.name).with_name(printable(entry.sidecar.name)).as_posix())
        try:
            values = _read_sidecar(entry.sidecar, name)
        except AcquireError as err:
            yield Issue(err.code, name, err.detail, fatal=True)
        except OSError as err:
            yield _os_issue(err, entry.sidecar, name, missing="vanished")
    yield RawDocument(name=place.name, uri=place.uri, data=data, sidecar=values)


def _read_file(path: Path, name: str, limits: Limits) -> bytes:
    """Load a file after its name, size and head were found fit: 200 MB are refused without being read."""
    check_name(name)
    with path.open("rb") as handle:
        size_bytes = os.fstat(handle.fileno()).st_size
        if size_bytes > limits.max_file_bytes:
            raise _too_large(name, f"{size_bytes} bytes", limits)
        head = handle.read(HEAD_BYTES)
        check_head(head, name)
        data = head + handle.read(max(limits.max_file_bytes + 1 - len(head), 0))
    if len(data) > limits.max_file_bytes:
        raise _too_large(name, "grew while it was read", limits)
    return data


def _too_large(name: str, what: str, limits: Limits) -> AcquireError:
    return AcquireError("too_large", f"{name}: {what}, more than {limits.max_file_bytes}; split it or raise the limit")


def _read_sidecar(path: Path, name: str) -> Mapping[str, str]:
    with path.open("rb") as handle:
        return load_sidecar(handle.read(MAX_SIDECAR_BYTES + 1), name)


# What the system says → Issue code and remedy. "Missing" depends on whether the user or a folder named it.
_OS_REASONS: Mapping[int, tuple[str, str]] = {
    errno.EACCES: ("permission_denied", "may not be read; give yourself the right to read it"),
    errno.EPERM: ("permission_denied", "may not be read; give yourself the right to read it"),
    errno.ELOOP: ("link_loop", "a link that leads to itself; remove it"),
}


def _os_issue(err: OSError, path: Path, name: str, *, missing: str) -> Issue:
    if isinstance(err, FileNotFoundError):
        if _holds(path.is_symlink):
            return refuse("broken_link", name, "a link to nothing; restore what it leads to, or remove it")
        return refuse(missing, name, "no such file or folder; check the name")
    code, reason = _OS_REASONS.get(err.errno or 0, ("unreadable", f"the system cannot read it ({err.strerror})"))
    return refuse(code, name, reason)


def _holds(question: Callable[[], bool]) -> bool:
    try:
        return question()
    except OSError:
        return False
