"""What was reached on labelled texts is not lost: the gate's own command, on the pinned floors."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLOORS = Path(__file__).parent / "floors.toml"
SHARED = Path(os.environ.get("DRAGOMAN_SHARED") or ROOT / ".." / "shared")


def run_gate(*options):
    if not FLOORS.is_file():
        pytest.skip("no floors are pinned yet: python -m dragoman.present.cli.gate --pin")
    command = [sys.executable, "-m", "dragoman.present.cli.gate", "--root", str(ROOT), *options]
    return subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8", cwd=ROOT)


def test_the_sample_reports_keep_their_floors():
    done = run_gate("--corpus", "samples")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.gold
@pytest.mark.slow
@pytest.mark.parametrize("corpus", ["gold/seeds", "gold/dev"])
def test_the_shared_labels_keep_their_floors(corpus):
    if not (SHARED / corpus).is_dir():
        pytest.skip(f"needs {corpus} of the labelled corpus beside the project (../shared)")
    done = run_gate("--corpus", corpus)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_word_of_a_text_that_may_not_be_published_is_pinned():
    for path in Path(__file__).parent.glob("pinned-*.jsonl"):
        if path.stem != "pinned-samples":
            written = path.read_text(encoding="utf-8")
            assert '"quote"' not in written, path.name
            assert '"detail"' not in written, path.name
