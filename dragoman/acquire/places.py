"""Where an input lies, and what is refused or skipped by its name and first bytes alone.

Takes names and heads of files; gives names fit to print, Issues and refusals. Never opens a file.
"""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

from dragoman.acquire.detect import HEAD_BYTES, REFUSED_SUFFIXES, detect_type, suffix_of
from dragoman.errors import AcquireError
from dragoman.types.issue import Issue

# Files that programs leave in folders, not people: skipped without an Issue, like every hidden file or folder.
SKIPPED_NAMES = frozenset(
    {"thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "$recycle.bin", "system volume information", "icon\r"}
)
_OFFICE_LOCK = "~$"  # Word writes "~$report.docx" beside an open document


@dataclass(frozen=True, slots=True)
class Place:
    """The name of an input as the user will see it, and its address."""

    name: str
    uri: str

    def inside(self, path: str) -> "Place":
        """Return the place of the member `path` of this archive: "a.zip!/inner/x.txt"."""
        shown = printable(path)
        return Place(f"{self.name}!/{shown.lstrip('/')}", f"{self.uri}!/{quote(shown.lstrip('/'))}")


def printable(name: str) -> str:
    """Return a file's name as text every file and register can hold: bytes that are no UTF-8 become U+FFFD."""
    sound = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return re.sub(r"[\x00-\x1f\x7f]", "\ufffd", sound)


def is_skipped(path: str) -> bool:
    """Whether a path is passed over in silence: hidden, or left there by a program (`SKIPPED_NAMES`).

    >>> is_skipped("a/.git/x.txt"), is_skipped("Thumbs.db"), is_skipped("a/x.txt")
    (True, True, False)
    """
    return any(
        part.startswith((".", _OFFICE_LOCK)) or part.casefold() in SKIPPED_NAMES for part in PurePosixPath(path).parts
    )


def refuse(code: str, name: str, reason: str) -> Issue:
    """Return the Issue of an input that is not read; `reason` holds the value and the remedy."""
    return Issue(code, name, f"{name}: {reason}", fatal=True)


def check_name(name: str) -> None:
    """Refuse by suffix what is never a report, before a byte of it is loaded.

    Raises:
        AcquireError: "unsupported_type".
    """
    reason = REFUSED_SUFFIXES.get(suffix_of(name))
    if reason is not None:
        raise AcquireError("unsupported_type", f"{name}: {suffix_of(name)} is {reason}")


def check_head(head: bytes, name: str) -> None:
    """Refuse by its first bytes what no reader will take.

    Raises:
        AcquireError: "empty", "unsupported_type" or "binary".
    """
    if not head:
        raise AcquireError("empty", f"{name}: 0 bytes; fetch it again or remove it")
    detect_type(head[:HEAD_BYTES], name)
