"""Keep any Python text in a database column, also text that databases refuse.

Takes text; gives text free of NUL and lone surrogates, and the way back. SQLite's `substr` ends at NUL, PostgreSQL
refuses NUL, and neither takes a surrogate without its partner; yet offsets must go on counting code points, so nothing
may be dropped or lengthened in a document's text. Never normalises: é and e + ´ stay apart.

* `mask` replaces each such code point by U+FFFD, one for one, and says what stood there: for texts and quotes.
* `pack` escapes them, reversibly and self-contained: for names and addresses, whose length does not matter.
"""

import json
import re
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_ESCAPE = "\x1a"  # SUBSTITUTE, the control character meant to stand for another
_PACKED = re.compile(f"{_ESCAPE}([0-9a-f]{{4}})")
_REPLACEMENT = "\ufffd"


def mask(text: str) -> str:
    r"""Return `text` with U+FFFD for every code point a database would refuse; as long as before.

    >>> mask("a\x00b\ud800")
    'a�b�'
    """
    return _UNSTORABLE.sub(_REPLACEMENT, text)


def repairs_of(text: str) -> str | None:
    """Return what `mask` hides, as JSON [[offset, code point], ...]; None where it hides nothing."""
    found = [[m.start(), ord(m[0])] for m in _UNSTORABLE.finditer(text)]
    return json.dumps(found, separators=(",", ":")) if found else None


def unmask(text: str, repairs: str | None) -> str:
    """Return the text that `mask` and `repairs_of` were given."""
    if repairs is None:
        return text
    points = list(text)
    for offset, code_point in json.loads(repairs):
        points[offset] = chr(code_point)
    return "".join(points)


def pack(text: str) -> str:
    r"""Return `text` with escapes for what a database would refuse; texts without stay as they are.

    >>> pack("notes\udce9.txt"), unpack(pack("notes\udce9.txt")) == "notes\udce9.txt"
    ('notes\x1adce9.txt', True)
    """
    if text.isprintable():  # then there is nothing to escape
        return text
    escaped = text.replace(_ESCAPE, f"{_ESCAPE}001a")
    return _UNSTORABLE.sub(lambda m: f"{_ESCAPE}{ord(m[0]):04x}", escaped)


def maybe_pack(text: str | None) -> str | None:
    """Pack a text, where there is one."""
    return None if text is None else pack(text)


def unpack(text: str) -> str:
    """Return the text that `pack` was given."""
    if _ESCAPE not in text:
        return text
    return _PACKED.sub(lambda m: chr(int(m[1], 16)), text)


@dataclass(frozen=True, slots=True)
class StoredText:
    """The text of a document and its checksum."""

    text: str
    sha256: str


class TextCache:
    """The texts read last, up to `max_chars` code points together; texts never change, so none goes stale."""

    def __init__(self, max_chars: int = 32_000_000) -> None:
        """Begin empty."""
        self._max_chars = max_chars
        self._chars = 0
        self._texts: OrderedDict[str, StoredText] = OrderedDict()

    def known(self, doc_ids: Iterable[str]) -> dict[str, StoredText]:
        """Return the texts it has of these documents, by id."""
        found = {doc_id: self._texts[doc_id] for doc_id in doc_ids if doc_id in self._texts}
        for doc_id in found:
            self._texts.move_to_end(doc_id)
        return found

    def keep(self, texts: Mapping[str, StoredText]) -> None:
        """Take these texts in; those not asked for longest go first."""
        for doc_id, stored in texts.items():
            if doc_id not in self._texts:
                self._texts[doc_id] = stored
                self._chars += len(stored.text)
        while self._chars > self._max_chars:
            _, dropped = self._texts.popitem(last=False)
            self._chars -= len(dropped.text)
