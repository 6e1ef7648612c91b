"""Where places lie: every capital is known, every row is a point on Earth."""

from dragoman.lexicon.load import load_lexicon
from dragoman.lexicon.positions import load_positions
from dragoman.text.folding import fold


def test_the_capital_of_every_state_has_a_position():
    table = load_positions()
    capitals = [
        (r["capital"].split("|")[0].lstrip("=?"), r["id"]) for r in load_lexicon().tables["states"] if r["capital"]
    ]
    assert len(capitals) > 190
    assert not [capital for capital in capitals if (fold(capital[0]), capital[1]) not in table]


def test_positions_belong_to_states_that_are_known():
    states = {row["id"] for row in load_lexicon().tables["states"]}
    assert {position.state for position in load_positions().values()} - {None} <= states


def test_north_and_east_are_not_exchanged():
    table = load_positions()
    tokyo, brasilia, sea = table["tokyo", "state:jpn"], table["brasilia", "state:bra"], table["south china sea", None]
    assert (round(tokyo.latitude), round(tokyo.longitude)) == (36, 140)
    assert (round(brasilia.latitude), round(brasilia.longitude)) == (-16, -48)
    assert sea.latitude < sea.longitude
