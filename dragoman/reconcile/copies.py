"""Which documents repeat the text of another: copies, reprints cut or with a new head, rewritten re-sends.

Takes documents, or the prints of those looked at before; gives pairs. Near copies are found by MinHash over word
shingles. A print follows from the text alone and never goes stale, so that of a register only the new texts and those
they may repeat are read.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from struct import iter_unpack, pack, unpack_from
from zlib import crc32

from rensa import RMinHash

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
Pair = tuple[str, str]
Load = Callable[[Sequence[str]], Mapping[str, str]]
"""Gives the texts of documents, by id."""


def print_of(text: str) -> bytes:
    """Return what finds the copies of a text: a checksum of each band of its MinHash, empty where it is too short.

    Of two texts that share half of their shingles, 85 in 100 have a band in common; of near copies all have many.
    """
    shingles = shingle_set(text)
    if len(shingles) < MIN_WORDS:
        return b""
    minhash = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    minhash.update(sorted(shingles))
    packed = pack(f"<{PERMUTATIONS}I", *minhash.digest())
    width = len(packed) // BANDS
    return pack(f"<{BANDS}I", *(crc32(packed[at : at + width]) for at in range(0, len(packed), width)))


def bands_of(print_: bytes) -> list[int]:
    """Return the bands of a print, each with its number in one."""
    return [number << 32 | band for number, (band,) in enumerate(iter_unpack("<I", print_))]


def near_copies(documents: Iterable[Document]) -> list[Pair]:
    """Return pairs of documents of which one repeats the other; enough to link all copies, each with the smaller id."""
    texts = {d.id: d.text for d in documents}
    return _linked(sorted(texts), {doc_id: print_of(text) for doc_id, text in texts.items()}, lambda _: texts)


def _linked(doc_ids: Sequence[str], prints: Mapping[str, bytes], load: Load) -> list[Pair]:
    """Return the pairs among some documents, given in order.

    A document is compared with one of each group of copies it may belong to, and one with the very print of another
    with that alone.
    """
    copies = Groups(doc_ids)
    shared = _shared_bands([prints[doc_id] for doc_id in doc_ids])
    index: dict[int, list[int]] = {}
    same: dict[bytes, int] = {}
    pairs: list[Pair] = []
    shingles = lru_cache(maxsize=CACHED)(lambda doc_id: shingle_set(load([doc_id])[doc_id]))
    for number, doc_id in enumerate(doc_ids):
        print_ = prints[doc_id]
        first = same.setdefault(print_, number)
        bands = [band for band in bands_of(print_) if band in shared]
        near = {other for band in bands for other in index.get(band, ())} if first == number else {first}
        for other in (doc_ids[n] for n in sorted(near) if bands):
            if copies.find(other) == copies.find(doc_id):
                continue
            if overlap(shingles(doc_id), shingles(other)) >= COPY_SIMILARITY:
                copies.join(other, doc_id)
                pairs.append((other, doc_id))
        for band in bands if first == number else ():
            index.setdefault(band, []).append(number)
    return pairs


def _shared_bands(prints: Sequence[bytes]) -> set[int]:
    """Return the bands that two prints have in common: few, where a table of all bands outgrows the texts."""
    found: set[int] = set()
    for number in range(BANDS):
        seen: set[int] = set()
        for print_ in prints:
            if print_:
                (band,) = unpack_from("<I", print_, 4 * number)
                if band in seen:
                    found.add(number << 32 | band)
                seen.add(band)
    return found


def more_copies(new: Iterable[str], prints: Mapping[str, bytes], known: Sequence[Pair], load: Load) -> list[Pair]:
    """Return the pairs of all documents, where `known` are those among all but the `new` ones; sorted.

    They are those that `near_copies` gives of all: what links two documents depends on the two and on the copies of
    either. `prints` are those of all documents; `load` gives the texts of those that are to be compared.
    """
    fresh = set(new)
    if len(fresh) == len(prints):
        return sorted(_linked(sorted(fresh), prints, load))
    wanted = {band for doc_id in fresh for band in bands_of(prints[doc_id])}
    groups = Groups({*fresh, *(doc_id for pair in known for doc_id in pair)})
    for left, right in known:
        groups.join(left, right)
    near = {i for i, print_ in prints.items() if i in fresh or not wanted.isdisjoint(bands_of(print_))}
    linked = groups.sets()
    roots = {i: root for root, members in linked.items() for i in members}
    looked_at = {i for doc_id in near for i in linked.get(roots.get(doc_id, ""), (doc_id,))}
    untouched = [pair for pair in known if pair[0] not in looked_at]
    return sorted([*untouched, *_linked(sorted(looked_at), prints, load)])


def shingle_set(text: str) -> frozenset[str]:
    """Return the runs of four words of `text`, folded."""
    words = re.findall(r"\w+", fold(text))
    return frozenset(" ".join(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1))


def overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """Return the share of the smaller set that stands in the other: a cut reprint keeps it high."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0
