"""The members of zip and tar archives, streamed and metered.

Takes an open file; gives its members one by one and their bytes within limits. Never unpacks to disk, and
never believes a size an archive states: what counts is what has come out of it.
"""

import bz2
import gzip
import io
import lzma
import re
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from stat import S_ISLNK
from typing import IO

from dragoman.config import Limits
from dragoman.errors import AcquireError

CHUNK_BYTES = 64 * 1024
RATIO_FLOOR_BYTES = 1024 * 1024  # below this much output no ratio is a bomb: ten blank pages pack 300 to 1

TAR_SUFFIXES = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
ARCHIVE_SUFFIXES = (".zip", *TAR_SUFFIXES)

# What the standard library raises on archives that are cut off, damaged or made to harm.
BROKEN_ARCHIVE = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, RuntimeError,
    NotImplementedError, ValueError, IndexError, KeyError, OverflowError,
)  # fmt: skip


def _gunzip(packed: IO[bytes]) -> io.BufferedIOBase:
    return gzip.GzipFile(fileobj=packed)


_MAGIC: tuple[tuple[bytes, Callable[[IO[bytes]], io.BufferedIOBase]], ...] = (
    (b"\x1f\x8b", _gunzip),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ\x00", lzma.LZMAFile),
)
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One file of an archive: its path as stored, and how to open it.

    `packed_bytes` is what it takes in the archive, None where members are not packed one by one. `refusal` is
    the Issue code and the reason why it cannot be opened. A member of a tar is readable only until the next
    one is asked for.
    """

    path: str
    open: Callable[[], IO[bytes]]
    packed_bytes: int | None = None
    refusal: tuple[str, str] | None = None


@dataclass(slots=True)
class Budget:
    """What is left to the outermost archive and all archives inside it. Counts up; shared and mutable."""

    limits: Limits
    members: int = 0
    unpacked_bytes: int = 0

    def count_member(self, name: str) -> None:
        """Count one more member; raises AcquireError "too_many_members"."""
        self.members += 1
        if self.members > self.limits.max_members:
            raise AcquireError(
                "too_many_members",
                f"{name}: more than {self.limits.max_members} members; the rest is not read, split it",
            )

    def spend(self, size_bytes: int, name: str) -> None:
        """Count unpacked bytes; raises AcquireError "archive_too_large"."""
        self.unpacked_bytes += size_bytes
        if self.unpacked_bytes > self.limits.max_unpacked_bytes:
            raise AcquireError(
                "archive_too_large",
                f"{name}: unpacks to more than {self.limits.max_unpacked_bytes} bytes; the rest is not read, split it",
            )


ENDS_ARCHIVE = frozenset({"too_many_members", "archive_too_large"})
"""Codes that end the outermost archive; any other refusal ends one member."""


def is_archive_name(name: str) -> bool:
    """Whether a file of this name is opened as an archive."""
    return name.lower().endswith(ARCHIVE_SUFFIXES)


def member_path(path: str) -> str | None:
    r"""Return a member's path in plain form ("a/b.txt"), None where it leaves the archive's root.

    >>> member_path("./a//b.txt"), member_path("a/../../b.txt"), member_path("C:\\b.txt"), member_path("/b.txt")
    ('a/b.txt', None, None, None)
    """
    slashed = path.replace("\\", "/")
    parts = slashed.split("/")
    if slashed.startswith("/") or re.match(r"[A-Za-z]:", slashed) or ".." in parts:
        return None
    return str(PurePosixPath(*parts)) if any(part not in {"", "."} for part in parts) else None


def find_members(handle: IO[bytes], name: str, limits: Limits) -> Iterator[Member]:
    """Yield the files of the archive called `name`, folders left out.

    Zip members come in the order of their paths, tar members in the archive's own order, since a packed tar
    can only be read forwards.

    Raises:
        AcquireError: "zip_bomb" where a packed tar unpacks beyond the limits.
    """
    handle.seek(0)
    return _tar_members(handle, name, limits) if name.lower().endswith(TAR_SUFFIXES) else _zip_members(handle)


def read_member(member: Member, name: str, budget: Budget) -> bytes:
    """Return the bytes of a member, counting them as they come.

    Raises:
        AcquireError: "zip_bomb", "too_large", or one of `ENDS_ARCHIVE`.
    """
    chunks, size = [], 0
    limits = budget.limits
    with member.open() as content:
        while chunk := content.read(CHUNK_BYTES):
            size += len(chunk)
            _check_ratio(size, member.packed_bytes, name, limits)
            if size > limits.max_file_bytes:
                raise AcquireError(
                    "too_large", f"{name}: more than {limits.max_file_bytes} bytes; split it or raise it"
                )
            budget.spend(len(chunk), name)
            chunks.append(chunk)
    return b"".join(chunks)


def spend_package(data: bytes, name: str, limits: Limits) -> None:
    """Unpack a zip package (a .docx) part by part into nothing, so that a bomb is found before it is parsed.

    Raises:
        AcquireError: "zip_bomb", "too_large", "broken_docx" where it is no zip, or one of `ENDS_ARCHIVE`.
    """
    budget = Budget(limits)
    try:
        for member in find_members(io.BytesIO(data), f"{name}.zip", limits):
            budget.count_member(name)
            read_member(member, f"{name}!/{member.path}", budget)
    except BROKEN_ARCHIVE as err:
        raise AcquireError("broken_docx", f"{name}: the package is damaged ({err}); save it again as .docx") from err


def _check_ratio(size_bytes: int, packed_bytes: int | None, name: str, limits: Limits) -> None:
    if packed_bytes is None or size_bytes <= RATIO_FLOOR_BYTES:
        return
    if size_bytes > limits.max_ratio * max(packed_bytes, 1):
        raise AcquireError(
            "zip_bomb", f"{name}: {packed_bytes} bytes unpack to {size_bytes} and more, over {limits.max_ratio} to 1"
        )


def _zip_members(handle: IO[bytes]) -> Iterator[Member]:
    with zipfile.ZipFile(handle) as archive:
        files = [info for info in archive.infolist() if not info.is_dir()]
        for info in sorted(files, key=lambda info: _zip_path(info).split("/")):
            yield Member(
                path=_zip_path(info),
                open=lambda info=info: archive.open(info),  # type: ignore[misc]
                packed_bytes=info.compress_size,
                refusal=_zip_refusal(info),
            )


def _zip_path(info: zipfile.ZipInfo) -> str:
    """Return the stored name; programs that write UTF-8 without saying so are understood (names only)."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _zip_refusal(info: zipfile.ZipInfo) -> tuple[str, str] | None:
    if info.flag_bits & _ENCRYPTED:
        return "encrypted_archive", "needs a password; pack it again without one"
    if S_ISLNK(info.external_attr >> 16):
        return "archive_link", "a link, not a file; links in archives are not followed"
    return None


