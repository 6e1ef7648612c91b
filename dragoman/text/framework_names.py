"""The names a framework has beside its official one: literal renderings, and versions of the name with their days.

Takes an entity, a phrase as printed and all such names; gives the one of them that the phrase is.
"""

import re
from collections.abc import Hashable, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from dragoman.text.near_names import bare_words
from dragoman.types.entity import FrameworkName

LITERAL, VERSION = "literal", "version"
NUMBER = re.compile(r"\d{1,3}(?:st|nd|rd|th)\b\s*")
"""The number of a meeting before the name of its series: "33rd ASEAN Summit"."""


class RenamedPack(Hashable, Protocol):
    """What has further names of frameworks, by the field of the lexicon."""

    @property
    def framework_names(self) -> Sequence[FrameworkName]:
        """Return them."""


@lru_cache(maxsize=4)
def _by_words(pack: RenamedPack) -> Mapping[tuple[str, tuple[str, ...]], FrameworkName]:
    return {(row.entity, bare_words(row.name)): row for row in pack.framework_names}


def find_framework_name(entity_id: str, phrase: str, pack: RenamedPack) -> FrameworkName | None:
    """Return the rendering or version of the entity's name that `phrase` is, a number before it left out."""
    number = NUMBER.match(phrase)
    return _by_words(pack).get((entity_id, bare_words(phrase[number.end() :] if number else phrase)))
