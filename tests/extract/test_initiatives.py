"""What a scheme does is done by whoever launched it; money that an act is to raise is a claim of its own."""

import pytest

from dragoman.types.claim import Role
from tests.extract.reading import FRAME, read

LAUNCHED = (
    "Finland met Namibia. Finland is launching a harbour fund, which will provide technical assistance to Namibia."
)

ACTORS = [  # text, words of the quote, who acts
    (LAUNCHED, "which will provide", {"Finland"}),
    (f"{LAUNCHED} This initiative will train pilots of Namibia.", "will train pilots", {"Finland"}),
    (f"{LAUNCHED} Peru will train pilots of Namibia.", "will train pilots", {"Peru"}),
]


@pytest.mark.parametrize(("text", "words", "actors"), ACTORS)
def test_a_scheme_acts_for_who_launched_it(text, words, actors):
    claims = [c for c in read(FRAME.format(text)) if words in c.evidence[0].quote]
    assert [{a.name for a in c.arguments if a.role is Role.ACTOR} for c in claims] == [actors]


def test_money_to_be_raised_is_told_apart_from_money_given():
    text = "Finland will invest 4 million dollars in order to mobilise 2 billion dollars in private funds for Namibia."
    found = [(c.kind, c.modality.value, [str(a.value) for a in c.amounts]) for c in read(FRAME.format(text))]
    assert found == [("aid", "planned", ["4000000"]), ("commitment", "expected", ["2000000000"])]


RAISED = [  # text, kind, sum of the claim
    ("Norway launched a fund intended to mobilise over $3 billion for Ghana.", "commitment", "3000000000"),
    ("The Finnish aid agency is launching a facility designed to unlock more than 200 million euros for Namibia.",
     "commitment", "200000000"),
    ("Japan will set up a platform expected to catalyse 5 billion dollars in private funds in Kenya.",
     "commitment", "5000000000"),
    ("Brazil and Peru agreed to create a fund aimed at attracting 300 million dollars.", "commitment", "300000000"),
    ("China met Malawi and announced a new initiative meant to raise 2 billion dollars.", "commitment", "2000000000"),
    ("Norway will give Ghana 3 million dollars.", "aid", "3000000"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "value"), RAISED)
def test_what_a_scheme_is_to_raise_goes_with_its_launch(text, kind, value):
    found = [(c.kind, [str(a.value) for a in c.amounts]) for c in read(FRAME.format(text))]
    assert found[-1] == (kind, [value])
    assert len([kind for kind, _ in found if kind != "meeting"]) == 1


def test_a_scheme_with_money_of_its_own_is_apart_from_what_it_is_to_raise():
    text = "Japan will invest 4 million dollars in a fund expected to catalyse 5 billion dollars in Kenya."
    found = [(c.kind, c.modality.value, [str(a.value) for a in c.amounts]) for c in read(FRAME.format(text))]
    assert found == [("aid", "planned", ["4000000"]), ("commitment", "expected", ["5000000000"])]


def test_help_told_beside_help_is_its_own():
    text = (
        "Finland has provided over $12.1 million in health and security assistance to Namibia since 2012 and over that "
        "same period of time, Norway has provided over $3 million in food aid to Namibia."
    )
    found = [({a.name for a in c.arguments}, str(c.amounts[0].value)) for c in read(FRAME.format(text))]
    assert found == [({"Finland", "Namibia"}, "12100000"), ({"Norway", "Namibia"}, "3000000")]
