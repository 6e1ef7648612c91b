"""Rows as an XLSX workbook of one sheet, for people who filter and sort.

Takes rows and their schema; gives bytes. Texts are written as texts: a cell is never a formula, a link or a number
because of how it begins. Needs the extra `sheets`.
"""

import io
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dragoman.errors import BackendError
from dragoman.present.export.formats import Row, cell_text
from dragoman.present.export.schema import Kind, Schema, typed_cells

MAX_ROWS = 1_048_576  # of a sheet, its header included (ECMA-376 as Excel implements it)
MAX_CHARS = 32_767  # of a cell
FIRST_DAY = date(1900, 3, 1)  # before it the serial numbers of spreadsheets differ from the calendar
CUT = " […]"
MADE = datetime(2000, 1, 1, tzinfo=UTC)  # the file's own date: the same rows are the same bytes
WIDTHS: Mapping[Kind, int] = {Kind.WHOLE: 9, Kind.NUMBER: 9, Kind.FLAG: 9, Kind.DAY: 12}
TEXT_WIDTH, SENTENCE_WIDTH = 18, 60
SENTENCES = frozenset({"quote", "headline", "text", "explanation", "readings", "sentence", "evidence"})
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def to_xlsx(rows: Iterable[Row], schema: Schema) -> bytes:
    """Return the rows as a workbook.

    Raises:
        BackendError: there are more rows than a sheet can hold.
    """
    found = list(rows)
    if len(found) >= MAX_ROWS:
        raise BackendError(f"{len(found)} rows do not fit on a sheet of {MAX_ROWS}; narrow the question, or take csv")
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, OPTIONS)
    book.set_properties({"created": MADE})
    _fill(book, found, schema)
    book.close()
    return buffer.getvalue()


def _fill(book: xlsxwriter.Workbook, rows: list[Row], schema: Schema) -> None:
    sheet = book.add_worksheet(schema.name)
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    columns = schema.columns()
    for place, column in enumerate(columns):
        wide = SENTENCE_WIDTH if column.name in SENTENCES else TEXT_WIDTH
        sheet.set_column(place, place, WIDTHS.get(column.kind, wide))
        sheet.write_string(0, place, column.name, bold)
    for line, row in enumerate(rows, start=1):
        for place, value in enumerate(typed_cells(row, schema)):
            _write(sheet, (line, place), value, day)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(columns) - 1)


def _write(sheet: Worksheet, place: tuple[int, int], value: object, day: Format) -> None:
    if value is None or value == []:
        return
    if isinstance(value, bool):
        sheet.write_boolean(*place, value)
    elif isinstance(value, (int, float)):
        sheet.write_number(*place, value)
    elif isinstance(value, date) and value >= FIRST_DAY:
        sheet.write_datetime(*place, value, day)
    else:
        sheet.write_string(*place, _fitting(value.isoformat() if isinstance(value, date) else cell_text(value)))


def _fitting(text: str) -> str:
    """Cut a text that no cell can hold, visibly; half a character (a lone surrogate) becomes a question mark."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return whole if len(whole) <= MAX_CHARS else whole[: MAX_CHARS - len(CUT)] + CUT
