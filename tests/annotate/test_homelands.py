"""Whose country "his country" is."""

import pytest

from dragoman.lexicon.load import load_lexicon
from tests.extract.reading import FRAME, read, summary

SAID = [
    ("President Ana Roy of Peru said her country had signed an agreement with Gabon.", {"Peru"}),
    (
        "President Ana Roy of Peru met Gabon's king. Ms Roy said her government had signed a treaty with Gabon.",
        {"Peru"},
    ),
    ("President Ana Roy of Peru met Gabon's king. She said her country had signed a treaty with Gabon.", {"Peru"}),
    ("An official in Peru said his country had signed a treaty with Gabon.", None),  # whose he is nobody knows
    ("President Ana Roy of Peru heard the king of Gabon say his country had signed a treaty with Kenya.", None),
]


@pytest.mark.parametrize(("text", "actor"), SAID)
def test_a_leader_speaks_of_his_own_country(text, actor):
    told = [summary(c)[3] for c in read(FRAME.format(text)) if c.kind == "agreement_signed"]
    assert [roles.get("actor") for roles in told] == [actor]


LENT = [
    ("The IMF ended its talks with Peru. The authorities have agreed to raise taxes.", {"Peru"}),
    ("The IMF ended its talks with Peru and Gabon. The authorities have agreed to raise taxes.", None),
    ("The IMF ended its talks with Peru. The central government has agreed to raise taxes.", {"Peru"}),
    ("The IMF ended its talks with Peru. The provincial authorities have agreed to raise taxes.", None),
    ("Peru ended its talks with Gabon. The authorities have agreed to raise taxes.", None),
]


@pytest.mark.parametrize(("text", "actor"), LENT)
def test_the_authorities_are_those_of_the_one_state_that_borrows(text, actor):
    told = [summary(c)[3]["actor"] for c in read(FRAME.format(text)) if c.kind == "commitment"]
    assert told == ([actor] if actor else [])


def test_every_lender_is_known():
    lexicon = load_lexicon()
    assert {row["organisation"] for row in lexicon.tables["lenders"]} <= lexicon.entities.keys()


def test_who_would_like_to_thank_thanks():
    text = "Peru met Gabon. Peru would like to thank Gabon. Peru would like to visit Gabon."
    assert [c.modality.value for c in read(FRAME.format(text))] == ["happened", "happened", "planned"]


def test_his_country_is_no_place():
    text = "Prime Minister Ben Diop of Gabon met the president of Peru in his country on Monday."
    assert [c.place for c in read(FRAME.format(text))] == [None]
