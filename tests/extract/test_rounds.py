"""Who meets again, and what is told within another claim: the next meeting, an act that is condemned."""

import pytest

from tests.extract.reading import FRAME, assert_says, read, says, summary

MET = says("meeting", "happened", "held talks in Lima", actor="Chile", counterpart="Peru")

AGAIN = [
    ("Chile and Peru held talks in Lima. The next meeting will be held in Quito.",
     [MET, says("meeting", "planned", "The next meeting", actor="Chile", counterpart="Peru")]),
    ("Chile and Peru held talks in Lima. The next round of talks will take place in Santiago in June 2005.",
     [MET, says("meeting", "planned", "The next round", actor="Chile", counterpart="Peru")]),
    ("Chile and Peru held talks in Lima. The next meeting of the Arab League will be held in Cairo.",  # of others
     [MET, says("meeting", "planned", "The next meeting", actor="Arab League")]),
    ("The Greek foreign minister met Turkey's foreign minister. He invited his counterpart to visit Athens.",
     [says("meeting", "happened", "met",
           actor="Foreign Minister of Greece", counterpart="Foreign Minister of Turkey"),
      says("other", "happened", "invited",
           speaker="Foreign Minister of Greece", counterpart="Foreign Minister of Turkey")]),
    (("The Greek premier invited Turkey's foreign minister to visit Athens. Turkey's foreign minister accepted "
     "the invitation."),
     [says("other", "happened", "invited",
           speaker="Prime Minister of Greece", counterpart="Foreign Minister of Turkey"),
      says("visit", "planned", "accepted",
           actor="Foreign Minister of Turkey", host="Prime Minister of Greece")]),
    ("Greece thanked Turkey. The Greek foreign minister invited the Danish king to visit Athens.",
     [says("statement", "happened", "thanked", speaker="Greece", counterpart="Turkey"),
      says("other", "happened", "invited", speaker="Foreign Minister of Greece", counterpart="King of Denmark")]),
    ("Chile and Peru held talks in Lima. The meeting was held in the old town hall.", [MET]),  # that meeting itself
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AGAIN)
def test_those_meet_again_who_met(text, expected):
    assert_says(text, expected)


TALKED_OF = [
    ("Relations between Kenya and Uganda were reviewed.",
     [says("consultation", "happened", "reviewed", actor="Kenya", counterpart="Uganda")]),
    ("Prospects for wider trade between Kenya and Uganda were discussed.",
     [says("consultation", "happened", "discussed", actor="Kenya", counterpart="Uganda")]),
    ("Trade between Kenya and Uganda was discussed by the Norwegian and Chilean ministers.",  # by others
     [says("consultation", "happened", "discussed", actor="Norway", counterpart="Chile")]),
    ("Uganda met Kenya. Following the talks, a number of documents were signed.",
     [says("meeting", "happened", "met", actor="Uganda", counterpart="Kenya"),
      says("agreement_signed", "happened", "signed", actor="Uganda", counterpart="Kenya")]),
    ("Uganda met Kenya. At the meeting, transport was discussed. The film was discussed at the meeting of the club.",
     [says("meeting", "happened", "met", actor="Uganda", counterpart="Kenya"),
      says("consultation", "happened", "discussed", actor="Uganda", counterpart="Kenya")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TALKED_OF)
def test_what_was_discussed_or_signed_at_talks_is_of_those_who_met(text, expected):
    assert_says(text, expected)


OWNED = [
    ("Chile's Codelco signed a contract with Kenya in May 2011.", {"Codelco"}),
    ("Chile signed a contract with Kenya in May 2011.", {"Chile"}),
]


@pytest.mark.parametrize(("text", "actor"), OWNED)
def test_a_company_of_a_state_is_not_the_state(text, actor):
    told = [summary(c)[3] for c in read(FRAME.format(text)) if c.kind == "agreement_signed"]
    assert [roles["actor"] for roles in told] == [actor]


WITHIN = [
    ("Norway condemned the build-up of Russian forces near Ukraine.",
     [says("accusation", "happened", "condemned", speaker="Norway", counterpart="Russia"),
      says("exercise", "happened", "build-up of Russian forces", actor="Russia", counterpart="Ukraine")]),
    ("Uganda met Kenya. Kenya deplored Uganda's military build-up along the border.",
     [says("meeting", "happened", "met", actor="Uganda", counterpart="Kenya"),
      says("accusation", "happened", "deplored", speaker="Kenya", counterpart="Uganda"),
      says("exercise", "happened", "military build-up", actor="Uganda")]),
    ("Turkey called for the withdrawal of Greek forces from Cyprus.",  # asked for, not done
     [says("statement", "called_for", "called for", speaker="Turkey")]),
    ("Norway condemned the joint exercises of Chile and Peru.",  # not what one side does alone
     [says("accusation", "happened", "condemned", speaker="Norway", counterpart=("Chile", "Peru"))]),
    ("Poland imposed sanctions against Iranian banks.",  # whose they are stands in an adjective
     [says("other", "happened", "imposed", actor="Poland", counterpart="Iran")]),
    ("Norway protested against Russian flights.",
     [says("accusation", "happened", "protested", speaker="Norway", counterpart="Russia")]),
    ("Hardly anyone can accuse the Kenyan leader of neglecting Uganda.",
     [says("statement", "happened", "accuse", "denied", counterpart="Leader of Kenya")]),
    ("Kenyan and Tanzanian troops conducted joint drills in May 2011. Tanzania thanked Kenya.",
     [says("exercise", "happened", "conducted", actor=("Kenya", "Tanzania")),
      says("statement", "happened", "thanked", speaker="Tanzania", counterpart="Kenya")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WITHIN)
def test_what_is_condemned_was_done(text, expected):
    assert_says(text, expected)
