"""Turn rows of the entity tables into entities and the names the gazetteer looks for.

Takes rows of states.tsv, groups.tsv, bodies.tsv ...; gives Entity and NameRow. A name in a table may carry marks:
"=Turkey" is matched as written only, "?Georgia" needs company; both together "=?May". Names in capitals alone
("OSA", "U.S.") are always matched as written.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import NamedTuple

from dragoman.lexicon.records import Membership, NameRow, Person
from dragoman.lexicon.tables import Row
from dragoman.types.entity import Entity, EntityKind, Name, NameKind
from dragoman.types.ids import slug

EXACT, AMBIGUOUS = "=", "?"
LANG = "en"
UNSPACED = frozenset({"zh", "ja", "ko"})  # languages that write no blank between family and given name


@dataclass(frozen=True, slots=True)
class EntityTable:
    """How a table of entities is read: their kind, their id prefix, and what each column of names holds."""

    kind: EntityKind
    prefix: str
    columns: Mapping[str, NameKind] = field(default_factory=dict)


NAMES = {
    "official": NameKind.OFFICIAL,
    "aliases": NameKind.ALIAS,
    "acronyms": NameKind.ACRONYM,
    "adjectives": NameKind.ADJECTIVE,
    "demonyms": NameKind.DEMONYM,
    "metonyms": NameKind.CAPITAL,
    "misspellings": NameKind.MISSPELLING,
}

ENTITY_TABLES: Mapping[str, EntityTable] = MappingProxyType(
    {
        "states": EntityTable(EntityKind.STATE, "state", NAMES),
        "groups": EntityTable(EntityKind.IGO, "igo", NAMES),
        "bodies": EntityTable(EntityKind.BODY, "body", NAMES),
        "programmes": EntityTable(EntityKind.PROGRAMME, "programme", NAMES),
        "instruments": EntityTable(EntityKind.INSTRUMENT, "instrument", NAMES),
        "places": EntityTable(EntityKind.PLACE, "place", NAMES),
        "publishers": EntityTable(EntityKind.PUBLISHER, "publisher", NAMES),
        "people": EntityTable(EntityKind.PERSON, "person", NAMES),
    }
)
"""The tables whose rows are entities, in the order their rows enter the lexicon."""

MEMBERS: Mapping[str, str] = MappingProxyType({"groups": "members", "instruments": "parties"})
"""The column of each table that says who belongs to what a row names."""

ROW_KINDS = {"programme": EntityKind.PROGRAMME, "series": EntityKind.SERIES, "publication": EntityKind.PUBLICATION}
"""What column `kind` of programmes.tsv and instruments.tsv may say instead of the table's own kind."""


class MarkedName(NamedTuple):
    """A name freed of its marks."""

    text: str
    exact_case: bool
    ambiguous: bool


def parse_name(cell: str) -> MarkedName:
    """Take the marks off a name.

    >>> parse_name("=?Georgia")
    MarkedName(text='Georgia', exact_case=True, ambiguous=True)
    >>> parse_name("JICA").exact_case
    True
    """
    text = cell.lstrip(EXACT + AMBIGUOUS)
    if len(text) == len(cell):
        return MarkedName(text, text.isupper(), ambiguous=False)
    marks = cell[: len(cell) - len(text)]
    return MarkedName(text, EXACT in marks or text.isupper(), AMBIGUOUS in marks)


def read_entity(row: Row, table: EntityTable) -> tuple[Entity, list[NameRow]]:
    """Read one row of an entity table: the entity, and one NameRow for each of its names.

    Raises:
        LexiconError: the id has another prefix than the table's, a name is empty, a date is none.
    """
    id_, kind = row.one("id"), _kind(row, table)
    if not id_.startswith((f"{table.prefix}:", f"{kind.value}:")) or id_.endswith(":"):
        raise row.error(f"id {id_!r} does not begin with {table.prefix + ':'!r}", "rename it, as all rows of the table")
    found: dict[tuple[str, NameKind], MarkedName] = {}
    for cell, name_kind in _cells(row, table):
        name = parse_name(cell)
        if not name.text:
            raise row.error(f"{cell!r} holds marks but no name", "write the name after its marks")
        found.setdefault((name.text, name_kind), name)
    first, last = row.day("valid_from"), row.day("valid_to", last=True)
    if first and last and first > last:
        raise row.error(f"valid_from {first} is later than valid_to {last}", "exchange or correct the dates")
    entity = Entity(
        id=id_,
        kind=kind,
        name=parse_name(row.one("name")).text,
        names=tuple(Name(text, name_kind, LANG) for text, name_kind in found),
        state=row.cells.get("state") or None,
        country=row.cells.get("iso3") or None,
        valid_from=first,
        valid_to=last,
    )
    return entity, [_name_row(entity, name, name_kind) for (_, name_kind), name in found.items()]


