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
from typing import Any, NamedTuple, TypeVar

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


Read = Callable[[str], Any]
Put = Callable[[Claim, Any], Claim]


class Field(NamedTuple):
    """One thing that can be put right: the conflict it leaves, how it is printed, read from words, and put."""

    kind: ConflictKind
    show: Callable[[Claim], str]
    read: Read
    put: Put
    is_optional: bool = True


FIELDS: Mapping[str, Field] = {
    "time": Field(ConflictKind.DATE, lambda c: show_time(c.time), parse_time, lambda c, v: replace(c, time=v)),
    "deadline": Field(
        ConflictKind.DATE,
        lambda c: show_time(c.deadline),
        parse_time,
        lambda c, v: replace(c, deadline=v, deadline_text=None),
    ),
    "amount": Field(
        ConflictKind.AMOUNT,
        lambda c: show_amounts(c.amounts),
        parse_amount,
        lambda c, v: replace(c, amounts=(v,) if v else ()),
    ),
    "place": Field(
        ConflictKind.PLACE, lambda c: c.place or UNKNOWN, str, lambda c, v: replace(c, place=v, place_id=None)
    ),
    "framework": Field(
        ConflictKind.FRAMEWORK,
        lambda c: c.framework or UNKNOWN,
        str,
        lambda c, v: replace(c, framework=v, framework_id=None),
    ),
    "modality": Field(
        ConflictKind.STATUS,
        lambda c: c.modality.value,
        lambda text: _word(Modality, text),
        lambda c, v: replace(c, modality=v),
        is_optional=False,
    ),
    "polarity": Field(
        ConflictKind.STATUS,
        lambda c: c.polarity.value,
        lambda text: _word(Polarity, text),
        lambda c, v: replace(c, polarity=v),
        is_optional=False,
    ),
}
"""What can be put right, by name."""


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
        claim = FIELDS[line.field or ""].put(claim, check(line))
    return claim


def check(line: Judgement) -> object:
    """Return the value that a correction gives, None for an unknown one.

    Raises:
        InvalidRecordError: its field cannot be put right, or its value cannot be read.
    """
    field = FIELDS.get(line.field or "")
    if field is None:
        raise InvalidRecordError(f"{line.field!r} cannot be put right; what can: {', '.join(FIELDS)}")
    if line.value is None and not field.is_optional:
        raise InvalidRecordError(f"the {line.field} is never unknown; give a word")
    return None if line.value is None else field.read(line.value)


def shown_corrections(ruling: Ruling, claims: Mapping[str, Claim], fact_of: Mapping[str, str]) -> list[Conflict]:
    """Return a settled conflict for each correction: what is printed, and what holds by whose judgement."""
    by_line: dict[str, tuple[Judgement, list[Claim]]] = {}
    for claim_id, lines in sorted(ruling.corrections.items()):
        for line in lines:
            if claim_id in fact_of:
                by_line.setdefault(line.id, (line, []))[1].append(claims[claim_id])
    return [_conflict(line, found, fact_of) for line, found in by_line.values()]


def _conflict(line: Judgement, claims: list[Claim], fact_of: Mapping[str, str]) -> Conflict:
    field = FIELDS[line.field or ""]
    printed: dict[str, list[str]] = {}
    for claim in claims:
        printed.setdefault(field.show(claim), []).append(claim.id)
    who = f"{line.by}, {line.at.date()}"
    why = f" ({line.reason})" if line.reason else ""
    held = Reading(line.value or UNKNOWN, (), f"judgement of {who}")
    return Conflict(
        id=make_id("cnf", line.id),
        kind=field.kind,
        field=line.field or "",
        readings=(*(Reading(value, tuple(ids)) for value, ids in sorted(printed.items())), held),
        evidence=tuple(sorted({c.evidence[0] for c in claims}, key=lambda e: (e.doc_id, e.span, e.quote))),
        explanation=f"The {line.field} {', '.join(sorted(printed))} was put right to {held.value} by {who}{why}.",
        fact_id=min(fact_of[c.id] for c in claims),
        verdict=Verdict.SETTLED,
        severity=Severity.LOW,
    )


def _word(words: type[E], value: str) -> E:
    try:
        return words(value)
    except ValueError as err:
        raise InvalidRecordError(f"{value!r} is none of: {', '.join(words)}") from err
