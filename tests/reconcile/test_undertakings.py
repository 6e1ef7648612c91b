"""Where the matter of an undertaking begins and ends is told by a table that a user can extend."""

from dataclasses import replace

import pytest

from dragoman.lexicon.load import load_lexicon
from dragoman.reconcile.undertakings import SIGNS, signs_of

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
    signs = signs_of(LEXICON)
    assert signs is not None
    assert bool(signs.furthers.search(text)) is expected


def test_a_user_adds_verbs_and_openings() -> None:
    own = ({"sign": "furthers", "words": "cultivate"}, {"sign": "beside", "words": "on the basis of"})
    tables = {**LEXICON.tables, "matters": (*ROWS, *own)}
    signs = signs_of(replace(LEXICON, tables=tables))
    assert signs is not None
    assert signs.furthers.search("they cultivated links")
    assert signs.beside.search("links on the  basis of law")


def test_without_rows_nothing_is_looked_for() -> None:
    assert signs_of(replace(LEXICON, tables={**LEXICON.tables, "matters": ()})) is None
    assert {row["sign"] for row in ROWS} == set(SIGNS)
