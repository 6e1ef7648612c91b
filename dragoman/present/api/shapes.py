"""The JSON shapes of answers as pydantic models, made from the records themselves.

Takes a dataclass; gives the model of what `present.export.plain.plain_row` makes of it, so that the description of the
interface follows from the records and cannot fall behind them. Values are never converted through these models.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, JsonValue, create_model

from dragoman.types.claim import Argument, Role
from dragoman.types.value import Amount, Bound


class Shape(BaseModel):
    """A JSON object that has these members and no others."""

    model_config = ConfigDict(extra="forbid")


class Participant(Shape):
    """One participant in its role."""

    role: Role
    name: str
    entity: str | None


class Sum(BaseModel):
    """A sum of money (`currency`) or a counted quantity (`unit`), in whole units."""

    value: float
    currency: str | None = None
    unit: str | None = None
    bound: Bound


_GIVEN: Mapping[Any, Any] = {Argument: Participant, Amount: Sum, Decimal: float, date: date, datetime: datetime}


@cache
def shape_of(record: type) -> type[Shape]:
    """Return the model of a dataclass as JSON.

    Raises:
        TypeError: it holds a type that has no JSON form.
    """
    hints = get_type_hints(record)
    members: dict[str, Any] = {field.name: (_shape(hints[field.name]), ...) for field in fields(record)}
    made: type[Shape] = create_model(
        record.__name__, __base__=Shape, __doc__=(record.__doc__ or "").split("\n\n")[0], **members
    )
    return made


def row_shape(name: str, keys: tuple[str, ...], doc: str) -> type[Shape]:
    """Return the model of a row of an export, whose cells are any JSON value."""
    members: dict[str, Any] = dict.fromkeys(keys, (JsonValue, ...))
    made: type[Shape] = create_model(name, __base__=Shape, __doc__=doc, **members)
    return made


def _shape(kind: Any) -> Any:
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return Union[tuple(part if part is NoneType else _shape(part) for part in parts)]  # noqa: UP007 - of a tuple
    if origin in (tuple, frozenset):
        return list[_shape(parts[0])]  # type: ignore[misc]
    if origin is not None and issubclass(origin, Mapping):
        return dict[str, _shape(parts[1])]  # type: ignore[misc]
    if kind in _GIVEN:
        return _GIVEN[kind]
    if is_dataclass(kind) and isinstance(kind, type):
        return shape_of(kind)
    if isinstance(kind, type) and issubclass(kind, (str, int, float, bool, Enum)):
        return kind
    raise TypeError(f"no JSON form for {kind!r}")
