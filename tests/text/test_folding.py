"""Folded text is one form for all spellings, and every stretch of it leads back to what is printed."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.folding import fold, fold_text, unaccent
from dragoman.types.span import Span

FOLDED = [
    ("Võ  Văn Thưởng", "vo van thuong"),
    ("Łódź", "lodz"),
    ("São Tomé", "sao tome"),
    ("Côte d’Ivoire", "cote d'ivoire"),
    ("“Sahel”—Alliance", '"sahel"-alliance'),
    ("\u00a0Ægir\tŒuvre \u3000", "aegir oeuvre"),
    ("Viet\u00adnam", "vietnam"),
    ("Cu\u200bba", "cuba"),
    ("İzmir", "izmir"),
    ("Straße", "strasse"),
    ("Монголия", "монголия"),
    ("…", "..."),
    ("\u0301", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), FOLDED)
def test_fold(text, expected):
    assert fold(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Viêt  Nam’s", "Viet Nam's"), ("Đà\u00adNẵng", "DaNang"), ("Ærø", "AEro"), (" US ", "US")],
)
def test_unaccent_keeps_case(text, expected):
    assert unaccent(text) == expected


# text, folded words looked for, what is printed there
PRINTED = [
    ("In Vie\u0302\u0323t Nam\u0301, talks", "viet nam", "Vie\u0302\u0323t Nam\u0301"),
    ("the  CÔTE\nd’Ivoire side", "cote d'ivoire", "CÔTE\nd’Ivoire"),
    ("Viet\u00adnam won", "vietnam", "Viet\u00adnam"),
    ("wait… no", "wait...", "wait…"),
    ("Ægir", "aeg", "Æg"),
]


@pytest.mark.parametrize(("text", "words", "printed"), PRINTED)
def test_span_returns_to_what_is_printed(text, words, printed):
    folded = fold_text(text)
    start = folded.chars.index(words)
    assert folded.span(start, start + len(words)).of(text) == printed


@given(st.text())
def test_origins_rise_and_lie_in_the_text(text):
    folded = fold_text(text)
    assert len(folded.origins) == len(folded.chars) + 1
    assert all(a <= b for a, b in pairwise(folded.origins))
    assert all(0 <= origin < len(text) for origin in folded.origins[:-1])
    assert "  " not in folded.chars


@given(st.text(min_size=1), st.data())
def test_any_folded_stretch_has_its_span(text, data):
    folded = fold_text(text)
    if not folded.chars:
        return
    start = data.draw(st.integers(0, len(folded.chars) - 1))
    end = data.draw(st.integers(start + 1, len(folded.chars)))
    span = folded.span(start, end)
    assert Span(0, len(text)).contains(span)
    assert folded.chars[start:end] in fold_text(span.of(text)).chars


@given(st.text(alphabet=st.characters(codec="latin-1")))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
