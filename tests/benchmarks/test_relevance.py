"""The benchmark of the gate prints its table, and says clearly what it could not measure."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_it_measures_the_samples_and_names_what_is_missing(tmp_path):
    command = [sys.executable, "-m", "benchmarks.relevance"]
    settings = {**os.environ, "DRAGOMAN_SHARED": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, env=settings, check=True, capture_output=True, text=True)
    rows = [line.split("|") for line in done.stdout.splitlines()[2:]]
    assert [row[1].strip() for row in rows] == ["samples"]
    assert rows[0][4].strip() == "0"  # claims lost
    assert "skipped seeds" in done.stderr
    assert "skipped dev" in done.stderr
