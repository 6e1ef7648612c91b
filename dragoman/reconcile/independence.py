"""Which documents depend on one another: copies, reprints, and reports of one house.

Takes documents and the publishers of the lexicon; gives each document its group. A wire report and its thirty
reprints are one group; so are a paper and its agency.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from dragoman.lexicon.records import Lexicon, Publisher
from dragoman.reconcile.clusters import Groups
from dragoman.reconcile.copies import near_copies
from dragoman.text.folding import fold
from dragoman.types.document import Document

HOUSE = "house:"
HEAD_CHARS, TAIL_CHARS = 400, 120  # where a report names its agency: dateline, byline, sign-off
_SIGNED = re.compile(r"\(([A-Z][\w./& -]{1,30})\)\s*[-–—]|[-–—]\s*([A-Z]{2,8})\s*$", re.MULTILINE)
"""An agency between dateline and text, "BEIJING, 3 May (Xinhua) -", or as sign-off, "- VNA"."""


def group_sources(
    documents: Sequence[Document], lexicon: Lexicon, repeats: Iterable[tuple[str, str]] | None = None
) -> dict[str, str]:
    """Return the group of every document, by id: "house:..." of the house its text comes from, else a document's id.

    Copies have one text, and it comes from the agency that one of them names, else from an agency that prints it, else
    from another publisher among them. A paper that reprints a house's report stays independent of it in all else.
    `repeats` are the pairs of near copies, where they are known.
    """
    copies = Groups(d.id for d in documents)
    for left, right in near_copies(documents) if repeats is None else repeats:
        copies.join(left, right)
    names = publisher_names(lexicon)
    origins: dict[str, list[tuple[int, str]]] = {}
    for doc in documents:
        found = origins.setdefault(copies.find(doc.id), [])
        found += [(0, house) for house in agencies_of(doc, names)]
        publisher = names.get(fold(doc.publisher or ""))
        found += [(1 if publisher.agency else 2, publisher.house)] if publisher else []
    houses = {text: min(found)[1] if found else None for text, found in origins.items()}
    labels = {text: text if house is None else f"{HOUSE}{house}" for text, house in houses.items()}
    return {d.id: labels[copies.find(d.id)] for d in documents}


def publisher_names(lexicon: Lexicon) -> dict[str, Publisher]:
    """Return the publishers of the lexicon by every folded name."""
    return {fold(name): publisher for publisher in lexicon.publishers.values() for name in publisher.names}


def named_publisher(name: str, titles: Mapping[str, Publisher]) -> Publisher | None:
    """Return the publisher that goes by a name, with or without "Agency" behind it ("Kyodo News Agency")."""
    words = fold(name).split()
    while words:
        found = titles.get(" ".join(words))
        if found or words[-1] not in {"agency", "news"}:
            return found
        words.pop()
    return None


def agencies_of(doc: Document, names: Mapping[str, Publisher]) -> list[str]:
    """Return the houses of the agencies that the dateline or sign-off of a document names."""
    found = set()
    for match in _SIGNED.finditer(f"{doc.text[:HEAD_CHARS]}\n{doc.text[-TAIL_CHARS:]}"):
        agency = names.get(fold(match[1] or match[2]))
        if agency:
            found.add(agency.house)
    return sorted(found)
