"""What pages show, as pure functions."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.answer.notes import Note
from dragoman.present.web.chart import chart_of
from dragoman.present.web.chronology import heading_of
from dragoman.present.web.reader import neighbours, pieces_of
from dragoman.types.claim import Modality, Polarity
from dragoman.types.value import Precision, TimeSpan

NOTE = Note(
    claim_id="clm_0", doc_id="doc_0", document="a.txt", publisher=None, published=None, start=0, end=1, quote="",
    modality=Modality.HAPPENED, polarity=Polarity.AFFIRMED, speaker=(), attribution=None, group="g", address=None,
)  # fmt: skip


@st.composite
def texts_with_notes(draw):
    text = draw(st.text(min_size=1, max_size=60))
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(lambda s: s[0] < s[1])
    spans = sorted(draw(st.lists(spans, max_size=6)))
    return text, [replace(NOTE, claim_id=f"clm_{n}", start=a, end=b) for n, (a, b) in enumerate(spans)]


@given(texts_with_notes())
def test_pieces_join_to_the_text_and_cover_each_claim(drawn):
    text, notes = drawn
    pieces = pieces_of(text, notes, lit="clm_0")
    assert "".join(piece.text for piece in pieces) == text
    for note in notes:
        assert "".join(p.text for p in pieces if note.claim_id in p.claim_ids) == text[note.start : note.end]
        assert sum(note.claim_id in p.begins for p in pieces) == 1
    assert all(piece.lit == ("clm_0" in piece.claim_ids) for piece in pieces)


def test_neighbours_of_a_claim():
    notes = [replace(NOTE, claim_id=f"clm_{n}") for n in range(3)]
    assert neighbours(notes, "clm_1") == (notes[0], notes[2])
    assert neighbours(notes, "clm_2") == (notes[1], None)
    assert neighbours(notes, None) == (None, notes[0])
    assert neighbours([], None) == (None, None)


@pytest.mark.parametrize(
    ("first", "last", "heading"),
    [
        (date(2023, 11, 27), date(2023, 11, 27), "November 2023"),
        (date(2023, 11, 1), date(2023, 11, 30), "November 2023"),
        (date(2023, 1, 1), date(2023, 12, 31), "2023"),
        (date(1973, 1, 1), date(1975, 12, 31), "1973–1975"),
    ],
)
def test_a_vague_time_stands_under_what_it_is_known_to(first, last, heading):
    assert heading_of(TimeSpan(first, last, Precision.RANGE)) == heading
    assert heading_of(None) == "Undated"


def test_nothing_dated_gives_no_chart():
    assert chart_of([]) is None
