"""What kind of actor a phrase names, by its nouns.

Takes the phrase and `sectors.tsv`; gives a PLOVER sector code. The head noun decides: the last known noun before the
first preposition. Words of former office turn officials into elites.
"""

import re
from functools import lru_cache

from dragoman.lexicon.records import Lexicon
from dragoman.resolve.atlas import name_key
from dragoman.text.inflection import plural_of

_WORD = re.compile(r"[\w'’]+")
_TAIL = re.compile(r"\s(?:of|in|from|at|near|on|to|with|for|against|by|who|that|under|over)\s|,\s", re.IGNORECASE)
OFFICIAL = frozenset({"GOV", "LEG", "MIL", "JUD", "COP", "SPY"})
FORMER = "ELI"
MAX_WORDS = 4  # of the longest form of sectors.tsv


@lru_cache(maxsize=4)
def sector_nouns(lexicon: Lexicon) -> dict[str, tuple[str, bool]]:
    """Return sector and weakness by noun, in both numbers."""
    nouns: dict[str, tuple[str, bool]] = {}
    for row in lexicon.tables.get("sectors", ()):
        for form in row["forms"].split("|"):
            value = (row["sector"], row["weak"] == "yes")
            nouns.setdefault(name_key(form), value)
            nouns.setdefault(name_key(plural_of(form)), value)
    return nouns


def read_sector(text: str, lexicon: Lexicon, *, named: str, expired: bool = False) -> str | None:
    """Return the sector `text` names, `named` being that of the person or body in it; None where neither says."""
    head = _TAIL.split(text, maxsplit=1)[0]
    said, weak = _head_noun(head, lexicon)
    former = _is_former(head, lexicon)
    if said is None and not named:
        said, weak = _head_noun(text, lexicon)
    sector = said if said and not (weak and named) else named
    if (former or expired) and (sector in OFFICIAL or not sector):
        return FORMER
    return sector or None


def _is_former(text: str, lexicon: Lexicon) -> bool:
    nouns = sector_nouns(lexicon)
    return any(nouns.get(m[0].lower(), ("", False))[0] == FORMER for m in _WORD.finditer(text.replace("-", " ")))


def _head_noun(text: str, lexicon: Lexicon) -> tuple[str | None, bool]:
    """Return the sector of the last noun, the longest that ends there; a weak one only where it stands alone."""
    nouns = sector_nouns(lexicon)
    words = [name_key(re.sub(r"['’]s?$", "", m[0])) for m in _WORD.finditer(text.replace("-", " "))]
    weak: str | None = None
    for end in range(len(words), 0, -1):
        for size in range(min(MAX_WORDS, end), 0, -1):
            found = nouns.get(" ".join(words[end - size : end]))
            if found and found[0] != FORMER:
                if not found[1]:
                    return found[0], False
                weak = weak or found[0]
                break
    return weak, weak is not None
