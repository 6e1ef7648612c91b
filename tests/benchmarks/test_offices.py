"""What the benchmark of offices holds against the lexicon, and the list of the differences that stay."""

import pytest

from benchmarks.offices import ABROAD, AGREES, DIFFERENCES, OTHER_DAY, Row, judge, read_explanations
from dragoman.lexicon.load import load_lexicon

ROWS = [  # day, state, title and name, verdict
    ("2015-10-16", "Italy", "Foreign Minister Paolo Gentiloni", AGREES),
    ("2015-10-16", "France", "Foreign Minister Paolo Gentiloni", ABROAD),
    ("2019-10-16", "Italy", "Foreign Minister Paolo Gentiloni", OTHER_DAY),
    ("2019-10-16", "Italy", "Postmaster Paolo Gentiloni", ""),
]


@pytest.mark.parametrize(("day", "state", "text", "verdict"), ROWS)
def test_a_row_is_judged_by_office_state_and_day(day, state, text, verdict):
    assert judge(Row("table", day, state, text), load_lexicon())[0] == verdict


def test_every_difference_that_stays_has_a_reason():
    explained = read_explanations(DIFFERENCES)
    assert explained
    assert all(row.table and row.day and row.state and row.text and why for row, why in explained.items())
