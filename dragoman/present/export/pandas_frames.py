"""Rows as a pandas frame.

Takes rows and their schema; gives a frame. Days are datetimes of whole seconds, so that those before 1677 fit; every
column can hold nothing; lists and records stay Python lists. Needs the extra `pandas`.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from dragoman.present.export.formats import Row
from dragoman.present.export.schema import Kind, Schema, typed_cells

TYPES: Mapping[Kind, str] = {
    Kind.TEXT: "string",
    Kind.WHOLE: "Int64",
    Kind.NUMBER: "Float64",
    Kind.SUM: "object",
    Kind.FLAG: "boolean",
    Kind.DAY: "datetime64[s]",
    Kind.TEXTS: "object",
    Kind.RECORDS: "object",
}


def to_frame(rows: Iterable[Row], schema: Schema) -> Any:
    """Return the rows as a `pandas.DataFrame`; without rows it has the columns and their types all the same."""
    columns = schema.columns()
    cells = list(zip(*(tuple(typed_cells(row, schema)) for row in rows), strict=True)) or [()] * len(columns)
    return pd.DataFrame(
        {
            column.name: pd.Series(list(values), dtype=TYPES[column.kind])
            for column, values in zip(columns, cells, strict=True)
        }
    )
