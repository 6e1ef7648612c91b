"""Rough stems of English words, so that "promote", "promoting" and "promoted" count as one.

Takes a folded word; gives its stem. Ends are cut by a table, longest first, and British spelling goes to American;
what is left keeps its first letters. Cruder than Porter's algorithm and steadier: two words of one family seldom part,
and words of two families seldom meet, which is all that comparing texts needs.
"""

from functools import lru_cache

ENDS = (
    "isations", "izations", "isation", "ization", "erring", "ations", "atives", "erred", "ation", "ative", "ating",
    "ated", "ates", "ate",
    "ments", "ment", "ities", "ity", "ings", "ing", "ions", "ion", "ies", "ied", "ers", "ed", "es", "er", "s", "e", "y",
)  # fmt: skip
DOUBLING = ("ing", "ings", "ed", "er", "ers")  # before which a verb doubles its last letter: "planning", "planned"
SINGLE = frozenset("bdgkmnpt")  # not l, s, z, which verbs end on by themselves: "calling", "pressed"
MIN_STEM = 4  # letters an end may not eat into: "aid", "ties", "seas" stay apart
STEM_CHARS = 7
SPELLINGS = (
    ("defence", "defense"), ("programme", "program"), ("centre", "center"), ("labour", "labor"), ("isation", "ization"),
)  # fmt: skip


def american(text: str) -> str:
    """Return folded text with the commonest British spellings as Americans write them.

    >>> american("defence programme of an organisation")
    'defense program of an organization'
    """
    for british, us in SPELLINGS:
        text = text.replace(british, us)
    return text


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return the stem of a folded word.

    >>> [stem(w) for w in ("promote", "promoting", "cooperation", "cooperative", "visits", "aid")]
    ['promot', 'promot', 'cooper', 'cooper', 'visit', 'aid']
    >>> [stem(w) for w in ("transfer", "transferred", "plan", "planning", "ship", "shipped")]
    ['transf', 'transf', 'plan', 'plan', 'ship', 'ship']
    """
    plain = american(word)
    end = next((e for e in ENDS if plain.endswith(e) and len(plain) - len(e) >= MIN_STEM), "")
    cut = plain[: len(plain) - len(end)]
    if end in DOUBLING and cut[-1] in SINGLE and cut[-2] == cut[-1]:
        cut = cut[:-1]
    return cut[:STEM_CHARS]
