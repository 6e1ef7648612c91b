"""Two statements side by side: what was added, dropped, softened, hardened."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.answer.notes import Note
from dragoman.answer.query import Asked, parse_query
from dragoman.answer.statements import Change, Said, Statement, compare_statements, statements
from dragoman.answer.strength import Scales
from dragoman.errors import QueryError
from dragoman.lexicon.load import load_lexicon
from dragoman.types.claim import Modality, Polarity

SCALES = Scales(load_lexicon().tables["strengths"])
NOTE = Note(
    claim_id="clm_0", doc_id="doc_0", document="a.txt", publisher=None, published=None, start=0, end=1, quote="",
    modality=Modality.HAPPENED, polarity=Polarity.AFFIRMED, speaker=(), attribution=None, group="g", address=None,
)  # fmt: skip


def statement(name, *quotes):
    said = tuple(Said(replace(NOTE, quote=quote), (), SCALES.measure(quote)) for quote in quotes)
    return Statement(doc_id=name, speakers=("Velia",), title=name, publisher=None, when="", time=None, said=said)


CASES = [  # the earlier wording, the later one, what became of it
    ("Velia is concerned about the dam.", "Velia is deeply concerned about the dam.", Change.HARDENED),
    ("Velia rejects the new dam.", "Velia regrets the new dam.", Change.SOFTENED),
    ("Velia welcomes the dam and asks for talks.", "Velia notes the dam and demands talks.", Change.SHIFTED),
    ("Velia supports the river dam.", "Velia supports the great river dam.", Change.REWORDED),
    ("Velia supports the dam.", "Velia  supports the dam.", Change.KEPT),
    ("Velia opposes the dam on the river.", "Velia does not oppose the dam on the river.", Change.REWORDED),
]


@pytest.mark.parametrize(("before", "after", "change"), CASES)
def test_one_wording_becomes_another(before, after, change):
    [row] = compare_statements(statement("a", before), statement("b", after))
    assert row.change is change


def test_what_has_no_like_is_added_or_dropped():
    earlier = statement("a", "Velia supports the dam.", "Tariffs on rice must fall.")
    later = statement("b", "Fishing rights are sacred.", "Velia supports the dam.")
    rows = compare_statements(earlier, later)
    assert [row.change for row in rows] == [Change.ADDED, Change.KEPT, Change.DROPPED]


WORDS = st.lists(
    st.sampled_from("Velia notes dam river condemns , strongly the 北 ports .".split()), min_size=1, max_size=8
)
QUOTES = st.lists(WORDS.map(" ".join), max_size=4)


@given(QUOTES, QUOTES)
def test_every_wording_stands_in_one_row_and_its_parts_join(before, after):
    rows = compare_statements(statement("a", *before), statement("b", *after))
    assert sorted(row.before.note.quote for row in rows if row.before) == sorted(before)
    assert [row.after.note.quote for row in rows if row.after] == after
    for row in rows:
        if row.before and row.after:
            assert "".join(part.text for part in row.before_parts) == row.before.note.quote
            assert "".join(part.text for part in row.after_parts) == row.after.note.quote


def test_statements_are_those_of_whoever_speaks_for_the_party(holdings):
    found = statements(holdings, parse_query(Asked(actor="Norland"), holdings))
    assert [[said.note.quote for said in s.said] for s in found] == [
        ["Norland is gravely concerned about the fishing ban"],
        ["The Ministry of Trade of Norland denied a ban"],
    ]


def test_statements_need_a_party(holdings):
    with pytest.raises(QueryError, match="give an actor"):
        statements(holdings, parse_query(Asked(), holdings))
