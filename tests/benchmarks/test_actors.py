"""The benchmark of actor strings: it counts what is right, and says so where there is nothing to read."""

import json
import sys

from benchmarks import actors

ROWS = [
    ("Tampere police", "FIN", "COP"),
    ("the peasants", "", "AGR"),
    ("Ghanaian nurses", "TGO", "MED"),  # labelled wrong on purpose
]


def run(monkeypatch, *arguments: str) -> None:
    monkeypatch.setattr(sys, "argv", ["actors", *arguments])
    actors.main()


def test_right_and_wrong_answers_are_counted(tmp_path, monkeypatch, capsys):
    rows = [{"text": t, "date": None, "expected": {"country": c, "code_1": s}} for t, c, s in ROWS]
    path = tmp_path / "labelled.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    run(monkeypatch, str(path), "--misses")
    printed = capsys.readouterr().out
    assert "| country, where it is one | 2 | 1 | 50.0% |" in printed
    assert "| no country, where none is meant | 1 | 1 | 100.0% |" in printed
    assert "| sector, where one is given | 3 | 3 | 100.0% |" in printed
    assert "| another state | 1 |" in printed
    assert "TGO\tGHA\tGhanaian nurses" in printed


def test_without_labels_it_says_so(tmp_path, monkeypatch, capsys):
    run(monkeypatch, str(tmp_path / "none.jsonl"))
    assert capsys.readouterr().out.startswith("skipped: none.jsonl is not here")
