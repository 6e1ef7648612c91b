"""Ties between parties and places of facts, over the hand-made register."""

from dragoman.answer.network import SORTS, network
from dragoman.answer.places import capital_of, places, positions_by_name
from dragoman.answer.query import Asked, parse_query
from dragoman.answer.recent import recent
from tests.answer.samples import ALBA, F_MEETING, N27, NORLAND, SUDMARK


def ask(holdings, **words):
    return parse_query(Asked(**words), holdings)


def test_who_acts_for_a_state_counts_as_the_state(holdings):
    found = network(holdings, ask(holdings))
    (tie,) = found.ties
    assert (tie.one, tie.other, tie.names) == (NORLAND, SUDMARK, ("Norland", "Sudmark"))
    assert dict(zip(SORTS, tie.counts, strict=True)) == {"met": 2, "agreed": 1, "promised": 2, "said": 0, "other": 0}
    assert tie.facts == sum(tie.counts) == 5
    assert found.alone == 2
    assert [(node.name, node.facts, node.ties) for node in found.nodes] == [("Norland", 5, 1), ("Sudmark", 5, 1)]


def test_between_all_who_take_part_people_stand_for_themselves(holdings):
    found = network(holdings, ask(holdings, kinds=("meeting",)), between_states=False)
    assert [tie.names for tie in found.ties] == [("Ana Alba", "Jon Berg")]
    assert found.ties[0].last == N27
    assert found.ties[0].one == ALBA


def test_a_filter_holds_for_the_network(holdings):
    found = network(holdings, ask(holdings, kinds=("statement",)))
    assert (found.ties, found.nodes, found.facts, found.alone) == ((), (), 1, 1)


def test_a_place_no_table_knows_is_told_and_facts_without_a_place_are_counted(holdings):
    found = places(holdings, ask(holdings))
    (place,) = found.places
    assert (place.name, place.position, place.is_exact) == ("Port Nor", None, False)
    assert [fact.id for fact in place.facts] == [F_MEETING.id]
    assert found.nowhere == found.total - 1


def test_the_capital_of_every_state_has_a_position(holdings):
    states = [row["id"] for row in holdings.lexicon.tables["states"] if row["capital"]]
    assert len(states) > 190
    assert not [state for state in states if capital_of(state, holdings) is None]


def test_north_and_east_are_not_exchanged():
    table = positions_by_name()
    tokyo, brasilia, sea = table["tokyo", "state:jpn"], table["brasilia", "state:bra"], table["south china sea", None]
    assert (round(tokyo.latitude), round(tokyo.longitude)) == (36, 140)
    assert (round(brasilia.latitude), round(brasilia.longitude)) == (-16, -48)
    assert sea.latitude < sea.longitude


def test_of_more_facts_than_one_page_can_look_at_the_latest_dated_are_taken(holdings):
    query = ask(holdings)
    whole = recent(holdings, query)
    times = {fact.id: fact.time for fact in holdings.facts_of(whole.ids)}
    dated = [id_ for id_ in whole.ids if times[id_]]
    few = recent(holdings, query, limit=2)
    assert not whole.is_cut
    assert (list(few.ids), few.total, few.is_cut) == (dated[-2:], len(whole.ids), True)
    assert set(recent(holdings, ask(holdings, text="yen"), limit=1).ids) <= set(whole.ids)
