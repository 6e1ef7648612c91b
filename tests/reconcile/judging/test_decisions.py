"""What each judgement does to facts and conflicts, and that taking it back leaves no trace."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reconcile.judging.partition import hold
from dragoman.reconcile.judging.ruling import rule
from dragoman.types.claim import Modality
from dragoman.types.document import Document
from dragoman.types.fact import Status, Verdict
from dragoman.types.ids import checksum
from dragoman.types.judgement import Decision, Judgement
from dragoman.types.span import Span
from tests.reconcile.judging.decisions import anchor, judgement, undo, weigh_under
from tests.reconcile.reports import ANA, ARDEN, BELMAR, BEN, Report, day, only, report, says, sets_of, weigh
from tests.reconcile.test_properties import collections

TALKS = report("talks", "2023-11-04", says("meeting", "Ana met Ben.", ANA, BEN, when="2023-11-03"))
AGAIN = report("again", "2023-11-05", says("meeting", "Talks of Ana with Ben.", ANA, BEN, when="2023-11-03"))
LATER = report("later", "2023-12-05", says("meeting", "Ana saw Ben.", ANA, BEN, when="2023-12-03"))
LOAN = report(
    "loan", "2023-11-04", says("commitment", "Arden pays for dredging harbours up north.", ARDEN, BELMAR, usd=5)
)
SUM = report(
    "sum", "2023-12-04", says("commitment", "Arden pays for dredging harbours up north.", ARDEN, BELMAR, usd=7)
)
ALL = (TALKS, AGAIN, LATER, LOAN, SUM)


def held(log, *reports: Report):
    return sets_of(reports, weigh_under(log, *reports))


def sets(*words: str):
    return {frozenset(word.split()) for word in words}


def test_what_grouping_makes_of_the_reports():
    assert held([], *ALL) == sets("talks again", "later", "loan sum")


@pytest.mark.parametrize(
    ("decision", "left", "right", "expected"),
    [
        (Decision.SAME, AGAIN, LATER, sets("talks again later", "loan sum")),
        (Decision.DIFFERENT, TALKS, AGAIN, sets("talks", "again", "later", "loan sum")),
        (Decision.DIFFERENT, TALKS, LATER, sets("talks again", "later", "loan sum")),
        (Decision.UNSURE, AGAIN, LATER, sets("talks again", "later", "loan sum")),
        (Decision.SPLIT, SUM, LOAN, sets("talks again", "later", "loan", "sum")),
        # people may join what rules never would
        (Decision.SAME, LATER, SUM, sets("talks again", "later loan sum")),
    ],
)
def test_people_decide_which_claims_are_one(decision, left, right, expected):
    assert held([judgement(decision, anchor(left), right=anchor(right))], *ALL) == expected


def test_what_nobody_judged_goes_with_what_it_is_most_like():
    told = [
        report(name, "2023-11-05", says("visit", words, ANA, BELMAR, when=when))
        for name, words, when in (
            ("dam", "Ana saw the dam in Belmar.", "2023-11-03"),
            ("dams", "She visited Belmar and its dam.", "2023-11-03"),
            ("port", "Ana saw the port in Belmar.", "2023-11-04"),
            ("ports", "She visited Belmar and its port.", "2023-11-04"),
        )
    ]
    assert held([], *told) == sets("dam dams port ports")
    assert held([judgement(Decision.DIFFERENT, anchor(told[0]), right=anchor(told[2]))], *told) == sets(
        "dam dams", "port ports"
    )


def test_of_two_judgements_that_cannot_both_hold_the_later_does():
    same = judgement(Decision.SAME, anchor(TALKS), right=anchor(LATER), minute=1)
    apart = judgement(Decision.DIFFERENT, anchor(LATER), right=anchor(AGAIN), minute=2)
    again = judgement(Decision.SAME, anchor(TALKS), right=anchor(AGAIN), minute=3)
    assert held([same, again, apart], *ALL) == sets("talks again", "later", "loan sum")
    claims = [c for r in ALL for c in r.claims]
    assert hold(rule([same, again, apart], claims, {r.doc.id: r.doc for r in ALL}).ties).overruled == {same.id}


def test_a_split_takes_out_what_was_named_and_nothing_else():
    third = report("third", "2023-11-05", says("meeting", "Ben met Ana.", BEN, ANA, when="2023-11-03"))
    told = (TALKS, AGAIN, third)
    assert held([], *told) == sets("talks again third")
    split = judgement(Decision.SPLIT, anchor(AGAIN), right=anchor(TALKS))
    assert held([split], *told) == sets("talks third", "again")
    older = judgement(Decision.SAME, anchor(AGAIN), right=anchor(third))
    assert held([older, replace(split, id="jdg_9", at=split.at.replace(hour=9))], *told) == sets("talks third", "again")


def test_a_rejected_claim_is_in_no_fact_until_it_is_accepted():
    reject = judgement(Decision.REJECT, anchor(LOAN))
    outcome = weigh_under([reject], LOAN, SUM)
    assert only(outcome.facts).claim_ids == (SUM.claims[0].id,)
    assert not outcome.conflicts
    assert weigh_under([reject, judgement(Decision.ACCEPT, anchor(LOAN), minute=1)], *ALL) == weigh(*ALL)


def test_a_note_and_an_acceptance_change_no_fact():
    log = [judgement(Decision.NOTE, anchor(LOAN), reason="ask them"), judgement(Decision.ACCEPT, anchor(SUM), minute=1)]
    assert weigh_under(log, *ALL) == weigh(*ALL)


@pytest.mark.parametrize(
    ("report_", "field", "value", "shown", "printed"),
    [
        (TALKS, "time", "2023-11-02/2023-11-03", lambda f: f.time == day("2023-11-02/2023-11-03"), "2023-11-03"),
        (TALKS, "time", None, lambda f: f.time is None, "2023-11-03"),
        (
            LOAN,
            "amount",
            "9.5 EUR",
            lambda f: [(str(a.value), a.currency) for a in f.amounts] == [("9.5", "EUR")],
            "5 USD",
        ),
        (LOAN, "deadline", "2025", lambda f: f.deadline.latest.isoformat() == "2025-12-31", "unknown"),
        (TALKS, "place", "Belmar City", lambda f: f.place == "Belmar City", "unknown"),
        (TALKS, "modality", Modality.PLANNED, lambda f: f.status is Status.ANNOUNCED, "happened"),
        (TALKS, "polarity", "denied", lambda f: f.status is Status.DENIED, "affirmed"),
    ],
)
def test_a_corrected_value_counts_and_both_readings_are_shown(report_, field, value, shown, printed):
    outcome = weigh_under([judgement(Decision.CORRECT, anchor(report_), field=field, value=value)], report_)
    assert shown(only(outcome.facts))
    conflict = only(outcome.conflicts)
    assert conflict.verdict is Verdict.SETTLED
    assert {r.value: bool(r.claim_ids) for r in conflict.readings} == {printed: True, value or "unknown": False}
    assert conflict.fact_id == only(outcome.facts).id


def test_a_settled_conflict_keeps_both_sides():
    before = only(weigh(LOAN, SUM).conflicts)
    settle = judgement(Decision.SETTLE, anchor(LOAN), anchor(SUM), field="amount/USD", value="7 USD", reason="paid")
    after = only(weigh_under([settle], LOAN, SUM).conflicts)
    assert after.verdict is Verdict.SETTLED
    assert (after.readings, after.evidence) == (before.readings, before.evidence)
    assert after.explanation.startswith(before.explanation)
    assert after.explanation.endswith("Settled by ana, 2024-05-01: 7 USD holds (paid).")
    other = replace(settle, field="amount/bound")
    assert only(weigh_under([other], LOAN, SUM).conflicts) == before


def test_judgements_hold_over_a_better_cleaner_and_orphans_are_named():
    reject = judgement(Decision.REJECT, anchor(LATER))
    text = f"\n{LATER.doc.text}"  # the cleaner keeps a line more: all offsets move, and ids with them
    doc = replace(LATER.doc, text=text, text_sha256=checksum(text))
    claim = moved(LATER, doc)
    assert rule([reject], [claim], {doc.id: doc}).is_rejected(claim.id)
    assert dict(rule([reject], [claim], {doc.id: doc}).orphans) == {}
    assert list(rule([reject], [], {doc.id: doc}).orphans.values()) == ["no meeting is read from its words now"]
    assert list(rule([reject], [], {}).orphans.values()) == ["its document is not in the register"]
    assert weigh_under([reject], TALKS, AGAIN) == weigh(TALKS, AGAIN)


def moved(told: Report, doc: Document):
    """Return the first claim of a report as read one code point further on, in another text of the same document."""
    claim = told.claims[0]
    evidence = claim.evidence[0]
    again = type(evidence)(
        doc_id=doc.id, text_sha256=doc.text_sha256, sentence=evidence.sentence.shift(1), span=evidence.span.shift(1),
        quote=evidence.quote, text=doc.text,
    )  # fmt: skip
    assert again.span == Span(1, 1 + len(evidence.quote))
    return replace(claim, id="clm_moved", evidence=(again,))


@st.composite
def logs(draw: st.DrawFn, reports: list[Report]) -> list[Judgement]:
    """Return some judgements over the claims of reports, one a minute."""
    anchors = [anchor(r, n) for r in reports for n in range(len(r.claims))]
    log = []
    for minute in range(draw(st.integers(0, 6))):
        decision = draw(st.sampled_from([d for d in Decision if d is not Decision.UNDO]))
        left, right, more = (draw(st.sampled_from(anchors)) for _ in range(3))
        fields = {"field": "time", "value": "2023-11-09"} if decision is Decision.CORRECT else {}
        fields = {"field": "date/time"} if decision is Decision.SETTLE else fields
        also = (more,) if decision in {Decision.SPLIT, Decision.REJECT} and more != left else ()
        log.append(judgement(decision, left, *also, right=right if right != left else None, minute=minute, **fields))
    return log


@settings(max_examples=40)
@given(st.data())
def test_undone_is_as_before_and_the_order_of_the_log_leaves_no_trace(data):
    reports = data.draw(collections())
    log = data.draw(logs(reports))
    kept = [line for line in log if data.draw(st.booleans())]
    undone = [undo(line, 100 + n) for n, line in enumerate(log) if line not in kept]
    whole = data.draw(st.permutations([*log, *undone]))
    under = weigh_under(kept, *reports)
    assert weigh_under(whole, *reports) == under
    assert weigh_under([*whole, *(undo(line, 200 + n) for n, line in enumerate(undone))], *reports) == weigh_under(
        log, *reports
    )


@settings(max_examples=40)
@given(st.data())
def test_every_claim_is_in_one_fact_or_rejected(data):
    reports = data.draw(collections())
    log = data.draw(logs(reports))
    claims = [c for r in reports for c in r.claims]
    ruling = rule(log, claims, {r.doc.id: r.doc for r in reports})
    shown = [claim_id for fact in weigh_under(log, *reports).facts for claim_id in fact.claim_ids]
    assert sorted(shown) == sorted(c.id for c in claims if not ruling.is_rejected(c.id))
    ties = [tie for tie in ruling.ties if tie.judgement.id not in hold(ruling.ties).overruled]
    facts = {c: fact.id for fact in weigh_under(log, *reports).facts for c in fact.claim_ids}
    for tie in ties:
        alive = {facts[c] for c in tie.together if c in facts}
        assert len(alive) <= 1
        assert tie.apart not in facts or facts[tie.apart] not in alive
