"""Sums of promises by currency, which say no more than the sources do: a sum announced again is counted once.

Takes a query; gives one row for each currency and stage. Nothing is converted, and sums of two stages are never added:
what was promised, committed and given can be the same money. Where a source says that a sum is part of a larger one,
or was announced before, it is not added; sources seldom say it, so a row gives the largest single sum and what all come
to if none of the others is part of another; the truth lies between.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from dragoman.answer.holdings import Holdings
from dragoman.answer.money import Money, givers_of, money_of_each, sides_of
from dragoman.answer.query import Query, choice_of, select_ids
from dragoman.types.choice import Order, Window
from dragoman.types.claim import PROMISES
from dragoman.types.doubt import ConflictKind
from dragoman.types.fact import Fact, Pledge, Status
from dragoman.types.value import Bound

MAX_FACTS = 2_000  # more are not read for a table of sums; a party or framework brings any register below it


class Stage(StrEnum):
    """How far money has come; the order is that of the answer."""

    GIVEN = "given"
    COMMITTED = "committed"
    PROMISED = "promised"
    CONSIDERED = "considered or called for"
    REFUSED = "denied or dropped"


STAGES = {
    Status.DELIVERED: Stage.GIVEN,
    Status.HAPPENED: Stage.GIVEN,
    Status.AGREED: Stage.COMMITTED,
    Status.SIGNED: Stage.COMMITTED,
    Status.IN_FORCE: Stage.COMMITTED,
    Status.UNDER_WAY: Stage.COMMITTED,
    Status.CONSIDERED: Stage.CONSIDERED,
    Status.CALLED_FOR: Stage.CONSIDERED,
    Status.EXPECTED: Stage.CONSIDERED,
    Status.DENIED: Stage.REFUSED,
    Status.DROPPED: Stage.REFUSED,
}
"""The stage of a status; every other one is a promise. What two sides agreed to or signed is committed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """One currency at one stage, in whole units.

    `fact_ids` are the entries counted, `repeated` those that name a sum counted already between the same sides, or say
    that it was announced before; `parts` those whose source calls them part of a larger sum that is counted.
    `largest` is the largest single sum, `together` what all come to if none is part of another. Where sources give two
    sums for one entry the smaller counts in `largest` and the larger in `together`; `disputed` says how often. `hedged`
    counts entries whose sum is "about", "up to", "more than" ...
    """

    currency: str
    stage: Stage
    largest: Decimal
    together: Decimal
    fact_ids: tuple[str, ...]
    repeated: tuple[str, ...]
    parts: tuple[str, ...]
    hedged: int
    disputed: int


class _Named(NamedTuple):
    """The money one fact names in one currency: the least and the most it can come to."""

    fact: Pledge | Fact
    low: Decimal
    high: Decimal
    hedged: bool
    disputed: bool
    money: Collection[Money]


def sums(holdings: Holdings, query: Query) -> tuple[Sum, ...] | None:
    """Return the sums of what matches, by currency and stage; None where too much matches to be read."""
    wanted = replace(query, kinds=query.kinds or PROMISES, as_of=None)
    return holdings.reference.kept.part("sums", wanted, lambda: _sums(holdings, wanted))


def _sums(holdings: Holdings, wanted: Query) -> tuple[Sum, ...] | None:
    if _is_of_one_side(wanted):
        choice = choice_of(wanted, holdings)
        if holdings.store.are_more_facts(choice, MAX_FACTS):
            return None
        return _added(list(holdings.store.pledges(choice)), holdings)
    ids = select_ids(holdings, wanted, order=Order.CHRONOLOGY, window=Window(limit=MAX_FACTS + 1))
    if len(ids) > MAX_FACTS:
        return None
    return _added(list(holdings.store.pledges(ids)), holdings)


def _is_of_one_side(wanted: Query) -> bool:
    """Whether nothing but one party and some kinds restrict."""
    return wanted.actor is not None and wanted == Query(actor=wanted.actor, kinds=wanted.kinds)


