"""Promises and help: who binds himself, together with whom, with what money; and the promise that nobody makes."""

import pytest

from tests.extract.reading import FRAME, assert_says, read, says, summary

PLEDGES = [
    ("Ghana pledged to open a consulate in Togo.",
     [says("commitment", "planned", "pledged to open", actor="Ghana", counterpart="Togo")]),
    ("Ghana and Togo pledged to deepen cooperation.",
     [says("commitment", "agreed", "pledged to deepen", actor=("Ghana", "Togo"))]),
    ("Ghana and Togo met on Monday. The two sides pledged to deepen cooperation.",
     [says("meeting", "happened", "met on Monday", actor="Ghana", counterpart="Togo"),
      says("commitment", "agreed", "The two sides pledged", actor=("Ghana", "Togo"))]),
    ("Ghana and Togo will deepen cooperation.",  # announced, not pledged to one another
     [says("commitment", "planned", "will deepen", actor=("Ghana", "Togo"))]),
    ("Ghana renewed its commitment to host the envoys of Togo.",
     [says("commitment", "planned", "renewed its", actor="Ghana")]),
    ("President Kagame reiterated Rwanda's commitment to host the envoys of Togo.",  # the state's promise, his words
     [says("commitment", "planned", "Rwanda's commitment", actor="Rwanda", speaker="Paul Kagame")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PLEDGES)
def test_the_pledge_of_one_is_a_plan_and_of_several_an_agreement(text, expected):
    assert_says(text, expected)


# text, kinds of its claims
SUMS = [
    ("Finland will spend 20 million euros on schools in Namibia.", ["aid"]),
    ("Finland will deepen cooperation with Namibia.", ["commitment"]),  # no sum
    ("Finland will open 12 schools in Namibia.", ["commitment"]),  # twelve of what is no currency
    ("Finland and Namibia will spend 20 million euros on schools.", ["commitment"]),  # both give
    ("Finland may spend 20 million euros on schools in Namibia.", ["statement"]),  # nobody has decided
    ("Finland is expected to deepen cooperation at a cost of 20 million euros, Namibia noted.", ["commitment"]),
    ("Finland and Namibia agreed to spend 20 million euros on schools.", ["commitment"]),
]


@pytest.mark.parametrize(("text", "kinds"), SUMS)
def test_a_sum_makes_help_of_what_one_side_will_do(text, kinds):
    assert [claim.kind for claim in read(FRAME.format(text))] == kinds


# text, kind, modality
DEALS = [
    ("The five-year accord increases aid from Finland to Namibia.", "aid", "agreed"),
    ("Under the treaty, Finland will open a school in Namibia.", "commitment", "agreed"),
    ("The report increases aid from Finland to Namibia.", "aid", "happened"),
    ("Namibia thanked Finland for its offer of assistance.", "aid", "planned"),
    ("Namibia thanked Finland for the grant.", "aid", "happened"),
]


@pytest.mark.parametrize(("text", "kind", "modality"), DEALS)
def test_the_terms_of_a_deal_are_agreed_and_help_is_given_or_offered(text, kind, modality):
    assert [(c.kind, c.modality) for c in read(FRAME.format(text))] == [(kind, modality)]


def test_money_is_no_party():
    (claim,) = read(FRAME.format("Some 40 million Ecus will go to Malawi in loans from Finland."))
    assert {a.name for a in claim.arguments} == {"Malawi"}


def test_who_agrees_with_another_to_do_something_binds_himself():
    (claim,) = read(FRAME.format("Finland agreed with Namibia to spend 20 million euros on schools."))
    assert (claim.kind, claim.modality) == ("commitment", "agreed")


NOBODYS = [
    ("The Finnish minister said the plan will deepen cooperation with Namibia.",
     [says("statement", "expected", "will deepen cooperation",
           speaker="Minister of Finland", counterpart="Namibia")]),
    ("The plan will deepen cooperation with Namibia, and Finland thanked Namibia.",  # unsaid, it is nothing
     [says("statement", "happened", "thanked Namibia", speaker="Finland", counterpart="Namibia")]),
    ("A ship visited Namibia, and Finland thanked Namibia.",  # nobody known went there
     [says("statement", "happened", "thanked Namibia", speaker="Finland", counterpart="Namibia")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NOBODYS)
def test_a_promise_nobody_makes_is_a_forecast_or_nothing(text, expected):
    assert_says(text, expected)


def test_whose_relations_a_plan_deepens_promise_nothing():
    text = "The fair will strengthen relations between Finland and Namibia, the Finnish minister said."
    (found,) = map(summary, read(FRAME.format(text)))
    assert found[:2] == ("statement", "expected")


def test_a_promise_told_in_the_past_is_a_promise():
    for modal in ("will", "would"):
        (claim,) = read(FRAME.format(f"The Kenyan minister said that Kenya {modal} open an embassy in Bhutan."))
        assert (claim.kind, claim.modality) == ("commitment", "planned")
