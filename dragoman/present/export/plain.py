"""Turn records into what JSON can say, each type in one way, and texts into what is safe to show.

Takes any record; gives dicts, lists, strings, numbers, booleans and None, keys in the order of the fields.
Never loses precision: a whole number is an int, dates are ISO 8601, an unknown value is null.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from dragoman.types.claim import Argument
from dragoman.types.value import Amount, TimeSpan

# Marks that turn the direction of text; a name that holds one can look like another.
BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Beside them what steers a terminal (Cc), half characters (Cs), and two that are no characters: XML refuses them.
_HIDDEN = re.compile(f"[{''.join(sorted(BIDI))}\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    r"""Make a text safe to show, also in XML: one line, no control characters, no marks that turn its direction.

    >>> printable("a\x1b[31mb\n c")
    'a[31mb c'
    """
    return _HIDDEN.sub("", " ".join(text.split()))


def plain(value: object) -> object:
    """Return `value` as JSON values.

    >>> plain(Amount(Decimal("2.5E9"), "JPY"))
    {'value': 2500000000, 'currency': 'JPY', 'bound': 'exact'}
    """
    kind: Any = type(value)
    return _converter(kind)(value)


def plain_row(record: object) -> dict[str, object]:
    """Return a record (a dataclass) as a dict."""
    row = plain(record)
    if not isinstance(row, dict):
        raise TypeError(f"{type(record).__name__} is no record")
    return row


def participant(argument: Argument) -> dict[str, object]:
    """Write one participant as the contracts have it."""
    return {"role": argument.role.value, "name": argument.name, "entity": argument.entity_id}


def amount_row(amount: Amount) -> dict[str, object]:
    """Write a sum as the contracts have it: a currency or a unit, never both."""
    measure = {"currency": amount.currency} if amount.currency else {"unit": amount.unit}
    return {"value": plain(amount.value), **measure, "bound": amount.bound.value}


def time_row(time: TimeSpan | None) -> dict[str, object] | None:
    """Write a time as the contracts have it, null for an unknown one."""
    if time is None:
        return None
    return {
        "earliest": time.earliest.isoformat(),
        "latest": time.latest.isoformat(),
        "precision": time.precision.value,
    }


@cache
def _converter(kind: type) -> Callable[[Any], object]:
    """Return how values of one type are written; found once for each, since answers hold thousands.

    Raises:
        TypeError: the type has no JSON form.
    """
    for kinds, convert in _SCALARS:
        if issubclass(kind, kinds):
            return convert
    if issubclass(kind, Argument):
        return participant
    if issubclass(kind, Amount):
        return amount_row
    if is_dataclass(kind):
        names = tuple(field.name for field in fields(kind))
        return lambda value: {name: plain(getattr(value, name)) for name in names}
    if issubclass(kind, Mapping):
        return lambda value: {str(key): plain(item) for key, item in value.items()}
    if issubclass(kind, (frozenset, set)):
        return lambda value: sorted(map(plain, value), key=str)
    if issubclass(kind, (tuple, list)):
        return lambda value: list(map(plain, value))
    raise TypeError(f"no JSON form for {kind.__name__}")


def _same(value: object) -> object:
    return value


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


_SCALARS: tuple[tuple[type | tuple[type, ...], Callable[[Any], object]], ...] = (
    (Enum, lambda value: value.value),  # before text: a StrEnum is both
    ((str, int, float, type(None)), _same),
    (Decimal, _number),
    ((datetime, date), lambda value: value.isoformat()),
)
