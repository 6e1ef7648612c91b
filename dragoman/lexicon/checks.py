"""Check the pack as a whole: every reference between tables must lead somewhere.

Takes the parsed tables and the entities read from them; gives every broken reference, or raises at the first.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.errors import LexiconError
from dragoman.lexicon.records import ClaimKind, Membership, NameRow, Office
from dragoman.lexicon.tables import Row, Table
from dragoman.types.entity import SIDES, Entity, EntityKind

MONTHS = frozenset(f"{month:02d}" for month in range(1, 13))


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
    for fault in find_loose_ends(pack, offices):
        raise fault


def find_loose_ends(pack: Pack, offices: Mapping[str, Office]) -> Iterator[LexiconError]:
    """Yield an error for every reference that leads nowhere."""
    for name in ("bodies", "programmes", "instruments", "places", "people"):
        for row in _rows(pack, name):
            yield from _owner(pack, row, "state")
    for row in _rows(pack, "terms"):
        if row.cells["person"] not in pack.entities:
            yield row.error(f"person {row.cells['person']!r} stands in no table", "add the person to people.tsv")
    for row in (*_rows(pack, "terms"), *_rows(pack, "vacancies")):
        yield from _owner(pack, row, "of")
        if row.cells["office"] not in offices:
            yield row.error(f"office {row.cells['office']!r} stands in no table", "add the office to offices.tsv")
    yield from _other_names(pack)
    yield from _rulings(pack)
    yield from _history(pack)
    codes = {entity.country for entity in pack.entities.values() if entity.kind is EntityKind.STATE}
    for row in _rows(pack, "publishers"):
        country = row.cells["country"]
        if country and country not in codes:
            yield row.error(f"country {country!r} is no state's iso3", "write a code of states.tsv or leave it empty")


def _other_names(pack: Pack) -> Iterator[LexiconError]:
    """Check the tables of names and titles beside the usual ones."""
    for row in _rows(pack, "contested_names"):
        if row.cells["entity"] not in pack.entities:
            yield row.error(
                f"entity {row.cells['entity']!r} stands in no table", "write an id of places.tsv or states.tsv"
            )
    for row in _rows(pack, "native_names"):
        if row.cells["entity"] not in pack.entities:
            yield row.error(
                f"entity {row.cells['entity']!r} stands in no table", "write an id of people.tsv or states.tsv"
            )
    for row in _rows(pack, "tribunals"):
        yield from _owner(pack, row, "entity")
    for name in ("title_renderings", "descriptions"):
        for row in _rows(pack, name):
            for owner in row.many("of"):
                yield from _owner(pack, Row(row.file, row.line, {"of": owner}), "of")


def _rulings(pack: Pack) -> Iterator[LexiconError]:
    """Check the table of known decisions of courts."""
    for row in _rows(pack, "rulings"):
        if row.cells["instrument"] not in pack.entities:
            yield row.error(f"instrument {row.cells['instrument']!r} stands in no table", "add it to instruments.tsv")
        for owner in row.many("parties"):
            yield from _owner(pack, Row(row.file, row.line, {"of": owner}), "of")


def _history(pack: Pack) -> Iterator[LexiconError]:
    """Check the tables of dated public record and of fiscal years."""
    for row in _rows(pack, "fiscal_years"):
        yield from _owner(pack, row, "state")
        if row.cells["start"] not in MONTHS or row.cells["offset"] not in {"0", "-1"}:
            yield row.error("start or offset is wrong", 'write a month from "01" to "12" and "0" or "-1"')
    for row in _rows(pack, "shared_currencies"):
        yield from _owner(pack, row, "state")
    for row in _rows(pack, "numbered_meetings"):
        if row.cells["series"] not in pack.entities:
            yield row.error(f"series {row.cells['series']!r} stands in no table", "write an id of programmes.tsv")
    levels = {row.one("id") for row in _rows(pack, "levels")}
    for row in _rows(pack, "relations"):
        yield from _owner(pack, row, "one")
        yield from _owner(pack, row, "two")
        if row.cells["level"] not in levels:
            yield row.error(f"level {row.cells['level']!r} stands in no table", "write an id of levels.tsv")


def _rows(pack: Pack, name: str) -> tuple[Row, ...]:
    return pack.tables[name].rows if name in pack.tables else ()


def _owner(pack: Pack, row: Row, column: str) -> Iterator[LexiconError]:
    """A state or a group: a ministry belongs to a state, a commission to the EU."""
    value = row.cells.get(column, "")
    owner = pack.entities.get(value)
    if value and (owner is None or owner.kind not in SIDES):
        yield row.error(f"{column} {value!r} is no state or group", "write an id of states.tsv or groups.tsv")
