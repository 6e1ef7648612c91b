"""Why a fact has the values it has: for each, the claims that give it, allow it, and differ from it.

Takes a fact and its claims; gives its values in the order of a sheet. Nothing is averaged and nothing dropped: what a
claim says otherwise stands beside the value that was chosen, with the id of the claim.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from dragoman.answer.wording import amounts_text, time_text
from dragoman.text.folding import fold
from dragoman.types.claim import Argument, Claim, Role
from dragoman.types.fact import Fact
from dragoman.types.value import Amount, TimeSpan


class Fit(StrEnum):
    """How what a claim says stands to the value of its fact."""

    GIVES = "gives"
    ALLOWS = "allows"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Told:
    """One reading of a value, in words, and the claims that have it, in document and text order."""

    value: str
    fit: Fit
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MergedValue:
    """A value of a fact, in words, with the rule that chose it and every reading of it: first those that give it."""

    field: str
    value: str
    reason: str
    told: tuple[Told, ...]


class _Field(NamedTuple):
    """How one field is read: its value in words from a fact or claim, what a claim's reading is to it, and the rule."""

    name: str
    of_fact: Callable[[Fact], str]
    of_claim: Callable[[Claim], str]
    fit: Callable[[Fact, Claim], Fit]
    rule: str


def values_of(fact: Fact, claims: Sequence[Claim]) -> tuple[MergedValue, ...]:
    """Return the values a fact has; `claims` are its own, in document and text order."""
    return (*_parties(fact, claims), *(found for field in FIELDS if (found := _value(field, fact, claims))))


def _value(field: _Field, fact: Fact, claims: Iterable[Claim]) -> MergedValue | None:
    value = field.of_fact(fact)
    if not value:
        return None
    told = ((field.of_claim(claim), field.fit(fact, claim), claim.id) for claim in claims if field.of_claim(claim))
    return MergedValue(field.name, value, field.rule, _readings(told))


def _readings(told: Iterable[tuple[str, Fit, str]]) -> tuple[Told, ...]:
    """Return each reading once, with its claims: what gives the value, then what allows it, then what differs."""
    claims: dict[tuple[Fit, str], list[str]] = {}
    for value, fit, claim_id in told:
        claims.setdefault((fit, value), []).append(claim_id)
    rank = list(Fit)
    return tuple(
        Told(value, fit, tuple(claims[fit, value]))
        for fit, value in sorted(claims, key=lambda k: (rank.index(k[0]), k[1]))
    )


def _parties(fact: Fact, claims: Sequence[Claim]) -> Iterator[MergedValue]:
    """Yield each party; a claim that has it in another role differs, one that leaves it out says nothing of it."""
    for party in fact.arguments:
        found = ((a, claim.id) for claim in claims for a in claim.arguments if _key(a) == _key(party))
        told = ((a.role.value, Fit.GIVES if a.role is party.role else Fit.DIFFERS, claim_id) for a, claim_id in found)
        rule = (
            "whose words are told" if party.role is Role.SPEAKER else "every party once, in the role most claims have"
        )
        yield MergedValue("participant", f"{party.name} ({party.role.value})", rule, _readings(told))


def _key(argument: Argument) -> str:
    return argument.entity_id or argument.name


def _time(time: TimeSpan | None) -> str:
    return time_text(time) if time else ""


def _fit_time(chosen: TimeSpan | None, told: TimeSpan | None) -> Fit:
    if chosen == told:
        return Fit.GIVES
    return Fit.ALLOWS if chosen and told and chosen.overlaps(told) else Fit.DIFFERS


def _fit_amounts(chosen: Sequence[Amount], told: Sequence[Amount]) -> Fit:
    """Some of the same sums allow the others: a report may leave one out."""
    if set(chosen) == set(told):
        return Fit.GIVES
    mine, theirs = ({(a.value, a.currency, a.unit) for a in amounts} for amounts in (chosen, told))
    return Fit.ALLOWS if mine <= theirs or theirs <= mine else Fit.DIFFERS


def _fit_named(chosen_id: str | None, chosen: str | None, told_id: str | None, told: str | None) -> Fit:
    same = chosen_id == told_id if chosen_id and told_id else fold(chosen or "") == fold(told or "")
    return Fit.GIVES if same else Fit.DIFFERS


FIELDS = (
    _Field("time", lambda f: _time(f.time), lambda c: _time(c.time), lambda f, c: _fit_time(f.time, c.time),
           "the days on which the times that most claims allow meet"),
    _Field("deadline", lambda f: _time(f.deadline), lambda c: _time(c.deadline),
           lambda f, c: _fit_time(f.deadline, c.deadline), "that of the claim that tells most, else the first given"),
    _Field("amount", lambda f: amounts_text(f.amounts), lambda c: amounts_text(c.amounts),
           lambda f, c: _fit_amounts(f.amounts, c.amounts), "that of the claim that tells most, else the first given"),
    _Field("place", lambda f: f.place or "", lambda c: c.place or "",
           lambda f, c: _fit_named(f.place_id, f.place, c.place_id, c.place), "a known place before one only named"),
    _Field("framework", lambda f: f.framework or "", lambda c: c.framework or "",
           lambda f, c: _fit_named(f.framework_id, f.framework, c.framework_id, c.framework),
           "a known framework before one only named"),
)  # fmt: skip
"""The values of a fact beside its parties; the rules are those of dragoman/reconcile/merge.py."""
