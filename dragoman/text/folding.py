"""Folded text: one form for all spellings of a word, with the way back to the original.

Takes text; gives lower case without accents, typographic quotes, dashes or doubled blanks, and for each folded
character the offset it came from. Never touches the original.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.types.span import Span

_PLAIN = str.maketrans(
    {
        "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i",
        "æ": "ae", "œ": "oe", "Æ": "AE", "Œ": "OE",
        "‘": "'", "’": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "…": "...",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FoldedText:
    """`chars` folded; `origins[i]` the offset of the original character behind `chars[i]`, plus the end.

    `marked` gives, for the few characters that combining marks follow, where the last of these ends.
    """

    chars: str
    origins: Sequence[int]
    marked: Mapping[int, int]

    def span(self, start: int, end: int) -> Span:
        """Return the original span behind `chars[start:end]`, with the accents of its last letter."""
        last = self.origins[end - 1]
        return Span(self.origins[start], self.marked.get(last, last + 1))


_UNPRINTED = frozenset("\u00ad\u200b\u200c\u200d\u2060")  # soft hyphen, spaces and joiners of no width


@lru_cache(maxsize=4096)
def fold_char(char: str) -> str:
    """Fold one character; "" for a combining mark or a soft hyphen, " " for any blank."""
    if char.isspace():
        return " "
    if char in _UNPRINTED:
        return ""
    plain = unicodedata.normalize("NFKD", char.translate(_PLAIN))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


def fold(text: str) -> str:
    """Fold a short text, such as a name: "Võ  Văn Thưởng" → "vo van thuong"."""
    return fold_text(text).chars.strip()


def unaccent(text: str) -> str:
    """Fold all but case: "Viêt  Nam’s" → "Viet Nam's"."""
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    kept = (c for c in plain if not unicodedata.combining(c) and c not in _UNPRINTED)
    return " ".join("".join(kept).split())


def fold_text(text: str) -> FoldedText:
    """Fold `text`, runs of blanks to one, and keep where each character came from."""
    chars: list[str] = []
    origins: list[int] = []
    marked: dict[int, int] = {}
    blank = False
    for offset, char in enumerate(text):
        folded = fold_char(char)
        if folded == " ":
            if blank:
                continue
            blank = True
        elif folded:
            blank = False
        elif origins and not blank and unicodedata.combining(char):
            marked[origins[-1]] = offset + 1
        for piece in folded:
            chars.append(piece)
            origins.append(offset)
    origins.append(len(text))
    return FoldedText("".join(chars), origins, marked)
