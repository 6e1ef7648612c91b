"""What the lexicon has under an id or a name: the row of the table, and the rows of others that speak of it.

A name that misses an official one by a word finds what it misses, and is said to.

Takes the lexicon and an id, a name or the name of a table; gives entries in the order of the tables.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from dragoman.errors import QueryError
from dragoman.lexicon.records import Lexicon
from dragoman.text.folding import fold_name
from dragoman.text.near_names import NearName, find_near_name

REFERRING = {
    "terms": ("person", "office", "of"),
    "relations": ("one", "two"),
    "contested_names": ("entity",),
    "framework_names": ("entity",),
    "numbered_meetings": ("series",),
}
"""Columns by which the rows of a table speak of an entity or an office."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: its table, where it stands ("people.tsv, line 12"; "" for rows without an id), and its filled cells."""

    table: str
    where: str
    cells: dict[str, str]


def look_up(lexicon: Lexicon, text: str) -> tuple[Entry, ...]:
    """Return the rows of an id or a name with all rows that speak of it; for a table's name all of its rows.

    A near miss of an official name gives the rows of what it misses; `find_near` says which that is.

    Raises:
        QueryError: nothing is known by that id or name.
    """
    table = text.removesuffix(".tsv")
    if table in lexicon.tables:
        return tuple(_entry(lexicon, table, cells) for cells in lexicon.tables[table])
    near_name = find_near(lexicon, text)
    ids = [text] if _has_id(lexicon, text) else sorted(_ids_of_name(lexicon, text))
    ids = ids or ([near_name.id] if near_name else [])
    found = tuple(entry for id_ in ids for entry in _entries(lexicon, id_))
    if not found:
        near = get_close_matches(text, sorted({e.name for e in lexicon.entities.values()}))
        hint = f"; the nearest names are {', '.join(near)}" if near else ""
        raise QueryError(f"{text!r} is no id, name or table of the lexicon{hint}")
    return found


def find_near(lexicon: Lexicon, text: str) -> NearName | None:
    """Return the official name that `text` misses by a word; None where it is an id, a name or a table itself."""
    is_known = text.removesuffix(".tsv") in lexicon.tables or _has_id(lexicon, text) or _ids_of_name(lexicon, text)
    return None if is_known else find_near_name(text, lexicon)


def _has_id(lexicon: Lexicon, id_: str) -> bool:
    return any(id_ in lines for lines in lexicon.lines.values())


def _ids_of_name(lexicon: Lexicon, name: str) -> set[str]:
    key = fold_name(name)
    named = {row.entity_id for row in lexicon.names if fold_name(row.text) == key}
    return named | {o.id for o in lexicon.offices.values() if key in map(fold_name, (o.name, *o.titles))}


def _entries(lexicon: Lexicon, id_: str) -> Iterator[Entry]:
    """Yield the row of the id, then the rows of other tables that speak of it."""
    for columns_of in ({}, REFERRING):
        for table, rows in lexicon.tables.items():
            columns = columns_of.get(table, ()) if columns_of else ("id",)
            yield from (_entry(lexicon, table, row) for row in rows if any(row.get(c) == id_ for c in columns))


def _entry(lexicon: Lexicon, table: str, cells: Mapping[str, str]) -> Entry:
    filled = {column: value for column, value in cells.items() if value}
    return Entry(table, lexicon.lines.get(table, {}).get(filled.get("id", ""), ""), filled)
