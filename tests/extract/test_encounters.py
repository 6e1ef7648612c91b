"""Several people of one state under one verb are met one by one, unless they are met together."""

import pytest

from dragoman.types.claim import Role
from tests.extract.reading import FRAME, read

MET = [
    (
        (
            "Norwegian Prime Minister Jonas Gahr Store will meet Chinese President Xi Jinping and Chinese Premier Li "
            "Qiang in Beijing on 9 May 2024."
        ),
        [
            ("Norwegian Prime Minister Jonas Gahr Store will meet Chinese President Xi Jinping", {"Xi Jinping"}),
            ("Chinese Premier Li Qiang in Beijing on 9 May 2024", {"Li Qiang"}),
        ],
    ),
    (
        "Norwegian Premier Jonas Gahr Store jointly met Chinese President Xi Jinping and Chinese Premier Li Qiang.",
        [
            (
                (
                    "Norwegian Premier Jonas Gahr Store jointly met Chinese President Xi Jinping and Chinese "
                    "Premier Li Qiang"
                ),
                {"Xi Jinping", "Li Qiang"},
            )
        ],
    ),
    (
        "Norwegian Premier Jonas Gahr Store met Chinese President Xi Jinping and French President Emmanuel Macron.",
        [
            (
                (
                    "Norwegian Premier Jonas Gahr Store met Chinese President Xi Jinping and French President "
                    "Emmanuel Macron"
                ),
                {"Xi Jinping", "Emmanuel Macron"},
            )
        ],
    ),
]


def test_a_couple_is_met_together():
    text = "Norwegian Premier Jonas Gahr Store met Japanese Emperor Naruhito and Japanese Empress Masako in Tokyo."
    assert len([c for c in read(FRAME.format(text)) if c.kind == "meeting"]) == 1


@pytest.mark.parametrize(("text", "expected"), MET)
def test_who_is_met_one_by_one(text, expected):
    found = [c for c in read(FRAME.format(text)) if c.kind == "meeting"]
    met = [(c.evidence[0].quote, {a.name for a in c.arguments if a.role is Role.COUNTERPART}) for c in found]
    assert met == expected


def test_each_meeting_has_the_time_of_the_list_and_rests_on_all_its_words():
    (text, _), *_ = MET
    found = [c for c in read(FRAME.format(text)) if c.kind == "meeting"]
    assert len({c.time for c in found}) == 1
    assert [len(c.evidence) for c in found] == [1, 2]
    assert "will meet" in found[1].evidence[1].quote


RECEIVED = [
    (
        (
            "Chinese President Xi Jinping told visiting Norwegian Premier Jonas Gahr Store in Beijing on Monday that "
            "China would buy fish."
        ),
        ("Xi Jinping", "Jonas Gahr Store"),
    ),
    ("Chinese President Xi Jinping told visiting journalists from Norway on Monday that China would buy fish.", None),
    (
        "Chinese President Xi Jinping told Norwegian Premier Jonas Gahr Store on Monday that China would buy fish.",
        None,
    ),
]


@pytest.mark.parametrize(("text", "met"), RECEIVED)
def test_what_a_visitor_is_told_is_told_at_a_meeting(text, met):
    found = [c for c in read(FRAME.format(text)) if c.kind == "meeting"]
    assert [tuple(a.name for a in c.arguments)[:2] for c in found] == ([met] if met else [])
