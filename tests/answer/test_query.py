"""What matches a question, and what is said to a mistyped one."""

from datetime import date

import pytest

from dragoman.answer.holdings import Holdings
from dragoman.answer.query import Asked, count_undated, parse_date, parse_query, select, select_claims
from dragoman.errors import QueryError
from tests.answer.samples import (
    F_CONCERN,
    F_DENIAL,
    F_LOAN,
    F_MEETING,
    F_SHIPS,
    F_UPGRADE,
    F_VISIT,
    UPGRADE,
    UPGRADE_COPY,
)  # fmt: skip

DATES = [
    ("2023", date(2023, 1, 1), date(2023, 12, 31)),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
    ("2023-11-27", date(2023, 11, 27), date(2023, 11, 27)),
]


@pytest.mark.parametrize(("text", "first", "last"), DATES)
def test_a_date_covers_the_days_it_names(text: str, first: date, last: date) -> None:
    assert (parse_date(text).earliest, parse_date(text).latest) == (first, last)


@pytest.mark.parametrize("text", ["", "yesterday", "2023-13", "2023-02-30", "0000", "20231127", "2023-1-1-1"])
def test_what_is_no_date_is_refused_with_the_remedy(text: str) -> None:
    with pytest.raises(QueryError, match="2023-11-27"):
        parse_date(text)


CASES = [
    (Asked(actor="Norland", with_="Sudmark"), [F_UPGRADE, F_MEETING, F_LOAN, F_VISIT, F_SHIPS]),
    (Asked(actor="Sudmark", with_="Port Nor"), [F_UPGRADE, F_MEETING, F_LOAN, F_VISIT, F_SHIPS]),
    (Asked(actor="Ana Alba"), [F_MEETING, F_VISIT]),
    (Asked(actor="Norland", kinds=("accusation",)), [F_DENIAL]),  # a ministry counts for its state
    (Asked(actor="Ministry of Trade of Norland"), [F_DENIAL]),  # and not the other way round
    (Asked(kinds=("aid", "visit")), [F_LOAN, F_VISIT, F_SHIPS]),
    (Asked(areas=("maritime",)), [F_CONCERN, F_DENIAL]),
    (Asked(framework="forum"), [F_LOAN]),
    (Asked(framework="Norland-Sudmark Forum"), [F_LOAN]),
    (Asked(statuses=("announced",)), [F_LOAN, F_VISIT]),
    (Asked(text="fishing ban"), [F_CONCERN]),
    (Asked(since="2024"), [F_VISIT]),
    (Asked(until="2023-11-27"), [F_UPGRADE, F_MEETING]),
    (Asked(since="2024-05-31", until="2024-05-31"), [F_VISIT]),  # May 2024 may be its last day
]


@pytest.mark.parametrize(("asked", "expected"), CASES)
def test_facts_that_match(asked: Asked, expected: list[object], holdings: Holdings) -> None:
    found = select(holdings, parse_query(asked, holdings))
    assert {f.id for f in found} == {f.id for f in expected}  # type: ignore[attr-defined]


def test_undated_facts_are_counted_where_a_time_is_asked(holdings: Holdings) -> None:
    asked = Asked(actor="Norland", with_="Sudmark", since="2023")
    assert count_undated(holdings, parse_query(asked, holdings)) == 2  # the loan and the ships


def test_claims_that_match(holdings: Holdings) -> None:
    claims = select_claims(holdings, parse_query(Asked(kinds=("relation_upgraded",)), holdings))
    assert {c.id for c in claims} == {UPGRADE.id, UPGRADE_COPY.id}


MISTAKES = [
    (Asked(actor="Norlnad"), "Norland"),
    (Asked(kinds=("visits",)), "visit"),
    (Asked(areas=("maritim",)), "maritime"),
    (Asked(statuses=("anounced",)), "announced"),
    (Asked(framework="Norland-Sudmark Foram"), "Norland-Sudmark Forum"),
    (Asked(since="2024", until="2023"), "exchange"),
]


@pytest.mark.parametrize(("asked", "offered"), MISTAKES)
def test_a_mistake_gets_the_nearest_and_not_an_empty_list(asked: Asked, offered: str, holdings: Holdings) -> None:
    with pytest.raises(QueryError, match=offered):
        parse_query(asked, holdings)
