"""Decide what bytes are and which characters they stand for.

Takes bytes and a name; gives a MediaType, or a text with its charset. Content decides before the name does.
Never loads a reader, never opens a file; where it replaces a broken letter of UTF-8 or guesses, it says so.
"""

import codecs
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from charset_normalizer import from_bytes

from dragoman.acquire.language import CYRILLIC, LATIN, best_by_words
from dragoman.errors import AcquireError


class MediaType(StrEnum):
    """The types this room can read."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    EMAIL = "message/rfc822"


SUFFIXES: Mapping[str, MediaType] = {
    ".txt": MediaType.TEXT, ".text": MediaType.TEXT, ".md": MediaType.MARKDOWN, ".markdown": MediaType.MARKDOWN,
    ".html": MediaType.HTML, ".htm": MediaType.HTML, ".xhtml": MediaType.HTML, ".pdf": MediaType.PDF,
    ".docx": MediaType.DOCX, ".eml": MediaType.EMAIL,
}  # fmt: skip

# Suffix → what it is and what to do. These are refused by name, before their bytes are loaded.
REFUSED_SUFFIXES: Mapping[str, str] = {
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".bmp", ".svg", ".ico", ".heic"),
                    "an image; run text recognition on it and read the result"),
    **dict.fromkeys((".mp3", ".mp4", ".wav", ".m4a", ".mov", ".avi", ".mkv", ".ogg", ".webm"),
                    "sound or film; read its transcript instead"),
    **dict.fromkeys((".xlsx", ".xls", ".ods", ".csv", ".tsv"), "a table, not a report"),
    **dict.fromkeys((".pptx", ".ppt", ".odp"), "slides; save them as PDF"),
    **dict.fromkeys((".doc", ".rtf", ".odt", ".wps", ".pages"), "an unread word processor format; save it as .docx"),
    **dict.fromkeys((".epub", ".mobi"), "an electronic book; save it as HTML or text"),
    **dict.fromkeys((".7z", ".rar", ".gz", ".bz2", ".xz", ".zst"), "packed in a way not read; pack it as zip or tar"),
    **dict.fromkeys((".xml", ".rss", ".atom", ".yaml", ".yml", ".jsonl", ".css", ".js", ".py", ".sql", ".ini"),
                    "structured data or code, not a report"),
    **dict.fromkeys((".db", ".sqlite", ".exe", ".dll", ".so", ".bin", ".parquet"), "binary data, not a report"),
    ".msg": "an Outlook message; save it as .eml",
}  # fmt: skip

# First bytes → what that is. A text cannot begin so.
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"), (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"), (b"II*\x00", "a TIFF image"), (b"MM\x00*", "a TIFF image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file; save it as .docx"), (b"{\\rtf", "RTF; save it as .docx"),
    (b"\x1f\x8b\x08", "gzip data; unpack it first"), (b"7z\xbc\xaf\x27\x1c", "a 7z archive; pack it as zip or tar"),
    (b"Rar!\x1a\x07", "a RAR archive; pack it as zip or tar"), (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"), (b"%!PS", "PostScript; save it as PDF"),
)  # fmt: skip

BOMS: tuple[tuple[bytes, str], ...] = (  # UTF-32 before UTF-16: the one begins with the other
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip

# What a label means in practice (WHATWG Encoding Standard, section 4.2), as Python names it.
CHARSET_ALIASES: Mapping[str, str] = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "tis-620": "cp874", "gb2312": "gb18030",
    "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
SINGLE_BYTE = ("cp125", "cp874", "iso8859", "koi8", "mac")  # beginnings of Python's names
NOT_CHARSETS = frozenset(
    {"unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined", "utf-7", "mbcs", "oem"}
)

# One code page → the languages whose commonest words prove it. Tried before statistics, which took one-sentence
# French and Spanish texts in cp1252 for cp1250 and Russian in KOI8-R for cp932 (5 wrong of 13 encoded sentences).
PROVEN_BY_WORDS: tuple[tuple[str, frozenset[str]], ...] = (
    ("cp1252", LATIN - {"vi", "pl", "tr"}), ("cp1251", CYRILLIC), ("koi8-r", CYRILLIC),
    ("cp1250", frozenset({"pl"})), ("cp1254", frozenset({"tr"})),
)  # fmt: skip

SOUND_PER_BROKEN = 4  # letters; a text in another charset has no sound ones but by chance
ODD_SIGNS_PER_TEXT = 50  # one sign (currency, degrees) in so many characters; Japanese read as KOI8-R has one in two
HEAD_BYTES = 4096  # enough for signatures, a page's <meta charset> and a message's first headers
CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\v\f\r\x1b"})  # ESC: ISO-2022 texts are full of it
CONTROLS_PER_TEXT = 100  # a text keeps one control in so many bytes (and one always); random bytes have one in nine

_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b[^>]{0,2000}>?",
    re.IGNORECASE | re.DOTALL,
)
_EMAIL_HEAD = re.compile(r"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text without its byte order mark, and the charset it was decoded with.

    A charset nothing declares is marked "cp1252 (guessed)", UTF-8 with broken letters "utf-8 (damaged)"; these
    stand as U+FFFD in the text. UTF-8 that decodes is not a guess.
    """

    text: str
    charset: str


