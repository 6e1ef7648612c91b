"""Whose counterpart a named person is."""

import pytest

from tests.annotate.scenes import mentions_of

# text, the states of the people named in it
CASES = [
    ("He met his Ugandan counterpart Mr. Okello Odinga.", ["state:uga"]),
    ("He met his Ugandan counterpart, Mr. Okello Odinga, on Monday.", ["state:uga"]),
    ("After talks with his Ugandan counterpart, Mr. Okello Odinga said that all was well.", [None]),
    ("He met his Ugandan and Rwandan counterparts Mr. Okello Odinga and Mr. Paul Kalisa.", [None, None]),
    ("His counterpart Mr. Okello Odinga left.", [None]),
]


@pytest.mark.parametrize(("text", "states"), CASES)
def test_the_state_before_the_word_is_that_of_the_person(text, states):
    assert [d.of for d in mentions_of(text)[0] if d.kind == "person"] == states
