"""Check the pack as a whole: every reference between tables must lead somewhere.

Takes the parsed tables and the entities read from them; gives nothing, or raises at the first broken reference.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.lexicon.records import ClaimKind, Membership, NameRow, Office
from dragoman.lexicon.tables import Row, Table
from dragoman.types.entity import Entity, EntityKind

MONTHS = frozenset(f"{month:02d}" for month in range(1, 13))
OWNERS = frozenset({EntityKind.STATE, EntityKind.IGO})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """What was read, before it is frozen."""

    entities: Mapping[str, Entity]
    names: Sequence[NameRow]
    members: Sequence[Membership]
    kinds: Mapping[str, ClaimKind]
    tables: Mapping[str, Table]


def check_pack(pack: Pack, offices: Mapping[str, Office]) -> None:
    """Refuse rows that name a state, person or office which no table has.

    Raises:
        LexiconError: names file, line and the value that leads nowhere.
    """
    for name in ("bodies", "programmes", "instruments", "places", "people"):
        for row in _rows(pack, name):
            _check_owner(pack, row, "state")
    for row in _rows(pack, "terms"):
        _check_owner(pack, row, "of")
        if row.one("person") not in pack.entities:
            raise row.error(f"person {row.one('person')!r} stands in no table", "add the person to people.tsv")
        if row.one("office") not in offices:
            raise row.error(f"office {row.one('office')!r} stands in no table", "add the office to offices.tsv")
    _check_named(pack)
    _check_history(pack)
    codes = {entity.country for entity in pack.entities.values() if entity.kind is EntityKind.STATE}
    for row in _rows(pack, "publishers"):
        country = row.cells["country"]
        if country and country not in codes:
            raise row.error(f"country {country!r} is no state's iso3", "write a code of states.tsv or leave it empty")


def _check_named(pack: Pack) -> None:
    """Check the tables that say more of an entity that another table has."""
    for table, column in (("granted", "programme"), ("contested_names", "entity")):
        for row in _rows(pack, table):
            if row.one(column) not in pack.entities:
                raise row.error(f"{column} {row.one(column)!r} stands in no table", "write an id that some table has")


def _check_history(pack: Pack) -> None:
    """Check the tables of dated public record and of fiscal years."""
    for row in _rows(pack, "fiscal_years"):
        _check_owner(pack, row, "state")
        if row.cells["start"] not in MONTHS or row.cells["offset"] not in {"0", "-1"}:
            raise row.error("start or offset is wrong", 'write a month from "01" to "12" and "0" or "-1"')
    levels = {row.one("id") for row in _rows(pack, "levels")}
    for row in _rows(pack, "relations"):
        _check_owner(pack, row, "one")
        _check_owner(pack, row, "two")
        if row.one("level") not in levels:
            raise row.error(f"level {row.one('level')!r} stands in no table", "write an id of levels.tsv")


def _rows(pack: Pack, name: str) -> tuple[Row, ...]:
    return pack.tables[name].rows if name in pack.tables else ()


def _check_owner(pack: Pack, row: Row, column: str) -> None:
    """A state or a group: a ministry belongs to a state, a commission to the EU."""
    value = row.cells.get(column, "")
    owner = pack.entities.get(value)
    if value and (owner is None or owner.kind not in OWNERS):
        raise row.error(f"{column} {value!r} is no state or group", "write an id of states.tsv or groups.tsv")
