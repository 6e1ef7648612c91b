"""The gate of the time reader lets a rule through wherever it can match, and none where nothing speaks of time."""

import pytest

from dragoman.annotate.times.finder import RULES
from dragoman.annotate.times.triggers import LETTERS, Gate
from dragoman.types.span import Span

GATE = Gate(RULES)


def test_every_letter_stands_for_words_and_serves_a_rule():
    assert {letter for rule in RULES for letter in rule.triggers} == LETTERS.keys()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_tried_on_its_example(rule):
    for text in (rule.example, rule.example.upper(), rule.example.replace(" ", "\n ")):
        if rule.pattern.search(text):
            assert rule in list(GATE.rules(text, Span(0, len(text))))


def test_no_rule_is_tried_where_nothing_speaks_of_time():
    text = "The two ministers agreed on a plan of work."
    assert list(GATE.rules(text, Span(0, len(text)))) == []
