"""Documents for the tests of cleaning and annotating: any text, made into a Document."""

from dragoman.types.document import Document
from dragoman.types.ids import checksum


def document(text: str, **given) -> Document:
    """Return a document of this text."""
    return Document(
        id="doc-1", name="a.txt", uri="file:///in/a.txt", text=text, raw_sha256="0", text_sha256=checksum(text),
        cleaner="txt@1", **given,
    )  # fmt: skip
