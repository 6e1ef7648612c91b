"""The benchmarks run, and measure the road the pipeline takes."""

import ast
import subprocess
import sys
from pathlib import Path

from benchmarks import stations
from dragoman.run import pipeline

ROOT = Path(__file__).parents[2]
# what run/ does around the pipeline: `read_one` guards a document that is read again, `weigh_register` comes in parts
OUTSIDE = {"find_inputs", "find_analyser", "load_lexicon", "open_register", "read_one", "weigh_register"}


def test_the_benchmark_prints_both_tables(tmp_path):
    (tmp_path / "a.txt").write_text("OSLO, 3 May 2021 - Norway and Chile signed an agreement.\n", encoding="utf-8")
    command = [sys.executable, "-m", "benchmarks.reading", str(tmp_path), "--runs", "1"]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    assert "| dragoman read, cold |" in done.stdout
    assert "| reconcile |" in done.stdout


def test_the_stations_measured_are_those_of_the_pipeline():
    assert stations_called(stations) - OUTSIDE == stations_called(pipeline) - OUTSIDE, (
        "bring benchmarks/stations.py up to date"
    )


def stations_called(module) -> set[str]:
    """Return the names of the functions of other rooms that a module calls."""
    tree = ast.parse(Path(module.__file__).read_text("utf-8"))
    imported = {
        name.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dragoman.")
        for name in node.names
    }
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    return {name for name in imported & called if name[0].islower()}
