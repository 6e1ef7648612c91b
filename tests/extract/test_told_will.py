"""What somebody says he would do is his plan; what he says others would do or should do is his view."""

import pytest

from tests.extract.reading import assert_says, says

WOULD = [
    ("The Canadian foreign minister said Ottawa would not join the sanctions against Nicaragua.",
     [says("commitment", "planned", "Ottawa would not join", "denied",
           actor="Canada", speaker="Foreign Minister of Canada", counterpart="Nicaragua")]),
    ("Kenya told Uganda it would guard the bridge.",
     [says("commitment", "planned", "it would guard", actor="Kenya")]),
    ("The Nicaraguan president said Nicaragua would ask the UN Security Council to meet.",
     [says("commitment", "planned", "Nicaragua would ask", actor="Nicaragua",
           counterpart="United Nations Security Council", speaker="President of Nicaragua")]),
    ("The Kenyan minister said Uganda would calm tempers and open the border.",  # of another state: a forecast
     [says("statement", "expected", "Uganda would calm", speaker="Minister of Kenya", counterpart="Uganda")]),
    ("Kenya said the treaty with Uganda would deepen ties.",  # of a thing
     [says("statement", "expected", "would deepen", speaker="Kenya")]),
    ("The German minister said the European Union should offer its eastern neighbours closer ties.",
     [says("statement", "called_for", "should offer", actor="European Union", speaker="Minister of Germany")]),
]  # fmt: skip

NOT_TO = [  # a promise not to do something is a promise
    ("India and Pakistan pledged not to interfere in each other's internal affairs.",
     [says("commitment", "agreed", "pledged not to interfere", "denied", actor=("India", "Pakistan"))]),
    ("Peru vowed not to meddle in the affairs of Chile.",
     [says("commitment", "planned", "vowed not to meddle", "denied", actor="Peru", counterpart="Chile")]),
    ("Iran meddles in the affairs of Bahrain.",
     [says("accusation", "happened", "meddles", counterpart="Iran")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*WOULD, *NOT_TO])
def test_a_told_will_binds_who_tells_it(text, expected):
    assert_says(text, expected)


ANNOUNCED = [  # what is announced is in the clause behind it
    ("The Chinese minister announced that China will lend Zambia 20 million yuan.",
     [says("aid", "planned", "will lend", actor="China", beneficiary="Zambia", speaker="Minister of China")]),
    ("Norway announced ten million euros for Malawi.",
     [says("aid", "planned", "announced ten million", actor="Norway", beneficiary="Malawi")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ANNOUNCED)
def test_money_of_another_clause_is_not_what_was_announced(text, expected):
    assert_says(text, expected)
