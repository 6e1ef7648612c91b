"""Read tab-separated tables and refuse what is malformed, naming file, line, value and remedy.

Takes the text of a table; gives its columns and rows. Knows nothing of what the columns mean. Never trims silently:
a row with too many or too few cells is an error. A cell holds several values divided by "|".
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from dragoman.errors import LexiconError

MANY = "|"
DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Row:
    """One row and where it stands; cells by column name."""

    file: str
    line: int
    cells: Mapping[str, str]

    def error(self, what: str, remedy: str) -> LexiconError:
        """Build the error that names this row."""
        return LexiconError(f"{self.file}, line {self.line}: {what}; {remedy}")

    def one(self, column: str) -> str:
        """Return a cell that must not be empty."""
        value = self.cells[column]
        if not value:
            raise self.error(f"column {column!r} is empty", "give a value or take the row out")
        return value

    def many(self, column: str) -> tuple[str, ...]:
        """Return the values of a cell, none for an empty cell."""
        cell = self.cells.get(column, "")
        if not cell:
            return ()
        values = tuple(value.strip() for value in cell.split(MANY))
        if not all(values):
            raise self.error(f"column {column!r} has an empty value in {cell!r}", f"take the spare {MANY!r} out")
        return values

    def flag(self, column: str) -> bool:
        """Read yes or no; an empty cell is no."""
        value = self.cells.get(column, "")
        if value not in ("", "yes", "no"):
            raise self.error(f"column {column!r} holds {value!r}", 'write "yes" or "no"')
        return value == "yes"

    def day(self, column: str, *, last: bool = False) -> date | None:
        """Read YYYY, YYYY-MM or YYYY-MM-DD as the first day it covers, or the `last`; None for an empty cell."""
        value = self.cells.get(column, "")
        if not value:
            return None
        try:
            return parse_day(value, last=last)
        except ValueError as err:
            raise self.error(
                f"column {column!r} holds {value!r}, no date", "write YYYY, YYYY-MM or YYYY-MM-DD"
            ) from err


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read: its name without suffix, its columns and rows in file order."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def parse_day(value: str, *, last: bool = False) -> date:
    """Return the first (or `last`) day that "1991", "1991-12" or "1991-12-26" covers.

    Raises:
        ValueError: `value` is no such date.

    >>> parse_day("2020-02", last=True)
    datetime.date(2020, 2, 29)
    """
    match = DATE.fullmatch(value)
    if match is None:
        raise ValueError(value)
    if match[3]:
        return date.fromisoformat(value)
    year = int(match[1])
    if not match[2]:
        return date(year, 12, 31) if last else date(year, 1, 1)
    month = int(match[2])
    return date(year, month, monthrange(year, month)[1] if last else 1)


def parse_table(file: str, text: str, *, faults: list[LexiconError] | None = None) -> Table:
    """Read a table; `file` is the name errors show ("states.tsv").

    The first line that is neither empty nor a comment ("# ...") is the header. Two rows with one id are refused. With
    `faults` given, malformed rows are left out and their errors put there.

    Raises:
        LexiconError: no header, a doubtful header, a row with the wrong number of cells, an id given twice.
    """
    columns: tuple[str, ...] = ()
    rows: list[Row] = []
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not columns:
            columns = _header(file, number, cells)
            continue
        if len(cells) != len(columns):
            _fault(
                LexiconError(
                    f"{file}, line {number}: {len(cells)} cells ({cells[0]!r} ...) where the header has "
                    f"{len(columns)}; divide cells by single tabs and keep empty ones"
                ),
                faults,
            )
            continue
        rows.append(Row(file, number, MappingProxyType(dict(zip(columns, map(str.strip, cells), strict=True)))))
    if not columns:
        raise LexiconError(f"{file}: no header line; name the columns in the first line")
    kept = _without_twins(rows, faults) if "id" in columns else rows
    return Table(file.removesuffix(".tsv"), columns, tuple(kept))


def _fault(error: LexiconError, faults: list[LexiconError] | None) -> None:
    """Keep an error where all are wanted, else raise it."""
    if faults is None:
        raise error
    faults.append(error)


def overlay(base: Table, extra: Table, key: Callable[[Row], str]) -> Table:
    """Lay a user's table over the packaged one: rows with a known key replace, others follow at the end.

    The user's table may leave columns out (they are empty), not add any.
    """
    unknown = [column for column in extra.columns if column not in base.columns]
    if unknown:
        raise LexiconError(
            f"{extra.name}.tsv: unknown column {unknown[0]!r}; the columns are {', '.join(base.columns)}"
        )
    rows = {key(row): row for row in base.rows}
    for row in extra.rows:
        cells = MappingProxyType({column: row.cells.get(column, "") for column in base.columns})
        full = Row(f"{row.file} (user's folder)", row.line, cells)
        rows[key(full)] = full
    return Table(base.name, base.columns, tuple(rows.values()))


def _header(file: str, number: int, cells: list[str]) -> tuple[str, ...]:
    columns = tuple(cell.strip() for cell in cells)
    if not all(columns) or len(set(columns)) != len(columns):
        raise LexiconError(
            f"{file}, line {number}: header {' | '.join(columns)!r} has an empty or doubled column; name each once"
        )
    return columns


def _without_twins(rows: Iterable[Row], faults: list[LexiconError] | None) -> list[Row]:
    seen: dict[str, int] = {}
    kept: list[Row] = []
    for row in rows:
        id_ = row.cells["id"]
        if not id_:
            _fault(row.error("column 'id' is empty", "give a value or take the row out"), faults)
        elif id_ in seen:
            _fault(row.error(f"id {id_!r} stands already in line {seen[id_]}", "join the rows or rename one"), faults)
        else:
            seen[id_] = row.line
            kept.append(row)
    return kept
