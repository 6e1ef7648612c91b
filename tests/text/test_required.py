"""What a pattern cannot match without: what is said of it, and that it is never too strict."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.patterns import either
from dragoman.text.required import needs_of, plain

CASES = [  # pattern, needs
    (r"(?:last|next)\s{1,20}(?:week|year)s?", [{"last week", "last year", "next week", "next year"}]),
    (r"\d{4}-\d\d", [{"0000-00"}]),
    (r"(?<!\w)(?:the\s+)?May\b(?!\w)", [{"may"}]),
    (r"[A-Z]\w*\s+Treaty|Pact", [{" treaty", "pact"}]),
    (r"(?P<a>ago|back).*(?:day|month)", [{"ago", "back"}, {"day", "month"}]),
    (r"x?", []),
    (r"a\w", []),
    (r"(?:ten|\w+)", []),
    (r"['’]s\b", [{"'s", "’s"}]),
]
TEXTS = st.text(st.sampled_from("abt 12.\n-K'’"), max_size=30)
PATTERNS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:ab|ba{1,2})\s{0,3}t", r"\d{2,3}\s+(?:a|b)?k", r"(?:tab|bat)(?:-|\s{1,4})\d", r"[ab]\d[.-]t?", r"b(?=at)a",
        r"(?:\s|\n){2}a\s{1,2}\s?b", r"['’]k|k{2,}|(?:a|bb)-", either(["ab", "a b", "abt", "b-a", "k"]) + r"\d?-",
    )
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "expected"), CASES)
def test_needs_of_a_pattern(pattern, expected):
    found = [set(need) for need in needs_of(re.compile(pattern, re.IGNORECASE))]
    assert sorted(found, key=sorted) == sorted(expected, key=sorted)


def test_plain_writes_figures_and_blanks_alike():
    assert plain("In\n\t1999,  ١٢ MÄRZ") == " in 0000, 00 märz "


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.pattern)
@given(text=TEXTS)
def test_a_text_that_matches_meets_every_need(pattern, text):
    if pattern.search(text):
        assert all(any(word in plain(text) for word in need) for need in needs_of(pattern))
