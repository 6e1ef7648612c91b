"""Titles that render an office word by word: "Supreme Representative" for the High Representative of the EU.

Takes a document as told; gives Discrepancies with both titles, each title once with its places.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from dragoman.lexicon.records import Lexicon
from dragoman.reconcile.within.told import Told
from dragoman.text.patterns import either
from dragoman.types.discrepancy import Discrepancy
from dragoman.types.doubt import ConflictKind, Doubt, Severity
from dragoman.types.span import Span


@lru_cache(maxsize=4)
def _renderings(lexicon: Lexicon) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return by owner what is printed and what the office is called (`title_renderings.tsv`)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in lexicon.tables.get("title_renderings", ()):
        for owner in row["of"].split("|"):
            found.setdefault(owner, []).append((row["words"], row["official"]))
    return {owner: tuple(pairs) for owner, pairs in found.items()}


def find_titles(told: Told) -> Iterator[Discrepancy]:
    """Yield the titles of a text that are literal renderings; a former or incoming holder's title is one, too."""
    found: dict[Doubt, list[Span]] = {}
    for mention in told.notes.mentions:
        for words, official in _renderings(told.lexicon).get(mention.of or "", ()) if mention.office else ():
            match = re.search(rf"\b{either((words,))}\b", " ".join(mention.text.split()), re.IGNORECASE)
            if match:
                reason = f"{match[0]} renders word by word the title of the {official}."
                doubt = Doubt(
                    ConflictKind.OFFICE, match[0], official, "lexicon: title_renderings", reason, Severity.LOW
                )
                found.setdefault(doubt, []).append(mention.span)
    for doubt, spans in found.items():
        yield told.cite(doubt, spans)
