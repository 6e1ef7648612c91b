"""What a sentence says of two parties in words no table knows, and what is no matter between states."""

import pytest

from dragoman.extract.assertions import ASSERTED
from tests.extract.reading import FRAME, assert_says, read, says

LATVIA = {"actor": "Latvia", "counterpart": "Estonia"}

ASSERTIONS = [
    ("Brazil remains Uruguay's largest export market.",
     [says("statement", "happened", "remains", actor="Brazil", counterpart="Uruguay")]),
    ("Latvia depends on Estonia for most of its electricity.",
     [says("statement", "happened", "depends on", **LATVIA)]),
    ("Kuwait owns refineries that sell oil in Denmark.",
     [says("statement", "happened", "owns refineries", actor="Kuwait", counterpart="Denmark")]),
    ("Uruguay could become Brazil's largest market.",
     [says("statement", "under_consideration", "could become", actor="Uruguay", counterpart="Brazil")]),
    ("Latvia-Estonia relations have thawed slowly.",  # both stand in one noun
     [says("statement", "happened", "have thawed", **LATVIA)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ASSERTIONS)
def test_what_is_said_of_two_parties_in_an_area_is_a_statement(text, expected):
    assert_says(text, expected)
    assert [claim.origin for claim in read(FRAME.format(text))] == [ASSERTED.id]


SILENT = [
    "Brazil is Uruguay's neighbour in the north.",  # no words of an area
    "Latvia is rich in gas.",  # one party
    "A fair in the old town of Riga drew buyers of timber and oil from Estonia.",  # no party is the subject
    "In the harbour, the Estonian painter hung her picture beside the Latvian flag.",
    "President Nelson Mandela remains the largest trade asset of South Africa in Zambia.",  # a person
    "Is Brazil still Uruguay's largest export market?",  # asked, not said
    'They read: "The ports are open. Uruguay remains Brazil\'s largest export market. The roads are good."',  # whose?
    "Brazil beat Uruguay on Sunday.",
    "Brazil scored twice against Uruguay.",
    "Kenya outran Ethiopia in the marathon.",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_matter_between_states_is_no_statement(text):
    assert_says(text, [])


SPORT = [
    "Brazil has won the football tournament in Uruguay.",
    "Brazil and Uruguay drew 1-1 in the football match.",
]


@pytest.mark.parametrize("text", SPORT)
def test_a_match_between_two_teams_is_no_statement(text):
    assert_says(text, [])


def test_what_a_state_will_be_is_a_forecast():
    text = "Uruguay will remain Brazil's largest market for beef."
    assert_says(text, [says("statement", "expected", "will remain", actor="Uruguay", counterpart="Brazil")])


def test_a_quoted_sentence_is_one_claim_of_its_speaker():
    quoted = '"Uruguay remains a large market for beef from Brazil. Its ports are open," the Chilean minister said.'
    claims = read(FRAME.format(quoted))
    assert len({claim.evidence[0].quote for claim in claims}) == len(claims)
    assert {claim.source for claim in claims} == {"Chilean minister"}


@pytest.mark.xfail(strict=True, reason="a sentence on 'the two countries' with no word of the tables is not read")
def test_both_sides_together_are_two_parties():
    claims = read(FRAME.format("Brazil met Uruguay. The two countries remain large markets for oil."))
    assert [claim.kind for claim in claims] == ["meeting", "statement"]
