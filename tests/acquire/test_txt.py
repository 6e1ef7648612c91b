"""A text file is kept code point for code point, and its front matter is read but not cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.acquire.read import read_document
from dragoman.acquire.txt import MAX_FRONT_MATTER_CHARS, find_front_matter
from dragoman.config import Limits
from dragoman.types.document import RawDocument

LIMITS = Limits()


def read(data, name="a.txt"):
    return read_document(RawDocument(name=name, uri=f"file:///{name}", data=data, sidecar={}), limits=LIMITS)


VERBATIM = ["a\r\nb\rc\n\n  d\t\n", " leading and trailing \n", "n\u0303 stays apart, ñ stays one", "a\fb", "a\u2028b"]


@pytest.mark.parametrize("text", VERBATIM)
def test_nothing_is_changed(text):
    doc = read(text.encode())
    assert doc.text == text
    assert doc.cleaner == "txt@1"
    assert doc.charset == "utf-8"


def test_only_the_byte_order_mark_is_left_out():
    assert read(b"\xef\xbb\xbfTokyo\r\n").text == "Tokyo\r\n"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"), min_size=1))
def test_text_is_the_bytes_decoded(text):
    seen = f"Tokyo {text}"
    assert read(seen.encode()).text == seen


FRONT_MATTER = [  # text, headers
    ("---\ntitle: A\ndate: 2024-04-17\n---\nText", {"title": "A", "date": "2024-04-17"}),
    ("---\r\ntitle: A\r\n---\r\nText", {"title": "A"}),
    ("---\ntitle: A\n...\nText", {"title": "A"}),
    ("---\nauthors:\n  - B\n  - C\nsource:\n  name: D\n---\n", {"authors": "B; C", "source.name": "D"}),
    ("---\nempty:\nnumber: 12\n---\n", {"number": "12"}),
    ("---\ntitle: Talks: day two\ndate: 2024-04-17\n---\n", {"title": "Talks: day two", "date": "2024-04-17"}),
    ("---\n{broken\ndate: 2024-04-17\n---\n", {"date": "2024-04-17"}),
    ("---\n- a list\n---\n", {}),
    ("---\n? [a, b]\n: c\ntitle: A\n---\n", {"title": "A"}),
    ("Text\n---\ntitle: A\n---\n", None),
    ("---\nno end", None),
    ("--- a dash\ntitle: A\n---\n", None),
    ("---\n" + "a" * MAX_FRONT_MATTER_CHARS + "\n---\n", None),
    ("---\n" + "[" * 5000 + "\n---\n", {}),
    ("---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n", {"a": "x; x"}),
]


@pytest.mark.parametrize(("text", "expected"), FRONT_MATTER)
def test_find_front_matter(text, expected):
    assert find_front_matter(text) == expected


def test_front_matter_gives_metadata_and_stays_in_the_text():
    text = "---\ntitle: Talks in Hanoi\npublisher: VNA\npublished: 2023-11\n---\n# Other\n\nText of the report."
    doc = read(text.encode(), "a.md")
    assert doc.text == text
    assert (doc.title, doc.publisher) == ("Talks in Hanoi", "VNA")
    assert doc.published is not None
    assert doc.published.precision == "month"
    assert doc.cleaner == "markdown@1"


def test_the_first_heading_of_markdown_is_its_title():
    assert read(b"Intro\n\n## Two\n\n# One #\n", "a.md").title == "One"
    assert read(b"---\n# a comment\ndate: 2024\n---\n# One\n", "a.md").title == "One"
    assert read(b"# One\n", "a.txt").title is None
