"""What ministries and organisations say in the words of their trade, in many kinds of papers."""

import pytest

from tests.extract.reading import read, says, summary

FRAME = """Notes of the week

For a long time the rain fell on Laos and on Nepal, and on the hills that lie behind both of them.

{}

The rain had stopped by the evening, and the lamps were lit along the quay.
"""

CASES = [
    ("Malta took note with appreciation of the offer made by Togo.",
     says("statement", "happened", "took note", speaker="Malta", counterpart="Togo")),
    ("The Netherlands calls for an immediate end to the violence in Chad.",
     says("statement", "called_for", "calls for", speaker="Netherlands", counterpart="Chad")),
    ("Malta is following with concern the events in Togo.",
     says("statement", "happened", "following with concern", speaker="Malta", counterpart="Togo")),
    ("Malta expressed the hope that traffic to Togo would resume.",
     says("statement", "expected", "hope that", speaker="Malta")),
    ("Malta hopes Togo will respect the truce.",
     says("statement", "called_for", "hopes Togo", speaker="Malta", actor="Togo")),
    ("The charges brought by Togo are baseless.",
     says("accusation", "happened", "by Togo", counterpart="Togo")),
    ("The African Union imposed restrictive measures on officials of Togo.",
     says("other", "happened", "imposed", actor="African Union", counterpart="Togo")),
    ("Austria has made available an amount of 3 million euros for Jordan.",
     says("aid", "happened", "made available", actor="Austria", beneficiary="Jordan")),
    ("Malta assumes the costs of the clearance of mines in Togo.",
     says("aid", "happened", "costs", actor="Malta", beneficiary="Togo")),
    ("Malta remains committed to helping Togo.",
     says("aid", "planned", "committed to", actor="Malta", beneficiary="Togo")),
    ("Malta plans to work with Norway to provide 3 million euros to Togo.",
     says("aid", "planned", "to provide", actor="Malta", beneficiary="Togo")),
    ("Malta will stay in touch with Togo on the visit.",
     says("consultation", "planned", "in touch", actor="Malta", counterpart="Togo")),
    ("Togo awarded a contract for its port to Benin.",
     says("other", "happened", "contract", actor="Togo", counterpart="Benin")),
    ("The visit by Foreign Minister Sato to Peru was the first in eleven years.",
     says("visit", "happened", "visit by", actor="Sato", host="Peru")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_sentence_of_official_prose_is_the_claim_it_makes(text, expected):
    found = [summary(claim) for claim in read(FRAME.format(text))]
    assert expected[:4] in [f[:4] for f in found]
    assert any(expected[4] in f[4] for f in found)


@pytest.mark.parametrize("text", ["whether Malta has given aid to Togo;", "whether the king of Malta visited Togo."])
def test_what_a_member_asks_is_not_reported(text):
    assert not read(FRAME.format(f"(a) {text}"))
