"""What the columns of each export hold, for formats that have types.

Takes the keys of a table; gives its columns, one a cell: times and deadlines are spread over several, everything else
is one. The same table has the same columns and types over every register, also where nothing matches.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from dragoman.present.export.formats import Row, cell_text, spread, spread_keys

T = TypeVar("T")
SUM_DIGITS, SUM_PLACES = 38, 6  # of a column of sums: what 128 bits hold, and decimals enough for any currency
SUM_LIMIT = Decimal(10) ** (SUM_DIGITS - SUM_PLACES)


class Kind(StrEnum):
    """What a column holds; any may also be empty."""

    TEXT = "text"
    WHOLE = "whole"  # a count or an offset
    NUMBER = "number"
    SUM = "sum"  # an amount, exact to SUM_PLACES decimals
    FLAG = "flag"
    DAY = "day"
    TEXTS = "texts"  # a list of texts
    RECORDS = "records"  # a list of records, with the fields of RECORD_FIELDS


_KINDS: Mapping[Kind, str] = {
    Kind.WHOLE: "start end sources group_size alone quad",
    Kind.NUMBER: "score",
    Kind.FLAG: "disputed judged overdue",
    Kind.DAY: "earliest latest time_earliest time_latest dates_earliest dates_latest published_earliest "
    "published_latest deadline_earliest deadline_latest due_latest as_of first_reported last_reported",
    Kind.TEXTS: "areas by to who whom towards contexts auxiliary actor_country recipient_country names_actor "
    "names_recipient conflicts",
    Kind.RECORDS: "participants history values evidence issues",
}
KIND_OF: Mapping[str, Kind] = {name: kind for kind, names in _KINDS.items() for name in names.split()}
"""Kinds by column name, where every table means the same by it; all others are text."""

RECORD_FIELDS: Mapping[str, Mapping[str, Kind]] = {
    "participants": dict.fromkeys(("role", "name", "entity"), Kind.TEXT),
    "amount": {"value": Kind.SUM, "currency": Kind.TEXT, "unit": Kind.TEXT, "bound": Kind.TEXT},
    "history": {"as_of": Kind.DAY, "status": Kind.TEXT, "claims": Kind.TEXTS},
    "claims": {"claim": Kind.TEXT, "document": Kind.TEXT, "start": Kind.WHOLE, "end": Kind.WHOLE},
    "values": {
        **dict.fromkeys(("field", "value", "reason", "fit", "reading"), Kind.TEXT),
        "claims": Kind.TEXTS,
    },
    "readings": {"value": Kind.TEXT, "origin": Kind.TEXT, "claims": Kind.TEXTS},
    "evidence": {"document": Kind.TEXT, "start": Kind.WHOLE, "end": Kind.WHOLE, "quote": Kind.TEXT},
    "issues": {"code": Kind.TEXT, "detail": Kind.TEXT, "fatal": Kind.FLAG},
}
"""Fields of the records in a list, by the key of the list."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `fields` only where it holds records."""

    name: str
    kind: Kind
    fields: Mapping[str, Kind] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Schema:
    """A table: its name (that of the sheet), the keys of its rows, and kinds that differ from those of the name."""

    name: str
    keys: tuple[str, ...]
    kinds: Mapping[str, Kind] = field(default_factory=dict)

    def columns(self) -> tuple[Column, ...]:
        """Return the columns in order."""
        return tuple(self._column(name) for key in self.keys for name in spread_keys(key))

    def _column(self, name: str) -> Column:
        kind = self.kinds.get(name, KIND_OF.get(name, Kind.TEXT))
        return Column(name, kind, RECORD_FIELDS[name] if kind is Kind.RECORDS else {})


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """How records of one type are written as a table: its schema, and the row of a record."""

    schema: Schema
    flatten: Callable[[T], Row]


def typed_cells(row: Row, schema: Schema) -> Iterator[object]:
    """Yield the cells of a row, each as its column holds it."""
    values = (value for key in schema.keys for value in spread(key, row.get(key)))
    for column, value in zip(schema.columns(), values, strict=True):
        yield typed(value, column.kind, column.fields)


def typed(value: object, kind: Kind, fields: Mapping[str, Kind]) -> object:
    """Return a JSON value as a column of this kind holds it; None stays None."""
    if value is None:
        return [] if kind in {Kind.TEXTS, Kind.RECORDS} else None
    if kind is Kind.DAY:
        return date.fromisoformat(str(value))
    if kind is Kind.NUMBER:
        return float(str(value))
    if kind is Kind.SUM:
        return exact_sum(value)
    if kind in {Kind.WHOLE, Kind.FLAG}:
        return value
    if kind is Kind.TEXTS:
        return [str(item) for item in value] if isinstance(value, (list, tuple)) else [str(value)]
    if kind is Kind.RECORDS:
        return [_record(item, fields) for item in value] if isinstance(value, (list, tuple)) else []
    return cell_text(value)


def exact_sum(value: object) -> Decimal | None:
    """Return an amount as a column of sums holds it; None for one beyond all money, which no such column can hold."""
    amount = Decimal(str(value))
    if not amount.is_finite() or abs(amount) >= SUM_LIMIT:
        return None
    return round(amount, SUM_PLACES)


def _record(item: object, fields: Mapping[str, Kind]) -> dict[str, object]:
    if not isinstance(item, Mapping):
        raise TypeError(f"{item!r} is no record")
    return {name: typed(item.get(name), kind, {}) for name, kind in fields.items()}
