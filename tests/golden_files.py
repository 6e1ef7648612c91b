"""Golden files: what a station gives for a whole document, kept beside the document and read as a diff.

Takes a case (`tests/golden/<station>/<case>.in`) and what the station gave for it; compares with `<case>.json`.
"""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "golden"


def cases(station: str) -> list[str]:
    """Return the names of the cases of a station, sorted."""
    return sorted(path.stem for path in (FOLDER / station).glob("*.in"))


def read_case(station: str, case: str) -> str:
    """Return the text of a case, line ends as they are."""
    return (FOLDER / station / f"{case}.in").read_bytes().decode("utf-8")


def check_golden(station: str, case: str, given: Any, *, update: bool) -> None:
    """Assert that `given` is what the golden file holds; write the file instead where `update`."""
    path = FOLDER / station / f"{case}.json"
    if update:
        path.write_text(json.dumps(given, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert json.loads(path.read_text(encoding="utf-8")) == given
