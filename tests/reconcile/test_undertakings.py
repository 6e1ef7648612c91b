"""Where the matter of an undertaking begins and ends is told by a table that a user can extend."""

from dataclasses import replace

import pytest

from dragoman.lexicon.load import load_lexicon
from dragoman.reconcile.matters import SIGNS, wording_of

LEXICON = load_lexicon()
ROWS = LEXICON.tables["matters"]

FURTHERED = [
    ("agreed to intensify rail freight links", True),
    ("are developing rail freight links", True),
    ("agreed to discuss rail freight links", False),
    ("a development of links", False),
]


@pytest.mark.parametrize(("text", "expected"), FURTHERED)
def test_verbs_are_known_in_all_forms(text: str, expected: bool) -> None:
    wording = wording_of(LEXICON)
    assert wording is not None
    assert bool(wording.furthers.search(text)) is expected


NAMED = [
    ("security at sea and safety", "security maritime and safety"),
    ("Maritime security", "maritime security"),
    ("the seaside", "the seaside"),
    ("exchanges  between  peoples", "exchanges  people to people"),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_a_matter_of_several_names_has_one(text: str, expected: str) -> None:
    wording = wording_of(LEXICON)
    assert wording is not None
    assert wording.as_one(text) == expected


def test_a_user_adds_verbs_and_openings() -> None:
    own = (
        {"sign": "furthers", "words": "cultivate"},
        {"sign": "beside", "words": "on the basis of"},
        {"sign": "same", "words": "lighthouses|beacons"},
    )
    tables = {**LEXICON.tables, "matters": (*ROWS, *own)}
    wording = wording_of(replace(LEXICON, tables=tables))
    assert wording is not None
    assert wording.furthers.search("they cultivated links")
    assert wording.beside.search("links on the  basis of law")
    assert wording.as_one("new beacons") == "new lighthouses"


def test_without_rows_nothing_is_looked_for() -> None:
    assert wording_of(replace(LEXICON, tables={**LEXICON.tables, "matters": ()})) is None
    assert {row["sign"] for row in ROWS} == set(SIGNS)
