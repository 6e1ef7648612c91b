"""Spellings of one name: every row of romanisation.tsv and name_words.tsv does what it says, and no more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.lexicon.load import load_lexicon
from dragoman.resolve.likeness import compare_names, edits
from dragoman.resolve.spelling import know_spelling

LEXICON = load_lexicon()
SPELLING = know_spelling(LEXICON)
ROWS = [row for row in LEXICON.tables["romanisation"] if row["place"] != "letter"]
SURE = 0.9  # the score of names that differ in their spelling alone


def compare(left, right):
    return compare_names(left, right, SPELLING)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['language']} {row['forms']}")
def test_a_row_joins_its_example_and_not_its_counter_example(row):
    one, other = row["example"].split(" = ")
    assert compare(one, other).score >= SURE
    assert compare(one, other).is_exact
    one, other = row["not"].split(" = ")
    assert not compare(one, other).is_exact or compare(one, other).left


@pytest.mark.parametrize("row", LEXICON.tables["name_words"], ids=lambda row: row["words"][:20])
def test_words_of_names_are_folded_and_of_a_known_kind(row):
    assert row["kind"] in {"particle", "honorific", "short", "common"}
    assert row["words"] == row["words"].casefold()


ONE = [  # two spellings of one name
    ("Võ Nguyên Giáp", "Vo Nguyen Giap"),
    ("Giap Vo Nguyen", "Vo Nguyen Giap"),
    ("Rokossovski, Konstantin", "Konstantin Rokossovsky"),
    ("Константин Рокоссовский", "Konstantin Rokossovsky"),
    ("Ελευθέριος Βενιζέλος", "Eleftherios Venizelos"),
    ("Teng Hsi-hou", "Deng Xihou"),
    ("Rhee Syngman", "Syngman Yi"),
    ("Okuma Shigenobu", "Shigenobu Ohkuma"),
    ("Saad Zaghloul", "Sa'd Zaghlul"),
    ("H.E. Dr. Kwame Nkrumah", "Kwame Nkrumah"),
    ("Soekarno", "Sukarno"),
    ("Jawaharlal Nehroo", "Jawaharlal Nehru"),
]
TWO = [  # two people
    ("Tran Hung Dao", "Tran Hung Lan"),
    ("Park Je-ga", "Park Je-sun"),
    ("Willy Brandt", "Heinz Brandt"),
    ("Umar ibn Khalid", "Umar ibn Salman"),
    ("Gustav Stresemann", "Gustav Noske"),
]


@pytest.mark.parametrize(("left", "right"), ONE)
def test_spellings_of_one_name_are_alike(left, right):
    assert compare(left, right).score >= SURE


@pytest.mark.parametrize(("left", "right"), TWO)
def test_names_that_share_a_part_or_two_are_not_alike(left, right):
    assert compare(left, right).score < 0.75


NAMES = st.lists(
    st.sampled_from("Vo Van Kiet al-Assad J. Ольга Kim Jong-un Ng de la Sánchez 金 Dr 's".split()), max_size=5
)


@given(NAMES.map(" ".join), NAMES.map(" ".join))
def test_likeness_is_a_share_and_has_no_direction(left, right):
    there, back = compare(left, right), compare(right, left)
    assert 0 <= there.score <= 1
    assert there.score == pytest.approx(back.score, abs=1e-3)


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_edits_are_symmetric_and_none_only_between_equals(left, right):
    assert edits(left, right) == edits(right, left)
    assert (edits(left, right) == 0) == (left == right)
