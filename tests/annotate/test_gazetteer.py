"""Known names in text: at word boundaries, in their case, longest first, in any spelling."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotate.gazetteer import Found, compile_gazetteer
from dragoman.lexicon.load import load_lexicon
from dragoman.text.folding import fold_text

GAZETTEER = compile_gazetteer(load_lexicon())


def find(text: str) -> Found:
    return GAZETTEER.find(text, fold_text(text))


# text, [(quote, first entity)]
NAMES = [
    ("Chile and PERU signed.", [("Chile", "state:chl"), ("PERU", "state:per")]),
    ("Côte d’Ivoire joined; Cote d'Ivoire left.", [("Côte d’Ivoire", "state:civ"), ("Cote d'Ivoire", "state:civ")]),
    ("In Vie\u0302\u0323t Nam it rained.", [("Vie\u0302\u0323t Nam", "state:vnm")]),
    ("Ken\u00adya agreed.", [("Ken\u00adya", "state:ken")]),
    ("The South\n  Korean side spoke.", [("South\n  Korean", "state:kor")]),
    ("Japanwas late.", [("Japan", "state:jpn")]),
    ("Japanophile clubs met; Chilean wine sold.", [("Chilean", "state:chl")]),
    ("They told us of the US offer.", [("US", "state:usa")]),
    ("The turkey was cold and the china broke.", []),
    ("Sudan is not South Sudan.", [("Sudan", "state:sdn"), ("South Sudan", "state:ssd")]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names(text, expected):
    assert [(n.span.of(text), n.entity_ids[0]) for n in find(text).names] == expected


# text, [(quote, office, plural)]
TITLES = [
    ("The prime minister and the Foreign Minister", [("prime minister", False), ("Foreign Minister", False)]),
    ("Foreign ministers and envoys", [("Foreign ministers", True), ("envoys", True)]),
    ("the ministers for foreign affairs", [("ministers for foreign affairs", True)]),
    ("two secretaries-general", [("secretaries-general", True)]),
    ("three major generals", [("major generals", True)]),
    ("the ministerial track", []),
]


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_office_titles(text, expected):
    assert [(t.span.of(text), t.plural) for t in find(text).offices] == expected


def test_a_name_that_needs_company_counts_beside_another_of_its_own():
    alone, together = "Georgia sang.", "Georgia is Tbilisi's; the Georgian side left."
    assert [n.span.of(alone) for n in find(alone).names] == []
    assert "Georgia" in [n.span.of(together) for n in find(together).names]


PIECES = [
    "Japan",
    "South ",
    "Korea",
    "n",
    " ",
    "\n",
    "US",
    "u.s.",
    "é",
    "\u0301",
    "\u00ad",
    "-",
    "’s",
    "UN",
    "said",
    "\x00",
]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join) | st.text(max_size=80))
def test_no_two_of_a_list_overlap(text):
    found = find(text)
    for listed in (found.names, found.offices, found.bodies):
        assert all(a.span.end <= b.span.start for a, b in pairwise(listed))
        assert all(item.span.end <= len(text) for item in listed)


def test_the_sign_of_a_currency_makes_no_state_of_the_letters_before_it():
    assert [n.span.of(t) for t in ("It lent US$ 8 billion to Nepal.",) for n in find(t).names] == ["Nepal"]
