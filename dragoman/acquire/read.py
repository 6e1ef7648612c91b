"""Read one document: bytes → Document.

Takes a RawDocument and limits; gives a Document. Pure: no file, no clock, no network. What cannot be read is
an AcquireError with the code of the Issue it becomes; no half-read document is ever given.
"""

import re
from collections.abc import Mapping

from dragoman.acquire.detect import detect_type
from dragoman.acquire.language import detect_language
from dragoman.acquire.metadata import Layer, Merged, clean_value, merge_metadata, parse_lang
from dragoman.acquire.readers import load_reader
from dragoman.acquire.reading import Reading
from dragoman.config import Limits
from dragoman.errors import AcquireError
from dragoman.types.document import Document, RawDocument, document_id
from dragoman.types.ids import checksum

SIDE_FILE = "side file"
_HALF_PAIR = re.compile("[\ud800-\udfff]")


def read_document(raw: RawDocument, *, limits: Limits) -> Document:
    """Read what `raw` holds, by the reader of its type.

    A side file beats front matter, which beats what the document's own mark-up says. `lang` is what a person
    declared (side file, front matter, e-mail header), else what the text shows, else what a page template
    says: templates say "en" over text in any language.

    Raises:
        AcquireError: "empty", "too_large", "unsupported_type", "binary", "unknown_charset", "too_many_chars",
            "too_many_pages", "missing_extra", "encrypted_pdf", "broken_pdf", "pdf_without_text", "broken_html",
            "html_without_article", "broken_docx", "zip_bomb", "broken_email" or "email_without_text".
    """
    _check_bytes(raw, limits)
    media_type = detect_type(raw.data, raw.name)
    reading = load_reader(media_type)(raw.data, raw.name, limits)
    text = _sound(reading.text)
    _check_text(text, raw.name, limits)
    layers: list[Layer] = [(SIDE_FILE, raw.sidecar), (reading.layer, reading.headers)]
    merged = merge_metadata(layers)
    return _build(raw, reading, text, merged, media_type=str(media_type))


def _build(raw: RawDocument, reading: Reading, text: str, merged: Merged, *, media_type: str) -> Document:
    raw_sha256 = checksum(raw.data)
    template = parse_lang(reading.template_lang or "")
    metadata: Mapping[str, str] = {
        **({"template_lang": template} if template else {}), **merged.extra, "media_type": media_type,
    }  # fmt: skip
    return Document(
        name=raw.name,
        uri=raw.uri,
        text=text,
        raw_sha256=raw_sha256,
        text_sha256=checksum(text),
        cleaner=reading.cleaner,
        id=document_id(raw_sha256, raw.sidecar),
        title=merged.title,
        publisher=merged.publisher,
        author=merged.author,
        address=merged.address,
        lang=merged.lang or detect_language(text) or template,
        published=merged.published,
        charset=reading.charset,
        metadata={clean_value(key): value for key, value in metadata.items()},
        pages=reading.pages,
    )


def _sound(text: str) -> str:
    """Return `text` with halves of surrogate pairs replaced one for one: no register or file can hold them.

    Strict decoding never yields one, so a .txt is untouched; PDF and HTML escapes can.
    """
    return _HALF_PAIR.sub("\ufffd", text)


def _check_bytes(raw: RawDocument, limits: Limits) -> None:
    if not raw.data:
        raise AcquireError("empty", f"{raw.name}: 0 bytes; fetch it again or remove it")
    if len(raw.data) > limits.max_file_bytes:
        raise AcquireError(
            "too_large", f"{raw.name}: {len(raw.data)} bytes, more than {limits.max_file_bytes}; split it or raise it"
        )


def _check_text(text: str, name: str, limits: Limits) -> None:
    if not any(c.isprintable() and not c.isspace() for c in text):
        raise AcquireError("empty", f"{name}: no character that can be seen; fetch it again or remove it")
    if len(text) > limits.max_chars:
        raise AcquireError(
            "too_many_chars", f"{name}: {len(text)} characters, more than {limits.max_chars}; split it or raise it"
        )
