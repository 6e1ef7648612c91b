"""The words of an anchor are found again in the same text, in a cleaner one, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.anchors import anchor_at, find_anchor
from dragoman.types.document import Document
from dragoman.types.ids import checksum
from dragoman.types.span import Span

TEXT = "Menu. Ana met Ben on Monday.\nThe port was closed. Ana met Ben in the harbour office.\nShare this."
PIECES = st.sampled_from(["Ana", " ", "met", "\n", "Ben", ".", "é", "(", "\\"])


def make_document(text: str) -> Document:
    return Document(
        name="a", uri="", text=text, raw_sha256="0", text_sha256=checksum(text), cleaner="text@1", id="doc_1"
    )


def anchored(quote: str, nth: int = 0, text: str = TEXT):
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return anchor_at(make_document(text), Span(start, start + len(quote)))


@pytest.mark.parametrize(
    ("quote", "nth", "text", "expected"),
    [
        ("Ana met Ben", 0, TEXT, 6),
        ("Ana met Ben", 1, TEXT, TEXT.index("Ana met Ben in")),
        # the menu and line breaks are gone
        ("Ana met Ben", 1, TEXT.replace("Menu. ", "").replace("\n", " "), 44),
        ("closed. Ana", 0, TEXT.replace("closed. Ana", "closed.\n\n  Ana"), TEXT.index("closed")),
        # the first one is cut: what is left is the other one
        ("Ana met Ben", 0, TEXT[29:], 21),
        ("The port was closed", 0, TEXT.replace("closed", "shut"), None),
        ("The port was closed", 0, "", None),
    ],
)
def test_words_are_found_again(quote, nth, text, expected):
    found = find_anchor(anchored(quote, nth), text)
    assert (found.start if found else None) == expected


@given(st.lists(PIECES, min_size=1, max_size=30).map("".join), st.data())
def test_every_stretch_is_found_where_it_stood(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    found = find_anchor(anchor_at(make_document(text), span), text)
    if span.of(text).strip():
        assert found is not None
        assert found.of(text).split() == span.of(text).split()
    else:
        assert found is None
