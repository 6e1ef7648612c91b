"""What a fact holds: status over time, conflicts, and values of its claims."""

from datetime import date

import pytest

from dragoman.types.claim import Modality, Polarity
from dragoman.types.doubt import ConflictKind, Doubt
from dragoman.types.fact import Status
from tests.reconcile.reports import ANA, ARDEN, BELMAR, BEN, day, only, report, says, weigh

ON_3 = {"when": "2023-11-03"}


def visit(modality: Modality = Modality.HAPPENED, when: str | None = "2023-11-03", **fields: object):
    return says("visit", "Ana in Belmar.", ANA, BELMAR, when=when, modality=modality, **fields)


def pledge(usd: int, sentence: str = "Arden pays for dredging harbours on the northern coast."):
    return says("commitment", sentence, ARDEN, BELMAR, usd=usd, modality=Modality.PLANNED)


def test_a_visit_runs_from_plan_to_report_and_stays_done():
    fact = only(
        weigh(
            report("preview", "2023-10-20", visit(Modality.UNDER_CONSIDERATION)),
            report("plan", "2023-10-30", visit(Modality.PLANNED)),
            report("done", "2023-11-04", visit()),
            report("late", "2023-11-09", visit(Modality.PLANNED)),
        ).facts
    )
    assert fact.status is Status.HAPPENED
    assert [step.status for step in fact.history] == [
        Status.CONSIDERED, Status.ANNOUNCED, Status.HAPPENED, Status.ANNOUNCED,
    ]  # fmt: skip
    assert (fact.first_reported, fact.last_reported) == (date(2023, 10, 20), date(2023, 11, 9))


@pytest.mark.parametrize(
    ("modality", "status"),
    [
        (Modality.PLANNED, Status.ANNOUNCED),
        (Modality.UNDER_CONSIDERATION, Status.CONSIDERED),
        (Modality.CALLED_FOR, Status.CALLED_FOR),
        (Modality.EXPECTED, Status.EXPECTED),
        (Modality.AGREED, Status.AGREED),
    ],
)
def test_what_nobody_says_happened_has_not(modality, status):
    reports = [report(name, "2023-11-09", visit(modality)) for name in ("a", "b")]
    assert only(weigh(*reports).facts).status is status


def test_the_status_of_a_pledge_can_go_down():
    words = "Arden equips patrol crews of Belmar under the coastal scheme."
    told = [(Modality.AGREED, "2023-11-30"), (Modality.UNDER_CONSIDERATION, "2024-07-13")]
    reports = [
        report(name, when, says("commitment", words, ARDEN, BELMAR, modality=modality))
        for name, (modality, when) in zip("ab", told, strict=True)
    ]
    assert only(weigh(*reports).facts).status is Status.CONSIDERED


def test_a_denial_is_a_conflict_with_both_sides():
    outcome = weigh(report("a", "2023-11-04", visit()), report("b", "2023-11-05", visit(polarity=Polarity.DENIED)))
    conflict = only(outcome.conflicts)
    assert conflict.kind is ConflictKind.STATUS
    assert {r.value: len(r.claim_ids) for r in conflict.readings} == {"denied": 1, "happened": 1}
    assert only(outcome.facts).id == conflict.fact_id


def test_a_slip_of_a_day_is_one_fact_with_a_date_conflict():
    outcome = weigh(
        report("a", "2023-11-04", says("meeting", "Talks.", ANA, BEN, when="2023-11-03")),
        report("b", "2023-11-05", says("meeting", "Talks.", ANA, BEN, when="2023-11-04")),
        report("c", "2023-11-06", says("meeting", "Talks.", ANA, BEN, when="2023-11-03")),
    )
    assert only(outcome.facts).time == day("2023-11-03")
    readings = {r.value: len(r.claim_ids) for r in only(outcome.conflicts).readings}
    assert readings == {"2023-11-03": 2, "2023-11-04": 1}


def test_days_of_one_stay_are_no_conflict():
    outcome = weigh(
        report("a", "2023-11-06", visit(when="2023-11-03"), visit(when="2023-11-07")),
        report("b", "2023-11-01", visit(when="2023-11-03/2023-11-07")),
    )
    assert len(outcome.facts) == 1
    assert not outcome.conflicts


def test_sums_that_differ_between_documents_are_a_conflict():
    outcome = weigh(report("a", "2023-11-04", pledge(16_900_000)), report("b", "2023-12-04", pledge(19_600_000)))
    conflict = only(outcome.conflicts)
    assert conflict.kind is ConflictKind.AMOUNT
    assert {r.value for r in conflict.readings} == {"16900000 USD", "19600000 USD"}


def test_a_doubt_is_one_conflict_with_all_who_print_it():
    doubt = Doubt(ConflictKind.OFFICE, "Minister Ana", "Minister Ben", "a table", "Ben held the office.")
    reports = [report(n, "2023-11-04", visit(doubts=(doubt,), when=f"2023-1{n}-03")) for n in "012"]
    outcome = weigh(*reports)
    assert len(outcome.facts) == 3
    readings = only(outcome.conflicts).readings
    assert [len(reading.claim_ids) for reading in readings] == [3, 0]
    assert readings[1].origin == "a table"


def test_place_and_framework_keep_the_id_of_their_own_claim():
    reports = [
        report("a", "2023-11-04", visit(place="the old port")),
        report("b", "2023-11-05", visit(place="Belmar City", place_id="place:belmar-city")),
    ]
    fact = only(weigh(*reports).facts)
    assert (fact.place, fact.place_id) == ("Belmar City", "place:belmar-city")


def test_a_grant_that_is_discussed_after_it_was_agreed_is_considered_again_and_never_granted():
    told = {"framework_id": "programme:osa"}
    outcome = weigh(
        report(
            "a",
            "2023-11-02",
            says("commitment", "Weighed.", ARDEN, BELMAR, modality=Modality.UNDER_CONSIDERATION, **told),
        ),
        report("b", "2024-01-04", says("commitment", "Agreed.", ARDEN, BELMAR, modality=Modality.AGREED, **told)),
        report("c", "2024-05-04", says("consultation", "Discussed.", ARDEN, BELMAR, **told)),
    )
    fact = only(outcome.facts)
    assert fact.kind == "commitment"
    assert [step.status for step in fact.history] == [Status.CONSIDERED, Status.AGREED, Status.CONSIDERED]
    assert fact.status is Status.CONSIDERED
    assert only(outcome.conflicts).kind is ConflictKind.STATUS
