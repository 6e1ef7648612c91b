"""Drawings of the network and of the map, as pure functions."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.answer.network import Network, Node, Tie
from dragoman.answer.places import Place
from dragoman.lexicon.positions import Position
from dragoman.present.web.circle import SIZE, draw, ring_order
from dragoman.present.web.world import dots

names = st.lists(st.text("abcdefgh", min_size=1, max_size=3), min_size=2, max_size=12, unique=True)


@st.composite
def networks(drawn):
    parties = sorted(drawn(names))
    pairs = st.tuples(st.sampled_from(parties), st.sampled_from(parties)).filter(lambda pair: pair[0] < pair[1])
    weights = drawn(st.dictionaries(pairs, st.integers(1, 40), min_size=1, max_size=20))
    ordered = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    ties = [Tie(one, other, (one, other), count, (count, 0, 0, 0, 0), None) for (one, other), count in ordered]
    nodes = [Node(name, name, 1 + sum(tie.facts for tie in ties if name in tie.names), 1) for name in parties]
    return Network(nodes=tuple(nodes), ties=tuple(ties), facts=9, total=9, alone=0)


@given(networks())
def test_each_party_stands_once_on_the_circle_and_inside_the_drawing(found):
    drawing = draw(found)
    assert {spot.node for spot in drawing.spots} == set(found.nodes)
    assert len({(spot.x, spot.y) for spot in drawing.spots}) == len(found.nodes)
    assert all(0 < spot.x < SIZE and 0 < spot.y < SIZE for spot in drawing.spots)
    assert [curve.tie for curve in drawing.curves] == list(reversed(found.ties))
    assert draw(found) == drawing


def test_parties_that_have_much_to_do_with_each_other_stand_together():
    nodes = [Node(name, name, 9, 1) for name in "abcd"]
    ties = [Tie("a", "c", ("a", "c"), 9, (9, 0, 0, 0, 0), None), Tie("b", "d", ("b", "d"), 8, (8, 0, 0, 0, 0), None)]
    assert [node.name for node in ring_order(nodes, ties)] == ["a", "c", "b", "d"]


def test_dots_lie_where_the_outline_has_their_place():
    def place(name, position):
        return Place(name=name, state=None, position=position, is_exact=True, facts=(), last=None)

    null_island = place("Gulf", Position("Gulf", None, 0, 0))
    pole = place("Pole", Position("Pole", None, 90, -180))
    drawn = {dot.place.name: (dot.x, dot.y, dot.number) for dot in dots([place("Nowhere", None), null_island, pole])}
    assert drawn == {"Gulf": (720, 320, 2), "Pole": (0, 0, 3)}
