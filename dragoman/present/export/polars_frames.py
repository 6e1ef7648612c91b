"""Rows as a polars frame, and as a Parquet file.

Takes rows and their schema; gives a frame or bytes. Lists stay lists and records stay records, so nothing has to be
parsed again. Needs the extra `frames`.
"""

import io
from collections.abc import Iterable, Mapping

import polars as pl

from dragoman.present.export.formats import Row
from dragoman.present.export.schema import SUM_DIGITS, SUM_PLACES, Column, Kind, Schema, typed_cells

TYPES: Mapping[Kind, pl.DataType] = {
    Kind.TEXT: pl.String(),
    Kind.WHOLE: pl.Int64(),
    Kind.NUMBER: pl.Float64(),
    Kind.SUM: pl.Decimal(SUM_DIGITS, SUM_PLACES),
    Kind.FLAG: pl.Boolean(),
    Kind.DAY: pl.Date(),
    Kind.TEXTS: pl.List(pl.String()),
}


def to_frame(rows: Iterable[Row], schema: Schema) -> pl.DataFrame:
    """Return the rows as a frame; without rows it has the columns all the same."""
    types = {column.name: _type(column) for column in schema.columns()}
    cells = [tuple(typed_cells(row, schema)) for row in rows]
    return pl.DataFrame(cells, schema=types, orient="row")


def to_parquet(rows: Iterable[Row], schema: Schema) -> bytes:
    """Return the rows as a Parquet file; the same rows are the same bytes."""
    buffer = io.BytesIO()
    to_frame(rows, schema).write_parquet(buffer, compression="zstd")
    return buffer.getvalue()


def _type(column: Column) -> pl.DataType:
    if column.kind is Kind.RECORDS:
        return pl.List(pl.Struct({name: TYPES[kind] for name, kind in column.fields.items()}))
    return TYPES[column.kind]
