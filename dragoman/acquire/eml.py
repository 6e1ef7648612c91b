"""Read an e-mail: a ministry's press list is a source like its web page.

Takes bytes; gives the message's text with subject, sender and date. The plain part is preferred, else the HTML
part is read as a web page. Attachments are named in the metadata and not read; nothing is fetched.
"""

from collections.abc import Iterator, Sequence
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from itertools import islice

from dragoman.acquire.detect import MediaType, decode_text
from dragoman.acquire.readers import load_reader
from dragoman.acquire.reading import Reading
from dragoman.config import Limits
from dragoman.errors import AcquireError

CLEANER = "eml@1"
HEADERS = {"Subject": "title", "From": "author", "Organization": "publisher", "Date": "published",
           "Archived-At": "address", "Content-Language": "lang"}  # fmt: skip
KEPT = ("To", "Message-ID", "List-Id", "Reply-To")
MAX_PARTS = 1_000  # real messages have a few dozen; the parser itself has no limit

# What the header parser of the standard library raises on hostile input, beside what it promises.
_BAD_HEADER = (ValueError, IndexError, AttributeError, KeyError, TypeError, LookupError, AssertionError, RecursionError)


def read_eml(data: bytes, name: str, limits: Limits) -> Reading:
    """Read the best text part of the message.

    Raises:
        AcquireError: "broken_email" without headers or parts, "email_without_text", and what `read_html` raises.
    """
    try:
        message = message_from_bytes(data, policy=policy.default)
        parts = list(islice(_walk(message), MAX_PARTS))
    except _BAD_HEADER as err:
        raise AcquireError("broken_email", f"{name}: not a sound message ({err}); save it again") from err
    headers = _find_headers(message)
    if not {"title", "author", "published"} & headers.keys():
        raise AcquireError("broken_email", f"{name}: no Subject, From or Date; save it again, or as .txt")
    headers |= _find_attachments(parts)
    return _read_body(parts, name, limits, headers)


def _walk(part: Message) -> Iterator[Message]:
    """Yield the parts of this message in order; a message attached to it is one part, not more of its text."""
    yield part
    if part.get_content_maintype() == "multipart" and part.is_multipart():
        for inner in part.get_payload():
            if isinstance(inner, Message):
                yield from _walk(inner)


def _read_body(parts: Sequence[Message], name: str, limits: Limits, headers: dict[str, str]) -> Reading:
    plain = next(_parts_of(parts, "text/plain"), None)
    if plain is not None and (content := _payload(plain)).strip():
        decoded = decode_text(content, name, declared=_charsets(plain))
        text = decoded.text.replace("\r\n", "\n")
        flowed = _quietly(plain.get_param, "format") == "flowed"
        text = _unflow(text) if flowed else text
        return Reading(text=text, cleaner=CLEANER, layer="email", charset=decoded.charset, headers=headers)
    page = next(_parts_of(parts, "text/html"), None)
    if page is None:
        raise AcquireError("email_without_text", f"{name}: no text part; save its attachments and read them")
    return _read_page(page, name, limits, headers)


def _read_page(page: Message, name: str, limits: Limits, headers: dict[str, str]) -> Reading:
    charset = next(iter(_charsets(page)), None)
    content = _payload(page)
    declared = f'<meta charset="{charset}">\n'.encode() if charset else b""
    read = load_reader(MediaType.HTML)(declared + content, name, limits)
    return Reading(
        text=read.text,
        cleaner=f"{CLEANER}+{read.cleaner}",
        layer="email",
        charset=read.charset,
        headers={**read.headers, **headers},
        template_lang=read.template_lang,
    )


def _unflow(text: str) -> str:
    """Join the soft line breaks of format=flowed (RFC 3676): a line that ends in a space runs on."""
    return text.replace("-- \n", "--\n").replace(" \n", " ")


def _quietly(call: object, *arguments: str) -> str | None:
    """Return what an accessor of the message gives as text, None where the header behind it is hostile."""
    try:
        value = call(*arguments) if callable(call) else None
        return None if value is None else str(value)
    except _BAD_HEADER:
        return None


def _payload(part: Message) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except _BAD_HEADER:
        return b""
    return content if isinstance(content, bytes) else b""


def _charsets(part: Message) -> list[str]:
    charset = _quietly(part.get_content_charset)
    return [charset] if charset and charset.isascii() and charset.isprintable() else []


def _is_attachment(part: Message) -> bool:
    if _quietly(part.get_content_maintype) == "message":
        return True
    return _quietly(part.get_content_disposition) == "attachment" or _quietly(part.get_filename) is not None


def _parts_of(parts: Sequence[Message], content_type: str) -> Iterator[Message]:
    return (p for p in parts if _quietly(p.get_content_type) == content_type and not _is_attachment(p))


def _find_headers(message: EmailMessage | Message) -> dict[str, str]:
    names = {**HEADERS, **{key: key.lower() for key in KEPT}}
    found = {field: " ".join((_quietly(message.get, key) or "").split()) for key, field in names.items()}
    sender = found.pop("author", "")
    if sender:
        found["author"] = sender.rpartition("<")[0].strip(" \"'") or sender.strip("<> ")
        found["from"] = sender
        found["publisher"] = found.get("publisher") or found["author"]
    found["address"] = found.get("address", "").strip("<>")
    return {field: value for field, value in found.items() if value}


def _find_attachments(parts: Sequence[Message]) -> dict[str, str]:
    names = [_quietly(p.get_filename) or str(_quietly(p.get_content_type)) for p in parts if _is_attachment(p)]
    return {"attachments": "; ".join(names)} if names else {}