class _Metered(io.RawIOBase):
    """A decompressed stream that stops a bomb: tarfile must unpack what it skips, whatever its size."""

    def __init__(self, content: io.BufferedIOBase, packed_bytes: int, name: str, limits: Limits) -> None:
        super().__init__()
        self._content, self._packed_bytes, self._name, self._limits = content, packed_bytes, name, limits
        self._size_bytes = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        data = self._content.read(size)
        self._size_bytes += len(data)
        _check_ratio(self._size_bytes, self._packed_bytes, self._name, self._limits)
        if self._size_bytes > self._limits.max_unpacked_bytes:
            raise AcquireError(
                "archive_too_large",
                f"{self._name}: unpacks to more than {self._limits.max_unpacked_bytes} bytes; split it",
            )
        return data


def _tar_members(handle: IO[bytes], name: str, limits: Limits) -> Iterator[Member]:
    with tarfile.open(fileobj=_open_tar_stream(handle, name, limits), mode="r|") as archive:
        while (info := archive.next()) is not None:
            if info.isdir():
                continue
            yield Member(
                path=info.name,
                open=lambda info=info: archive.extractfile(info) or io.BytesIO(),  # type: ignore[misc]
                refusal=_tar_refusal(info),
            )


def _open_tar_stream(handle: IO[bytes], name: str, limits: Limits) -> IO[bytes]:
    packed_bytes = handle.seek(0, io.SEEK_END)
    handle.seek(0)
    head = handle.read(8)
    handle.seek(0)
    for magic, unpack in _MAGIC:
        if head.startswith(magic):
            return _Metered(unpack(handle), packed_bytes, name, limits)  # type: ignore[return-value]
    return handle


def _tar_refusal(info: tarfile.TarInfo) -> tuple[str, str] | None:
    if info.issym() or info.islnk():
        return "archive_link", f"a link to {info.linkname!r}, not a file; links in archives are not followed"
    if not info.isfile():
        return "unsupported_type", "a device or pipe, not a file"
    return None
