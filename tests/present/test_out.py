"""--out: what a command prints goes to a file, whole or not at all, in the format its name asks for."""

from pathlib import Path

import openpyxl
import polars as pl
import pytest

from tests.present.conftest import Run

COMMANDS = [
    ("timeline",),
    ("commitments",),
    ("relation", "Norland", "Sudmark"),
    ("search", "bonds"),
    ("export", "facts"),
]
BY_ENDING = [
    (("timeline",), "lines.csv", "csv"),
    (("timeline",), "LINES.JSON", "json"),
    (("conflicts",), "conflicts.jsonl", "jsonl"),
    (("positions",), "positions.md", "markdown"),
    (("timeline",), "lines.txt", "table"),
    (("export", "facts"), "facts.unknown", "jsonl"),
    (("export", "dossier", "Norland"), "dossier.md", "markdown"),
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_file_has_what_would_be_printed(run: Run, tmp_path: Path, words) -> None:
    printed = run(*words)
    written = run(*words, "-o", str(tmp_path / "answer"))
    assert (written.exit_code, written.stdout, written.stderr) == (0, "", printed.stderr)
    assert (tmp_path / "answer").read_bytes() == printed.stdout_bytes
    assert [path.name for path in tmp_path.iterdir()] == ["answer"]


@pytest.mark.parametrize(("words", "name", "format_"), BY_ENDING)
def test_the_ending_chooses_the_format(run: Run, tmp_path: Path, words, name, format_) -> None:
    assert run(*words, "-o", str(tmp_path / name)).exit_code == 0
    assert (tmp_path / name).read_bytes() == run(*words, "--format", format_).stdout_bytes


def test_files_of_tables_open_in_their_programs(run: Run, tmp_path: Path) -> None:
    for name in ("lines.xlsx", "lines.parquet"):
        assert run("timeline", "-o", str(tmp_path / name)).exit_code == 0
    sheet = openpyxl.load_workbook(tmp_path / "lines.xlsx").active
    assert sheet.max_row - 1 == pl.read_parquet(tmp_path / "lines.parquet").height > 0


def test_the_format_that_is_named_counts(run: Run, tmp_path: Path) -> None:
    assert run("timeline", "--format", "csv", "-o", str(tmp_path / "lines.json")).exit_code == 0
    assert (tmp_path / "lines.json").read_bytes() == run("timeline", "--format", "csv").stdout_bytes


def test_a_question_that_fails_leaves_the_file_as_it_was(run: Run, tmp_path: Path) -> None:
    (tmp_path / "answer.csv").write_text("of yesterday", encoding="utf-8")
    assert run("timeline", "Nowhereland", "-o", str(tmp_path / "answer.csv")).exit_code == 2
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {"answer.csv": "of yesterday"}


@pytest.mark.parametrize("name", ["no/folder.csv", "."])
def test_a_place_that_cannot_be_written_is_one_line(run: Run, tmp_path: Path, name) -> None:
    result = run("timeline", "-o", str(tmp_path / name))
    assert result.exit_code == 1
    assert f"cannot write {tmp_path / name}" in result.stderr
    assert "--out" in result.stderr
    assert result.stderr.count("\n") == 1
