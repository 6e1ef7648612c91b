"""Quotes without the words of other acts told beside them."""

import pytest

from tests.extract.reading import FRAME, read


def quotes(sentence):
    """Return kind and quote of every claim of a report that holds this sentence."""
    return {(c.kind, c.evidence[0].quote) for c in read(FRAME.format(sentence))}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The leaders of Chile and Peru will hold talks and witness the signing of two treaties.",
            {
                ("meeting", "The leaders of Chile and Peru will hold talks"),
                ("agreement_signed", "witness the signing of two treaties"),
            },
        ),
        (
            "Chile and Peru signed a treaty on Monday after the visit of Chile to Peru.",
            {
                ("agreement_signed", "Chile and Peru signed a treaty on Monday"),
                ("visit", "after the visit of Chile to Peru"),
            },
        ),
        (
            "At the Chile-Peru Summit in May 2022, Chile pledged 5 million dollars to Peru.",
            {
                ("summit", "Chile-Peru Summit in May 2022"),
                ("aid", "Chile pledged 5 million dollars to Peru"),
            },
        ),
        (
            "The president of Peru told the visiting Chilean president that Peru will open a port.",
            {("commitment", "Peru will open a port")},
        ),
        (
            "Chile and Peru signed a treaty on Monday.",
            {("agreement_signed", "Chile and Peru signed a treaty on Monday")},
        ),
    ],
)
def test_each_act_has_its_own_words(sentence, expected):
    assert quotes(sentence) == expected


def test_talks_between_two_are_their_own_though_a_clause_goes_on_from_them():
    sentence = (
        "During the talks between Chilean President Gabriel Boric and Peruvian President Dina Boluarte held in Lima on "
        "Monday, the two leaders signed a treaty on ports."
    )
    assert quotes(sentence) == {
        (
            "meeting",
            "talks between Chilean President Gabriel Boric and Peruvian President Dina Boluarte held in Lima on Monday",
        ),
        ("agreement_signed", "the two leaders signed a treaty on ports"),
    }
