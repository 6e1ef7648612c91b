from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluate.compare import fold, money, read_days

FOLDED = [
    ("The United Kingdom", "united kingdom"),
    ("Theodore", "theodore"),
    ("Đặng Xuân Khu", "dang xuan khu"),
    ("  U.N. ", "u n"),
    ("", ""),
]
DAYS = [
    ("2023", ("2023-01-01", "2023-12-31")),
    ("2024-02", ("2024-02-01", "2024-02-29")),
    ("2024-02-03", ("2024-02-03", "2024-02-03")),
    ("2023-11-27/2023-11-30", ("2023-11-27", "2023-11-30")),
    ("2023-04/2024", ("2023-04-01", "2024-12-31")),
    ("summer", None),
    ("2023-4", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("name", "expected"), FOLDED)
def test_fold(name, expected):
    assert fold(name) == expected


@pytest.mark.parametrize(("value", "expected"), DAYS)
def test_read_days(value, expected):
    assert read_days(value) == expected


def test_only_money_is_money():
    assert money([(Decimal("1.5E9"), "JPY"), (3, "ships"), ("7", "US")]) == {(1.5e9, "JPY")}


@given(st.text())
def test_folding_twice_changes_nothing_but_a_leading_article(name):
    folded = fold(name)
    assert fold(folded) in {folded, folded.removeprefix("the ")}
