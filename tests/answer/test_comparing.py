"""Two claims side by side."""

from dataclasses import replace

import pytest

from dragoman.answer.comparing import Agreement, compare
from dragoman.types.claim import Argument, Modality, Polarity, Role
from tests.answer.samples import LOAN, LOAN_OTHER, MARCH, MEETING, N27, N28, SUDMARK

CASES = [  # what is another in the second text, the field, how the two stand
    ({}, "sum", Agreement.SAME),
    ({"amounts": LOAN_OTHER.amounts}, "sum", Agreement.DIFFERENT),
    ({"amounts": ()}, "sum", Agreement.SILENT),
    ({"deadline": None}, "deadline", Agreement.SILENT),
    ({"framework": "the Forum of Norland and Sudmark"}, "framework", Agreement.SAME),  # the same by its id
    ({"framework": "Harbour Fund", "framework_id": None}, "framework", Agreement.DIFFERENT),
    ({"arguments": (LOAN.arguments[0], Argument(Role.BENEFICIARY, "the south", SUDMARK))}, "whom", Agreement.SAME),
    ({"arguments": (LOAN.arguments[0], Argument(Role.BENEFICIARY, "Ostia"))}, "whom", Agreement.DIFFERENT),
    ({"modality": Modality.AGREED}, "told as", Agreement.DIFFERENT),
    ({"polarity": Polarity.DENIED}, "told as", Agreement.DIFFERENT),
    ({"source": "Nor News Agency"}, "according to", Agreement.SILENT),
]


@pytest.mark.parametrize(("other", "field", "agreement"), CASES)
def test_fields_agree_differ_or_one_is_silent(other, field, agreement):
    rows = {row.field: row.agreement for row in compare(LOAN, replace(LOAN, **other))}
    assert rows[field] is agreement


def test_what_neither_tells_is_left_out():
    assert "sum" not in {row.field for row in compare(MEETING, MEETING)}


def test_comparing_is_symmetric():
    there = compare(replace(MEETING, time=N27, deadline=MARCH), replace(MEETING, time=N28))
    back = compare(replace(MEETING, time=N28), replace(MEETING, time=N27, deadline=MARCH))
    assert [(r.left, r.right, r.agreement) for r in there] == [(r.right, r.left, r.agreement) for r in back]
