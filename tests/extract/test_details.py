"""What goes with an act in its clause: days, deadlines, sums, numbers of meetings, places, frameworks, sources."""

from decimal import Decimal

import pytest

from tests.extract.reading import FRAME, read


def only(text):
    """Return the one claim of a text."""
    claims = read(FRAME.format(text))
    assert len(claims) == 1, [c.evidence[0].quote for c in claims]
    return claims[0]


DAYS = [
    ("Mali and Niger signed a treaty on water on 3 May 1988.", "1988-05-03", "1988-05-03"),
    ("Mali and Niger signed a treaty on water in June 1988.", "1988-06-01", "1988-06-30"),
    ("Mali and Niger signed a treaty on water in 1988.", "1988-01-01", "1988-12-31"),
    ("The king of Spain will visit Chile from 3 to 5 May 1996.", "1996-05-03", "1996-05-05"),
    ("On 12 March 1971, the foreign ministers of Libya and Egypt met in Tripoli.", "1971-03-12", "1971-03-12"),
]


@pytest.mark.parametrize(("text", "first", "last"), DAYS)
def test_an_act_takes_the_day_of_its_clause(text, first, last):
    time = only(text).time
    assert (str(time.earliest), str(time.latest)) == (first, last)


DEADLINES = [
    ("Iran and Iraq agreed to withdraw their troops by 20 August 1990.", "1990-08-20"),
    ("Paraguay will open a consulate in Bolivia by the end of 1994.", "1994-12-31"),
]


@pytest.mark.parametrize(("text", "latest"), DEADLINES)
def test_a_deadline_is_no_day_of_the_act(text, latest):
    claim = only(text)
    assert str(claim.deadline.latest) == latest
    assert claim.deadline_text
    assert claim.time is None


SUMS = [
    ("Kuwait granted a loan of US$20 million to Yemen.", [(Decimal(20_000_000), "USD")]),
    ("Japan provided aid of ¥3 billion to Peru.", [(Decimal(3_000_000_000), "JPY")]),
    ("Germany pledged €1.5 million for Togo.", [(Decimal(1_500_000), "EUR")]),
]


@pytest.mark.parametrize(("text", "sums"), SUMS)
def test_the_sums_of_a_clause_are_read_exactly(text, sums):
    assert [(a.value, a.currency) for a in only(text).amounts] == sums


PLACES = [
    ("Kenya and Ghana discussed security in the Sahel.", None),  # what they spoke of
    ("Kenya and Ghana discussed trade in Lima.", "Lima"),
    ("Turkey and Greece held talks in Vienna.", "Vienna"),
    ("In Lusaka, the foreign ministers of Angola and Zambia met on Monday.", "Lusaka"),
    ("Mexico condemned the raid on its ship in Havana by Cuba.", None),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_an_act_has_the_place_its_clause_names(text, place):
    assert only(text).place == place


def test_a_place_is_no_party():
    assert {a.name for a in only("Turkey and Greece held talks in Vienna.").arguments} == {"Turkey", "Greece"}


SERIES = [
    ("Chile and Peru held the 12th round of consultations in Lima.", 12),
    ("India and Nepal held the 3rd meeting of the water commission.", 3),
    ("Chile and Peru marked the 40th anniversary of the pact.", None),
]


@pytest.mark.parametrize(("text", "number"), SERIES)
def test_a_numbered_meeting_keeps_its_number(text, number):
    assert only(text).series == number


SOURCES = [
    ("Syria violated the truce, according to the Turkish foreign ministry.", "Turkish foreign ministry"),
    ("The Omani foreign minister said that Oman had signed a pact with Yemen.", "Omani foreign minister"),
    ("Mali and Niger signed a treaty on water.", None),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_a_claim_says_who_vouches_for_it(text, source):
    assert only(text).source == source


def test_a_quotation_runs_on_over_its_sentences():
    text = (
        'The Peruvian president said in Bolivia: "The lake belongs to both of us. The fish know no border. '
        'Nobody will fence it."'
    )
    claims = read(FRAME.format(text))
    assert [c.named("speaker")[0].name for c in claims] == ["President of Peru"] * 3


def test_sport_between_two_states_is_no_diplomacy():
    text = (
        "Ghana beat Togo in the qualifier. The striker scored two goals before a full stadium, and the goalkeeper "
        "saved a penalty. The coach of Ghana praised his squad. Ghana will meet Benin in the semi-final."
    )
    assert read(FRAME.format(text)) == ()


def test_a_matter_of_one_state_is_no_claim():
    assert read(FRAME.format("The president of Ghana will visit the north of Ghana.")) == ()
