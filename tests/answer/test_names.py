"""Names as users type them."""

import contextlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.answer.holdings import Holdings
from dragoman.answer.names import NameIndex
from dragoman.errors import QueryError
from dragoman.lexicon.load import load_lexicon
from dragoman.types.entity import Entity, EntityKind, Term

PEOPLE = [
    Entity(id="person:fumio-kishida", kind=EntityKind.PERSON, name="Fumio Kishida", state="state:jpn"),
    Entity(id="person:nobuo-kishi", kind=EntityKind.PERSON, name="Nobuo Kishi", state="state:jpn"),
    Entity(id="person:nobusuke-kishi", kind=EntityKind.PERSON, name="Nobusuke Kishi", state="state:jpn"),
]
TERMS = [
    Term(person="person:fumio-kishida", office="prime_minister", of="state:jpn", start=date(2021, 10, 4),
         end=date(2024, 10, 1), source="test"),
    Term(person="person:nobusuke-kishi", office="prime_minister", of="state:jpn", start=date(1957, 2, 25),
         end=date(1960, 7, 19), source="test"),
]  # fmt: skip


def make_index(named_here: Iterable[str] = ()) -> NameIndex:
    lexicon = replace(load_lexicon(), terms=tuple(TERMS))
    entities = {
        e.id: e for e in (*lexicon.entities.values(), *PEOPLE) if e.kind is not EntityKind.PERSON or e in PEOPLE
    }
    return NameIndex(lexicon, entities, frozenset(named_here))


INDEX = make_index()
SUDMARK = Entity(id="state:xsu", kind=EntityKind.STATE, name="Sudmark")

CASES = [  # typed, id
    ("Japan", "state:jpn"),
    ("japan", "state:jpn"),
    ("Viet Nam", "state:vnm"),
    ("việt nam", "state:vnm"),
    ("vietnamese", "state:vnm"),
    ("Vietnam's", "state:vnm"),
    ("the Philippines", "state:phl"),
    ("Hanoi", "state:vnm"),  # a capital used for its government
    ("ASEAN", "igo:asean"),
    ("state:vnm", "state:vnm"),
    ("Kishida", "person:fumio-kishida"),
    ("kishida fumio", "person:fumio-kishida"),
    ("PM Kishida", "person:fumio-kishida"),
    ("Prime Minister Kishi", "person:nobusuke-kishi"),  # only one of the two held that office
    ("Japanese Prime Minister Fumio Kishida", "person:fumio-kishida"),
    ("Foreign Ministry of Japan", "body:mofa-jpn"),
    ("Japanese Foreign Ministry", "body:mofa-jpn"),
    ("Japan's Ministry of Foreign Affairs", "body:mofa-jpn"),
    ("Japanese government", "state:jpn"),
]


@pytest.mark.parametrize(("typed", "expected"), CASES)
def test_a_typed_name_is_read_as_in_a_text(typed: str, expected: str) -> None:
    assert INDEX.resolve(typed).id == expected


def test_an_office_stands_for_all_who_held_it() -> None:
    party = INDEX.resolve("Prime Minister of Japan")
    assert party.kind is EntityKind.OFFICE
    assert party.ids >= {"person:fumio-kishida", "person:nobusuke-kishi"}


def test_an_office_nobody_is_known_in_is_an_error_with_a_way_on() -> None:
    lexicon = replace(load_lexicon(), terms=())
    index = NameIndex(lexicon, {**lexicon.entities, SUDMARK.id: SUDMARK}, frozenset())
    with pytest.raises(QueryError, match="ask for Sudmark"):
        index.resolve("Prime Minister of Sudmark")


@pytest.mark.parametrize(("typed", "near"), [("Vietnma", "Vietnam"), ("Jaapn", "Japan"), ("Kishda", "Kishida")])
def test_an_unknown_name_gives_the_nearest(typed: str, near: str) -> None:
    with pytest.raises(QueryError, match=near):
        INDEX.resolve(typed)


def test_equals_are_listed_and_not_chosen() -> None:
    with pytest.raises(QueryError, match=r"Nobuo Kishi.*Nobusuke Kishi"):
        INDEX.resolve("Kishi")


def test_among_equals_the_one_the_register_names_is_meant() -> None:
    assert make_index(["person:nobuo-kishi"]).resolve("Kishi").id == "person:nobuo-kishi"


@pytest.mark.parametrize("typed", ["", "  ", "!!", "the"])
def test_an_empty_name_is_refused(typed: str) -> None:
    with pytest.raises(QueryError):
        INDEX.resolve(typed)


@given(st.text(max_size=40))
def test_any_text_gives_a_party_or_a_clear_error(text: str) -> None:
    with contextlib.suppress(QueryError):
        assert INDEX.resolve(text).ids


def test_names_of_the_register_are_known_too(holdings: Holdings) -> None:
    assert holdings.names.resolve("nor land").id == "state:xno"
    assert holdings.names.resolve("Norlandic Trade Ministry").id == "body:xno-trade"
