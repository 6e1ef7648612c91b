"""Texts in which country names are teams: sport between two countries is no relation between states.

Takes a text, its mentions and the table of off-topic words; gives the field it belongs to, or None.
"""

import re
from functools import lru_cache

from dragoman.lexicon.records import Lexicon
from dragoman.text.folding import fold
from dragoman.types.annotation import Annotations
from dragoman.types.entity import EntityKind

STATE_LEVELS = frozenset({"head_of_state", "head_of_government", "minister"})
MIN_WORDS = (
    4  # different words of the field; reports of diplomacy that mention a match measured 0-2, match reports 6-15
)


@lru_cache(maxsize=4)
def _patterns(lexicon: Lexicon) -> dict[str, re.Pattern[str]]:
    rows = lexicon.tables.get("off_topic", ())
    return {r["field"]: re.compile(rf"\b(?:{'|'.join(map(re.escape, r['words'].split('|')))})\b") for r in rows}


def off_topic(text: str, annotations: Annotations, lexicon: Lexicon) -> str | None:
    """Return the field outside diplomacy the text is about; None where an office of state is named in it."""
    for mention in annotations.mentions:
        office = lexicon.offices.get(mention.office or "")
        if mention.kind in {EntityKind.PERSON, EntityKind.OFFICE} and office and office.level in STATE_LEVELS:
            return None
    folded = fold(text)
    for field, pattern in _patterns(lexicon).items():
        if len(set(pattern.findall(folded))) >= MIN_WORDS:
            return field
    return None
