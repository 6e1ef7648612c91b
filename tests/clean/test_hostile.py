"""Cleaning ends on any text, in time that grows with its length and no faster."""

import pytest

from dragoman.clean.segment import segment
from dragoman.lexicon.load import load_lexicon
from tests.clean.documents import document
from tests.growth import check_growth

LEXICON = load_lexicon()
OPENING = "The governments of both countries said on Monday that they would go on talking about it "
HOSTILE = {
    "open brackets": "(" * 100_000,
    "closing brackets": "He said so." + ")" * 100_000,
    "one sentence": "and the minister agreed " * 21_000,
    "dots": "." * 100_000 + "x",
    "dots and brackets": "...)" * 25_000 + "x",
    "marks with blanks": ". " * 50_000,
    "initials": "A. B. " * 15_000,
    "quotes": '"' * 100_000,
    "blanks": "a" + " " * 500_000 + "b.",
    "tabs and dashes": "-\t" * 50_000,
    "scripts": "日本。Монголия! ١٢٣٤ Ⅷ² नेपाल। " * 4_000,
    "controls": "\x00\x01\u202e\ufeff12\x85" * 10_000,
    "short lines": "Yes.\n" * 10_000,
    "short words": "ab\n" * 10_000,
    "dates": "May 3, 2021\n" * 5_000,
    "items": "(a) x;\n" * 5_000,
    "fence": "---\n" + "a: b\n" * 10_000,
    "fences": "---\n" * 10_000,
    "capitals": "AB C " * 20_000,
    "cell rows": "| a " * 30_000 + "|",
    "captions": "AB photo " * 15_000,
    "wrapped": (OPENING + "\n") * 1_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("opening", ["", OPENING], ids=["bare", "in a sentence"])
def test_time_grows_with_the_length_and_no_faster(name, opening):
    def work(text: str) -> object:
        return segment(document(opening + text), lexicon=LEXICON)

    check_growth(work, HOSTILE[name])


@pytest.mark.slow
def test_fifty_thousand_short_lines_and_a_sentence_of_a_megabyte_end():
    lines, sentence = "Yes, they do.\n" * 50_000, "and the minister agreed " * 42_000
    assert len(segment(document(lines), lexicon=LEXICON)) >= 50_000
    assert len(segment(document(sentence), lexicon=LEXICON)) == 2
