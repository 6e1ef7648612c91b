r"""Write rows as JSON Lines, JSON, CSV or Markdown.

Takes rows (dicts of JSON values) and their keys; gives lines of text, each ended by "\n". Never writes a CSV cell that
a spreadsheet would run as a formula, and never escapes letters beyond ASCII.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from dragoman.present.export.plain import printable

Row = Mapping[str, object]
Writer = Callable[[Iterable[Row], Sequence[str]], Iterator[str]]

# A cell that begins so is taken for a formula by spreadsheet programs (OWASP, "CSV Injection").
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
# Compound values always get the same columns, also where the value is unknown.
COLUMNS_OF = {
    "time": ("earliest", "latest", "precision"),
    "dates": ("earliest", "latest", "precision"),
    "published": ("earliest", "latest", "precision", "basis"),
    "deadline": ("earliest", "latest", "precision", "text"),
    "names": ("actor", "recipient"),
}


def write_jsonl(rows: Iterable[Row], keys: Sequence[str]) -> Iterator[str]:
    """Write one JSON object a line, keys in the order of the row."""
    del keys  # every row carries its own
    for row in rows:
        yield json.dumps(row, ensure_ascii=False, separators=(", ", ": ")) + "\n"


def write_json(rows: Iterable[Row], keys: Sequence[str]) -> Iterator[str]:
    """Write one JSON array, a row a line."""
    del keys
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    yield "[" + ",".join(f"\n  {line}" for line in lines) + ("\n]\n" if lines else "]\n")


def write_csv(rows: Iterable[Row], keys: Sequence[str]) -> Iterator[str]:
    """Write RFC 4180 CSV with a header, also for no rows; compound values are spread or put into words."""
    yield _csv_line(column for key in keys for column in spread_keys(key))
    for row in rows:
        yield _csv_line(safe_cell(cell_text(cell)) for key in keys for cell in spread(key, row.get(key)))


def write_markdown(rows: Iterable[Row], keys: Sequence[str]) -> Iterator[str]:
    """Write a GitHub table."""
    yield "| " + " | ".join(markdown_text(key.replace("_", " ")) for key in keys) + " |\n"
    yield "|" + " --- |" * len(keys) + "\n"
    for row in rows:
        yield "| " + " | ".join(markdown_text(cell_text(row.get(key))) for key in keys) + " |\n"


def write_tsv(rows: Iterable[Row], keys: Sequence[str]) -> Iterator[str]:
    """Write tab-separated values with a header; tabs and line breaks inside a cell become blanks."""
    yield "\t".join(keys) + "\n"
    yield from write_tsv_bare(rows, keys)


def write_tsv_bare(rows: Iterable[Row], keys: Sequence[str]) -> Iterator[str]:
    """Write tab-separated values without a header."""
    for row in rows:
        yield "\t".join(printable(cell_text(row.get(key))) for key in keys) + "\n"


WRITERS: Mapping[str, Writer] = {
    "jsonl": write_jsonl,
    "json": write_json,
    "csv": write_csv,
    "markdown": write_markdown,
}

EVENT_WRITERS: Mapping[str, Writer] = {
    **WRITERS,
    "plover": write_jsonl,
    "polecat": write_tsv,
    "gdelt": write_tsv_bare,
}
"""Event rows are also written as other event data are."""


def safe_cell(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run; numbers stay numbers.

    >>> safe_cell("=1+1"), safe_cell("-5"), safe_cell("Hanoi")
    ("'=1+1", '-5', 'Hanoi')
    """
    if text.startswith(FORMULA_STARTS) and not _is_number(text):
        return "'" + text
    return text


def cell_text(value: object) -> str:
    """Put a JSON value into one cell: lists joined by "; ", compound values in words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return _compound_text(value)
    if isinstance(value, (list, tuple)):
        return "; ".join(cell_text(item) for item in value)
    return str(value)


def spread_keys(key: str) -> tuple[str, ...]:
    """Return the columns of a key: one, or one for each part of a time.

    >>> spread_keys("time"), spread_keys("place")
    (('time_earliest', 'time_latest', 'time_precision'), ('place',))
    """
    parts = COLUMNS_OF.get(key)
    return tuple(f"{key}_{part}" for part in parts) if parts else (key,)


def spread(key: str, value: object) -> tuple[object, ...]:
    """Return the values of the columns of a key, None where a part is not known."""
    parts = COLUMNS_OF.get(key)
    if parts is None:
        return (value,)
    known = value if isinstance(value, Mapping) else {}
    return tuple(known.get(part) for part in parts)


def markdown_text(text: str) -> str:
    """Keep a text from being read as Markdown or HTML; one line."""
    line = printable(text)
    for mark in "\\`*_[]<>|#":
        line = line.replace(mark, "\\" + mark)
    return line


def _compound_text(value: Mapping[str, object]) -> str:
    """Say a compound value in words, by what it holds."""
    if "role" in value:
        return f"{value['role']}: {value['name']}"
    if "value" in value and "bound" in value:
        bound = "" if value["bound"] == "exact" else f" ({value['bound']})"
        return f"{value['value']} {value.get('currency') or value.get('unit')}{bound}"
    if "document" in value and "start" in value:
        return f"{value['document']}:{value['start']}-{value['end']}"
    if "earliest" in value:
        return f"{value['earliest']}/{value['latest']}"
    if "code" in value:
        return f"{value['code']}: {value['detail']}"
    if "as_of" in value:
        return f"{value['status']} ({value['as_of'] or 'undated'})"
    return cell_text(value["value"]) if "value" in value else "; ".join(cell_text(v) for v in value.values() if v)


def _csv_line(cells: Iterable[str]) -> str:
    buffer = io.StringIO()
    # With this terminator the writer quotes cells that hold either of its characters; lines end in "\n" alone.
    csv.writer(buffer, lineterminator="\r\n").writerow(list(cells))
    return buffer.getvalue().removesuffix("\r\n") + "\n"


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return text[:1] in "-+" and text[1:2].isdigit()
