"""When relations began: the rows of relations.tsv that the words around an anniversary mean.

Takes the lexicon, the ids of sides and words; gives rows. The number of an anniversary is counted from their days.
"""

from collections.abc import Collection
from itertools import combinations

from dragoman.lexicon.records import Lexicon, Relation

BASES = frozenset({"diplomatic_relations", "normalised", "dialogue_partner"})
"""What an anniversary of "relations" or "ties" without a level is counted from."""


def find_beginnings(sides: Collection[str], words: str, lexicon: Lexicon) -> list[Relation]:
    """Return the rows of every pair of `sides` whose level `words` name; "relations" alone mean that they began."""
    pairs = set(combinations(sorted(sides), 2))
    return [r for r in lexicon.relations if (r.one, r.two) in pairs and _is_meant(r, words, lexicon)]


def _is_meant(relation: Relation, around: str, lexicon: Lexicon) -> bool:
    words = around.casefold()
    named = {
        row["id"]: max((len(w) for w in row["words"].split("|") if w.casefold() in words), default=0)
        for row in lexicon.tables["levels"]
        if row["id"] not in BASES
    }
    level = max(sorted(named), key=lambda i: named[i], default="")
    if level and named[level] and "diplomatic" not in words and "dialogue" not in words:
        return relation.level == level
    return relation.level in BASES
