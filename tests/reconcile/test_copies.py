"""Which documents repeat one another, all at once and piece by piece."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reconcile.copies import CACHED, MIN_WORDS, Pair, more_copies, near_copies, print_of
from dragoman.types.document import Document
from tests.reconcile.reports import make_document


def body(start: int, n_words: int = 120) -> str:
    return " ".join(f"word{n}" for n in range(start, start + n_words))


def test_many_copies_are_linked_with_few_shingles_kept():
    docs = [make_document(f"{n} {body(0)} {n}", name=str(n)) for n in range(CACHED * 2)]
    assert len(near_copies(docs)) == len(docs) - 1


def test_a_text_too_short_has_no_print_and_no_copies():
    assert print_of(body(0, MIN_WORDS)) == b""
    assert near_copies([make_document(body(0, MIN_WORDS), name=name) for name in "ab"]) == []


def in_pieces(pieces: Sequence[Sequence[Document]]) -> tuple[list[Pair], set[str]]:
    """Return the pairs of documents that come piece by piece, and which documents the last piece had read again."""
    held: dict[str, Document] = {}
    prints: dict[str, bytes] = {}
    pairs: list[Pair] = []
    read: set[str] = set()

    def load(doc_ids: Sequence[str]) -> dict[str, str]:
        read.update(doc_ids)
        return {i: held[i].text for i in doc_ids}

    for piece in pieces:
        read.clear()
        held |= {doc.id: doc for doc in piece}
        prints |= {doc.id: print_of(doc.text) for doc in piece}
        pairs = more_copies([doc.id for doc in piece], prints, pairs, load)
    return pairs, read


TEXTS = st.builds(
    lambda start, cut, lead: f"{body(lead, 9)} {body(start, 120 - cut)}",
    st.sampled_from([0, 30, 60, 1000]),
    st.sampled_from([0, 0, 40, 60]),
    st.integers(5000, 5003),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=12), st.lists(st.integers(0, 12), max_size=3))
def test_pieces_give_the_copies_that_all_at_once_give(texts: list[str], cuts: list[int]) -> None:
    docs = [make_document(text, name=str(n)) for n, text in enumerate(texts)]
    at = sorted({0, len(docs), *(cut for cut in cuts if cut < len(docs))})
    pieces = [docs[first:last] for first, last in pairwise(at)]
    assert in_pieces(pieces)[0] == sorted(near_copies(docs))


def test_only_texts_that_may_be_repeated_are_read_again():
    first = [make_document(body(1000 * n), name=str(n)) for n in range(20)]
    copy = make_document(f"And so: {body(3000)}", name="copy")
    _, read = in_pieces([first, [copy]])
    assert read == {copy.id, first[3].id}
