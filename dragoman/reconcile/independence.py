"""Which documents depend on one another: copies, reprints, and reports of one house.

Takes documents and the publishers of the lexicon; gives each document its group. A wire report and its thirty
reprints are one group; so are a paper and its agency. Near copies are found by MinHash over word shingles.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from rensa import RMinHash, RMinHashLSH

from dragoman.lexicon.records import Lexicon, Publisher
from dragoman.reconcile.clusters import Groups
from dragoman.text.folding import fold
from dragoman.types.document import Document

SHINGLE_WORDS = 4
PERMUTATIONS = 128
BANDS = 32
SEED = 20
COPY_SIMILARITY = 0.5  # a reprint cut by a third and given a new lead keeps more; two reports of one event 0.0-0.1
MIN_WORDS = 40  # shorter texts share their words by chance
CACHED = 256  # sets of shingles kept at a time, about 100 KiB each
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


def near_copies(documents: Sequence[Document]) -> list[tuple[str, str]]:
    """Return pairs of documents of which one repeats the other, cut or with a new head; enough to link all copies.

    Held in memory are fingerprints (half a kilobyte each) and a few hundred sets of shingles: a document is compared
    with one of each group of copies it may belong to, and one word for word the same as another with that alone.
    """
    lsh = RMinHashLSH(threshold=COPY_SIMILARITY, num_perm=PERMUTATIONS, num_bands=BANDS)
    ordered = sorted(documents, key=lambda d: d.id)
    copies = Groups(d.id for d in ordered)
    same: dict[tuple[int, ...], int] = {}
    pairs: list[tuple[str, str]] = []
    shingles = lru_cache(maxsize=CACHED)(lambda index: shingle_set(ordered[index].text))
    for index, doc in enumerate(ordered):
        if len(shingles(index)) < MIN_WORDS:
            continue
        print_ = _fingerprint(shingles(index))
        first = same.setdefault(tuple(print_.digest()), index)
        for other in [first] if first != index else sorted(lsh.query(print_)):
            if copies.find(ordered[other].id) == copies.find(doc.id):
                continue
            if overlap(shingles(index), shingles(other)) >= COPY_SIMILARITY:
                copies.join(ordered[other].id, doc.id)
                pairs.append((ordered[other].id, doc.id))
        if first == index:
            lsh.insert(index, print_)
    return pairs


def shingle_set(text: str) -> frozenset[str]:
    """Return the runs of four words of `text`, folded."""
    words = re.findall(r"\w+", fold(text))
    return frozenset(" ".join(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1))


def overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """Return the share of the smaller set that stands in the other: a cut reprint keeps it high."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def _fingerprint(shingles: frozenset[str]) -> RMinHash:
    minhash = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    minhash.update(sorted(shingles))
    return minhash


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
