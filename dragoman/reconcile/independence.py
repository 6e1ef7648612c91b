"""Which documents depend on one another: copies, reprints, and reports of one house.

Takes documents and the publishers of the lexicon; gives each document its group. A wire report and its thirty
reprints are one group; so are a paper and its agency. Near copies are found by MinHash over word shingles.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from rensa import RMinHash, RMinHashLSH

from dragoman.lexicon.records import Lexicon, Publisher
from dragoman.text.folding import fold
from dragoman.types.document import Document

SHINGLE_WORDS = 4
PERMUTATIONS = 128
BANDS = 32
SEED = 20
COPY_SIMILARITY = 0.5  # a reprint cut by a third and given a new lead keeps more; two reports of one event 0.0-0.1
MIN_WORDS = 40  # shorter texts share their words by chance
HOUSE = "house:"
HEAD_CHARS, TAIL_CHARS = 400, 120  # where a report names its agency: dateline, byline, sign-off


class Groups:
    """Disjoint sets of names; the smallest name stands for its set, so that order does not matter."""

    def __init__(self, names: Iterable[str]) -> None:
        self._parent = {name: name for name in names}

    def find(self, name: str) -> str:
        """Return the name that stands for the set of `name`."""
        while self._parent[name] != name:
            self._parent[name] = self._parent[self._parent[name]]
            name = self._parent[name]
        return name

    def join(self, left: str, right: str) -> None:
        """Make one set of the two."""
        low, high = sorted((self.find(left), self.find(right)))
        self._parent[high] = low

    def sets(self) -> dict[str, list[str]]:
        """Return the members of each set, sorted, by the name that stands for it."""
        found: dict[str, list[str]] = {}
        for name in sorted(self._parent):
            found.setdefault(self.find(name), []).append(name)
        return found


def group_sources(documents: Sequence[Document], lexicon: Lexicon) -> dict[str, str]:
    """Return the group of every document, by id: "house:..." of those it depends on, else the smallest document id."""
    groups = Groups(d.id for d in documents)
    for left, right in near_copies(documents):
        groups.join(left, right)
    first_of: dict[str, str] = {}
    names = _publisher_names(lexicon)
    for doc in sorted(documents, key=lambda d: d.id):
        for house in houses_of(doc, names):
            groups.join(doc.id, first_of.setdefault(house, doc.id))
    labels: dict[str, str] = {}
    for house in sorted(first_of):
        labels.setdefault(groups.find(first_of[house]), f"{HOUSE}{house}")
    return {d.id: labels.get(groups.find(d.id), groups.find(d.id)) for d in documents}


def near_copies(documents: Sequence[Document]) -> list[tuple[str, str]]:
    """Return the pairs of documents of which one repeats the other, cut or with a new head."""
    lsh = RMinHashLSH(threshold=COPY_SIMILARITY, num_perm=PERMUTATIONS, num_bands=BANDS)
    ordered = sorted(documents, key=lambda d: d.id)
    prints = {index: _fingerprint(doc.text) for index, doc in enumerate(ordered)}
    shingles = {index: shingle_set(doc.text) for index, doc in enumerate(ordered)}
    pairs = []
    for index, print_ in prints.items():
        if len(shingles[index]) < MIN_WORDS:
            continue
        near = [o for o in sorted(lsh.query(print_)) if overlap(shingles[index], shingles[o]) >= COPY_SIMILARITY]
        pairs += [(ordered[other].id, ordered[index].id) for other in near]
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


def _fingerprint(text: str) -> RMinHash:
    minhash = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    minhash.update(sorted(shingle_set(text)) or [""])
    return minhash


def _publisher_names(lexicon: Lexicon) -> dict[str, Publisher]:
    return {fold(name): publisher for publisher in lexicon.publishers.values() for name in publisher.names}


def houses_of(doc: Document, names: Mapping[str, Publisher]) -> list[str]:
    """Return the houses a document prints for: its publisher's, and the agency its dateline or sign-off names."""
    found = set()
    stated = names.get(fold(doc.publisher or ""))
    if stated:
        found.add(stated.house)
    signed = doc.text[:HEAD_CHARS], doc.text[-TAIL_CHARS:]
    for match in re.finditer(
        r"\(([A-Z][\w./& -]{1,30})\)\s*[-–—]|[-–—]\s*([A-Z]{2,8})\s*$", "\n".join(signed), re.MULTILINE
    ):
        agency = names.get(fold(match[1] or match[2]))
        if agency:
            found.add(agency.house)
    return sorted(found)
