"""XLSX and Parquet of every table, read back by the libraries people read them with."""

import io
import sys
from datetime import date

import openpyxl
import polars as pl
import pytest

from dragoman.errors import BackendError
from dragoman.present.export.schema import Kind, Schema
from dragoman.present.export.table_files import TABLE_FILES, write_table
from dragoman.present.export.workbook import CUT, MAX_CHARS
from tests.answer.samples import CLAIMS, FACTS
from tests.present.conftest import Run

TABLES = [
    *(("export", name) for name in ("claims", "facts", "conflicts", "documents", "events")),
    *((name,) for name in ("timeline", "commitments", "encounters", "positions", "sources", "conflicts")),
    ("search", "Norland"),
]
names = [" ".join(words) for words in TABLES]


def file_of(run: Run, *words: str) -> bytes:
    result = run(*words)
    assert result.exit_code == 0, result.output
    return result.stdout_bytes


def cells_of(data: bytes) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return list(book.worksheets[0].iter_rows(values_only=True))


@pytest.mark.parametrize("words", TABLES, ids=names)
def test_every_table_comes_back_from_both_files(words: tuple[str, ...], run: Run) -> None:
    frame = pl.read_parquet(io.BytesIO(file_of(run, *words, "--format", "parquet")))
    header, *rows = cells_of(file_of(run, *words, "--format", "xlsx"))
    csv = file_of(run, *words, "--format", "csv").decode().splitlines()[0]
    assert rows
    assert len(frame) == len(rows)
    assert list(header) == frame.columns == csv.split(",")


@pytest.mark.parametrize("format_", TABLE_FILES)
def test_two_runs_give_the_same_file(format_: str, run: Run) -> None:
    first, second = (file_of(run, "export", "facts", "--format", format_) for _ in range(2))
    assert first == second


def test_types_hold_without_a_row(run: Run) -> None:
    full, empty = (
        pl.read_parquet(io.BytesIO(file_of(run, "export", "facts", "--format", "parquet", *more)))
        for more in ((), ("--until", "1900"))
    )
    assert (len(full), len(empty)) == (len(FACTS), 0)
    assert full.schema == empty.schema


def test_parquet_keeps_days_numbers_and_records(run: Run) -> None:
    frame = pl.read_parquet(io.BytesIO(file_of(run, "export", "claims", "--format", "parquet")))
    assert len(frame) == len(CLAIMS)
    (loan,) = frame.filter(pl.col("deadline_text") == "March 2024").to_dicts()
    assert loan["deadline_earliest"] == date(2024, 3, 1)
    assert loan["amount"] == [{"value": 2.8e9, "currency": "JPY", "unit": None, "bound": "at_most"}]
    assert [p["name"] for p in loan["participants"]] == ["Norland", "Sudmark"]
    assert (loan["modality"], loan["time_earliest"]) == ("planned", None)


def test_a_workbook_holds_no_formula_and_keeps_the_words(run: Run) -> None:
    book = openpyxl.load_workbook(io.BytesIO(file_of(run, "export", "claims", "--format", "xlsx")))
    cells = [cell for row in book["claims"].iter_rows() for cell in row]
    quote = "=HYPERLINK(1) Sudmark says Norland will lend 3 billion yen"
    assert [cell.data_type for cell in cells if cell.value == quote] == ["s"]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert {cell.value.date() for cell in cells if cell.data_type == "d"} >= {date(2023, 11, 27)}


HOSTILE = ["=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "https://example.org/", "{=1}", "12", "a\x00b", "\ud800", "<b>&"]


def test_any_text_stays_text() -> None:
    data = write_table([{"quote": text} for text in HOSTILE], Schema("t", ("quote",)), "xlsx")
    found = [cell for (cell,) in openpyxl.load_workbook(io.BytesIO(data))["t"].iter_rows(min_row=2)]
    assert {cell.data_type for cell in found} == {"s"}
    assert [cell.value for cell in found][:8] == HOSTILE[:8]


def test_what_no_cell_can_hold_is_cut_visibly_and_old_days_stay_readable() -> None:
    schema = Schema("t", ("quote", "day"), {"day": Kind.DAY})
    (_, row) = cells_of(write_table([{"quote": "x" * (MAX_CHARS + 1), "day": "1873-02-03"}], schema, "xlsx"))
    assert len(str(row[0])) == MAX_CHARS
    assert str(row[0]).endswith(CUT)
    assert row[1] == "1873-02-03"


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("polars", "xlsxwriter"):
        monkeypatch.setitem(sys.modules, module, None)  # type: ignore[arg-type]
    for module in ("polars_frames", "workbook"):
        monkeypatch.delitem(sys.modules, f"dragoman.present.export.{module}", raising=False)


@pytest.mark.parametrize(("format_", "extra"), [("xlsx", "sheets"), ("parquet", "frames")])
def test_an_absent_extra_is_named(format_: str, extra: str, without: None) -> None:
    with pytest.raises(BackendError, match=rf"dragoman\[{extra}\]"):
        write_table([], Schema("t", ("quote",)), format_)


def test_an_absent_extra_is_one_line(run: Run, without: None) -> None:
    result = run("timeline", "--format", "xlsx")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
