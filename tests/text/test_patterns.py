"""Numbers in words and the patterns built over word lists."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import LexiconError
from dragoman.text.patterns import DIGITS, NUMBER_WORDS, ORDINAL, either, parse_number, parse_ordinal

NUMBERS = [
    ("2.8", Decimal("2.8")),
    ("1,500", Decimal(1500)),
    ("1,234,567.5", Decimal("1234567.5")),
    ("1,23", None),
    ("twenty-five", Decimal(25)),
    ("two hundred and six", Decimal(206)),
    ("a hundred", Decimal(100)),
    ("zero", Decimal(0)),
    ("a", None),
    ("a dozen", None),
    ("٣", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_parse_number(text, expected):
    assert parse_number(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("27th", 27), ("Third", 3), ("twenty-first", 21), ("27", None), ("last", None)]
)
def test_parse_ordinal(text, expected):
    assert parse_ordinal(text) == expected


@given(st.integers(0, 10**12))
def test_digits_with_commas_are_read_back(number):
    text = f"{number:,}"
    assert re.fullmatch(DIGITS, text)
    assert parse_number(text) == number


@pytest.mark.parametrize("words", [["up to", "up"], ["at most", "a.m"], ["x"]])
def test_either_takes_the_longest_and_nothing_else(words):
    pattern = re.compile(either(words))
    assert all(pattern.match(word)[0] == word for word in words)
    assert not pattern.fullmatch("axm")


@pytest.mark.parametrize("words", [[], [""], ["a", ""]])
def test_either_refuses_what_would_match_everywhere(words):
    with pytest.raises(LexiconError):
        either(words)


@pytest.mark.parametrize("pattern", [NUMBER_WORDS, ORDINAL, DIGITS])
def test_no_number_is_empty(pattern):
    assert not re.fullmatch(pattern, "")
