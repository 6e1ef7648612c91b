"""Read the packaged tables, lay the user's folder over them, check the whole and freeze it.

Takes nothing, or the folder of a user; gives one Lexicon per process and folder. A pack with an error is refused
whole: the message names file, line, value and remedy. Never reads the network or the clock.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType

from dragoman.errors import LexiconError
from dragoman.lexicon import rows as read
from dragoman.lexicon.checks import Pack, check_pack
from dragoman.lexicon.entities import (
    ENTITY_TABLES,
    MEMBERS,
    read_capitals,
    read_entity,
    read_members,
    read_native_names,
    read_other_name,
    read_person,
    side_codes,
)
from dragoman.lexicon.history import read_framework_name, read_gathering, read_numbered, read_relation, read_yearly
from dragoman.lexicon.kinds import parse_kinds
from dragoman.lexicon.pause import paused_collection
from dragoman.lexicon.records import ClaimKind, Lexicon, Membership, NameRow, Person
from dragoman.lexicon.tables import Row, Table, overlay, parse_table
from dragoman.types.entity import Entity
from dragoman.types.ids import checksum

KINDS_FILE = "claims.yaml"
NO_TABLE = Table("", (), ())


@cache
@paused_collection()
def load_lexicon(extra: Path | None = None) -> Lexicon:
    """Return the knowledge pack, with the tables of folder `extra` laid over it.

    Files of `extra` carry the names of packaged tables: a row with a known id replaces the packaged row, others are
    added; columns may be left out. Each folder is read once per process.

    Raises:
        LexiconError: a file or row is malformed, or refers to something no table has.
    """
    texts = packaged()
    tables = {name: parse_table(name, text) for name, text in texts.items() if name.endswith(".tsv")}
    kinds = parse_kinds(KINDS_FILE, texts[KINDS_FILE]) if KINDS_FILE in texts else {}
    for name, text in users(extra, known=set(texts)):
        if name == KINDS_FILE:
            kinds |= parse_kinds(f"{name} (user's folder)", text)
        else:
            tables[name] = overlay(tables[name], parse_table(name, text), read.key_of)
    by_name = {table.name: table for table in tables.values()}
    return build_lexicon(by_name, kinds)


def build_lexicon(tables: Mapping[str, Table], kinds: Mapping[str, ClaimKind]) -> Lexicon:
    """Put the records together from parsed tables, check every reference, freeze."""
    entities, names = _entities(tables)
    members = _members(tables)
    pack = Pack(entities=entities, names=names, members=members, kinds=kinds, tables=tables)
    offices = read.unique(read.read_office(row) for row in _rows(tables, "offices"))
    terms = tuple(read.read_term(row) for row in _rows(tables, "terms"))
    check_pack(pack, offices)
    return Lexicon(
        version=_version(tables, kinds),
        entities=MappingProxyType(entities),
        names=tuple(names),
        offices=MappingProxyType(offices),
        terms=terms,
        publishers=MappingProxyType({row.one("id"): read.read_publisher(row) for row in _rows(tables, "publishers")}),
        kinds=MappingProxyType(dict(kinds)),
        areas=tuple(read.read_area(row) for row in _rows(tables, "areas")),
        currencies=tuple(read.read_currency(row) for row in _rows(tables, "currencies")),
        tables=MappingProxyType({name: tuple(row.cells for row in table.rows) for name, table in tables.items()}),
        members=MappingProxyType(_today(members)),
        memberships=tuple(members),
        people=MappingProxyType(_people(tables)),
        relations=tuple(read_relation(row) for row in _rows(tables, "relations")),
        gatherings=tuple(read_gathering(row) for row in _rows(tables, "gatherings")),
        yearly_meetings=tuple(read_yearly(row) for row in _rows(tables, "yearly_meetings")),
        vacancies=tuple(read.read_vacancy(row) for row in _rows(tables, "vacancies")),
        framework_names=tuple(read_framework_name(row) for row in _rows(tables, "framework_names")),
        numbered_meetings=tuple(read_numbered(row) for row in _rows(tables, "numbered_meetings")),
        lines=MappingProxyType({name: MappingProxyType(_lines(table)) for name, table in tables.items()}),
    )


def _lines(table: Table) -> dict[str, str]:
    """Return where each row with an id was read."""
    return {row.cells["id"]: f"{row.file}, line {row.line}" for row in table.rows if row.cells.get("id")}


def packaged() -> dict[str, str]:
    """Return the text of every packaged table, by file name."""
    folder = resources.files("dragoman.lexicon") / "data"
    files = sorted((f for f in folder.iterdir() if f.name.endswith((".tsv", ".yaml"))), key=lambda f: f.name)
    return {file.name: file.read_text(encoding="utf-8") for file in files}


def users(extra: Path | None, known: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the tables of a user's folder: file name and text; other files are passed over.

    Raises:
        LexiconError: there is no such folder, a table has an unknown name or is not UTF-8.
    """
    if extra is None:
        return
    if not extra.is_dir():
        raise LexiconError(f"{extra}: no such folder; name a folder with tables such as people.tsv")
    for path in sorted(extra.iterdir()):
        if path.suffix not in (".tsv", ".yaml"):
            continue
        if path.name not in known:
            raise LexiconError(f"{path}: no table of this name; the tables are {', '.join(sorted(known))}")
        try:
            yield path.name, path.read_text(encoding="utf-8")
        except UnicodeDecodeError as err:
            raise LexiconError(f"{path}: not UTF-8 at byte {err.start}; save the file as UTF-8") from err


def _rows(tables: Mapping[str, Table], name: str) -> tuple[Row, ...]:
    return tables.get(name, NO_TABLE).rows


def _entities(tables: Mapping[str, Table]) -> tuple[dict[str, Entity], list[NameRow]]:
    entities: dict[str, Entity] = {}
    names: list[NameRow] = []
    for name, spec in ENTITY_TABLES.items():
        for row in _rows(tables, name):
            entity, found = read_entity(row, spec)
            if entity.id in entities:
                raise row.error(f"id {entity.id!r} belongs to another table too", "rename one of the two")
            entities[entity.id] = entity
            names += found
    for row in _rows(tables, "states"):
        for place, name_row in read_capitals(row):
            if entities.setdefault(place.id, place) == place:
                names.append(name_row)
    for row in _rows(tables, "framework_names"):
        names += read_other_name(row, entities)
    for row in _rows(tables, "native_names"):
        read_native_names(row, entities)
    return entities, names


def _members(tables: Mapping[str, Table]) -> list[Membership]:
    codes = side_codes(_rows(tables, "states"), _rows(tables, "groups"))
    return [
        m for name, column in MEMBERS.items() for row in _rows(tables, name) for m in read_members(row, codes, column)
    ]


def _today(members: list[Membership]) -> dict[str, frozenset[str]]:
    open_ended = [member for member in members if member.end is None]
    groups = {member.group for member in open_ended}
    return {group: frozenset(m.member for m in open_ended if m.group == group) for group in sorted(groups)}


def _people(tables: Mapping[str, Table]) -> dict[str, Person]:
    return {row.one("id"): read_person(row) for row in _rows(tables, "people")}


def _version(tables: Mapping[str, Table], kinds: Mapping[str, ClaimKind]) -> str:
    lines = ["\t".join((name, *row.cells.values())) for name, table in sorted(tables.items()) for row in table.rows]
    return checksum("\n".join([*lines, *(repr(kinds[id_]) for id_ in sorted(kinds))]))
