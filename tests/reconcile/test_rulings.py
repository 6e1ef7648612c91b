"""One decision of a court is one fact, whoever tells of it."""

from dragoman.types.claim import Modality
from tests.reconcile.reports import ARDEN, BELMAR, report, says, sets_of, weigh

AWARD = {"framework": "Lake award", "framework_id": "instrument:lake-award", "origin": "rule_that"}
OTHER = {"framework": "River award", "framework_id": "instrument:river-award", "origin": "rule_that"}


def test_an_award_told_by_the_court_a_party_and_the_press_is_one_fact_and_another_award_another():
    told = [
        report("court", "2019-05-06", says("other", "The court ruled on the lake.", ARDEN, **AWARD)),
        report("party", "2019-08-01", says("other", "The award went too far.", BELMAR, **AWARD)),
        report(
            "press",
            "2019-05-01",
            says("other", "A ruling is due.", ARDEN, modality=Modality.EXPECTED, **AWARD),
        ),
        report("river", "2019-05-06", says("other", "The court ruled on the river.", ARDEN, **OTHER)),
        report("case", "2019-05-06", says("other", "The case was heard again.", ARDEN, **{**AWARD, "origin": "test"})),
    ]
    sets = sets_of(told, weigh(*told))
    assert sets == {frozenset({"court", "party", "press"}), frozenset({"river"}), frozenset({"case"})}
