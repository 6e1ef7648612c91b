"""An agreement "on this" is about what the sentence before says is talked of; gerunds of a list are items of it."""

import pytest

from dragoman.types.value import Precision
from tests.extract.reading import FRAME, read, says, summary

RAISING = "Norway and Peru are discussing raising bilateral relations to a strategic partnership. "
TAKEN_UP = [
    (RAISING + "The two sides are expected to reach a consensus on this in June.", "relation_upgraded"),
    (RAISING + "The two sides are expected to reach agreement on the matter during the summit.", "relation_upgraded"),
    (RAISING + "The two sides are expected to reach agreement on fisheries.", None),
    (RAISING + "It rained in Oslo. The two sides are expected to reach agreement on the matter.", None),
    ("Norway and Peru discussed fisheries. The two sides are expected to reach a consensus on this.", None),
]


@pytest.mark.parametrize(("text", "kind"), TAKEN_UP)
def test_what_agreement_on_this_is_about(text, kind):
    last = read(FRAME.format(text))[-1]
    assert (last.kind == "relation_upgraded") == (kind is not None)
    if kind:
        assert (last.modality.value, last.framework) == ("expected", "strategic partnership")


def test_what_is_done_during_somebodys_talks_has_their_day():
    text = (
        "Norwegian Foreign Minister Espen Barth Eide will hold talks with Peruvian President Pedro Castillo in Lima on "
        f"12 May 2021. {RAISING}The two sides are expected to reach a consensus on this during Barth Eide's talks with "
        "Pedro Castillo."
    )
    last = read(FRAME.format(text))[-1]
    assert (last.kind, str(last.time.earliest), last.time.precision) == (
        "relation_upgraded",
        "2021-05-12",
        Precision.DAY,
    )


LISTED = [
    (
        (
            "Norway and Peru agreed to promote trade in fish, while strengthening cooperation in mining, improving "
            "port safety through training, and supporting the lake fund."
        ),
        [
            says("commitment", "agreed", "Norway and Peru agreed to promote trade in fish", actor=("Norway", "Peru")),
            says("commitment", "agreed", "while strengthening cooperation in mining", actor=("Norway", "Peru")),
            says("commitment", "agreed", "improving port safety through training", actor=("Norway", "Peru")),
            says("commitment", "agreed", "supporting the lake fund", actor=("Norway", "Peru")),
        ],
    ),
    (
        "Norway and Peru will continue strengthening cooperation in mining, fishing and training.",
        [
            says(
                "commitment",
                "planned",
                "Norway and Peru will continue strengthening cooperation in mining, fishing and training",
                actor=("Norway", "Peru"),
            ),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTED)
def test_gerunds_of_a_list_are_undertaken_one_by_one(text, expected):
    found = [summary(c) for c in read(FRAME.format(text))]
    assert [(f[0], f[1], f[4]) for f in found] == [(e[0], e[1], e[4]) for e in expected]
