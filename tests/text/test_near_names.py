"""A phrase that misses one official name by a word is known for it; two things of like names stay two."""

import pytest

from dragoman.lexicon.load import load_lexicon
from dragoman.text.near_names import find_near_name

NEAR = [  # phrase, the official name it misses, whether it is only one of what a plural names
    ("Belt and Road Strategy", "Belt and Road Initiative", False),
    ("Abraham Accord", "Abraham Accords", True),
    ("Three Sea Initiative", "Three Seas Initiative", True),
    ("Chaing Mai Initiative", "Chiang Mai Initiative", False),
    ("Mekong-US Partnerships", "Mekong-U.S. Partnership", False),
    ("Lower Mekong Plan", "Lower Mekong Initiative", False),
    ("Normandian Format", "Normandy Format", False),
    ("Minsk agreement", "Minsk agreements", True),
    ("African Continental Free Trade Areas", "African Continental Free Trade Area", False),
]

APART = [
    "Belt and Road Initiative",  # its own name
    "Global Security Plan",  # said of many things
    "Vision 2040",  # another year is another thing
    "National Security Strategy Council",
    "Comprehensive Strategic Partnership",  # a level, not a slip
    "Western Economic Forum",  # two letters off the Eastern one
    "Strategic Partnership",
    "Kampala Compact on Railways",
]


@pytest.mark.parametrize(("phrase", "official", "one_of_many"), NEAR)
def test_a_phrase_that_misses_a_name_by_a_word_is_known_for_it(phrase, official, one_of_many):
    near = find_near_name(phrase, load_lexicon())
    assert near
    assert (near.official, near.is_one_of_many) == (official, one_of_many)


@pytest.mark.parametrize("phrase", APART)
def test_other_names_are_no_near_miss(phrase):
    assert find_near_name(phrase, load_lexicon()) is None


def test_no_listed_name_is_a_near_miss():
    lexicon = load_lexicon()
    names = [n.text for e in lexicon.entities.values() for n in e.names] + [r.name for r in lexicon.relations]
    assert [n for n in names if find_near_name(n, lexicon)] == []
