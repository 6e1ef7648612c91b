"""Conflicts between reports of one act: explained differences are marked, steps back are not hidden."""

import pytest

from dragoman.types.claim import Modality, Role
from dragoman.types.doubt import ConflictKind, Severity
from dragoman.types.fact import Verdict
from dragoman.types.value import Amount, Bound
from tests.reconcile.reports import ANA, ARDEN, BELMAR, BEN, make_document, only, report, says, weigh


def told(outcome):
    """Return what is raised: kind, whether it is explained, and the readings."""
    return [(c.kind, c.verdict is Verdict.EXPLAINED, sorted(r.value for r in c.readings)) for c in outcome.conflicts]


def pledge(usd, bound=Bound.EXACT):
    sentence, fields = says(
        "aid", f"Arden pledged {usd} dollars for the harbour works of Belmar.", ARDEN, BELMAR, usd=usd
    )
    amount = fields["amounts"][0]
    return sentence, {**fields, "amounts": (Amount(amount.value, amount.currency, bound=bound),)}


def talks(sentence, when=None):
    return says("meeting", sentence, ANA, BEN, when=when)


def test_a_hedged_sum_is_an_explained_difference():
    outcome = weigh(
        report("a", "2023-11-04", pledge(16_900_000)), report("b", "2023-11-05", pledge(16_900_000, Bound.AT_MOST))
    )
    expected = (ConflictKind.AMOUNT, True, ["16900000 USD", "up to 16900000 USD"])
    assert told(outcome) == [expected]
    assert only(outcome.conflicts).severity is Severity.LOW


def test_a_day_within_the_days_another_source_gives_is_explained():
    outcome = weigh(
        report("a", "2023-11-04", talks("Ana met Ben.", "2023-11-03/2023-11-04")),
        report("b", "2023-11-05", talks("Ana met Ben.", "2023-11-03")),
    )
    assert told(outcome) == [(ConflictKind.DATE, True, ["2023-11-03", "2023-11-03/2023-11-04"])]


def test_a_month_for_a_day_is_no_conflict():
    outcome = weigh(
        report("a", "2023-11-04", talks("Ana met Ben.", "2023-11-03")),
        report("b", "2023-12-05", talks("Ana met Ben.", "2023-11")),
    )
    assert len(outcome.facts) == 1
    assert not outcome.conflicts


def test_firsts_of_different_scope_are_explained():
    outcome = weigh(
        report("a", "2023-11-04", talks("Ana met Ben on her first trip abroad.", "2023-11-03")),
        report("b", "2023-11-05", talks("Ana met Ben, the first talks in ten years.", "2023-11-03")),
    )
    expected = (ConflictKind.SCOPE, True, ["first talks in ten years", "first trip abroad"])
    assert told(outcome) == [expected]


def test_the_same_first_twice_is_no_conflict():
    reports = [report(n, "2023-11-04", talks("Ana met Ben on her first trip abroad.", "2023-11-03")) for n in "ab"]
    assert not weigh(*reports).conflicts


@pytest.mark.parametrize(
    ("first", "then", "is_raised"),
    [
        (Modality.AGREED, Modality.UNDER_CONSIDERATION, True),
        (Modality.UNDER_CONSIDERATION, Modality.AGREED, False),
        (Modality.PLANNED, Modality.UNDER_CONSIDERATION, False),
    ],
)
def test_a_promise_that_steps_back_is_a_conflict(first, then, is_raised):
    words = "Arden and Belmar are to build a joint hydrographic survey vessel."
    outcome = weigh(
        report("a", "2023-11-04", says("commitment", words, ARDEN, BELMAR, modality=first)),
        report("b", "2024-02-04", says("commitment", words, ARDEN, BELMAR, modality=then)),
    )
    assert len(outcome.facts) == 1
    assert [kind for kind, _, _ in told(outcome)] == ([ConflictKind.STATUS] if is_raised else [])


def test_two_titles_of_one_house_are_named_as_one_source():
    outcome = weigh(
        report("a", "2023-11-04", talks("HANOI (VNA) - Ana met Ben."), publisher="Vietnam News Agency"),
        report("b", "2023-11-04", talks("Ana met Ben. - VNS"), publisher="Viet Nam News"),
    )
    assert told(outcome) == [(ConflictKind.ATTRIBUTION, True, ["Viet Nam News", "Vietnam News Agency"])]
    assert [e.quote for e in only(outcome.conflicts).evidence] == ["VNS", "VNA"]
    assert {r.value for r in only(outcome.conflicts).readings} == {"Viet Nam News", "Vietnam News Agency"}


def test_evidence_of_every_conflict_stands_in_its_text():
    """Built with `cite`, so a quote that does not stand there could not exist; the sentence holds it."""
    doc = make_document("Ana met Ben on her first trip abroad.")
    outcome = weigh(
        report("a", "2023-11-04", talks(doc.text, "2023-11-03")),
        report("b", "2023-11-05", talks("Ana met Ben, the first talks in ten years.", "2023-11-04")),
    )
    assert {c.kind for c in outcome.conflicts} == {ConflictKind.DATE, ConflictKind.SCOPE}
    assert all(e.sentence.contains(e.span) for c in outcome.conflicts for e in c.evidence)
    assert all(argument.role is not Role.SPEAKER for fact in outcome.facts for argument in fact.arguments)


@pytest.mark.parametrize(("modality", "is_disputed"), [(Modality.UNDER_CONSIDERATION, False), (Modality.PLANNED, True)])
def test_the_days_of_talks_about_an_act_contradict_no_day_of_the_act(modality, is_disputed):
    bond = "Arden and Belmar {} relations to a wide strategic partnership."
    talked, done = bond.format("discuss raising"), bond.format("raised")
    early = says("relation_upgraded", talked, ARDEN, BELMAR, when="2023-10", modality=modality)
    outcome = weigh(
        report("a", "2023-11-14", early),
        report("b", "2023-11-28", says("relation_upgraded", done, ARDEN, BELMAR, when="2023-11-27")),
        report("c", "2023-11-29", says("relation_upgraded", done, ARDEN, BELMAR, when="2023-11-27")),
    )
    joined = [fact for fact in outcome.facts if len(fact.claim_ids) == 3]
    assert len(joined) == 1
    assert (ConflictKind.DATE in {c.kind for c in outcome.conflicts}) == is_disputed
