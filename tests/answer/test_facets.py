"""Facets: what each value promises is what choosing it gives."""

import pytest

from dragoman.answer.facets import ANY, FACETS, UNKNOWN, Narrowed, search_by_facets
from dragoman.types.choice import Window
from tests.answer.samples import NORLAND, SUDMARK


def tallies(found, name):
    facet = next(facet for facet in found.facets if facet.name == name)
    return {tally.value: tally.passages for tally in facet.tallies}


def test_a_passage_has_the_values_of_its_document_and_of_the_facts_on_it(holdings):
    found = search_by_facets(holdings, "yen")
    assert found.total == len(found.passages) == 2
    assert tallies(found, "kind") == {"aid": 2}
    assert tallies(found, "publisher") == {"Nor News Agency": 1, "The Sudmark Paper": 1}
    assert tallies(found, "year") == {"2023": 1, "2024": 1}
    assert tallies(found, "area") == {"infrastructure": 2}


def test_who_acts_for_a_state_counts_as_the_state(holdings):
    found = search_by_facets(holdings, "alba")
    assert tallies(found, "actor")[NORLAND] == tallies(found, "actor")["person:ana-alba"] == 2
    assert {p.document for p in search_by_facets(holdings, "alba", Narrowed(actor="Norland")).passages} == {
        p.document for p in search_by_facets(holdings, "alba", Narrowed(actor=NORLAND)).passages
    }


def test_a_document_without_publisher_or_day_is_found_as_such(holdings):
    found = search_by_facets(holdings, "norland", Narrowed(year=UNKNOWN, publisher=UNKNOWN))
    assert {passage.document for passage in found.passages} == {"note.txt"}


@pytest.mark.parametrize("chosen", [ANY, Narrowed(actor=SUDMARK), Narrowed(kind="aid", year="2023")])
def test_each_value_says_how_many_passages_choosing_it_gives(holdings, chosen):
    found = search_by_facets(holdings, "norland", chosen)
    for facet in found.facets:
        for tally in facet.tallies:
            others = {name: getattr(chosen, name) for name in FACETS if name != facet.name}
            narrowed = Narrowed(**others, **{facet.name: tally.value})
            assert search_by_facets(holdings, "norland", narrowed).total == tally.passages


def test_the_value_chosen_comes_first_and_the_others_stay_to_be_chosen(holdings):
    facet = search_by_facets(holdings, "norland", Narrowed(year="2023")).facets[FACETS.index("year")]
    assert [tally.value for tally in facet.tallies] == ["2023", "2024", UNKNOWN]


def test_a_window_is_a_part_of_the_whole(holdings):
    whole = search_by_facets(holdings, "norland")
    part = search_by_facets(holdings, "norland", window=Window(1, 2))
    assert part.passages == whole.passages[1:3]
    assert (part.total, part.facets) == (whole.total, whole.facets)


def test_no_words_find_nothing(holdings):
    assert search_by_facets(holdings, " ").total == 0
