"""Commitments: who promised what to whom, for how much, by when, under which framework, and where that stands.

Takes a query; gives commitments by deadline. Overdue is held against a stated day, by default the latest day any
document of the register was published: never today. Sums are listed, never added up.
"""

from dataclasses import dataclass, replace
from datetime import date

from dragoman.answer.headlines import headline_of
from dragoman.answer.holdings import Holdings
from dragoman.answer.money import Money, money_told
from dragoman.answer.notes import Note, in_roles, is_disputed, is_judged, main_claim, notes_of, notes_of_fact
from dragoman.answer.query import BINDING, Query, select
from dragoman.answer.wording import BADGES, day_text, time_text
from dragoman.types.choice import WHOLE, Order, Window
from dragoman.types.claim import PROMISES, Role
from dragoman.types.fact import Fact, Status
from dragoman.types.value import Amount, Precision, TimeSpan


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of a status: from which day on (None: undated reports), and the reports that say so."""

    as_of: date | None
    status: Status
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """One promise. `status` is what sources say; `overdue` is what follows from `deadline` and `as_of`.

    `money` is what sources say of its sums: new, announced before, part of a larger sum.
    """

    fact_id: str
    kind: str
    when: str
    time: TimeSpan | None
    headline: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    amounts: tuple[Amount, ...]
    money: tuple[Money, ...]
    deadline: TimeSpan | None
    deadline_text: str | None
    framework: str | None
    areas: tuple[str, ...]
    status: Status
    badge: str
    overdue: bool
    as_of: date | None
    history: tuple[Step, ...]
    sources: int
    disputed: bool
    judged: bool
    quote: str
    notes: tuple[Note, ...]

    @property
    def due(self) -> str:
        """When it is due: "by 18 December 1978 (“three months”)", with the words of a source where they differ.

        Words from which no day follows stand alone: "due “soon”".
        """
        if self.deadline is None:
            return f"due “{self.deadline_text}”" if self.deadline_text else "no deadline"
        words = self.deadline_text
        days = (
            day_text(self.deadline.latest) if self.deadline.precision is Precision.RANGE else time_text(self.deadline)
        )
        return f"by {days}" if words in {None, days} else f"by {days} (“{words}”)"


def commitments(holdings: Holdings, query: Query, window: Window = WHOLE) -> tuple[Commitment, ...]:
    """Return promises and aid (or the kinds asked for), nearest deadline first, those without one last by time.

    With status "overdue" among those asked for, only what is due before `as_of` and not done is given.
    """
    as_of = query.as_of or holdings.last_day
    due_before = (as_of or date.min) if Status.OVERDUE in query.statuses else None
    wanted = replace(query, kinds=query.kinds or PROMISES)
    facts = select(holdings, wanted, order=Order.DUE, window=window, due_before=due_before)
    holdings.gather(facts)
    return tuple(commitment_of(fact, holdings, as_of) for fact in facts)


def commitment_of(fact: Fact, holdings: Holdings, as_of: date | None) -> Commitment:
    """Make the entry of one fact as it stood on `as_of`."""
    claim = main_claim(fact, holdings)
    quote = claim.evidence[0].quote if claim else ""
    overdue = is_overdue(fact, as_of)
    return Commitment(
        fact_id=fact.id,
        kind=fact.kind,
        when=time_text(fact.time),
        time=fact.time,
        headline=headline_of(fact, holdings, claim),
        by=in_roles(fact.arguments, Role.ACTOR) or in_roles(fact.arguments, Role.SPEAKER),
        to=in_roles(fact.arguments, Role.BENEFICIARY, Role.COUNTERPART, Role.HOST),
        amounts=fact.amounts,
        money=money_told(fact, holdings),
        deadline=fact.deadline,
        deadline_text=deadline_text(fact, holdings),
        framework=fact.framework,
        areas=fact.areas,
        status=fact.status,
        badge=BADGES[Status.OVERDUE if overdue else fact.status],
        overdue=overdue,
        as_of=as_of,
        history=tuple(
            Step(step.as_of, step.status, notes_of(holdings.claims_of(step.claim_ids), holdings))
            for step in fact.history
        ),
        sources=fact.n_sources,
        disputed=is_disputed(holdings.conflicts_of_fact.get(fact.id, ())),
        judged=is_judged(fact, holdings),
        quote=quote,
        notes=notes_of_fact(fact, holdings),
    )


def is_overdue(fact: Fact, as_of: date | None) -> bool:
    """Whether every day of the deadline lies before `as_of` and no source reports the promise done or dropped."""
    if as_of is None or fact.deadline is None:
        return False
    return fact.status in BINDING and fact.deadline.latest < as_of


def deadline_text(fact: Fact, holdings: Holdings) -> str | None:
    """Return the deadline in the words of a source, where one gives words."""
    for claim in holdings.claims_of(fact.claim_ids):
        if claim.deadline_text:
            return claim.deadline_text
    return time_text(fact.deadline) if fact.deadline else None
