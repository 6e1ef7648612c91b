"""Reading from the command line: summary, refusals, exit codes, and the way on to answers."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.present.cli.main import main

REPORT = (
    "TOKYO, 27 November 2023 - Japanese Prime Minister Fumio Kishida met Vietnamese President Vo Van Thuong in Tokyo "
    "on 27 November 2023. Japan will provide Vietnam with up to 2.8 billion yen by March 2025.\n"
)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "talks.txt").write_text(REPORT, encoding="utf-8")
    (folder / "blank.txt").write_text("", encoding="utf-8")
    return folder


def run(folder: Path, *words: str) -> Result:
    return CliRunner(env={"DRAGOMAN_REGISTER": str(folder / "r.db"), "COLUMNS": "100"}).invoke(main, words)


def test_reading_ends_with_a_summary_and_the_reasons(reports: Path, tmp_path: Path) -> None:
    result = run(tmp_path, "read", str(reports))
    assert result.exit_code == 0, result.output
    assert "Read 1 new documents (0 known, 1 refused)." in result.stdout
    assert "refused: blank.txt" in result.stdout
    again = run(tmp_path, "read", str(reports))
    assert "Read 0 new documents (1 known, 1 refused)." in again.stdout


def test_strict_exits_with_3_where_a_document_was_refused(reports: Path, tmp_path: Path) -> None:
    assert run(tmp_path, "read", str(reports), "--strict").exit_code == 3
    (reports / "blank.txt").unlink()
    assert run(tmp_path, "read", str(reports), "--strict", "--register", str(tmp_path / "other.db")).exit_code == 0


def test_what_was_read_can_be_asked(reports: Path, tmp_path: Path) -> None:
    run(tmp_path, "read", str(reports))
    lines = [json.loads(line) for line in run(tmp_path, "timeline", "--format", "jsonl").stdout.splitlines()]
    claims = [json.loads(line) for line in run(tmp_path, "export", "claims").stdout.splitlines()]
    assert lines
    assert all(REPORT[c["start"] : c["end"]] == c["quote"] and c["document"] == "talks.txt" for c in claims)


def test_one_process_or_two_export_the_same_bytes(reports: Path, tmp_path: Path) -> None:
    (reports / "more.txt").write_text(REPORT.replace("Vietnam", "Thailand"), encoding="utf-8")
    exports = []
    for workers in ("1", "2"):
        register = str(tmp_path / f"{workers}.db")
        assert run(tmp_path, "read", str(reports), "--workers", workers, "--register", register).exit_code == 0
        kinds = ("claims", "facts", "conflicts", "documents", "events")
        exports.append([run(tmp_path, "export", kind, "--register", register).stdout_bytes for kind in kinds])
    assert exports[0] == exports[1]


@pytest.mark.parametrize(
    ("layer", "keys"),
    [
        ("times", {"document", "start", "end", "type", "value"}),
        ("mentions", {"document", "start", "end", "text", "kind", "entity"}),
        ("amounts", {"document", "start", "end", "text", "amount"}),
        ("segments", {"document", "start", "end", "text", "kind"}),
        ("sentences", {"document", "start", "end", "text"}),
    ],
)
def test_layers_stand_at_their_places(layer: str, keys: set[str], reports: Path, tmp_path: Path) -> None:
    result = run(tmp_path, "annotate", str(reports), "--layer", layer, "--format", "jsonl")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert rows
    assert all(keys <= set(row) and REPORT[row["start"] : row["end"]] == row["text"] for row in rows)
    assert "blank.txt" in result.stderr


def test_a_closed_pipe_is_quiet(reports: Path, tmp_path: Path) -> None:
    run(tmp_path, "read", str(reports))
    command = f'"{sys.executable}" -m dragoman export claims -r "{tmp_path / "r.db"}" | :'
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_an_interrupted_run_says_so_and_can_go_on(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number:03}.txt").write_text(REPORT * 20 + str(number), encoding="utf-8")
    words = [sys.executable, "-m", "dragoman", "read", str(folder), "-r", str(tmp_path / "r.db")]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        deadline = time.monotonic() + 30
        while not (tmp_path / "r.db").exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.5)
        os.kill(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said == "dragoman: interrupted; what was finished is kept\n"
    assert run(tmp_path, "export", "documents").exit_code == 0