def _added(pledges: Sequence[Pledge], holdings: Holdings) -> tuple[Sum, ...]:
    told = money_of_each({pledge.id: pledge.quotes for pledge in pledges})
    return add_up(pledges, holdings.store.disputed(list(told), ConflictKind.AMOUNT), told)


def add_up(
    facts: Iterable[Pledge | Fact], disputed: Iterable[str] = (), money: Mapping[str, Collection[Money]] | None = None
) -> tuple[Sum, ...]:
    """Return the sums of facts.

    `disputed` are the ids of those whose sums contradict each other; `money` is what sources say of sums, by fact id.
    """
    in_doubt, said = frozenset(disputed), money or {}
    rows: dict[tuple[str, Stage], list[_Named]] = defaultdict(list)
    for fact in sorted(facts, key=_first_told):
        for currency in _currencies(fact):
            named = _named(fact, currency, fact.id in in_doubt, said.get(fact.id, ()))
            rows[currency, STAGES.get(fact.status, Stage.PROMISED)].append(named)
    stages = list(Stage)
    return tuple(_sum(*key, rows[key]) for key in sorted(rows, key=lambda key: (key[0], stages.index(key[1]))))


def _currencies(fact: Pledge | Fact) -> list[str]:
    found = [amount.currency for amount in fact.amounts if amount.currency]
    return sorted(set(found)) if len(found) > 1 else found


def _first_told(fact: Pledge | Fact) -> tuple[date, str]:
    return fact.first_reported or date.max, fact.id


def _named(
    fact: Pledge | Fact,
    currency: str,
    is_disputed: bool,  # noqa: FBT001 - a property of the fact
    money: Collection[Money],
) -> _Named:
    amounts = [amount for amount in fact.amounts if amount.currency == currency]
    if len(amounts) == 1:
        [amount] = amounts
        return _Named(fact, amount.value, amount.value, amount.bound is not Bound.EXACT, is_disputed, money)
    values = {amount.value for amount in amounts}
    hedged = any(amount.bound is not Bound.EXACT for amount in amounts)
    low = min(values) if is_disputed else max(values)
    one = is_disputed or Money.WHOLE in money  # of a sum told with its parts, the parts are in it
    return _Named(fact, low, max(values) if one else sum(values, Decimal()), hedged, is_disputed, money)


def _sum(currency: str, stage: Stage, named: Iterable[_Named]) -> Sum:
    counted: dict[tuple[object, ...], _Named] = {}
    repeated = []
    for each in named:
        key = (*sides_of(each.fact), each.high)
        if key in counted or (Money.EARLIER in each.money and _is_counted(each, counted.values())):
            repeated.append(each.fact.id)
        else:
            counted[key] = each
    parts = [each.fact.id for each in counted.values() if Money.PART in each.money and _is_part(each, counted.values())]
    kept = [each for each in counted.values() if each.fact.id not in parts]
    return Sum(
        currency=currency,
        stage=stage,
        largest=max(each.low for each in kept),
        together=sum((each.high for each in kept), Decimal()),
        fact_ids=tuple(each.fact.id for each in kept),
        repeated=tuple(repeated),
        parts=tuple(parts),
        hedged=sum(each.hedged for each in kept),
        disputed=sum(each.disputed for each in kept),
    )


def _is_counted(named: _Named, counted: Iterable[_Named]) -> bool:
    """Whether a sum of the same giver is counted that is the same money, whomever the reports name as given it."""
    return any(other.high == named.high and givers_of(other.fact) & givers_of(named.fact) for other in counted)


def _is_part(named: _Named, counted: Iterable[_Named]) -> bool:
    """Whether a source calls a sum part of a larger one, and a larger one of the same giver is counted."""
    return any(other.low > named.high and givers_of(other.fact) & givers_of(named.fact) for other in counted)
