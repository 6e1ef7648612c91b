"""A level of relations is held against the dated table of the pair; a label is explained by the level it stands for."""

import pytest

from dragoman.types.doubt import ConflictKind
from tests.reconcile.test_within import discrepancies

STRATEGIC, COMPREHENSIVE = "strategic partnership", "comprehensive strategic partnership"

TOLD = [  # report, what is printed and known, whether it is explained; None where nothing is wrong
    ("HANOI, 7 March 2024 - Vietnam and Australia upgraded their relations to a strategic partnership on Thursday.",
     (STRATEGIC, COMPREHENSIVE, False)),
    ("HANOI, 7 March 2024 - Vietnam and Australia upgraded their relations to a comprehensive strategic partnership.",
     None),
    (("HANOI, 7 March 2024 - Vietnam and Australia upgraded their strategic partnership to a comprehensive strategic "
     "partnership on Thursday."), None),
    ("DELHI, 5 September 2016 - India and Vietnam raised their ties to a comprehensive partnership on Saturday.",
     ("comprehensive partnership", COMPREHENSIVE, False)),
    ("DELHI, 5 May 2015 - India and Vietnam raised their ties to a strategic partnership in July 2007.", None),
    ("DELHI, 5 May 2015 - India and Vietnam will raise their ties to a special strategic partnership in 2016.", None),
    ("TOKYO, 9 July 2014 - Japan and Australia elevated their relations to a new special relationship on Tuesday.",
     ("special relationship", "special strategic partnership", True)),
    ("TOKYO, 9 July 2004 - Japan and Australia elevated their relations to a new special relationship on Tuesday.",
     None),
    ("TOKYO, 9 July 2014 - Japan and Peru elevated their relations to a new special relationship on Tuesday.", None),
    ("LONDON, 9 July 2014 - Britain and the United States have a special relationship, Britain told Peru.", None),
    ("TOKYO, 9 July 2014 - Japan and Australia raised their relations to a much closer partnership on Tuesday.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wrong"), TOLD)
def test_a_level_is_held_against_the_table(text, wrong):
    found = [d.doubt for d in discrepancies(text) if d.doubt.kind is ConflictKind.FRAMEWORK]
    assert [(d.printed, d.known, d.is_explained) for d in found] == ([wrong] if wrong else [])