def suffix_of(name: str) -> str:
    """Return the lower-case suffix of a document's name, "" where it has none."""
    return PurePosixPath(name).suffix.lower()


def is_binary(data: bytes) -> bool:
    """Whether `data` has more control characters than a text may.

    One is always allowed and one in `CONTROLS_PER_TEXT` bytes: a stray NUL or form feed from an old system
    does not make a report unreadable. Tabs, line ends, form feeds and ESC are not counted. UTF-16 and UTF-32
    are told by their byte order mark and never asked.
    """
    if any(data.startswith(mark) for mark, _ in BOMS):
        return False
    stray = len(data) - len(data.translate(None, CONTROLS))
    return stray > max(1, len(data) // CONTROLS_PER_TEXT)


def is_html(head: str) -> bool:
    """Whether the first thing in `head` is the tag that opens an HTML page.

    White space, an XML declaration and comments may stand before it. A text that quotes markup further down,
    or begins with another tag, stays a text.
    """
    return _HTML_START.match(head) is not None


def detect_type(data: bytes, name: str) -> MediaType:
    """Return what `data` is: by its content first, then by the suffix of `name`, else plain text.

    `data` may be the first `HEAD_BYTES` of it. A .txt that is really a web page is read as one (`is_html`).

    Raises:
        AcquireError: "unsupported_type" for a known format that is not read, "binary" for other binary data.
    """
    suffix = suffix_of(name)
    known = SUFFIXES.get(suffix)
    if data.startswith(b"%PDF-") or (known is MediaType.PDF and b"%PDF-" in data[:1024]):
        return MediaType.PDF
    if data.startswith(b"PK\x03\x04"):
        return _detect_zip(data, known, name)
    for signature, label in SIGNATURES:
        if data.startswith(signature):
            raise AcquireError("unsupported_type", f"{name}: the content is {label}")
    if known in {MediaType.PDF, MediaType.DOCX}:  # the name promises what the bytes do not hold
        return known
    if is_binary(data):
        raise AcquireError("binary", f"{name}: {len(data)} bytes of binary data, no text; remove it or convert it")
    return _detect_text(_peek(data), suffix, known)


def _detect_zip(data: bytes, known: MediaType | None, name: str) -> MediaType:
    if known is MediaType.DOCX or b"word/document.xml" in data:
        return MediaType.DOCX
    raise AcquireError(
        "unsupported_type", f"{name}: the content is a zip package; name it .zip or .docx to have it read"
    )


def _detect_text(head: str, suffix: str, known: MediaType | None) -> MediaType:
    if known is MediaType.EMAIL:
        return known
    if is_html(head):
        return MediaType.HTML
    if known is MediaType.HTML:  # a page without <html> is common; one without any tag is a text
        return MediaType.HTML if re.search(r"<[A-Za-z!]", head) else MediaType.TEXT
    if known is None and not suffix and _is_email(head):
        return MediaType.EMAIL
    return known or MediaType.TEXT


def _is_email(head: str) -> bool:
    block = _EMAIL_HEAD.match(head.replace("\r\n", "\n"))
    names = {line.split(":")[0].casefold() for line in block[0].splitlines()} if block else set()
    return "from" in names and bool(names & {"message-id", "mime-version", "received"})


def _peek(data: bytes) -> str:
    """Decode the head well enough to see tags and header names; wrong letters do no harm here."""
    for mark, charset in BOMS:
        if data.startswith(mark):
            return data[len(mark) : HEAD_BYTES].decode(charset, "ignore")
    return data[:HEAD_BYTES].decode("latin-1")


def parse_charset(label: str) -> str | None:
    """Return Python's name for a declared charset, or None for one that does not exist or is no charset.

    >>> parse_charset("ISO-8859-1"), parse_charset("UTF8"), parse_charset("rot13")
    ('cp1252', 'utf-8', None)
    """
    try:
        codec = codecs.lookup(label.strip().strip("\"'"))
        "".encode(codec.name)
    except (LookupError, ValueError, UnicodeError):
        return None
    if codec.name in NOT_CHARSETS:
        return None
    return CHARSET_ALIASES.get(codec.name, codec.name)


def decode_text(data: bytes, name: str, *, declared: Sequence[str] = ()) -> Decoded:
    """Decode by byte order mark, by a declared charset, as UTF-8, else as damaged UTF-8 or by a guess, both marked.

    A declared charset the bytes contradict is passed over, and so is a single-byte one where they are sound UTF-8
    with letters beyond ASCII: any bytes are "valid" in those, but no running text in one is UTF-8 by chance. Line
    ends are left as they are.

    Raises:
        AcquireError: "unknown_charset" where nothing decodes all of `data`.
    """
    for mark, charset in BOMS:
        if data.startswith(mark):
            text = _decode(data[len(mark) :], charset)
            if text is None and (damaged := _decode_damaged(data[len(mark) :])) and charset == "utf-8":
                return damaged
            if text is None:
                raise AcquireError("unknown_charset", f"{name}: marked as {charset} but not valid; save it as UTF-8")
            return Decoded(text, charset)
    utf8 = _decode(data, "utf-8")
    for charset in filter(None, map(parse_charset, declared)):
        mislabelled = utf8 is not None and charset.startswith(SINGLE_BYTE) and not data.isascii()
        if not mislabelled and (text := _decode(data, charset)) is not None:
            return Decoded(text, charset)
    if utf8 is not None:
        return Decoded(utf8, "utf-8")
    guess = _decode_damaged(data) or _guess(data)
    if guess is None:
        raise AcquireError("unknown_charset", f"{name}: no charset decodes its {len(data)} bytes; save it as UTF-8")
    return guess


def _decode(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset)
    except ValueError:  # UnicodeDecodeError, and what some codecs raise in its place
        return None


def _decode_damaged(data: bytes) -> Decoded | None:
    """Decode UTF-8 with a few broken letters, each replaced by U+FFFD: a page joined from two, a file cut off.

    Told from other charsets by its sound letters beyond ASCII, of which those have next to none.
    """
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(not char.isascii() for char in text) - broken
    return Decoded(text, "utf-8 (damaged)") if sound >= SOUND_PER_BROKEN * broken else None


def _guess(data: bytes) -> Decoded | None:
    for charset, languages in PROVEN_BY_WORDS:
        text = _decode(data, charset)
        if text is not None and _is_prose(text) and best_by_words(text, LATIN | CYRILLIC) in languages:
            return Decoded(text, f"{charset} (guessed)")
    best = from_bytes(data).best()
    text = _decode(data, best.encoding) if best else None
    return Decoded(text, f"{best.encoding} (guessed)") if best and text is not None else None


def _is_prose(text: str) -> bool:
    """Whether nearly all of `text` is letters and punctuation: a wrong code page shows as boxes and signs."""
    odd = sum(not (c.isascii() or c.isalnum() or unicodedata.category(c)[0] in "PZ") for c in text)
    return odd * ODD_SIGNS_PER_TEXT <= len(text)
