"""What the lexicon has under an id or a name: the row of the table, and the rows of others that speak of it.

Takes the lexicon and an id, a name or the name of a table; gives entries in the order of the tables.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from dragoman.answer.names import fold_name
from dragoman.errors import QueryError
from dragoman.lexicon.records import Lexicon

REFERRING = {"terms": ("person", "office", "of"), "relations": ("one", "two"), "contested_names": ("entity",)}
"""Columns by which the rows of a table speak of an entity or an office."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: its table, where it stands ("people.tsv, line 12"; "" for rows without an id), and its filled cells."""

    table: str
    where: str
    cells: dict[str, str]


def look_up(lexicon: Lexicon, text: str) -> tuple[Entry, ...]:
    """Return the rows of an id or a name with all rows that speak of it; for a table's name all of its rows.

    Raises:
        QueryError: nothing is known by that id or name.
    """
    table = text.removesuffix(".tsv")
    if table in lexicon.tables:
        return tuple(_entry(lexicon, table, cells) for cells in lexicon.tables[table])
    ids = [text] if _has_id(lexicon, text) else sorted(_ids_of_name(lexicon, text))
    found = tuple(entry for id_ in ids for entry in _entries(lexicon, id_))
    if not found:
        near = get_close_matches(text, sorted({e.name for e in lexicon.entities.values()}))
        hint = f"; the nearest names are {', '.join(near)}" if near else ""
        raise QueryError(f"{text!r} is no id, name or table of the lexicon{hint}")
    return found


def _has_id(lexicon: Lexicon, id_: str) -> bool:
    return any(id_ in lines for lines in lexicon.lines.values())


def _ids_of_name(lexicon: Lexicon, name: str) -> set[str]:
    key = fold_name(name)
    named = {row.entity_id for row in lexicon.names if fold_name(row.text) == key}
    return named | {o.id for o in lexicon.offices.values() if key in map(fold_name, (o.name, *o.titles))}


def _entries(lexicon: Lexicon, id_: str) -> Iterator[Entry]:
    for table, rows in lexicon.tables.items():
        columns = ("id", *REFERRING.get(table, ()))
        yield from (_entry(lexicon, table, row) for row in rows if any(row.get(c) == id_ for c in columns))


def _entry(lexicon: Lexicon, table: str, cells: Mapping[str, str]) -> Entry:
    filled = {column: value for column, value in cells.items() if value}
    return Entry(table, lexicon.lines.get(table, {}).get(filled.get("id", ""), ""), filled)
