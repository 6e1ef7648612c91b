"""Governments told by who leads them stand for their state; names that several states' leaders bear stand for none."""

import pytest

from tests.annotate.scenes import mentions_of

LED = [
    ("The Clinton administration pledged aid to Haiti.", "Clinton administration", "state:usa"),
    ("The Biden-Harris Administration opened an embassy in Suva.", "Biden-Harris Administration", "state:usa"),
    ("The Obama administration welcomed the vote.", "Obama administration", "state:usa"),
    ("Talks with the Abe government failed.", "Abe government", "state:jpn"),
    ("The Thatcher Government broke off relations.", "Thatcher Government", "state:gbr"),
    ("The Marcos administration protested.", "Marcos administration", "state:phl"),
    ("the Rabin government's offer", "Rabin government", "state:isr"),
]


@pytest.mark.parametrize(("text", "words", "state"), LED)
def test_an_administration_is_the_state_its_leader_leads(text, words, state):
    found = {d.span.of(text): d.candidates for d in mentions_of(text)[0] if d.kind == "state"}
    assert found.get(words) == (state,)


@pytest.mark.parametrize(
    "text",
    [
        "The Lee government signed it.",  # South Korea's or Singapore's
        "The school administration agreed.",
        "The Brentwood administration closed the road.",
        "A Clinton administration-era rule lapsed.",
    ],
)
def test_other_words_before_it_name_no_state(text):
    assert not [d for d in mentions_of(text)[0] if d.kind == "state"]
