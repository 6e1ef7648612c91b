"""The words of a short phrase that names an actor, and how near each stands to its head.

Takes the phrase; gives its words with their zones: 0 up to the first preposition, then the further the looser the
preposition ties what follows ("rebels of", "rebels in", "rebels fighting"). Knows no names.
"""

import re
from dataclasses import dataclass

from dragoman.resolve.atlas import name_key

_TOKEN = re.compile(r"[^\s,;:()\[\]\"“”/-]+")
_AGAINST = re.compile(r"(?:anti|pro|non)[-\s]?$", re.IGNORECASE)
_SIDED = re.compile(
    r"-(?:backed|led|allied|aligned|supported|funded|trained|occupied|held|controlled|sponsored|linked|imposed)\b",
    re.IGNORECASE,
)
_ZONES = {
    "of": 1, "from": 2, "in": 3, "at": 3, "near": 3, "inside": 3, "outside": 3, "within": 3, "across": 3, "on": 3,
    "to": 4, "against": 4, "with": 4, "for": 4, "by": 4, "over": 4, "fighting": 4, "who": 4, "that": 4, "linked": 4,
    "loyal": 4, "between": 3, "targeting": 4, "accused": 4, "under": 4, "about": 4, "towards": 4, "toward": 4,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the phrase without its possessive, and where it stands; `inner` is its key with the possessive."""

    text: str
    key: str
    inner: str
    start: int
    end: int
    zone: int


def find_words(text: str) -> list[Word]:
    """Return the words of a phrase, in order."""
    zone = 0
    found: list[Word] = []
    for match in _TOKEN.finditer(text):
        bare = re.sub(r"['’]s?$", "", match[0])
        lower = bare.lower()
        if lower in _ZONES and found:
            zone = _ZONES[lower]
        key = name_key(bare.replace("’", "'"))
        if key:
            inner = name_key(match[0].replace("’", "'"))
            found.append(Word(bare, key, inner, match.start(), match.start() + len(bare), zone))
    return found


def is_opposed(text: str, start: int, end: int) -> bool:
    """Whether the name at `start`..`end` is only what an actor is set against or backed by ("anti-Chinese")."""
    return bool(_AGAINST.search(text[:start]) or _SIDED.match(text, end))
