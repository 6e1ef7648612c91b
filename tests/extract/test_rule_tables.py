"""Every row of a rule table fires on its example and stays silent on its counterexample, and none can hang."""

import re
import time

import pytest

from dragoman.extract.rules import compile_rules, stands_rightly
from dragoman.lexicon.load import load_lexicon
from dragoman.text.tokens import find_tokens
from dragoman.types.span import Span

LEXICON = load_lexicon()
RULES = compile_rules(LEXICON)
FRAMES = LEXICON.tables["frames"]
CUES = LEXICON.tables["cues"]
FURNITURE = LEXICON.tables["furniture"]
SECONDS = 2.0


def fired(text: str) -> set[str]:
    """Return the ids of the rules that fire in a sentence."""
    tokens = find_tokens(text, Span(0, len(text)))
    return {hit.rule.id for hit in RULES.find(tokens) if stands_rightly(hit, tokens)}


@pytest.mark.parametrize("row", [*FRAMES, *CUES], ids=lambda row: row["id"])
def test_a_rule_fires_on_its_example(row):
    assert row["id"] in fired(row["example"])


@pytest.mark.parametrize("row", [*FRAMES, *CUES], ids=lambda row: row["id"])
def test_a_rule_stays_silent_on_its_counterexample(row):
    assert row["not"]
    assert row["id"] not in fired(row["not"])


@pytest.mark.parametrize("row", FURNITURE, ids=lambda row: row["example"][:30])
def test_furniture_is_told_by_its_pattern(row):
    matches = re.compile(row["pattern"], re.IGNORECASE).fullmatch if row["whole"] == "yes" else None
    matches = matches or re.compile(row["pattern"], re.IGNORECASE).match
    assert matches(row["example"])
    assert not matches(row["not"])


def test_ids_are_given_once_over_both_tables():
    ids = [row["id"] for row in (*FRAMES, *CUES)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "text",
    [
        "will " * 4000,
        "agree to hold talks with " * 800,
        "a" * 20_000,
        "the visit of the visit of " * 800,
        "(" * 5000 + "signed" + ")" * 5000,
    ],
    ids=["cue", "chain", "one word", "noun chain", "marks"],
)
def test_no_sentence_is_long_enough_to_hang_the_rules(text):
    started = time.perf_counter()
    fired(text)
    for row in FURNITURE:
        re.compile(row["pattern"], re.IGNORECASE).match(text)
    assert time.perf_counter() - started < SECONDS
