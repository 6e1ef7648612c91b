"""What holds for any claims: no order, nothing lost, no fact touched by what has no bearing on it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dragoman.types.claim import Modality
from tests.reconcile.reports import ADAM, ANA, ARDEN, BELMAR, BEN, CLEO, CORVO, Report, report, says, weigh

DAYS = st.integers(0, 40).map(lambda n: date(2023, 11, 1) + timedelta(days=n))
TIMES = st.none() | st.just("2023-11") | DAYS.map(str) | DAYS.map(lambda d: f"{d}/{d + timedelta(days=4)}")
SENTENCES = st.sampled_from(
    [
        "They talked about fishing in northern waters.",
        "They also talked about fishing in waters further north.",
        "Harbours, bridges and railways will be built along the coast.",
        "Bridges and railways along the coast will be built with harbours soon.",
        "It was their first encounter.",
    ]
)
PARTIES = st.sampled_from(
    [(ANA, BEN), (ADAM, BEN), (ARDEN, BELMAR), (ANA, BELMAR), (BEN, ARDEN), (ANA,), (ARDEN, CORVO), (CLEO, ANA)]
)
KINDS = st.sampled_from(["visit", "meeting", "summit", "agreement_signed", "commitment", "aid", "statement", "other"])


@st.composite
def told(draw: st.DrawFn):
    fields = {
        "when": draw(TIMES),
        "usd": draw(st.sampled_from([None, None, 123_400_000, 5_000_000])),
        "series": draw(st.sampled_from([None, None, 33, 34])),
        "framework": draw(st.sampled_from([None, "Treaty on Rivers and Locks"])),
        "modality": draw(st.sampled_from(Modality)),
    }
    return says(draw(KINDS), draw(SENTENCES), *draw(PARTIES), **fields)


@st.composite
def collections(draw: st.DrawFn) -> list[Report]:
    size = draw(st.integers(1, 8))
    dates = st.none() | DAYS.map(str)
    return [report(f"r{n}", draw(dates), *draw(st.lists(told(), min_size=1, max_size=3))) for n in range(size)]


def unrelated() -> Report:
    return report("far", "2010-01-02", says("exercise", "Ships of two navies sailed.", "state:usa", "state:chl"))


@given(collections(), st.randoms(use_true_random=False))
def test_order_leaves_no_trace(reports, rng):
    shuffled = [Report(r.doc, tuple(rng.sample(r.claims, len(r.claims))), r.dating) for r in reports]
    rng.shuffle(shuffled)
    assert weigh(*shuffled) == weigh(*reports)


@given(collections())
def test_every_claim_stands_in_exactly_one_fact(reports):
    held = [claim_id for fact in weigh(*reports).facts for claim_id in fact.claim_ids]
    assert sorted(held) == sorted(c.id for r in reports for c in r.claims)


@given(collections())
def test_every_conflict_cites_claims_of_its_fact(reports):
    outcome = weigh(*reports)
    held = {fact.id: set(fact.claim_ids) for fact in outcome.facts}
    for conflict in outcome.conflicts:
        assert conflict.fact_id is not None
        assert {i for reading in conflict.readings for i in reading.claim_ids} <= held[conflict.fact_id]


@given(collections())
def test_an_unrelated_document_touches_no_fact(reports):
    before, after = weigh(*reports), weigh(*reports, unrelated())
    assert set(before.facts) <= set(after.facts)
    assert set(before.conflicts) <= set(after.conflicts)


@given(collections(), collections())
def test_more_claims_remove_none(reports, more):
    later = [r for r in more if r.doc.id not in {known.doc.id for known in reports}]
    before = {c.id for r in reports for c in r.claims}
    after = {claim_id for fact in weigh(*reports, *later).facts for claim_id in fact.claim_ids}
    assert before <= after


@given(collections())
def test_source_groups_are_a_partition(reports):
    outcome = weigh(*reports)
    groups = dict(outcome.sources)
    assert set(groups) == {r.doc.id for r in reports}
    assert all(1 <= fact.n_sources <= len(fact.claim_ids) for fact in outcome.facts)
    assert {g for fact in outcome.facts for g in fact.source_groups} <= set(groups.values())


@given(collections())
def test_no_fact_holds_what_must_stay_apart(reports):
    claims = {c.id: c for r in reports for c in r.claims}
    for fact in weigh(*reports).facts:
        series = {claims[i].series for i in fact.claim_ids} - {None}
        assert fact.kind in {"commitment", "aid", "statement"} or len(series) <= 1
        days = [t for i in fact.claim_ids if (t := claims[i].time) and t.days == 1]
        if fact.kind in {"meeting", "summit"} and days:
            assert (max(days).earliest - min(days).latest).days <= 3
