"""The table of readers: media type → where its reader is and what must be installed for it.

Takes a media type; gives the reader, imported on first use, since the libraries behind web pages, PDF and
Word take up to half a second to import. Never imports one that is not asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from dragoman.acquire.detect import MediaType
from dragoman.acquire.reading import Reader
from dragoman.errors import AcquireError


@dataclass(frozen=True, slots=True)
class ReaderEntry:
    """A reader as "module:function", and the extra that installs what it needs (None: the core has it)."""

    target: str
    extra: str | None = None


READERS: Mapping[MediaType, ReaderEntry] = {
    MediaType.TEXT: ReaderEntry("dragoman.acquire.txt:read_txt"),
    MediaType.MARKDOWN: ReaderEntry("dragoman.acquire.txt:read_markdown"),
    MediaType.HTML: ReaderEntry("dragoman.acquire.html:read_html", "html"),
    MediaType.PDF: ReaderEntry("dragoman.acquire.pdf:read_pdf", "pdf"),
    MediaType.DOCX: ReaderEntry("dragoman.acquire.docx:read_docx", "docx"),
    MediaType.EMAIL: ReaderEntry("dragoman.acquire.eml:read_eml"),
}


def load_reader(media_type: MediaType) -> Reader:
    """Import and return the reader of `media_type`.

    Raises:
        AcquireError: "missing_extra" where the library it needs is not installed.
    """
    entry = READERS[media_type]
    module_name, _, function_name = entry.target.partition(":")
    try:
        module = import_module(module_name)
    except ImportError as err:
        if entry.extra is None or (err.name or "").startswith("dragoman"):
            raise
        raise AcquireError(
            "missing_extra", f"reading {media_type} needs {err.name or err}: pip install 'dragoman[{entry.extra}]'"
        ) from err
    return cast("Reader", getattr(module, function_name))
