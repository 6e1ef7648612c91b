"""Texts in which country names are teams and markets: a match between two countries is no relation between states.

Takes a text, its mentions and the table of off-topic words; gives the field it belongs to, or None. A text left out
for its field is listed as an Issue, never dropped silently.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from dragoman.annotate.drafts import Draft
from dragoman.lexicon.records import Lexicon
from dragoman.text.folding import fold
from dragoman.types.entity import EntityKind

STATE_LEVELS = frozenset({"head_of_state", "head_of_government", "minister"})
# Measured over 65 reports: texts of diplomacy hold 0-3 different words of a field, at most 1.7 in a hundred words;
# match and market reports 8-9 different ones, 8-12 in a hundred.
MIN_WORDS = 4
MIN_SHARE = 0.03


@lru_cache(maxsize=4)
def _patterns(lexicon: Lexicon) -> dict[str, re.Pattern[str]]:
    rows = lexicon.tables.get("off_topic", ())
    return {r["field"]: re.compile(rf"\b(?:{'|'.join(map(re.escape, r['words'].split('|')))})\b") for r in rows}


def find_off_topic(text: str, drafts: Iterable[Draft], lexicon: Lexicon) -> str | None:
    """Return the field outside diplomacy the text is about; None where an office of state is named in it."""
    for draft in drafts:
        office = lexicon.offices.get(draft.office or "")
        if draft.kind in {EntityKind.PERSON, EntityKind.OFFICE} and office and office.level in STATE_LEVELS:
            return None
    folded = fold(text)
    n_words = folded.count(" ") + 1
    for field, pattern in _patterns(lexicon).items():
        found = pattern.findall(folded)
        if len(set(found)) >= MIN_WORDS and len(found) / n_words >= MIN_SHARE:
            return field
    return None
