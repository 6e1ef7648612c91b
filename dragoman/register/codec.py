"""Turn any record of `types` into JSON and back, exactly.

Takes frozen dataclasses built of text, numbers, truth values, dates, Decimal, StrEnum, tuples, string mappings and
other dataclasses; gives ASCII JSON that loads to an equal record. The converters follow from the fields' types and are
made once per type, so a new field needs no change here. Never touches a database.

ASCII, because escapes carry NUL and lone surrogates, which no database stores in text as they are. Decimal is text:
"2.80" stays "2.80". A field that is None or () and has that as its default is left out.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NamedTuple, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
MAX_SHARED = 20_000  # records of one type that are kept to be used again: some 5 MB


class Codec(NamedTuple):
    """How values of one type become JSON values, and JSON values such values."""

    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]


def _same(value: Any) -> Any:
    return value


_UNKNOWN = _same  # what reads a key that is no field: it is never called


_SCALARS: Mapping[type, Codec] = {
    str: Codec(str, _same),
    int: Codec(_same, _same),
    float: Codec(_same, _same),
    bool: Codec(_same, _same),
    date: Codec(date.isoformat, date.fromisoformat),
    datetime: Codec(datetime.isoformat, datetime.fromisoformat),
    Decimal: Codec(str, Decimal),
}


def dump(record: Any, *, omit: frozenset[str] = frozenset()) -> str:
    """Return a dataclass as JSON, without the fields named in `omit`."""
    kind: Any = type(record)
    data = _codec(kind).encode(record)
    return json.dumps({k: v for k, v in data.items() if k not in omit} if omit else data, separators=(",", ":"))


def load(kind: type[T], body: str, **given: Any) -> T:
    """Build a `kind` from what `dump` returned; `given` supplies fields that were omitted."""
    return cast("T", _build(kind, json.loads(body), given))


def _build(kind: Any, data: Mapping[str, Any], given: Mapping[str, Any]) -> Any:
    """Build a dataclass from JSON values; keys that are no fields of it are left out."""
    decoders = _decoders(kind)
    found = dict(given)
    for name, value in data.items():
        decode = decoders.get(name, _UNKNOWN)
        if decode is None:
            found[name] = value
        elif decode is not _UNKNOWN:
            found[name] = decode(value)
    return kind(**found)


@cache
def _decoders(kind: Any) -> Mapping[str, Callable[[Any], Any] | None]:
    """Return what turns the JSON value of each field into its value, None where it is the value."""
    return {name: None if codec.decode is _same else codec.decode for name, codec in _fields(kind).items()}


@cache
def _fields(kind: Any) -> Mapping[str, Codec]:
    """Return the converters of a dataclass, by field, in order."""
    hints = get_type_hints(kind)
    return {f.name: _codec(hints[f.name]) for f in fields(kind)}


@cache
def _codec(kind: Any) -> Codec:
    """Return the converter of a type.

    Raises:
        TypeError: the type is none of those listed at the head of this module.
    """
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _optional(_codec(next(a for a in get_args(kind) if a is not NoneType)))
    if origin is tuple:
        return _row(_codec(get_args(kind)[0]))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(_codec(get_args(kind)[1]))
    if is_dataclass(kind):
        return _dataclass(kind)
    if kind in _SCALARS:
        return _SCALARS[kind]
    if issubclass(kind, StrEnum):
        return Codec(lambda value: value.value, {member.value: member for member in kind}.__getitem__)
    raise TypeError(f"no way to keep a {kind!r} in the register; add it to dragoman/register/codec.py")


def _optional(inner: Codec) -> Codec:
    encode, decode = inner
    return Codec(
        lambda value: None if value is None else encode(value),
        _same if decode is _same else lambda value: None if value is None else decode(value),
    )


def _row(inner: Codec) -> Codec:
    encode, decode = inner
    return Codec(
        lambda value: [encode(v) for v in value],
        tuple if decode is _same else lambda value: tuple([decode(v) for v in value]),
    )


def _mapping(inner: Codec) -> Codec:
    encode, decode = inner
    return Codec(
        lambda value: {k: encode(v) for k, v in value.items()}, lambda value: {k: decode(v) for k, v in value.items()}
    )


def _is_left_out(field: Field[Any], value: Any) -> bool:
    return field.default is not MISSING and (
        (value is None and field.default is None) or (value == () and field.default == ())
    )


def _dataclass(kind: Any) -> Codec:
    # The fields' converters are looked up at the first use, so that a type may hold itself.
    members = fields(kind)

    def encode(record: Any) -> dict[str, Any]:
        codecs = _fields(kind)
        pairs = ((f, getattr(record, f.name)) for f in members)
        return {f.name: codecs[f.name].encode(v) for f, v in pairs if not _is_left_out(f, v)}

    return Codec(encode, _shared(kind) if _is_of_words(kind) else lambda data: _build(kind, data, {}))


def _is_of_words(kind: Any) -> bool:
    """Whether a dataclass has no field but texts, days and exact numbers: as JSON texts, by which it is told apart."""
    given = (set(get_args(hint) or (hint,)) - {NoneType} for hint in get_type_hints(kind).values())
    return all(len(types) == 1 and _is_word(types.pop()) for types in given)


def _is_word(kind: Any) -> bool:
    return kind in {str, date, datetime, Decimal} or (isinstance(kind, type) and issubclass(kind, StrEnum))


def _shared(kind: Any) -> Callable[[Any], Any]:
    """Return what decodes a dataclass of words: parties, days and sums that many records name alike are made once."""
    made: dict[tuple[tuple[str, str | None], ...], Any] = {}

    def decode(data: Mapping[str, Any]) -> Any:
        key = tuple(data.items())
        found = made.get(key)
        if found is None:
            if len(made) >= MAX_SHARED:
                made.clear()
            found = made[key] = _build(kind, data, {})
        return found

    return decode
