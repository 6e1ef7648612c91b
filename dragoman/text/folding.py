"""Folded text: one form for all spellings of a word, with the way back to the original.

Takes text; gives lower case without accents, typographic quotes, dashes or doubled blanks, and for each folded
character the offset it came from. Never touches the original.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.types.ids import slug
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
    if text.isascii():  # the same at a tenth of the price
        return " ".join(text.lower().replace("`", "'").split())
    return fold_text(text).chars.strip()


@lru_cache(maxsize=100_000)  # the names of a lexicon, which every new state of a register folds again
def fold_name(text: str) -> str:
    """Fold a name to what distinguishes it: "The Viet Nam's" → "viet-nam".

    >>> fold_name("Viet Nam's"), fold_name("the Philippines")
    ('viet-nam', 'philippines')
    """
    return _folded(text)


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text, folded as those of names are.

    >>> sorted(words_of("Việt Nam's visit – agreed"))
    ['agreed', 'nam', 'viet', 'visit']
    """
    return frozenset(_folded(text).split("-")) - {""}


def _folded(text: str) -> str:
    return slug(_OWNING.sub("", text)).removeprefix("the-")


_OWNING = re.compile(r"['’]s\b")


def unaccent(text: str) -> str:
    """Fold all but case: "Viêt  Nam’s" → "Viet Nam's"."""
    if _PLAIN_ASCII.fullmatch(text):
        return " ".join(text.split())
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    kept = (c for c in plain if not unicodedata.combining(c) and c not in _UNPRINTED)
    return " ".join("".join(kept).split())


_PLAIN_ASCII = re.compile(r"[ -_a-~]*")  # all that folds to itself in lower case: no "`"
_ODD = re.compile(r"[^!-_a-~]{2,}|[^ -_a-~]")  # a stretch to fold one by one; a blank between plain words is none


def fold_text(text: str) -> FoldedText:
    """Fold `text`, runs of blanks to one, and keep where each character came from.

    Only what is not plain ASCII is looked at character by character.
    """
    chars: list[str] = []
    origins: list[int] = []
    marked: dict[int, int] = {}
    done = 0
    for odd in _ODD.finditer(text):
        chars.append(text[done : odd.start()].lower())
        origins.extend(range(done, odd.start()))
        done = odd.end()
        _fold_odd(odd, chars, origins, marked)
    chars.append(text[done:].lower())
    origins.extend(range(done, len(text) + 1))
    return FoldedText("".join(chars), origins, marked)


def _fold_odd(odd: re.Match[str], chars: list[str], origins: list[int], marked: dict[int, int]) -> None:
    """Fold a stretch character by character, onto the end of what is folded so far."""
    blank = False
    for offset, char in enumerate(odd[0], odd.start()):
        folded = fold_char(char)
        if folded == " ":
            if blank:
                continue
            blank = True
        elif folded:
            blank = False
        elif origins and not blank and unicodedata.combining(char):
            marked[origins[-1]] = offset + 1
        chars.append(folded)
        origins.extend([offset] * len(folded))
