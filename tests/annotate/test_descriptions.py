"""Which state "the kingdom" or "the West African country" stands for."""

import pytest

from dragoman.lexicon.load import load_lexicon
from tests.annotate.scenes import mentions_of

# text, words, what they refer to; None where they are no mention
DESCRIBED = [
    ("Jordan signed. The kingdom will send aid.", "The kingdom", ["Jordan"]),
    ("Jordan's King Abdullah II spoke. The kingdom will send aid.", "The kingdom", ["Jordan's King Abdullah II"]),
    ("The Saudi foreign minister said the kingdom would help.", "the kingdom", ["Saudi foreign minister"]),
    ("Jordan and Morocco signed. The kingdom will send aid.", "The kingdom", None),
    ("France signed. The kingdom will send aid.", "The kingdom", None),
    ("The kingdom will send aid. Jordan signed.", "The kingdom", None),
    ("China and Mali signed. The West African country will send fish.", "The West African country", ["Mali"]),
    ("Mali and Ghana met. China lent the West African country money.", "the West African country", None),
    ("China and Nauru signed. The Pacific island nation opened an embassy.", "The Pacific island nation", ["Nauru"]),
    ("The United Kingdom and Jordan signed.", "Kingdom", None),
]


@pytest.mark.parametrize(("text", "words", "expected"), DESCRIBED)
def test_a_description_stands_for_the_one_state_of_its_kind(text, words, expected):
    found = [d for d in mentions_of(text)[0] if d.span.of(text) == words]
    assert ([span.of(text) for span in found[-1].refers] if found else None) == expected


@pytest.mark.parametrize("row", load_lexicon().tables["descriptions"], ids=lambda row: row["words"])
def test_every_row_is_found_in_its_example(row):
    state = load_lexicon().entities[row["of"].split("|")[0]]
    text = f"{state.name} was there. {row['example']}"
    assert any(d.origin == "group: description" and d.refers for d in mentions_of(text)[0])
