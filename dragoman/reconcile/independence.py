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


Origins = tuple[tuple[int, str], ...]
"""The houses a text may come from, each with its rank: an agency named, an agency's title, another title."""


def group_sources(
    documents: Sequence[Document], lexicon: Lexicon, repeats: Iterable[tuple[str, str]] | None = None
) -> dict[str, str]:
    """Return the group of every document, by id; `repeats` are the pairs of near copies, where they are known."""
    names = publisher_names(lexicon)
    pairs = near_copies(documents) if repeats is None else repeats
    return group_origins({doc.id: origins_of(doc, names) for doc in documents}, pairs)


def origins_of(doc: Document, names: Mapping[str, Publisher]) -> Origins:
    """Return the houses that a document names or is published by; `names` are those of `publisher_names`."""
    found = [(0, house) for house in agencies_of(doc, names)]
    publisher = names.get(fold(doc.publisher or ""))
    return (*found, *([(1 if publisher.agency else 2, publisher.house)] if publisher else ()))


def group_origins(origins: Mapping[str, Origins], repeats: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the group of every document, by id: "house:..." of the house its text comes from, else a document's id.

    Copies have one text, and it comes from the agency that one of them names, else from an agency that prints it, else
    from another publisher among them. A paper that reprints a house's report stays independent of it in all else.
    """
    copies = Groups(origins)
    for left, right in repeats:
        copies.join(left, right)
    best: dict[str, tuple[int, str]] = {}
    for doc_id, found in origins.items():
        text = copies.find(doc_id)
        for origin in found:
            best[text] = min(origin, best.get(text, origin))
    texts = ((doc_id, copies.find(doc_id)) for doc_id in origins)
    houses = {house: f"{HOUSE}{house}" for _, house in best.values()}
    return {doc_id: houses[best[text][1]] if text in best else text for doc_id, text in texts}


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
