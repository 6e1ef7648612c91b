"""What is told and who tells it: a report behind its clause, the content of a hope, what a sentence opens beside."""

import pytest

from tests.extract.reading import assert_says, says

OPENS = says(
    "commitment", "planned", "Chile will open an embassy in Fiji", actor="Chile", counterpart="Fiji",
    speaker="Ana Rojas",
)  # fmt: skip

CASES = [
    ("Chile will open an embassy in Fiji, Chilean Foreign Minister Ana Rojas said on Monday.", [OPENS]),
    ("Chile will open an embassy in Fiji, Chilean Foreign Minister Ana Rojas told reporters in Lima.", [OPENS]),
    (("The accord raises aid to Malawi and Zambia by 60 percent, Danish Foreign Minister Uffe Jensen told a news "
     "conference."),
     [says("aid", "agreed", "The accord raises aid", beneficiary=("Malawi", "Zambia"), speaker="Uffe Jensen")]),
    ("Chile signed the pact with Fiji, and Chilean Foreign Minister Ana Rojas announced a fund for Peru.",
     [says("agreement_signed", "happened", "signed the pact", actor="Chile", counterpart="Fiji"),
      says("commitment", "happened", "announced a fund",  # an act, no report
           actor="Chile", speaker="Ana Rojas", beneficiary="Peru")]),
    ("The ministers of Peru and Chile expressed confidence that the ties of their ports will develop.",
     [says("statement", "expected", "will develop", speaker=("Peru", "Chile"))]),
    ("While strengthening ties with Peru, Chile will open an embassy in Fiji.",
     [says("commitment", "planned", "will open an embassy", actor="Chile", counterpart="Fiji")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_clause_is_told_once_by_whoever_tells_it(text, expected):
    assert_says(text, expected)
