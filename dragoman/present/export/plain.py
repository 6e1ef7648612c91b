"""Turn records into what JSON can say, each type in one way, and texts into what is safe to show.

Takes any record; gives dicts, lists, strings, numbers, booleans and None, keys in the order of the fields.
Never loses precision: a whole number is an int, dates are ISO 8601, an unknown value is null.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from dragoman.types.claim import Argument
from dragoman.types.value import Amount, TimeSpan

# Marks that turn the direction of text; a name that holds one can look like another.
BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def printable(text: str) -> str:
    r"""Make a text safe to show: one line, no control characters, no marks that turn its direction.

    >>> printable("a\x1b[31mb\n c")
    'a[31mb c'
    """
    line = " ".join(text.split())
    return "".join(c for c in line if c not in BIDI and unicodedata.category(c) not in {"Cc", "Cs"})


def plain(value: object) -> object:
    """Return `value` as JSON values.

    >>> plain(Amount(Decimal("2.5E9"), "JPY"))
    {'value': 2500000000, 'currency': 'JPY', 'bound': 'exact'}
    """
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return _plain_compound(value)


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


def _plain_compound(value: object) -> object:
    if isinstance(value, Argument):
        return participant(value)
    if isinstance(value, Amount):
        return amount_row(value)
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (frozenset, set)):
        return sorted((plain(item) for item in value), key=str)
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    raise TypeError(f"no JSON form for {type(value).__name__}")
