"""Bring the README and the pages of docs/ up to date: `python -m docs.generate`.

Takes no arguments, or `--check`; writes what the commands shown print now, and the parts that follow from the program.
With `--check` nothing is written, and the exit code is 1 where a page is out of date.
"""

import sys
import tempfile
from pathlib import Path

from docs.console import ROOT, Workplace, refresh
from docs.notebook import refresh_notebook
from docs.reference import fill

PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))
NOTEBOOKS = tuple(sorted((ROOT / "docs").glob("*.ipynb")))


def renew(page: Path, workplace: Workplace) -> str:
    """Return the text a page should have."""
    text = page.read_text("utf-8")
    return refresh_notebook(text, workplace) if page in NOTEBOOKS else refresh(fill(text), workplace)


def main(arguments: list[str]) -> int:
    """Write the pages that changed, or name them; return the exit code."""
    check = arguments == ["--check"]
    if arguments and not check:
        print("usage: python -m docs.generate [--check]", file=sys.stderr)
        return 2
    stale = 0
    with tempfile.TemporaryDirectory() as folder:
        workplace = Workplace(Path(folder))
        for page in (*PAGES, *NOTEBOOKS):
            fresh = renew(page, workplace)
            if fresh == page.read_text("utf-8"):
                continue
            stale += 1
            print(f"{'out of date' if check else 'written'}: {page.relative_to(ROOT)}")
            if not check:
                page.write_text(fresh, encoding="utf-8", newline="\n")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
