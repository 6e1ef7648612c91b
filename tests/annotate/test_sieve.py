"""The sieve lets a pattern through where its needs are met, and only there."""

import re

import pytest

from dragoman.annotate.sieve import Sieve, sieve_of
from dragoman.types.span import Span

SIEVE = Sieve([[frozenset({"|day", "year"})], [frozenset({"|may|", "|jan|"}), frozenset({"0"})], []])
CASES = [  # text, patterns that can match in it; the third needs nothing
    ("three days", [0, 2]),
    ("MAY 5", [1, 2]),
    ("birthday in dismay, january, may_be 5", [2]),
    ("a leap-year of mid-May 2", [0, 1, 2]),
    ("nothing", [2]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_patterns_let_through(text, expected):
    padded = f"day {text} day"
    assert list(SIEVE.open(padded, Span(4, 4 + len(text)))) == expected


def test_a_pattern_is_let_through_across_a_line_end():
    sieve = sieve_of([re.compile(r"white\s+paper", re.IGNORECASE), re.compile("green paper")])
    assert list(sieve.open("a White\n Paper", Span(0, 14))) == [0]
