"""Sums by currency and stage: nothing is counted twice, converted, or added over stages."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from dragoman.answer.money import Money
from dragoman.answer.query import Asked, parse_query
from dragoman.answer.sums import Stage, add_up, sums
from dragoman.types.claim import Argument, Role
from dragoman.types.fact import Status
from dragoman.types.value import Amount, Bound
from tests.answer.samples import F_LOAN, F_SHIPS, TO_B, A

OSTIA = Argument(Role.BENEFICIARY, "Ostia")


def loan(name, *millions, currency="JPY", to=TO_B, status=Status.ANNOUNCED, day=1):
    amounts = tuple(Amount(Decimal(m) * 10**6, currency) for m in millions)
    first = date(2024, 1, day)
    return replace(F_LOAN, id=name, amounts=amounts, arguments=(A, to), status=status, first_reported=first)


def told(*facts, disputed=()):
    return [(s.currency, s.stage, s.largest / 10**6, s.together / 10**6, s.fact_ids) for s in add_up(facts, disputed)]


def test_each_currency_and_stage_stands_alone():
    given_, promised = loan("a", 5, status=Status.DELIVERED), loan("b", 5)
    dollars = loan("c", 7, currency="USD", status=Status.CONSIDERED)
    assert told(dollars, promised, given_) == [
        ("JPY", Stage.GIVEN, 5, 5, ("a",)),
        ("JPY", Stage.PROMISED, 5, 5, ("b",)),
        ("USD", Stage.CONSIDERED, 7, 7, ("c",)),
    ]


def test_a_sum_named_again_between_the_same_sides_counts_once():
    first, again, elsewhere = loan("z", 5), loan("a", 5, day=9), loan("b", 5, to=OSTIA, day=3)
    [row] = add_up([again, elsewhere, first])
    assert (row.fact_ids, row.repeated) == (("z", "b"), ("a",))  # the first that was reported counts
    assert row.together == 10 * 10**6


def test_two_sums_of_one_entry():
    assert told(loan("a", 3, 5)) == [("JPY", Stage.PROMISED, 5, 8, ("a",))]
    assert told(loan("a", 3, 5), disputed=["a"]) == [("JPY", Stage.PROMISED, 3, 5, ("a",))]


def test_what_is_counted_in_ships_is_no_sum_and_a_hedge_is_told():
    hedged = replace(loan("a"), amounts=(Amount(Decimal(9), "JPY", bound=Bound.AT_MOST),))
    [row] = add_up([F_SHIPS, hedged])
    assert (row.hedged, row.fact_ids) == (1, ("a",))


def test_what_a_source_calls_part_or_announced_before_is_not_added():
    whole, part, again = loan("a", 9), loan("b", 4, day=2), loan("c", 9, to=OSTIA, day=3)
    [row] = add_up([whole, part, again], money={"b": [Money.PART], "c": [Money.EARLIER]})
    assert (row.fact_ids, row.parts, row.repeated, row.together) == (("a",), ("b",), ("c",), 9 * 10**6)
    [alone] = add_up([part, again], money={"b": [Money.PART]})
    assert (alone.fact_ids, alone.parts) == (("c",), ("b",))
    [alone] = add_up([part], money={"b": [Money.PART]})
    assert (alone.fact_ids, alone.parts) == (("b",), ())  # the whole is not in the register


def test_of_a_sum_told_with_its_parts_the_parts_are_in_it():
    [row] = add_up([loan("a", 9, 4, 2)], money={"a": [Money.WHOLE]})
    assert row.largest == row.together == 9 * 10**6


def test_what_was_signed_is_committed_and_not_added_to_promises():
    assert told(loan("a", 5, status=Status.SIGNED), loan("b", 5)) == [
        ("JPY", Stage.COMMITTED, 5, 5, ("a",)),
        ("JPY", Stage.PROMISED, 5, 5, ("b",)),
    ]


LOANS = st.lists(
    st.builds(
        loan,
        st.uuids().map(str),
        st.integers(1, 3),
        to=st.sampled_from([TO_B, OSTIA]),
        currency=st.sampled_from(["JPY", "USD"]),
        day=st.integers(1, 28),
    ),
    max_size=6,
)


@given(LOANS, st.randoms())
def test_neither_order_nor_telling_again_changes_a_sum(facts, random):
    again = [replace(fact, id=f"{fact.id}-again", first_reported=date(2024, 2, 1)) for fact in facts[:3]]
    shuffled = random.sample([*facts, *again], len(facts) + len(again))
    assert [replace(row, repeated=()) for row in add_up(shuffled)] == [
        replace(row, repeated=()) for row in add_up(facts)
    ]
    for row in add_up(facts):
        assert row.largest <= row.together


def test_sums_of_a_question(holdings):
    found = sums(holdings, parse_query(Asked(actor="Norland"), holdings))
    assert [(s.currency, s.stage, s.largest, s.together, s.disputed) for s in found or ()] == [
        ("JPY", Stage.PROMISED, Decimal("2.8E9"), Decimal("3E9"), 1)
    ]
