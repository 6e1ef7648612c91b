"""What pages show, as pure functions."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.answer.notes import Note
from dragoman.answer.query import Asked, parse_query
from dragoman.answer.relation import relation
from dragoman.present.web.chronology import heading_of
from dragoman.present.web.dossier import ladder
from dragoman.present.web.offices import held_on
from dragoman.present.web.reader import PART_CHARS, PART_CLAIMS, Lit, neighbours, numbered, part_at, parts_of, runs_of
from dragoman.present.web.searching import lit_pieces
from dragoman.present.web.telling import by_source
from dragoman.types.claim import Modality, Polarity
from dragoman.types.document import Segment, SegmentKind
from dragoman.types.span import Span
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


@given(texts_with_notes(), st.data())
def test_runs_of_a_part_join_to_it_and_cover_each_claim(drawn, data):
    text, notes = drawn
    first = data.draw(st.integers(0, len(text) - 1))
    part = Span(first, data.draw(st.integers(first + 1, len(text))))
    heading = Segment(0, Span(0, 1), SegmentKind.HEADING)
    lit = (Span(notes[0].start, notes[0].end), Span(0, len(text))) if notes else None
    runs = tuple(runs_of(text, part, [heading], numbered(notes), lit=lit))
    assert "".join(run.text for run in runs) == part.of(text)
    for note in notes:
        held = text[max(note.start, part.start) : min(note.end, part.end)]
        assert "".join(r.text for r in runs if note.claim_id in r.claim_ids) == held
        assert sum(note.claim_id in r.begins for r in runs) == (part.start <= note.start < part.end)
        assert sum(note in [c.note for c in r.ends] for r in runs) == (part.start < note.end <= part.end)
    if lit:
        assert all((run.lit is Lit.QUOTE) == ("clm_0" in run.claim_ids) for run in runs)


def test_a_long_text_is_cut_between_paragraphs_and_none_of_it_is_lost():
    paragraph = "Norland spoke. " * 60 + "\n\n"
    text = paragraph * 80
    spans = [Span(n * len(paragraph), (n + 1) * len(paragraph)) for n in range(80)]
    segments = [Segment(n, span, SegmentKind.PARAGRAPH) for n, span in enumerate(spans)]
    parts = parts_of(text, segments, [])
    assert "".join(part.of(text) for part in parts) == text
    assert all(part.start % len(paragraph) == 0 for part in parts)
    assert all(PART_CHARS / 2 < len(part) <= PART_CHARS for part in parts[:-1])
    assert [part_at(parts, place) for place in (0, parts[1].start, len(text))] == [1, 2, len(parts)]


def test_a_part_holds_no_more_claims_than_its_page_can_show():
    notes = [replace(NOTE, claim_id=f"clm_{n}", start=n // 2, end=n // 2 + 1) for n in range(4 * PART_CLAIMS)]
    parts = parts_of("x" * (2 * PART_CLAIMS), [], notes)
    assert len(parts) == 4
    assert parts_of("", [], []) == ()
    assert parts_of("x" * (PART_CHARS + 1), [], []) == (Span(0, PART_CHARS), Span(PART_CHARS, PART_CHARS + 1))


def test_neighbours_of_a_claim():
    notes = [replace(NOTE, claim_id=f"clm_{n}") for n in range(3)]
    assert neighbours(notes, "clm_1") == (notes[0], notes[2])
    assert neighbours(notes, "clm_2") == (notes[1], None)
    assert neighbours(notes, None) == (None, notes[0])
    assert neighbours([], None) == (None, None)


def test_reports_that_depend_on_one_another_stand_under_the_first_of_them():
    notes = [
        replace(NOTE, claim_id=f"clm_{n}", doc_id=doc, group=group)
        for n, (doc, group) in enumerate(["ax", "by", "cx", "ax"])
    ]
    told = by_source(notes)
    assert [(s.number, s.first, s.others, s.documents) for s in told] == [
        (1, notes[0], (notes[2], notes[3]), 2),
        (2, notes[1], (), 1),
    ]


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


@given(st.text(max_size=60), st.text(max_size=20))
def test_pieces_of_a_passage_join_to_it(text, words):
    assert "".join(piece for piece, _ in lit_pieces(text, words)) == text


def test_words_are_lit_whatever_their_case_and_accents():
    assert [piece for piece, lit in lit_pieces("Iguaçu, not Igu", "IGUACU the") if lit] == ["Iguaçu"]


def test_the_board_puts_what_is_overdue_first_and_says_by_how_much(browser):
    page = browser.get("/commitments?as_of=2024-04-10").text
    assert re.findall(r"<h2>([^<]+)</h2>", page) == ["Overdue", "Past, and done or binding nobody"]
    assert "10 days late" in page
    assert re.findall(r"<h2>([^<]+)</h2>", browser.get("/commitments?as_of=2024-03").text) == ["Still to come"]


def test_offices_on_a_day_stand_highest_first(holdings):
    held = held_on(date(2021, 6, 1), ["state:jpn"], holdings)
    assert [(term.office, term.person) for term in held[:3]] == [
        ("Emperor", "Naruhito"),
        ("Prime Minister", "Yoshihide Suga"),
        ("Foreign Minister", "Toshimitsu Motegi"),
    ]
    assert held_on(None, ["state:jpn"], holdings) == ()


def test_levels_stand_on_their_rungs_highest_first(holdings):
    found = relation(holdings, parse_query(Asked(actor="Norland", with_="Sudmark"), holdings)).levels
    rungs = ladder(found, [(1, "diplomatic relations"), (5, "strategic partnership"), (9, "alliance")])
    assert [(rung.rank, rung.is_reached, len(rung.levels)) for rung in rungs] == [
        (9, False, 0),
        (5, True, 1),
        (1, False, 0),
    ]


def test_the_board_shows_how_a_status_moved(browser):
    page = browser.get("/commitments?actor=Norland").text
    steps = re.findall(
        r'<li><span class="badge s-[a-z-]+">([a-z ]+)</span> <span class="told"><a href="[^"]+">([^<]+)<', page
    )
    assert steps == [("under consideration", "28 November 2023"), ("planned", "1 May 2024")]