def read_capitals(row: Row) -> Iterator[tuple[Entity, NameRow]]:
    """Give a state's capital as a place; no place where city and state share the name (Singapore).

    The capital of a state that ended is a place of the state it lies in now, or of places.tsv.
    """
    cells = row.many("capital") if not row.cells.get("valid_to") else ()
    name = parse_name(cells[0]).text if cells else ""
    if not name or name == parse_name(row.one("name")).text:
        return
    country = row.cells.get("iso3") or None
    place = Entity(
        id=f"place:{slug(name)}",
        kind=EntityKind.PLACE,
        name=name,
        names=tuple(Name(parse_name(cell).text, NameKind.ALIAS, LANG) for cell in cells),
        state=row.one("id"),
        country=country,
    )
    for cell in cells:
        yield place, _name_row(place, parse_name(cell), NameKind.ALIAS)


def side_codes(states: Iterable[Row], groups: Iterable[Row]) -> Mapping[str, str]:
    """Return the ids of states and groups by their codes: iso3, or where there is none the end of the id ("PDRY")."""
    codes = {row.one("id").partition(":")[2].upper(): row.one("id") for row in (*groups, *states)}
    return codes | {row.cells["iso3"]: row.one("id") for row in states if row.cells["iso3"]}


def read_members(row: Row, codes: Mapping[str, str], column: str = "members") -> Iterator[Membership]:
    """Read the members of a group or the parties of a treaty, by the codes of `side_codes`.

    A cell holds "VNM", "VNM:1995-07-28" or "GBR:1973-01-01:2020-01-31" (first and last day). Who was in twice stands
    twice.

    Raises:
        LexiconError: a code that no state or group of the lexicon has.
    """
    for cell in row.many(column):
        code, _, days = cell.partition(":")
        first, _, last = days.partition(":")
        if code not in codes:
            raise row.error(f"member {code!r} is no state's iso3", "write a code of states.tsv, or add the state")
        dates = Row(row.file, row.line, {"from": first, "to": last})
        yield Membership(
            group=row.one("id"), member=codes[code], start=dates.day("from"), end=dates.day("to", last=True)
        )


def read_other_name(row: Row, entities: dict[str, Entity]) -> Iterator[NameRow]:
    """Add a name of framework_names.tsv to its entity in `entities`, and give its NameRow where it is new.

    Raises:
        LexiconError: no table has the entity.
    """
    entity = entities.get(row.one("entity"))
    if entity is None:
        raise row.error(
            f"entity {row.cells['entity']!r} stands in no table", "write an id of programmes.tsv or groups.tsv"
        )
    name = parse_name(row.one("name"))
    if name.text != entity.name and all(n.text != name.text for n in entity.names):
        entities[entity.id] = replace(entity, names=(*entity.names, Name(name.text, NameKind.ALIAS, LANG)))
        yield _name_row(entity, name, NameKind.ALIAS)


def read_native_names(row: Row, entities: dict[str, Entity]) -> None:
    """Add the names of a row of native_names.tsv to its entity in `entities`.

    A name of a language without blanks between words stands in the table with one between family and given name, and
    is kept with it and without.

    Raises:
        LexiconError: no table has the entity.
    """
    entity = entities.get(row.one("entity"))
    if entity is None:
        raise row.error(f"entity {row.cells['entity']!r} stands in no table", "write an id of people.tsv or states.tsv")
    lang = row.one("lang")
    forms = (
        form for name in row.many("names") for form in ((name.replace(" ", ""), name) if lang in UNSPACED else (name,))
    )
    names = tuple(Name(form, NameKind.ALIAS, lang) for form in dict.fromkeys(forms))
    entities[entity.id] = replace(entity, names=(*entity.names, *names))


def read_person(row: Row) -> Person:
    """Read how a person's name is built, beside the Entity of the same row."""
    order = row.one("order")
    if order not in ("family_first", "given_first"):
        raise row.error(f"order {order!r} is unknown", 'write "family_first" or "given_first"')
    return Person(
        id=row.one("id"), family=row.cells["family"], given=row.cells["given"], family_first=order == "family_first"
    )


def _kind(row: Row, table: EntityTable) -> EntityKind:
    value = row.cells.get("kind", "")
    if value and value not in ROW_KINDS and value != table.kind.value:
        raise row.error(f"kind {value!r} is unknown", f"write one of {', '.join(ROW_KINDS)} or leave it empty")
    return ROW_KINDS.get(value, table.kind)


def _cells(row: Row, table: EntityTable) -> Iterator[tuple[str, NameKind]]:
    name = row.one("name")
    yield name, NameKind.ACRONYM if parse_name(name).text.isupper() else NameKind.OFFICIAL
    for column, name_kind in table.columns.items():
        for cell in row.many(column) if row.cells.get(column) else ():
            yield cell, name_kind
    if row.cells.get("capital_metonym") and row.flag("capital_metonym"):
        for cell in row.many("capital"):
            yield cell, NameKind.CAPITAL


def _name_row(entity: Entity, name: MarkedName, name_kind: NameKind) -> NameRow:
    return NameRow(
        text=name.text,
        entity_id=entity.id,
        kind=entity.kind,
        name_kind=name_kind,
        exact_case=name.exact_case,
        ambiguous=name.ambiguous,
    )
