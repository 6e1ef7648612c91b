"""A condition is no act, and the clause behind an opening one has its own subject."""

import pytest

from tests.extract.reading import assert_says, says

CASES = [
    (
        "If Somalia withdraws its troops, Kenya would reopen the border with Ethiopia.",
        [
            says("other", "under_consideration", "If Somalia withdraws", actor="Somalia"),
            says("other", "expected", "Kenya would reopen", actor="Kenya", counterpart="Ethiopia"),
        ],
    ),
    (
        "When the king of Spain visited Chile in May 2019, Chile pledged aid to Peru.",
        [
            says("visit", "happened", "visited Chile", actor="King of Spain", host="Chile"),
            says("aid", "planned", "Chile pledged aid", actor="Chile", beneficiary="Peru"),
        ],
    ),
    (
        "Norway will help Malawi if Zambia signs the treaty.",
        [
            says("aid", "planned", "Norway will help", actor="Norway", beneficiary="Malawi"),
            says("agreement_signed", "under_consideration", "Zambia signs", actor="Zambia"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_condition_leaves_open_what_happens(text, expected):
    assert_says(text, expected)
