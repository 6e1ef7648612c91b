"""Gaps and doubts that must not stop a run."""

from dataclasses import dataclass

from dragoman.types.span import Span

OFF_TOPIC = "off_topic"
"""Code of the issue that keeps a document out of the register's claims: sport, markets."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that could not be read or trusted, and why.

    `code` is a short stable word ("empty", "encrypted_pdf", "no_date"); `name` the document as the user
    named it, also where no Document exists. `doc_id` is the id the document has, or would have were it readable; None
    where its bytes could not be had. `detail` is a sentence with the value and the remedy. `fatal` says that the
    document was not read at all.
    """

    code: str
    name: str
    detail: str
    doc_id: str | None = None
    span: Span | None = None
    fatal: bool = False
