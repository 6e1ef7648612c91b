"""Where a sentence ends: texts with "|" at every cut."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.clean.segment import _abbreviations
from dragoman.clean.sentences import Abbreviations, find_sentences
from dragoman.lexicon.load import load_lexicon
from dragoman.types.span import Span

ABBREVIATIONS = _abbreviations(load_lexicon().tables["abbreviations"])

CUT = [
    "The envoys met in Tunis.| They left on Friday.",
    "Gen. Juan Perez and Dr. A. B. Okoro signed for the O.A.U. in 1981.",
    "He was received in the U.S.| The talks went on for two days.",
    "The U.N. General Assembly voted.| Malta abstained.",
    "It cost Rs. 5 crore.| See art. 3 and sec. 4.2 of the treaty.",
    "They spoke at 10 a.m. on Monday.| Nothing was agreed.",
    "Growth was 3.5 percent, No. 2 in the region.| Exports fell.",
    "“We will sign.”| The minister left.",
    'Will they sign?| "Perhaps!"| The crowd cheered.',
    "The rebels... withdrew.| The army...| The army stayed.",
    "The border is closed.On Tuesday it reopens.".replace(".On", ".|On"),
    "See www.mfa.example.Org for the text.| It is long.",
    "The budget of 2010.The next one is larger.".replace(".The", ".|The"),
    "条约已签署。|双方同意！|完。",
    "他说：“好。”|然后离开。",
    "No stop at all",
    "(The text was leaked.)| Both sides denied it.",
    "Mr. Yusuf Jr. spoke.| He was brief.",
    "A leader line ....................................... ends here.| Another begins.",
    "Ltd.| The firm is gone.",
]


def cut(text: str, abbreviations: Abbreviations = ABBREVIATIONS) -> list[str]:
    return [s.of(text) for s in find_sentences(text, Span(0, len(text)), abbreviations)]


@pytest.mark.parametrize("marked", CUT)
def test_sentences_are_cut_at_the_marks(marked):
    text = marked.replace("|", "")
    expected = [part.strip() for part in marked.split("|")]
    assert [s.replace(" ", "") for s in cut(text)] == [part.replace(" ", "") for part in expected]


PIECES = [
    "Mr",
    ".",
    " ",
    "\n",
    "U.S.",
    "The",
    "said",
    "”",
    '"',
    "(",
    ")",
    "?",
    "…",
    "。",
    "3",
    "a.m",
    "Ōta",
    "\u0301",
    "x",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.integers(0, 9), st.integers(0, 9))
def test_sentences_tile_their_block_in_order(text, before, after):
    whole = "." * before + text + "X" * after
    if not text.strip():
        return
    block = Span(before, before + len(text))
    spans = list(find_sentences(whole, block, ABBREVIATIONS))
    assert all(block.contains(span) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(s.of(whole).split()) for s in spans) == "".join(text.split())
    assert all(s.of(whole) == s.of(whole).strip() for s in spans)
