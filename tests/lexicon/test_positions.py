"""Where places lie: every row is a point of its own, of a state that is known."""

from dragoman.lexicon.load import load_lexicon
from dragoman.lexicon.positions import load_positions


def test_positions_belong_to_states_that_are_known():
    states = {row["id"] for row in load_lexicon().tables["states"]}
    assert {position.state for position in load_positions()} - {None} <= states


def test_no_place_has_two_positions():
    keys = [(position.name, position.state) for position in load_positions()]
    assert len(set(keys)) == len(keys)
