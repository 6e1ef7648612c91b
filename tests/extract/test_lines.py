"""Predicates laid on the words of a sentence."""

import pytest

from dragoman.extract.lines import lay_out
from dragoman.text.predicates import parse_predicate
from dragoman.text.tokens import find_tokens
from dragoman.types.span import Span


@pytest.mark.parametrize(
    ("predicate", "text", "last"),
    [
        ("hold", "hold talks", "hold"),
        ("hold ~ talks", "hold talks", "talks"),
        ("hold ~ talks", "hold very long and frank talks", "talks"),
        ("hold ~ talks", "hold a very long and frank row of talks", None),
        ("hold ~~ talks", "hold a very long and frank row of talks", "talks"),
        ("hold ~ talks", "hold elections, then talks", None),
        ("hold ~ talks", "hold 'frank' talks", "talks"),
        ("hold ~ talks", "hold many Pan Lake Union (PLU) talks", "talks"),
        ("hold ~ talks", "hold the Pan (so they say) talks", None),
        ("hold ?joint talks", "hold talks", "talks"),
        ("hold ?joint talks", "hold joint talks", "talks"),
        ("hold ~ talks ?on", "hold talks on fish", "on"),
        ("hold ~ talks", "hold", None),
    ],
)
def test_a_predicate_takes_up_the_fewest_words_that_hold_it(predicate, text, last):
    tokens = find_tokens(text, Span(0, len(text)))
    found = lay_out(tokens).match(parse_predicate(predicate, {}), 0)
    assert (found if found is None else tokens[found].low) == last
