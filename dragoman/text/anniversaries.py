"""Anniversaries as words: "the 50th anniversary of", "40 years of diplomatic relations".

Takes text; gives matches and the number of years. What is celebrated and when it began is decided elsewhere.
"""

import re
from collections.abc import Iterator

from dragoman.text.patterns import ORDINALS, either

_ANNIVERSARY = re.compile(
    rf"(?<![\w-])(?:(?P<digits>\d{{1,3}})(?:st|nd|rd|th)|(?P<word>{either(ORDINALS)}))[\s-]{{1,3}}(?:founding\s)?"
    r"(?:anniversary|birthday)\b",
    re.IGNORECASE,
)
_YEARS_OF = re.compile(
    r"(?<![\w-])(?P<digits>\d{2,3})\s(?:glorious\s|fruitful\s)?years\s(?:of|since\sthe\sestablishment\sof)\s"
    r"(?:the\s)?(?=(?:bilateral|diplomatic|dialogue|friendly|official)\b)",
    re.IGNORECASE,
)
_OF_RELATIONS = re.compile(
    r"\b(?:relations?|ties|relationship|partnership|friendship|normali[sz]ation|cooperation|dialogue)\b", re.IGNORECASE
)


def find_anniversaries_in(words: str) -> Iterator[tuple[re.Match[str], int]]:
    """Yield each anniversary that `words` name, with its number of years; those without a number are left out."""
    for match in _ANNIVERSARY.finditer(words):
        number = int(match["digits"]) if match["digits"] else ORDINALS[match["word"].lower()]
        if number:
            yield match, number
    for match in _YEARS_OF.finditer(words):
        yield match, int(match["digits"])


def is_of_relations(words: str) -> bool:
    """Whether the words around an anniversary speak of relations, and not of an army or a city."""
    return _OF_RELATIONS.search(words) is not None
