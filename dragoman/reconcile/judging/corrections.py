"""Values that analysts put right: read from words, put into a claim for the weighing, shown beside what is printed.

Takes a claim and its corrections; gives the claim as it is weighed, and a settled conflict with both readings. The
stored claim stays what the source says.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

from dragoman.errors import InvalidRecordError
from dragoman.reconcile.judging.ruling import Ruling
from dragoman.types.claim import Claim, Modality, Polarity
from dragoman.types.doubt import ConflictKind, Severity
from dragoman.types.fact import Conflict, Reading, Verdict
from dragoman.types.ids import make_id
from dragoman.types.judgement import Judgement
from dragoman.types.value import Amount, Precision, TimeSpan

E = TypeVar("E", bound=StrEnum)
UNKNOWN = "unknown"
_DAYS = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_AMOUNT = re.compile(r"(-?\d+(?:\.\d+)?) +(\S.*)")


def parse_time(text: str) -> TimeSpan:
    """Read "2023", "2023-11", "2023-11-27" or "2023-11-27/2023-11-30".

    Raises:
        InvalidRecordError: `text` is no such time.

    >>> parse_time("2023-02").latest
    datetime.date(2023, 2, 28)
    """
    first, slash, last = text.strip().partition("/")
    if slash:
        return TimeSpan(parse_time(first).earliest, parse_time(last).latest, Precision.RANGE)
    match = _DAYS.fullmatch(first)
    try:
        if match is None:
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in match.groups())
        start = date(year or 0, month or 1, day or 1)
    except ValueError as err:
        raise InvalidRecordError(f"{text!r} is no time; write 2023, 2023-11, 2023-11-27 or two joined by /") from err
    if month is None:
        return TimeSpan(start, date(start.year, 12, 31), Precision.YEAR)
    if day is None:
        following = (start.replace(day=28) + timedelta(days=4)).replace(day=1)
        return TimeSpan(start, following - timedelta(days=1), Precision.MONTH)
    return TimeSpan(start, start, Precision.DAY)


def parse_amount(text: str) -> Amount:
    """Read "2800000000 JPY" or "12 patrol vessels": a number in whole units, then an ISO 4217 code or a noun.

    Raises:
        InvalidRecordError: `text` is no such sum.
    """
    match = _AMOUNT.fullmatch(text.strip())
    try:
        if match is None:
            raise InvalidOperation
        value = Decimal(match[1])
    except InvalidOperation as err:
        raise InvalidRecordError(f"{text!r} is no sum; write 2800000000 JPY or 12 patrol vessels") from err
    measure = match[2]
    is_currency = re.fullmatch("[A-Z]{3}", measure)
    return Amount(value, currency=measure) if is_currency else Amount(value, unit=measure)


def _with_time(claim: Claim, value: str | None) -> Claim:
    return replace(claim, time=parse_time(value) if value else None)


def _with_deadline(claim: Claim, value: str | None) -> Claim:
    return replace(claim, deadline=parse_time(value) if value else None, deadline_text=None)


def _with_amount(claim: Claim, value: str | None) -> Claim:
    return replace(claim, amounts=(parse_amount(value),) if value else ())


def _with_place(claim: Claim, value: str | None) -> Claim:
    return replace(claim, place=value, place_id=None)


def _with_framework(claim: Claim, value: str | None) -> Claim:
    return replace(claim, framework=value, framework_id=None)


def _with_modality(claim: Claim, value: str | None) -> Claim:
    return replace(claim, modality=_word(Modality, value))


def _with_polarity(claim: Claim, value: str | None) -> Claim:
    return replace(claim, polarity=_word(Polarity, value))


Field = tuple[ConflictKind, Callable[[Claim], str], Callable[[Claim, str | None], Claim]]
FIELDS: Mapping[str, Field] = {
    "time": (ConflictKind.DATE, lambda c: show_time(c.time), _with_time),
    "deadline": (ConflictKind.DATE, lambda c: show_time(c.deadline), _with_deadline),
    "amount": (ConflictKind.AMOUNT, lambda c: show_amounts(c.amounts), _with_amount),
    "place": (ConflictKind.PLACE, lambda c: c.place or UNKNOWN, _with_place),
    "framework": (ConflictKind.FRAMEWORK, lambda c: c.framework or UNKNOWN, _with_framework),
    "modality": (ConflictKind.STATUS, lambda c: c.modality.value, _with_modality),
    "polarity": (ConflictKind.STATUS, lambda c: c.polarity.value, _with_polarity),
}
"""What can be put right: the kind of the conflict it leaves, how it is printed, and how it is changed."""


def show_time(time: TimeSpan | None) -> str:
    """Return a time as `parse_time` reads it."""
    if time is None:
        return UNKNOWN
    return str(time.earliest) if time.days == 1 else f"{time.earliest}/{time.latest}"


def show_amounts(amounts: Iterable[Amount]) -> str:
    """Return sums as `parse_amount` reads them, several with commas."""
    return ", ".join(f"{a.value:f} {a.currency or a.unit}" for a in amounts) or UNKNOWN


def corrected(claim: Claim, corrections: Iterable[Judgement]) -> Claim:
    """Return the claim with its values put right.

    Raises:
        InvalidRecordError: a field or a value is none that can be put right.
    """
    for line in corrections:
        claim = change_of(line)(claim)
    return claim


def change_of(line: Judgement) -> Callable[[Claim], Claim]:
    """Return what a correction does to a claim.

    Raises:
        InvalidRecordError: its field is none that can be put right.
    """
    field = line.field or ""
    if field not in FIELDS:
        raise InvalidRecordError(f"{field!r} cannot be put right; what can: {', '.join(FIELDS)}")
    change = FIELDS[field][2]
    return lambda claim: change(claim, line.value)


def shown_corrections(ruling: Ruling, claims: Mapping[str, Claim], fact_of: Mapping[str, str]) -> list[Conflict]:
    """Return a settled conflict for each correction: what is printed, and what holds by whose judgement."""
    by_line: dict[str, tuple[Judgement, list[Claim]]] = {}
    for claim_id, lines in sorted(ruling.corrections.items()):
        for line in lines:
            if claim_id in fact_of:
                by_line.setdefault(line.id, (line, []))[1].append(claims[claim_id])
    return [_conflict(line, found, fact_of) for line, found in by_line.values()]


def _conflict(line: Judgement, claims: list[Claim], fact_of: Mapping[str, str]) -> Conflict:
    kind, show, _ = FIELDS[line.field or ""]
    printed: dict[str, list[str]] = {}
    for claim in claims:
        printed.setdefault(show(claim), []).append(claim.id)
    who = f"{line.by}, {line.at.date()}"
    why = f" ({line.reason})" if line.reason else ""
    held = Reading(line.value or UNKNOWN, (), f"judgement of {who}")
    return Conflict(
        id=make_id("cnf", line.id),
        kind=kind,
        field=line.field or "",
        readings=(*(Reading(value, tuple(ids)) for value, ids in sorted(printed.items())), held),
        evidence=tuple(sorted({c.evidence[0] for c in claims}, key=lambda e: (e.doc_id, e.span, e.quote))),
        explanation=f"The {line.field} {', '.join(sorted(printed))} was put right to {held.value} by {who}{why}.",
        fact_id=min(fact_of[c.id] for c in claims),
        verdict=Verdict.SETTLED,
        severity=Severity.LOW,
    )


def _word(words: type[E], value: str | None) -> E:
    try:
        return words(value or "")
    except ValueError as err:
        raise InvalidRecordError(f"{value!r} is none of: {', '.join(words)}") from err
