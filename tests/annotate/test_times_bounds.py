"""No pattern of the times and amounts readers can run away on hostile text."""

import re
import time
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

import pytest

from dragoman.annotate.amounts_grammar import compile_grammar
from dragoman.annotate.dating import stated
from dragoman.annotate.times import finder
from dragoman.annotate.times.reading import _CUES
from dragoman.lexicon.records import Currency
from dragoman.types.span import Span

MAX_REPEAT = 200
YEN = (Currency(code="JPY", marks=("¥",), nouns=("yen",)), Currency(code="USD", marks=("$",), nouns=("dollars",)))
GRAMMAR = compile_grammar(YEN, (("ship|ships", "", False), ("km", "kilometres", True)))
PATTERNS = [
    *((rule.name, rule.pattern) for rule in finder.RULES),
    *((f"amount-{i}", pattern) for i, pattern in enumerate(GRAMMAR.patterns)),
    ("cues", _CUES),
    ("keyed", stated._KEYED),
    ("address", stated._ADDRESS),
]
HOSTILE = {
    "brackets": "(" * 100_000,
    "digits": "1234567890" * 10_000,
    "digits and spaces": "12 1 2023 " * 10_000,
    "spaces": "in 12 " + " " * 100_000 + "days",
    "commas": "1,234," * 20_000,
    "number words": "two hundred and " * 6_000,
    "months": "May 3 to " * 10_000,
    "the": "the end of the " * 6_000,
    "scripts": "日本Монголия١٢٣٤Ⅷ²½" * 6_000,
    "dashes": "2020-" * 20_000,
    "controls": "\x00\x01\u202e\ufeff12" * 20_000,
    "last": "last the next past the year " * 4_000,
    "hyphens": "3-to-5-year-old-" * 6_000,
    "points": "27.11.23.11/27/" * 6_000,
    "parts": "early in the morning of the " * 4_000,
    "hours": "10 a.m. on Monday, Nov. 1, " * 4_000,
    "annals": "the 27th ult. of the year AD 12 BC " * 3_000,
    "rounds": "once in a every two years a day after day " * 3_000,
    "ended": "the five (5) fiscal quarters ended March 31, " * 2_000,
    "once": "was once who once the present " * 4_000,
}


def repeats(tree):
    for kind, value in tree:
        if kind in {kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT}:
            yield value[1]
            yield from repeats(value[2])
        elif isinstance(value, tuple | list):
            for part in value:
                if isinstance(part, parser.SubPattern):
                    yield from repeats(part)
                elif isinstance(part, list):
                    for branch in part:
                        if isinstance(branch, parser.SubPattern):
                            yield from repeats(branch)


@pytest.mark.parametrize(("name", "pattern"), PATTERNS, ids=lambda value: value if isinstance(value, str) else "")
def test_every_repeat_is_bounded(name, pattern):
    bounds = [int(bound) for bound in repeats(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE | re.UNICODE))]
    assert all(bound <= MAX_REPEAT for bound in bounds)


def spent(text: str) -> float:
    start = time.process_time()
    finder.find_times(text, [Span(0, len(text))], reference=None)
    return time.process_time() - start


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_the_length_and_no_faster(name):
    text = HOSTILE[name]
    half = text[: len(text) // 2] + text[-8:]  # with its end, which may be what lets a pattern begin
    assert spent(text) <= 8 * spent(half) + 0.5


def test_a_megabyte_of_digits_ends():
    assert finder.find_times("7" * 1_000_000, [Span(0, 1_000_000)], reference=None) == ()
