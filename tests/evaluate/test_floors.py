import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import InvalidRecordError
from dragoman.evaluate.floors import Floors, format_floors, parse_floors, round_down

FIGURES = st.dictionaries(st.sampled_from(["claims_f1", "merging_f1", "found_date"]), st.floats(0, 1))


@given(FIGURES)
def test_what_was_reached_is_never_below_its_own_floor(figures):
    floors = {"gold/dev": Floors("ab", {n: round_down(f) for n, f in figures.items()})}
    read = parse_floors(format_floors(floors), name="x")
    assert read == floors
    assert read["gold/dev"].below(figures) == {}
    assert read["gold/dev"].above(figures) == {}


def test_a_figure_that_fell_or_vanished_is_below():
    floors = Floors("ab", {"claims_f1": 0.5, "merging_f1": 0.2, "found_date": 0.1})
    assert floors.below({"claims_f1": 0.4999, "found_date": 0.1}) == {
        "claims_f1": (0.4999, 0.5),
        "merging_f1": (None, 0.2),
    }


def test_a_figure_that_rose_or_is_new_is_above():
    assert Floors("ab", {"a": 0.5, "b": 0.5}).above({"a": 0.50004, "b": 0.6, "c": 0.0}) == {
        "b": (0.6, 0.5),
        "c": (0.0, 0.0),
    }


@pytest.mark.parametrize("text", ["[", "a = 1", "[a]\nb = 1", '[a]\nchecksum = "x"\nb = "low"'])
def test_broken_floors_are_named(text):
    with pytest.raises(InvalidRecordError, match=r"floors\.toml"):
        parse_floors(text, name="floors.toml")
