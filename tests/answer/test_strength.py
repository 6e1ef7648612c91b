"""Phrases on the scales of strength, as the packaged table has them."""

from itertools import pairwise

import pytest

from dragoman.answer.strength import Scales
from dragoman.lexicon.load import load_lexicon

ROWS = load_lexicon().tables["strengths"]
SCALES = Scales(ROWS)

LADDERS = [  # weakest first
    ("objection", ["Velia noted the test.", "Velia has reservations about it.", "Velia is concerned about the test.",
                   "Velia voiced grave concern over the test.", "Velia regrets the test.", "Velia deplored the test.",
                   "Velia opposes the test.", "Velia strongly opposes the test.", "Velia rejects the test.",
                   "Velia condemned the test.", "Velia condemned the test in the strongest terms."]),
    ("support", ["Velia took note of the offer.", "Velia appreciated the offer.", "Velia welcomed the offer.",
                 "Velia warmly supports the offer.", "Velia fully supports the offer."]),
    ("demand", ["We hope that it stops.", "We invited them to stop.", "We asked them to stop.",
                "We call upon them to stop.", "We urge them to stop.", "We strongly urge them to stop.",
                "We demand that it stops."]),
    ("undertaking", ["We will consider a pact.", "We intend to sign a pact.", "We are ready to sign a pact.",
                     "We will sign a pact.", "We are committed to a pact."]),
]  # fmt: skip
NOT_MEASURED = [
    "Velia does not oppose it.",
    "There was no objection.",
    "Velia never condemned it.",
    "It isn’t acceptable.",
]


@pytest.mark.parametrize(("scale", "texts"), LADDERS)
def test_stronger_words_stand_higher(scale, texts):
    found = [max(p.strength for p in SCALES.measure(text) if p.scale == scale) for text in texts]
    assert all(low < high for low, high in pairwise(found)), found


@pytest.mark.parametrize("text", NOT_MEASURED)
def test_what_is_negated_stands_on_no_scale(text):
    assert not SCALES.measure(text)


def test_a_phrase_has_its_degree_and_its_place():
    text = "They expressed their serious concern."
    [phrase] = SCALES.measure(text)
    assert phrase.words == "serious concern" == phrase.span.of(text)
    assert phrase.strength == phrase.rank + 1


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_each_row_has_an_example_that_it_measures(row):
    found = SCALES._find(row["example"])  # a word of degree alone is not measured
    assert (row["scale"], int(row["rank"])) in {(p.scale, p.rank) for p in found}


def test_an_empty_table_measures_nothing():
    assert Scales(()).measure("Velia condemned it.") == ()
