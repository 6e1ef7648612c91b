"""Read one document, whatever happens.

Takes a document, raw or stored, and the road it goes; gives its record, or the Issue that says why there is none. Never
lets one document stop a run: beside the commands, this is the one place where any exception is caught.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from dragoman.errors import AcquireError, BackendError
from dragoman.types.document import Document, RawDocument, document_id
from dragoman.types.ids import checksum
from dragoman.types.issue import Issue
from dragoman.types.record import DocumentRecord

MAX_DETAIL_CHARS = 300


@dataclass(frozen=True, slots=True)
class Road:
    """The stations from bytes to claims: `read` the whole road, `analyse` from the text of a stored document on."""

    read: Callable[[RawDocument], DocumentRecord]
    analyse: Callable[[Document], DocumentRecord]


Job = RawDocument | Document
"""A document to read, or a stored one to take down the road again."""


def raw_id(raw: RawDocument) -> str:
    """Return the id the document has, or would have, were it readable."""
    return document_id(checksum(raw.data), raw.sidecar)


def read_one(job: Job, *, road: Road) -> DocumentRecord | Issue:
    """Return what one document yields, or the Issue it is listed under: refused, or failed inside.

    Raises:
        BackendError: an optional engine failed.
    """
    try:
        return road.read(job) if isinstance(job, RawDocument) else road.analyse(job)
    except BackendError:
        raise  # the engine, not the document: every other one would fail as well
    except AcquireError as err:
        return refusal(job, err.code, err.detail)
    except Exception as err:  # noqa: BLE001 - a fault that one document brings out must not cost the others
        return internal_error(job, f"{type(err).__name__}: {err}")


def internal_error(job: Job, said: str) -> Issue:
    """Return the Issue of a document that our own code, not the document, failed on."""
    short = " ".join(said.split())[:MAX_DETAIL_CHARS]
    return refusal(job, "internal_error", f"{short}; please report it with the document")


def refusal(job: Job, code: str, detail: str) -> Issue:
    """Return the Issue of a document that yields no record.

    It carries the id the document would have, so that it can be taken off the list once the bytes are read.
    """
    doc_id = raw_id(job) if isinstance(job, RawDocument) else job.id
    return Issue(code=code, name=job.name, detail=detail, doc_id=doc_id, fatal=True)


def portable(raw: RawDocument) -> RawDocument:
    """Return the document in a form that can be handed to another process."""
    return replace(raw, sidecar=dict(raw.sidecar))
