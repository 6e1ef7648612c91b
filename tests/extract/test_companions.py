"""Those named together are all parties, though the parse takes one name for a part of another."""

import pytest

from tests.extract.reading import assert_says, read, says

SIGNED = [
    ("President Boris Yeltsin and his Estonian counterpart Lennart Meri signed an accord here Tuesday on trade.",
     [says("agreement_signed", "happened", "signed an accord", actor="Boris Yeltsin", counterpart="Lennart Meri")]),
    ("An accord was signed by Chinese envoy Wang Wendong and Zambian Minister of Finance Ronald Penza.",
     [says("agreement_signed", "happened", "was signed", actor="Wang Wendong", counterpart="Ronald Penza")]),
    ("Talks between Nicaragua and the United States broke off in January.",
     [says("meeting", "happened", "broke off", actor="Nicaragua", counterpart="United States")]),
    ("The Norwegian foreign minister held talks with his Tajik counterpart Sirojiddin Muhriddin at the Rose Palace.",
     [says("meeting", "happened", "held talks", actor="Foreign Minister of Norway",
           counterpart="Sirojiddin Muhriddin")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SIGNED)
def test_all_who_are_joined_are_parties(text, expected):
    assert_says(text, expected)


def test_troops_from_a_state_are_of_the_state_before_them():
    claims = read("Norway met Chile. Lithuania welcomed the departure of Polish troops from Latvia.")
    assert "Armed Forces of Latvia" not in {a.name for c in claims for a in c.arguments}


def test_a_signing_without_a_name_before_it_is_read():
    claims = read("Norway met Chile. Rebels accused Chad of breaking the ceasefire signed on 17 June in Accra.")
    assert [c.kind for c in claims] == ["meeting", "accusation"]


ENVOYS = [
    ("Chinese premier Li Peng's special envoy Wang Wendong arrived in Zambia on Tuesday.",
     [says("visit", "happened", "arrived in Zambia", actor="Wang Wendong", host="Zambia")]),
    ("UN envoy Martin Griffiths left Yemen for Oman.",
     [says("visit", "happened", "left Yemen for Oman", actor="Martin Griffiths", host="Oman")]),
    ("The African Union agreed at its summit in Accra last week to send 3,250 troops to Liberia.",
     [says("commitment", "agreed", "to send 3,250 troops", actor="African Union", counterpart="Liberia")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ENVOYS)
def test_who_is_sent_travels_and_who_agrees_somewhere_agrees(text, expected):
    assert_says(text, expected)
