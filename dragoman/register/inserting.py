"""Insert rows in bulk: one call of the driver for many, and nothing spent on a row but its values.

Takes a connection inside a write transaction, a table and rows; gives nothing back.
"""

from collections.abc import Iterable
from functools import cache

from sqlalchemy import Connection, Table
from sqlalchemy.dialects.sqlite import dialect

from dragoman.register.rows import Values

_quote = dialect().identifier_preparer.quote


def insert_rows(connection: Connection, table: Table, values: Iterable[Values]) -> None:
    """Insert rows that all have the same columns."""
    found = list(values)
    if found:
        statement = _insert_statement(table, tuple(found[0]))
        connection.exec_driver_sql(statement, [tuple(row.values()) for row in found])


@cache
def _insert_statement(table: Table, columns: tuple[str, ...]) -> str:
    quoted = ", ".join(_quote(table.c[column].name) for column in columns)
    return f"INSERT INTO {_quote(table.name)} ({quoted}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608
