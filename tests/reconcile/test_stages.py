"""Later acts move earlier ones: entry into force, delivery, calling off; and never where several may be meant."""

import pytest

from dragoman.lexicon.load import load_lexicon
from dragoman.reconcile.stages import movers_of
from dragoman.types.claim import Modality, Polarity
from dragoman.types.fact import Status
from tests.reconcile.reports import ANA, ARDEN, BELMAR, CORVO, report, says, weigh

PACT = {"framework": "Fisheries Pact", "framework_id": "instrument:fisheries-pact"}


def signed(*parties: str, when: str = "2001-05-04", **fields: object):
    return says("agreement_signed", "Arden and Belmar signed the Fisheries Pact.", *parties, when=when, **PACT | fields)


def in_force(*parties: str, when: str = "2003-01-01", **fields: object):
    told = {**PACT, "origin": "pact_in_force", **fields}
    return says("other", "The Fisheries Pact entered into force.", *parties, when=when, **told)


def planned_visit(when: str = "2001-06-10"):
    return says("visit", "Ana will visit Belmar.", ANA, BELMAR, when=when, modality=Modality.PLANNED)


def called_off(origin: str = "cancel", **fields: object):
    return says("other", "Ana called off her visit to Belmar.", ANA, BELMAR, origin=origin, **fields)


def status_of(outcome, kind: str) -> list[Status]:
    """Return the stages of the one fact of a kind, and where it stands."""
    (fact,) = (f for f in outcome.facts if f.kind == kind)
    return [*(step.status for step in fact.history), fact.status]


@pytest.mark.parametrize(
    ("parties", "framework"),
    [((ARDEN, BELMAR), PACT["framework_id"]), ((ARDEN,), PACT["framework_id"]), ((), "instrument:paris-agreement")],
    ids=["between its parties", "for one of them", "a treaty known to all"],
)
def test_a_treaty_enters_into_force(parties, framework):
    name = {"framework_id": framework}
    first, later = signed(ARDEN, BELMAR, **name), in_force(*parties, **name)
    outcome = weigh(report("a", "2001-05-05", first), report("b", "2003-01-02", later))
    assert status_of(outcome, "agreement_signed") == [Status.SIGNED, Status.IN_FORCE, Status.IN_FORCE]
    assert len(outcome.facts) == 2  # the day it entered into force stays an entry of its own


def test_it_stays_in_force_where_a_later_report_recalls_the_signing():
    told = [report("a", "2003-01-02", in_force(ARDEN, BELMAR)), report("b", "2004-05-05", signed(ARDEN, BELMAR))]
    assert status_of(weigh(*told), "agreement_signed")[-1] is Status.IN_FORCE


def test_a_treaty_that_is_denounced_was_signed_and_is_dropped():
    end = says("other", "Arden denounced the Fisheries Pact.", ARDEN, when="2005-02-01", origin="denounce_pact", **PACT)
    told = [report("a", "2001-05-05", signed(ARDEN, BELMAR)), report("b", "2003-01-02", in_force(BELMAR))]
    outcome = weigh(*told, report("c", "2005-02-02", end))
    assert status_of(outcome, "agreement_signed") == [
        Status.SIGNED, Status.IN_FORCE, Status.DROPPED, Status.DROPPED,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "later",
    [
        in_force(ARDEN, BELMAR, modality=Modality.PLANNED),
        in_force(ARDEN, BELMAR, polarity=Polarity.DENIED),
        in_force(ARDEN, BELMAR, origin="test"),
        in_force(ARDEN, CORVO),
        in_force(),
        in_force(ARDEN, BELMAR, when="1999-01-01"),
        in_force(ARDEN, BELMAR, framework_id="instrument:other-pact"),
    ],
    ids=["planned", "denied", "another row", "another party", "of no parties", "before the signing", "another treaty"],
)
def test_what_does_not_tell_its_entry_into_force_moves_nothing(later):
    outcome = weigh(report("a", "2001-05-05", signed(ARDEN, BELMAR)), report("b", "2003-01-02", later))
    assert status_of(outcome, "agreement_signed") == [Status.SIGNED, Status.SIGNED]


def test_of_two_treaties_that_may_be_meant_neither_is_moved():
    unnamed = {"framework": None, "framework_id": None}
    other = says("agreement_signed", "Arden and Belmar signed the Fisheries Pact.", ARDEN, BELMAR, when="2002-09-09")
    told = [report("a", "2001-05-05", signed(ARDEN, BELMAR, **unnamed)), report("b", "2002-09-10", other)]
    outcome = weigh(*told, report("c", "2003-01-02", in_force(ARDEN, BELMAR, **unnamed)))
    assert {f.status for f in outcome.facts if f.kind == "agreement_signed"} == {Status.SIGNED}


def test_a_visit_is_called_off_and_may_be_announced_again():
    told = [report("a", "2001-06-01", planned_visit()), report("b", "2001-06-05", called_off())]
    assert status_of(weigh(*told), "visit") == [Status.ANNOUNCED, Status.DROPPED, Status.DROPPED]
    again = weigh(*told, report("c", "2001-06-07", planned_visit()))
    assert status_of(again, "visit")[-1] is Status.ANNOUNCED


def test_a_visit_that_took_place_is_not_called_off():
    done = says("visit", "Ana visited Belmar.", ANA, BELMAR, when="2001-06-10")
    told = [report("a", "2001-06-11", done), report("b", "2001-06-15", called_off())]
    assert status_of(weigh(*told), "visit") == [Status.HAPPENED, Status.HAPPENED]


def test_what_was_promised_is_handed_over():
    promise = says(
        "aid", "Arden will give Belmar six patrol boats.", ARDEN, BELMAR, usd=7_000_000, modality=Modality.PLANNED
    )
    given = says(
        "aid", "Ships worth $7 million went over at noon.", ARDEN, BELMAR, usd=7_000_000, origin="hand_over_goods"
    )
    outcome = weigh(report("a", "2001-06-01", promise), report("b", "2002-06-01", given))
    assert all(fact.status is Status.DELIVERED for fact in outcome.facts)


def test_every_row_that_moves_acts_stands_in_the_rule_tables():
    lexicon = load_lexicon()
    tables = lexicon.tables
    assert {row["row"] for row in tables["stages"]} <= {row["id"] for row in tables["frames"]}
    assert {m.stage for m in movers_of(lexicon).values()} == {
        Status.IN_FORCE, Status.UNDER_WAY, Status.DELIVERED, Status.DROPPED,
    }  # fmt: skip
