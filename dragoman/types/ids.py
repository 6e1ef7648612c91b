"""Identifiers that follow from content, so that two runs give the same ones.

Takes strings and numbers; gives short stable ids. Never uses a clock, a counter or `hash()`.
"""

import hashlib
import re
import unicodedata

DIGEST_CHARS = 20  # 80 bits: one chance in a million of a clash among 1.5 billion records
MAX_ENTITY_ID = 120  # code points; an honest name is shorter, and an address must hold it


def make_id(prefix: str, *parts: str | int | None) -> str:
    """Join `prefix` and a digest of `parts`: "clm_9f86d081884c7d659a2f".

    Lengths are hashed with the text, so ("ab", "c") and ("a", "bc") differ; None differs from "".

    >>> make_id("clm", "ab", "c") == make_id("clm", "a", "bc")
    False
    """
    pieces: list[bytes] = []
    for part in parts:
        data = b"\x00" if part is None else b"\x01" + str(part).encode("utf-8", "surrogatepass")
        pieces += (len(data).to_bytes(8, "big"), data)
    return f"{prefix}_{hashlib.sha256(b''.join(pieces)).hexdigest()[:DIGEST_CHARS]}"


def checksum(data: bytes | str) -> str:
    """Return the SHA-256 of bytes, or of a text's UTF-8, in hexadecimal."""
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return hashlib.sha256(raw).hexdigest()


def bounded(identity: str) -> str:
    """Return an entity id that is no longer than an address may have; one that is cut ends on a digest of all of it.

    >>> bounded("person:vo-van-thuong"), len(bounded("person:" + "a" * 10_000))
    ('person:vo-van-thuong', 113)
    """
    if len(identity) <= MAX_ENTITY_ID:
        return identity
    return f"{identity[: MAX_ENTITY_ID - 20]}-{checksum(identity)[:12]}"


def slug(name: str) -> str:
    """Fold a name to the readable part of an entity id: "Võ Văn Thưởng" → "vo-van-thuong".

    >>> slug("Võ Văn Thưởng"), slug("Đặng")
    ('vo-van-thuong', 'dang')
    """
    text = unicodedata.normalize("NFKD", name.replace("Đ", "D").replace("đ", "d")).casefold()
    bare = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", "-", bare).strip("-")
