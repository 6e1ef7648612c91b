"""Frameworks and treaties by their head noun, and acronyms by their letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.frameworks import find_acronyms, find_frameworks, find_levels, heads_of, levels_of
from dragoman.lexicon.load import load_lexicon
from dragoman.types.span import Span
from tests.annotate.scenes import mentions_of

HEADS = heads_of(load_lexicon().tables["framework_heads"])


def frameworks(text: str) -> list[tuple[str, str]]:
    return [(d.span.of(text), d.kind) for d in find_frameworks(text, Span(0, len(text)), HEADS)]


FRAMEWORKS = [
    ("The Northern Green Corridor Initiative began.", [("Northern Green Corridor Initiative", "programme")]),
    ("an Agreement on the Return of Stolen Art in 2014", [("Agreement on the Return of Stolen Art", "instrument")]),
    ("The 1963 Nordic Passport Convention applies.", [("1963 Nordic Passport Convention", "instrument")]),
    ("Under the Joint Plan of Action in May, both agreed.", [("Joint Plan of Action", "programme")]),
    ("At the Lake Forum and the River Forum", [("Lake Forum", "programme"), ("River Forum", "programme")]),
    ("the Delta Defence White Paper said", [("Delta Defence White Paper", "publication")]),
    ("They signed the Lake Water Agreement on Monday.", [("Lake Water Agreement", "instrument")]),
    ("They signed the Pact on the Upper Lake.", [("Pact on the Upper Lake", "instrument")]),
    ("the Pact on the Upper Lake’s end", [("Pact on the Upper Lake", "instrument")]),
    ("a plan of action and an agreement", []),
    (
        'a "Lake Partnership for Peace in Velia and the lands beyond," said',
        [("Lake Partnership for Peace in Velia and the lands beyond", "programme")],
    ),
    (
        "a Lake Partnership for Peace in Velia and the lands beyond",
        [("Lake Partnership for Peace in Velia", "programme")],
    ),
    ("the Hill Fisheries Treaty between Chile and Peru", [("Hill Fisheries Treaty", "instrument")]),
    ("the Agreement on Grazing between Norway and Sweden", [("Agreement on Grazing", "instrument")]),
    (
        "The Agreement between the Republic of Chile and Peru on Ports",
        [("Agreement between the Republic of Chile and Peru on Ports", "instrument")],
    ),
    ("The Treaty was signed.", [("Treaty", "instrument")]),
    ("By May 2015 of the Lake Forum", [("Lake Forum", "programme")]),
    ("the Lower Delta Corridor Development Plan", [("Lower Delta Corridor Development Plan", "programme")]),
    ("a Partnership and Cooperation Agreement", [("Partnership and Cooperation Agreement", "instrument")]),
    ("the Lake Roadmap (2011-2020) began", [("Lake Roadmap (2011-2020)", "programme")]),
    (
        "the Agreement on River Fish and the Velia MOU on Trade",
        [("Agreement on River Fish", "instrument"), ("Velia MOU on Trade", "instrument")],
    ),
    (
        "a Partnership for Asia and the Pacific and the Lake Plan",
        [("Partnership for Asia and the Pacific", "programme"), ("Lake Plan", "programme")],
    ),
]


def test_a_level_of_relations_is_known_by_its_full_name_in_small_letters():
    rows = [{"name": "Wide Partnership for Trade and Peace"}, {"name": "Strategic Partnership"}, {"name": ""}]
    text = "They raised ties to a wide partnership for trade and peace, a strategic partnership."
    found = [d.span.of(text) for d in find_levels(text, Span(0, len(text)), levels_of(rows))]
    assert found == ["wide partnership for trade and peace"]
    assert list(find_levels(text, Span(0, len(text)), levels_of([]))) == []


@pytest.mark.parametrize(("text", "expected"), FRAMEWORKS)
def test_find_frameworks(text, expected):
    assert frameworks(text) == expected


SMALL = [
    ("They joined the ARGOS initiative.", ["ARGOS initiative"]),
    ("They broke the Linas-Marcoussis peace agreement.", ["Linas-Marcoussis peace agreement"]),
    ("The Chilean initiative failed, and the EU programme too.", []),
    ("The Saudi-led initiative failed.", []),
    ("Trade agreements are rare.", []),
    ("They kept the India-Bhutan treaty.", ["India-Bhutan treaty"]),
]


@pytest.mark.parametrize(("text", "expected"), SMALL)
def test_a_head_in_small_letters_ends_a_name_in_capitals(text, expected):
    found = [d for d in mentions_of(text)[0] if d.kind in {"programme", "instrument"}]
    assert [d.span.of(text) for d in found] == expected


SHARED = [
    ("Kenya signed the Free Trade Agreement with India.", ["Free Trade Agreement"]),
    ("Chile hosts the Pacific Trade Forum with Peru.", ["Pacific Trade Forum"]),
    ("They joined the Nile Pact with Nature.", ["Nile Pact with Nature"]),  # nobody's side
    ("They joined the Support Plan for Mali.", ["Support Plan for Mali"]),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_whom_a_framework_is_shared_with_is_no_part_of_its_name(text, expected):
    found = [d for d in mentions_of(text)[0] if d.kind in {"programme", "instrument"}]
    assert [d.span.of(text) for d in found] == expected


def test_without_heads_there_is_nothing():
    assert list(find_frameworks("The Lake Forum met.", Span(0, 19), heads_of(()))) == []


# text, [(letters, long form, what both cover)]
ACRONYMS = [
    ("the Coral Reef Fund (CRF) met", [("CRF", "Coral Reef Fund", "Coral Reef Fund (CRF)")]),
    ("the “Coral Reef Fund” (“CRF” ) met", [("CRF", "Coral Reef Fund", "Coral Reef Fund” (“CRF” )")]),
    ("an association of small river states (ASRS)",
     [("ASRS", "association of small river states", "association of small river states (ASRS)")]),
    ("the Bank for Rural Towns (the BRT)", [("BRT", "Bank for Rural Towns", "Bank for Rural Towns (the BRT)")]),
    ("the minister (MP) said", []),
    ("(CRF) opened", []),
    ("the Coral Reef Fund (see CRF)", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ACRONYMS)
def test_find_acronyms(text, expected):
    found = find_acronyms(text, Span(0, len(text)))
    assert [(a.text, a.long.of(text), a.whole.of(text)) for a in found] == expected


def test_a_long_form_takes_the_entity_known_by_its_acronym():
    text = "The World Health Organization (WHO) met."
    (draft,) = (d for d in mentions_of(text)[0] if d.origin == "acronym")
    assert draft.candidates[:1] == ("igo:who",)


WORDS = st.sampled_from(
    ["Arctic", "of", "river", "Fund", "the", "(AF)", "(ARF", ")", "“", " ", "Act", "2014", "-", "’s"]
)


@given(st.lists(WORDS, max_size=20).map(" ".join))
def test_letters_are_the_initials_in_order(text):
    for acronym in find_acronyms(text, Span(0, len(text)) if text else Span(0, 1)):
        assert acronym.whole.contains(acronym.long)
        assert acronym.whole.contains(acronym.short)
        assert acronym.long.end <= acronym.short.start
        letters = [c for c in acronym.text if c.isupper()]
        assert acronym.long.of(text)[0].upper() == letters[0]
