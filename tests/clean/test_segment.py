"""What a document is made of: kinds of lines, whole documents, and what holds for any text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.clean.segment import segment
from dragoman.lexicon.load import load_lexicon
from dragoman.types.document import REPORTING, Segment, SegmentKind
from tests.clean.documents import document
from tests.golden_files import cases, check_golden, read_case

LEXICON = load_lexicon()
BODY = "The two governments resumed their talks on the river treaty in Dakar on Monday, a spokesman said.\n"

# a line below a first paragraph of reporting, its kind
LINES = [
    ("Fiji and Tonga signed the pact.", "paragraph"),
    ("Fears of a new dispute", "heading"),
    ("## Next steps", "heading"),
    ("- Peru will open a consulate.", "list_item"),
    ("- Launch of a dialogue on ports", "list_item"),
    ("- Ports", "heading"),
    ("July", "heading"),
    ("(iv) that the ferry resumes; and", "list_item"),
    ("“We will not yield. Never again.”", "quotation"),
    ("By Amina Diallo", "byline"),
    ("12 May 1998 - 10:32", "metadata"),
    ("Posted on Friday, June 3, 2005", "metadata"),
    ("Photo: Foreign Ministry", "navigation"),
    ("Delegates at the table (photo by the ministry)", "caption"),
    ("Leaders at the airport in Minsk. AFP photo", "caption"),
    ("Share:", "navigation"),
    ("REUTER", "navigation"),
    ("Related: Envoys gather in Quito", "teaser"),
    ("| Fiji | 5 |", "table"),
    ("|---|---|", "table"),
    ("By Monday the talks had ended without a result.", "paragraph"),
    ("Related officials also attended the meeting.", "paragraph"),
]


def segments_of(text: str, **given) -> tuple[Segment, ...]:
    return segment(document(text, **given), lexicon=LEXICON)


def shown(text: str, **given) -> list[list[str]]:
    """Return kind and printed words of every segment, sentences under their block."""
    return [[("  " if s.parent is not None else "") + s.kind, s.span.of(text)] for s in segments_of(text, **given)]


@pytest.mark.parametrize(("line", "kind"), LINES)
def test_kind_of_a_line(line, kind):
    kinds = [s.kind for s in segments_of(BODY + line) if s.span.of(BODY + line) == line]
    assert kind in kinds


# head lines, the title among them
TITLES = [
    ("Oman and Iran settle sea border\n", None, "Oman and Iran settle sea border"),
    ("World\nOman and Iran settle sea border\n3 May 1974\n", None, "Oman and Iran settle sea border"),
    ("A very long name of a paper with no news in it\nBorder settled\n", "Border settled", "Border settled"),
    ("", None, None),
]


@pytest.mark.parametrize(("head", "stated", "expected"), TITLES)
def test_title(head, stated, expected):
    text = head + BODY
    titles = [s.span.of(text) for s in segments_of(text, title=stated) if s.kind is SegmentKind.TITLE]
    assert titles == ([expected] if expected else [])


def test_the_day_of_an_entry_set_in_a_column_is_no_part_of_its_sentence():
    assert ["  sentence", "Peru recalls its envoy."] in shown(BODY + "14    Peru recalls its envoy.\n" + BODY)


def test_a_teaser_carries_the_headline_below_it():
    found = shown(BODY + "Read more:\nEnvoys gather in Quito for talks on the border, ministry says.\n" + BODY)
    assert ["teaser", "Envoys gather in Quito for talks on the border, ministry says."] in found


@pytest.mark.parametrize("case", cases("clean"))
def test_whole_documents(case, request):
    update = request.config.getoption("--update-golden")
    check_golden("clean", case, shown(read_case("clean", case)), update=update)


PIECES = [
    "Talks", "the minister", " ", "  ", "\n", "\n\n", "\r\n", ". ", ".", "- ", "(a) ", "# ", "---\n", "title: x\n",
    "date: y\n", "PARIS, May 3 (AFP) - ", "“", "”", "Photo: ", "By Ana", "Related:", "| a | b |", "3 May 1998",
    "\u2028",
    "a sentence of reporting that is longer than the lines of any head could be, as the rules of the room want it.",
    "\x00", "条约。",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=200)


@given(TEXTS)
def test_blocks_follow_each_other_and_cover_all_that_is_printed(text):
    found = segments_of(text)
    blocks = [s for s in found if s.parent is None]
    assert [s.index for s in found] == list(range(len(found)))
    assert all(s.span.end <= len(text) for s in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(blocks))
    printed = "".join("".join(b.span.of(text).split()) for b in blocks)
    assert printed == "".join(text.split())


@given(TEXTS)
def test_sentences_lie_in_their_parent_and_tile_it(text):
    found = segments_of(text)
    for block in (s for s in found if s.parent is None):
        sentences = [s.span for s in found if s.parent == block.index]
        assert bool(sentences) == (block.kind in REPORTING)
        assert all(block.span.contains(s) for s in sentences)
        assert all(a.end <= b.start for a, b in pairwise(sentences))
        tiled = "".join("".join(s.of(text).split()) for s in sentences)
        assert "".join(block.span.of(text).split()).endswith(tiled)
