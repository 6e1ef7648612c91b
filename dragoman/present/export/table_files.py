"""Tables as files that are not text: one table of formats, each loaded when it is first asked for.

Takes rows and their schema; gives bytes.
"""

from collections.abc import Iterable, Mapping

from dragoman.present.export.formats import Row
from dragoman.present.export.schema import Schema
from dragoman.present.extras import Extra

TABLE_FILES: Mapping[str, Extra] = {
    "xlsx": Extra("dragoman.present.export.workbook:to_xlsx", "sheets"),
    "parquet": Extra("dragoman.present.export.polars_frames:to_parquet", "frames"),
}
"""Formats that every table can be written in, beside those that are text."""


def write_table(rows: Iterable[Row], schema: Schema, format_: str) -> bytes:
    """Return the rows as a file of this format.

    Raises:
        BackendError: what the format needs is not installed, or it cannot hold so many rows.
    """
    made: bytes = TABLE_FILES[format_].load()(rows, schema)
    return made
