"""Who meets again, and what is told within another claim: the next meeting, an act that is condemned."""

import pytest

from tests.extract.reading import assert_says, says

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
