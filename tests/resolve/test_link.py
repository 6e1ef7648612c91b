"""Who is meant: short names, garbled names, offices, groups and bodies, in one document and against the lexicon."""

from datetime import date

import pytest

from dragoman.types.doubt import ConflictKind
from dragoman.types.value import Precision, TimeSpan
from tests.extract.reading import FRAME, read


def on(year, month, day):
    """Return one day as a document's date."""
    return TimeSpan(date(year, month, day), date(year, month, day), Precision.DAY)


def named(text, published=None):
    """Return the names that the claims of a text hold, by claim."""
    return [{a.name for a in c.arguments} for c in read(FRAME.format(text), published=published)]


NAMES = [
    ("a short name is the full one before it",
     "Australian Prime Minister Kevin Rudd visited Japan. Mr. Rudd signed a treaty with Japan.",
     [{"Kevin Rudd", "Japan"}, {"Kevin Rudd", "Japan"}]),
    ("an unknown person stays unknown",
     "Zambian Foreign Minister Obadiah Quillfeather visited Malawi.",
     [{"Obadiah Quillfeather", "Malawi"}]),
    ("a name of another state's minister is not taken for a famous namesake",
     "Zambian Foreign Minister Kevin Quillfeather met the president of Malawi.",
     [{"Kevin Quillfeather", "President of Malawi"}]),
    ("an organisation goes by its letters", "The EU imposed sanctions on Belarus.", [{"European Union", "Belarus"}]),
    ("a former name is the state of its day", "Zaire and Upper Volta signed a treaty in 1975.",
     [{"Zaire", "Burkina Faso"}]),
    ("a capital stands for its government", "Ankara condemned the move by Athens.", [{"Turkey", "Greece"}]),
    ("a ministry is the one of its state",
     "The Foreign Ministry of Kenya condemned the attack by Somalia.", [{"Foreign Ministry of Kenya", "Somalia"}]),
    ("two sides are the two states",
     "Oman and Yemen held talks. The two sides signed a border treaty.", [{"Oman", "Yemen"}, {"Oman", "Yemen"}]),
    ("ministers in the plural are their states",
     "The foreign ministers of Angola and Zambia met on Monday.", [{"Angola", "Zambia"}]),
    ("an office without a known holder is the office",
     "The foreign minister of Lesotho visited Malawi.", [{"Foreign Minister of Lesotho", "Malawi"}]),
    ("a minister told without his field is the one the text has named",
     ("Ana Lund, Foreign Minister of Kyrgyzstan, visited Malawi. The Kyrgyz Minister also visited Chad."),
     [{"Ana Lund", "Malawi"}, {"Ana Lund", "Chad"}]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_a_mention_becomes_the_entity_it_means(text, expected):
    assert named(text) == expected


def test_an_office_is_who_held_it_on_the_day_of_the_document():
    text = "The Australian prime minister visited Japan."
    assert named(text, on(2008, 6, 10)) == [{"Kevin Rudd", "Japan"}]
    assert named(text) == [{"Prime Minister of Australia", "Japan"}]


def test_an_acting_title_is_who_acted_and_a_bare_one_may_be_either():
    day = on(2022, 9, 14)
    assert named("Thailand's acting prime minister visited Japan.", day) == [{"Prawit Wongsuwan", "Japan"}]
    assert named("Thailand's prime minister visited Japan.", day) == [{"Prime Minister of Thailand", "Japan"}]


STOOD_IN = ["Brazilian President Dilma Rousseff", "Brazilian President Michel Temer", "Acting President Michel Temer"]


@pytest.mark.parametrize("titled", STOOD_IN)
def test_the_title_of_a_suspended_holder_and_of_who_acts_is_no_doubt(titled):
    claims = read(FRAME.format(f"{titled} visited Japan."), published=on(2016, 6, 20))
    assert [claim.doubts for claim in claims] == [()]


def test_an_office_whose_holder_the_sources_skip_stays_the_office():
    text = "Togo's prime minister visited China."
    assert named(text, on(2018, 6, 25)) == [{"Prime Minister of Togo", "China"}]
    assert named(text, on(2022, 3, 1)) == [{"Victoire Tomegah Dogbe", "China"}]


def test_a_garbled_name_with_its_office_is_known_and_doubted():
    claims = read(FRAME.format("Australian Prime Minister Malkom Turnbal visited Japan."), published=on(2017, 5, 2))
    assert [a.name for a in claims[0].arguments] == ["Malcolm Turnbull", "Japan"]
    doubts = [d for d in claims[0].doubts if d.kind is ConflictKind.NAME]
    assert [(d.printed, d.known) for d in doubts] == [("Malkom Turnbal", "Malcolm Turnbull")]
    assert doubts[0].reason.endswith(".")


FULLER = [  # titled name, whether it is doubted
    ("Australian Prime Minister Malcolm Bligh Turnbull", False),  # a middle name
    ("Australian Prime Minister M. Turnbull", False),
    ("Australian Prime Minister Malcolm Bligh Turnbal", True),
    ("Australian Prime Minister Malcolm Bligh", True),
]


@pytest.mark.parametrize(("titled", "doubted"), FULLER)
def test_a_name_with_more_parts_than_are_known_is_not_garbled(titled, doubted):
    claims = read(FRAME.format(f"{titled} visited Japan."), published=on(2017, 5, 2))
    assert [d.kind for d in claims[0].doubts] == [ConflictKind.NAME] * doubted


def test_an_office_somebody_else_held_that_day_is_doubted():
    text = "Australian Prime Minister Kevin Rudd visited Japan."
    late = read(FRAME.format(text), published=on(2017, 5, 2))
    assert [d.kind for d in late[0].doubts] == [ConflictKind.OFFICE]
    assert "Malcolm Turnbull" in late[0].doubts[0].known
    assert read(FRAME.format(text), published=on(2008, 6, 10))[0].doubts == ()


def test_a_former_office_is_no_doubt():
    text = "Former Australian Prime Minister Kevin Rudd visited Japan."
    assert read(FRAME.format(text), published=on(2017, 5, 2))[0].doubts == ()


def test_every_argument_of_a_claim_has_an_entity():
    text = "Zambian Foreign Minister Obadiah Quillfeather met the Kenyan ambassador and the two sides signed a treaty."
    for claim in read(FRAME.format(text)):
        assert all(a.entity_id for a in claim.arguments)
