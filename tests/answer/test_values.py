"""Why a fact has the values it has: who gives each, who allows it, who says otherwise."""

import pytest

from dragoman.answer.values import Fit, values_of
from dragoman.reconcile.merge import merged_time
from dragoman.types.claim import Role
from tests.reconcile.reports import ANA, BELMAR, BEN, Report, day, only, report, says, weigh


def told(*reports: Report) -> dict[str, list[tuple[str, str, str]]]:
    """Return the readings of each value of the one fact: how they fit, what they say, and in which reports."""
    fact = only(weigh(*reports).facts)
    names = {c.id: r.doc.name for r in reports for c in r.claims}
    claims = [c for i in fact.claim_ids for r in reports for c in r.claims if c.id == i]
    return {
        f"{value.field}: {value.value}": [
            (t.fit.value, t.value, " ".join(sorted(names[i] for i in t.claim_ids))) for t in value.told
        ]
        for value in values_of(fact, claims)
    }


def talks(when: str | None, **fields: object):
    return says("meeting", "Ana met Ben.", ANA, BEN, when=when, **fields)


def test_each_reading_stands_beside_the_value_with_who_has_it():
    found = told(
        report("a", "2023-11-06", talks("2023-11-03", place="Port Arden", place_id="place:port-arden")),
        report("b", "2023-11-07", talks("2023-11-04", place="Lakeside")),
        report("c", "2023-12-01", talks("2023-11", place="Port Arden", place_id="place:port-arden")),
        report("d", "2023-11-08", talks("2023-11-03")),
    )
    assert found["time: 3 November 2023"] == [
        ("gives", "3 November 2023", "a d"),
        ("allows", "November 2023", "c"),
        ("differs", "4 November 2023", "b"),
    ]
    assert found["place: Port Arden"] == [("gives", "Port Arden", "a c"), ("differs", "Lakeside", "b")]
    assert found["participant: ana (actor)"] == [("gives", "actor", "a b c d")]


def test_a_party_in_another_role_differs_and_one_left_out_says_nothing():
    turned = says("meeting", "Ben met Ana.", BEN, ANA, when="2023-11-03")
    found = told(
        report("a", "2023-11-04", talks("2023-11-03")),
        report("b", "2023-11-04", talks("2023-11-03")),
        report("c", "2023-11-04", turned),
    )
    assert found["participant: ana (actor)"] == [("gives", "actor", "a b"), ("differs", "counterpart", "c")]


@pytest.mark.parametrize(
    ("sums", "fits"), [((5_000_000, 5_000_000), ["gives"]), ((16_900_000, 19_600_000), ["gives", "differs"])]
)
def test_sums_are_given_or_differ(sums, fits):
    sentence = "Arden will dredge northern harbours for Belmar fishers."
    found = told(
        *(
            report(name, "2023-11-04", says("commitment", sentence, ANA, BELMAR, usd=usd))
            for name, usd in zip("ab", sums, strict=True)
        )
    )
    (amount,) = (readings for label, readings in found.items() if label.startswith("amount"))
    assert [fit for fit, _, _ in amount] == fits


TIMES = {  # why: kind, times told, the time of the fact
    "vague times meet": ("meeting", ["2023-11-01/2023-11-20", "2023-11-12/2023-12-10"], "2023-11-12/2023-11-20"),
    "where they meet in a day it is that day": (
        "meeting",
        ["2023-11-01/2023-11-12", "2023-11-12/2023-12-10"],
        "2023-11-12",
    ),
    "a month is no third beside two days": (
        "meeting",
        ["2023-11", "2023-11-03", "2023-11-04", "2023-11-04"],
        "2023-11-04",
    ),
    "days of a stay are not cut": (
        "visit",
        ["2023-11-01/2023-11-05", "2023-11-03/2023-11-07"],
        "2023-11-01/2023-11-05",
    ),
}


@pytest.mark.parametrize("why", TIMES)
def test_the_time_of_a_fact_is_what_most_claims_allow(why):
    kind, times, expected = TIMES[why]
    claims = [
        c for n, when in enumerate(times) for c in report(str(n), None, says(kind, "It was.", ANA, when=when)).claims
    ]
    assert merged_time(kind, claims) == day(expected)


def test_the_rule_that_chose_is_told():
    fact = only(weigh(report("a", None, talks("2023-11-03"))).facts)
    values = values_of(fact, [])
    assert all(value.reason for value in values)
    assert {Fit.GIVES, Fit.ALLOWS, Fit.DIFFERS} == set(Fit)
    assert [v.value for v in values if v.field == "participant"] == ["ana (actor)", f"ben ({Role.COUNTERPART.value})"]
