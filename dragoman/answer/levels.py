"""Read the formal level of a relation from words.

Takes texts and the rows of the lexicon's table of levels; gives a name and a rank. Never infers a level from warmth.
"""

from collections.abc import Iterable, Mapping, Sequence

from dragoman.text.folding import fold_name


def read_level(texts: Iterable[str], rows: Sequence[Mapping[str, str]]) -> tuple[str, int] | None:
    """Return name and rank of the level whose words stand in `texts`: longest words first, then the first text."""
    words = [(fold_name(form), row) for row in rows for form in row.get("words", "").split("|") if form.strip()]
    words.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    folded = [f"-{fold_name(text)}-" for text in texts]
    for form, row in words:
        if any(f"-{form}-" in text for text in folded):
            return row["name"], int(row.get("rank") or 0)
    return None
