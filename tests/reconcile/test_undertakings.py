"""Which undertakings are one matter; where a matter begins and ends is told by a table that a user can extend."""

from dataclasses import replace

import pytest

from dragoman.lexicon.load import load_lexicon
from dragoman.reconcile.matters import SIGNS, wording_of
from tests.reconcile.reports import AGREED, ARDEN, CORVO, PLANNED, named_sets, pledge, report, sets_of, talks, weigh

LEXICON = load_lexicon()
ROWS = LEXICON.tables["matters"]

FURTHERED = [
    ("agreed to intensify rail freight links", True),
    ("are developing rail freight links", True),
    ("agreed to discuss rail freight links", False),
    ("a development of links", False),
]


@pytest.mark.parametrize(("text", "expected"), FURTHERED)
def test_verbs_are_known_in_all_forms(text: str, expected: bool) -> None:
    wording = wording_of(LEXICON)
    assert wording is not None
    assert bool(wording.furthers.search(text)) is expected


NAMED = [
    ("security at sea and safety", "security maritime and safety"),
    ("Maritime security", "maritime security"),
    ("the seaside", "the seaside"),
    ("exchanges  between  peoples", "exchanges  people to people"),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_a_matter_of_several_names_has_one(text: str, expected: str) -> None:
    wording = wording_of(LEXICON)
    assert wording is not None
    assert wording.as_one(text) == expected


def test_a_user_adds_verbs_and_openings() -> None:
    own = (
        {"sign": "furthers", "words": "cultivate"},
        {"sign": "beside", "words": "on the basis of"},
        {"sign": "same", "words": "lighthouses|beacons"},
    )
    tables = {**LEXICON.tables, "matters": (*ROWS, *own)}
    wording = wording_of(replace(LEXICON, tables=tables))
    assert wording is not None
    assert wording.furthers.search("they cultivated links")
    assert wording.beside.search("links on the  basis of law")
    assert wording.as_one("new beacons") == "new lighthouses"


def test_without_rows_nothing_is_looked_for() -> None:
    assert wording_of(replace(LEXICON, tables={**LEXICON.tables, "matters": ()})) is None
    assert {row["sign"] for row in ROWS} == set(SIGNS)


CASES = {  # why: reports, facts as sets of reports ("b-2" is the second claim of a report with several)
    "what two sides undertake to further is one matter, whatever means and ends a report adds": (
        [
            report("a", "1998-05-02", pledge(
                "Both agreed to expand rail freight links through a joint fund for wagons and yards.", **AGREED)),
            report("b", "1998-06-04", pledge(
                "They want to widen the rail freight links to help border towns grow, mindful of weather.", **PLANNED)),
            report("c", "1998-06-09", pledge(
                "They agreed to widen river freight links through a joint company for barges.", **AGREED)),
            report("d", "1998-06-10", pledge(
                "They will improve rail freight links, harbours, dams and schools in nine valleys.", **AGREED)),
            report("e", "1998-06-11", pledge(
                "Both will boost rail freight links by sharing engines.", ARDEN, CORVO, **AGREED)),
            report("f", "2000-06-11", pledge("They will deepen rail freight links by lending drivers.", **AGREED)),
        ],
        ["a b", "c", "d", "e", "f"],
    ),
    "of two undertakings to further one matter, an undated report means neither for sure": (
        [
            report("a", "1976-02-02", pledge(
                "They agreed to deepen coastal fishing research through seminars.", when="1976-02-01", **AGREED)),
            report("b", "1976-09-02", pledge(
                "They agreed to deepen coastal fishing research via a shared vessel.", when="1976-09-01", **AGREED)),
            report("c", "1976-11-02", pledge(
                "They promised to foster coastal fishing research by exchanging students.", **AGREED)),
        ],
        ["a", "b", "c"],
    ),
    "of one meeting, reports say more or less of what is furthered, and one matter has several names": (
        [
            report("a", "1999-03-04", talks(when="1999-03-03"), pledge(
                "They agreed to promote cooperation on rescue and safety at sea through drills.", **AGREED)),
            report("b", "1999-07-04", talks(when="1999-03"), pledge("Both will deepen maritime safety.", **PLANNED)),
            report("c", "1999-07-05", talks(when="1999-06-03"), pledge(
                "They agreed to improve maritime safety with new lamps.", **AGREED)),
            report("d", "1999-07-05", pledge("They will strengthen maritime safety.", **PLANNED)),
        ],
        ["a-1 b-1", "a-2 b-2", "c-1", "c-2", "d"],
    ),
    "of one meeting, what may be a part of two undertakings is neither": (
        [
            report(
                "a", "1999-03-04", talks(when="1999-03-03"),
                pledge("They agreed to promote river safety at night.", **AGREED),
                pledge("They agreed to improve river safety in winter.", **AGREED),
            ),
            report("b", "1999-03-05", talks(when="1999-03-03"), pledge("Both will deepen river safety.", **PLANNED)),
        ],
        ["a-1 b-1", "a-2", "a-3", "b-2"],
    ),
    "of one meeting, two undertakings are not one through a third that names both": (
        [
            report("a", "1999-03-04", talks(when="1999-03-03"), pledge(
                "They agreed to promote wind power.", **AGREED)),
            report("b", "1999-03-05", talks(when="1999-03-03"), pledge(
                "Both will deepen wind power and lake fishing.", **PLANNED)),
            report("c", "1999-03-05", talks(when="1999-03-03"), pledge("They will widen lake fishing.", **PLANNED)),
        ],
        ["a-1 b-1 c-1", "a-2", "b-2", "c-2"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("why", CASES)
def test_undertakings_of_one_matter_and_no_other_are_one_fact(why):
    reports, expected = CASES[why]
    assert sets_of(reports, weigh(*reports)) == named_sets(expected)
