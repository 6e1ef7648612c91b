"""Statements that are made once and run by the driver itself: for what is read by the hundred on every page.

Takes statements of SQLAlchemy; gives rows as plain tuples, their columns in order. Such a row costs a quarter of one
that comes with names and types; so no column may be of a type that needs either.
"""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select
from sqlalchemy.dialects.sqlite import dialect

Row = tuple[Any, ...]


def plain_rows(connection: Connection, statement: Select[Any]) -> list[Row]:
    """Return the rows of a statement that is made for one question, as plain tuples."""
    result = connection.execute(statement)
    cursor: Any = result.cursor
    found: list[Row] = cursor.fetchall()
    result.close()
    return found


class Prepared:
    """A statement and what is given to it by name."""

    def __init__(self, statement: Select[Any]) -> None:
        """Write it as SQL; values that stand in it are kept."""
        made = statement.compile(dialect=dialect(paramstyle="named"))
        self._sql = str(made)
        self._fixed = {name: value for name, value in made.params.items() if value is not None}

    def rows(self, connection: Connection, **given: object) -> list[Row]:
        """Return all rows."""
        driver: Any = connection.connection.driver_connection
        return list(driver.execute(self._sql, {**self._fixed, **given}).fetchall())

    def of(self, connection: Connection, ids: Iterable[str]) -> list[Row]:
        """Return the rows of these ids, which the statement takes as `conditions.given("ids")`."""
        return self.rows(connection, ids=json.dumps(list(ids)))
