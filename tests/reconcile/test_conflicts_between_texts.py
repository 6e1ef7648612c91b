"""Where texts that tell the same differ in their words: quotations, additions, names, expectations, counts."""

import pytest

from dragoman.reconcile.conflict_people import garbles
from dragoman.types.claim import Modality
from dragoman.types.doubt import ConflictKind
from dragoman.types.entity import Entity, EntityKind, Name
from dragoman.types.fact import Verdict
from tests.reconcile.reports import ANA, ARDEN, BELMAR, BEN, report, says, weigh

SAID = "the harbour works at Corvo will bring lasting ruin to every fishing village of the northern coast"
SAID_ELSE = "harbour works at Corvo shall bring certain ruin for all fishing villages on the northern coast"
OTHER = "our two peoples have been bound for centuries by trade and song and by the memory of hard winters"
BODY = (
    "The ministers of Arden met in the old customs house and spoke for two hours about tolls on the river. "
    "A communiqué named three bridges that are to be widened before the winter after next. "
    "Barges from both banks will pay the same dues under a table that the clerks drew up overnight. "
)


def found(outcome, field):
    return [c for c in outcome.conflicts if c.field == field]


@pytest.mark.parametrize(
    ("left", "right", "later", "is_raised"),
    [
        (SAID, SAID_ELSE, "2023-11-06", True),
        (SAID, SAID, "2023-11-06", False),  # word for word
        (SAID, OTHER, "2023-11-06", False),
        (SAID, SAID_ELSE, "2024-03-06", False),  # months apart: another speech
    ],
)
def test_one_utterance_in_two_wordings(left, right, later, is_raised):
    outcome = weigh(
        report("a", "2023-11-04", says("statement", f'Ana said: "{left}".', ANA)),
        report("b", later, says("statement", f'Ana told reporters: "{right}".', ANA)),
    )
    raised = found(outcome, "quotation")
    assert [sorted(r.value for r in c.readings) for c in raised] == ([sorted([left, right])] if is_raised else [])


def test_what_a_resend_adds_is_shown_once_and_explained():
    added = "Fishermen of the northern villages blocked the quay with nets and demanded lower dues for small boats."
    outcome = weigh(
        report("a", "2023-11-04", rest=BODY * 1),
        report("b", "2023-11-04", rest=BODY + added),
        report("c", None, rest="x"),
    )
    (conflict,) = found(outcome, "addition")
    assert conflict.verdict is Verdict.EXPLAINED
    assert [e.quote for e in conflict.evidence] == [added]


def test_copies_that_add_nothing_raise_nothing():
    assert not found(weigh(report("a", "2023-11-04", rest=BODY), report("b", "2023-11-04", rest=BODY)), "addition")


def test_what_was_expected_of_talks_and_not_reported_stays_beside_them():
    talks = says("meeting", "Ana met Ben.", ANA, BEN, when="2023-11-03")
    ahead = says("meeting", "Ana will meet Ben.", ANA, BEN, when="2023-11-03", modality=Modality.PLANNED)
    hoped = says("consultation", "Ana is expected to raise tolls.", ANA, BEN, modality=Modality.EXPECTED)
    outcome = weigh(report("a", "2023-11-01", ahead, hoped), report("b", "2023-11-04", talks))
    (conflict,) = found(outcome, "expected")
    assert (conflict.kind, conflict.verdict) == (ConflictKind.STATUS, Verdict.EXPLAINED)
    assert {r.value for r in conflict.readings} == {"expected", "not reported"}
    assert not found(weigh(report("a", "2023-11-01", ahead, hoped)), "expected")  # nothing reported yet


@pytest.mark.parametrize(
    ("left", "right", "verdicts"),
    [
        ("thirteen agreements", "several agreements", [Verdict.EXPLAINED]),
        ("thirteen agreements", "twelve agreements", [Verdict.OPEN]),
        ("thirteen agreements", "thirteen agreements", []),
        ("several agreements", "various agreements", []),
    ],
)
def test_how_many_texts_were_signed(left, right, verdicts):
    outcome = weigh(
        report("a", "2023-11-04", says("agreement_signed", f"They signed {left}.", ARDEN, BELMAR, when="2023-11-03")),
        report("b", "2023-11-04", says("agreement_signed", f"Both signed {right}.", ARDEN, BELMAR, when="2023-11-03")),
    )
    assert [c.verdict for c in found(outcome, "texts")] == verdicts


@pytest.mark.parametrize(
    ("name", "is_garbled"),
    [("Maria Tross", True), ("Maria Truss", False), ("Maria Velasco", False), ("Elena Tross", False), ("Tross", False)],
)
def test_a_garbled_name_has_one_part_right_and_one_near(name, is_garbled):
    known = Entity(id="person:t", kind=EntityKind.PERSON, name="Mia Truss", names=(Name("Maria Truss"),))
    assert garbles(name, known) is is_garbled
