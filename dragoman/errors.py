"""Every exception Dragoman raises on purpose.

DragomanError
├── AcquireError          a document cannot be read; the run lists it as an Issue and goes on
├── LexiconError          the knowledge pack is broken; the run stops before it reads anything
├── BackendError          an optional engine is missing or failed
├── RegisterError         the register cannot be opened, migrated or written
├── ServiceError          the service cannot be started as asked
├── QueryError            a question names something the register or lexicon does not know
└── InvalidRecordError    a record breaks one of its invariants (also a ValueError)

Messages name the document or value, say what is wrong with it, and give the remedy.
"""


class DragomanError(Exception):
    """Base of all errors a caller may want to catch."""


class AcquireError(DragomanError):
    """A document cannot be read. `code` is the Issue code it is listed under."""

    def __init__(self, code: str, detail: str) -> None:
        """Keep the Issue `code` ("empty", "encrypted_pdf" ...) beside the sentence for people."""
        super().__init__(detail)
        self.code = code
        self.detail = detail


class LexiconError(DragomanError):
    """A lexicon file is missing, malformed or contradicts another; names file, line and value."""


class BackendError(DragomanError):
    """An optional back end is not installed or did not answer as its contract says."""


class RegisterError(DragomanError):
    """The register file or server cannot be opened, migrated or written."""


class ServiceError(DragomanError):
    """The service cannot be started as asked: a port that is taken, an extra that is missing."""


class QueryError(DragomanError):
    """A question cannot be answered as asked; the message gives the nearest that can."""


class InvalidRecordError(DragomanError, ValueError):
    """A record breaks an invariant of its type."""
