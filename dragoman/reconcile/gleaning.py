"""What weighing keeps of the texts of a collection: one pass over the documents, none of which is held.

Takes documents one by one; gives where each comes from, which each title published, and what they quote. The texts of
twenty thousand reports would be most of what a weighing holds; what is gleaned of them is a line for each.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.lexicon.records import Lexicon
from dragoman.reconcile.conflict_quotes import Quotes
from dragoman.reconcile.conflict_sources import SHOWN
from dragoman.reconcile.independence import Origins, origins_of, publisher_names
from dragoman.types.annotation import Dating
from dragoman.types.document import Document


@dataclass(frozen=True, slots=True)
class Gleaned:
    """Of every document its `origins`, by id; the first documents of each of `titles`, by id; what they quote."""

    origins: Mapping[str, Origins]
    titles: Mapping[str, list[str]]
    quotes: Quotes


def glean(documents: Iterable[Document], datings: Mapping[str, Dating], lexicon: Lexicon) -> Gleaned:
    """Return what is kept of these documents; their order makes no difference."""
    names = publisher_names(lexicon)
    origins: dict[str, Origins] = {}
    titles: dict[str, list[str]] = {}
    shared: dict[Origins, Origins] = {}  # texts of one house are many
    quotes = Quotes()
    for doc in documents:
        found = origins_of(doc, names)
        origins[doc.id] = shared.setdefault(found, found)
        dating = datings.get(doc.id)
        quotes.take(doc, dating.time.latest if dating and dating.time else None)
        if doc.publisher:
            first = titles.setdefault(doc.publisher, [])
            first.append(doc.id)
            first[:] = sorted(first)[:SHOWN]
    return Gleaned(origins, titles, quotes)
