"""Sums as IATI activities, held against the schema and rules of the standard."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from lxml import etree
from okfn_iati import IatiValidator

from dragoman.answer.holdings import Holdings
from dragoman.answer.query import Query
from dragoman.lexicon.load import load_lexicon
from dragoman.present.export.iati import write_iati
from dragoman.register.store import open_register
from dragoman.types.claim import Argument, Role
from dragoman.types.fact import Fact, Status
from dragoman.types.ids import make_id
from tests.answer.samples import F_LOAN, F_SHIPS, fill

REPORTED = date(2023, 11, 28)
STANDING = [  # status, activity status, transaction type: nothing goes further than the sources do
    (Status.CONSIDERED, "1", None),
    (Status.CALLED_FOR, "1", None),
    (Status.ANNOUNCED, "1", "12"),
    (Status.SIGNED, "1", "2"),
    (Status.UNDER_WAY, "2", "2"),
    (Status.DELIVERED, "4", "3"),
    (Status.DROPPED, "5", None),
]


def loan(status: Status, **values: object) -> Fact:
    """Return a reported loan of two sums to Vietnam, in a status."""
    to_vietnam = (*F_LOAN.arguments[:1], Argument(Role.BENEFICIARY, "Vietnam", "state:vnm"))
    given = {"first_reported": REPORTED, "arguments": to_vietnam, **values}
    return replace(F_LOAN, id=make_id("fct", status.value), status=status, **given)  # type: ignore[arg-type]


FACTS = (
    *(loan(status) for status, _, _ in STANDING),
    loan(Status.DENIED),
    loan(Status.EXPECTED, first_reported=None, deadline=None),
    F_SHIPS,
)


@pytest.fixture(scope="module")
def text() -> Iterator[str]:
    with closing(open_register("sqlite://")) as store:
        fill(store)
        store.replace_facts(FACTS, [], [])
        yield "".join(write_iati(Holdings(store, load_lexicon()), Query()))


@pytest.fixture(scope="module")
def activities(text: str) -> dict[str, etree._Element]:
    found = etree.fromstring(text.encode()).iterfind("iati-activity")
    return {e.findtext("iati-identifier").split("-", 1)[1]: e for e in found}


def test_the_file_keeps_to_schema_and_rules_of_the_standard(text) -> None:
    assert IatiValidator("2.03").validate(text) == (True, {"schema_errors": [], "ruleset_errors": []})


@pytest.mark.parametrize(("status", "activity", "transaction"), STANDING)
def test_an_activity_goes_no_further_than_its_sources(activities, status, activity, transaction) -> None:
    own = activities[make_id("fct", status.value)]
    assert own.find("activity-status").get("code") == activity
    assert [e.get("code") for e in own.iterfind("transaction/transaction-type")] == [transaction] * 2 * bool(
        transaction
    )
    assert own.find("recipient-country").get("code") == "VN"


def test_sums_are_exact_and_say_their_bounds(activities) -> None:
    own = activities[make_id("fct", "signed")]
    assert [e.text for e in own.iterfind("transaction/value")] == ["2800000000", "3000000000"]
    assert {(e.get("currency"), e.get("value-date")) for e in own.iterfind("transaction/value")} == {
        ("JPY", "2023-11-28")
    }
    assert [e.text.split(";")[0] for e in own.iterfind("transaction/description/narrative")] == [
        "up to JPY 2.8 billion",
        "JPY 3 billion",
    ]


def test_each_source_is_told_with_its_words(activities) -> None:
    told = activities[make_id("fct", "announced")].findtext("description/narrative")
    assert "“Norland will lend Sudmark up to 2.8 billion yen for ports by March 2024”" in told
    assert "wire.txt:" in told


def test_what_is_denied_counted_in_things_or_without_any_day_is_left_out(text, activities) -> None:
    assert set(activities) == {make_id("fct", status.value) for status, _, _ in STANDING}
    assert "<!-- left out, as no day is known: 1 -->" in text
