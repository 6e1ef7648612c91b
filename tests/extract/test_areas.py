"""Areas of affairs by the words of a stretch."""

import pytest

from dragoman.extract.areas import find_areas
from dragoman.types.span import Span
from tests.extract.reading import the_lexicon


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("They spoke of fisheries, trade and investment, and again of trade.", ("trade", "agriculture", "economy")),
        ("They spoke of traders' fair trading.", ()),
        ("The visa-free regime and the anti-dumping duties came up.", ("people", "trade")),
        ("“Climate change” – and energy, energy!", ("energy", "climate")),
    ],
)
def test_areas_are_told_by_whole_words_the_most_told_first(text, areas):
    assert find_areas(text, Span(0, len(text)), the_lexicon()) == areas
