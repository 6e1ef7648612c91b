"""Measure how often actor strings get their country: python -m benchmarks.actors [FILE] [--misses].

Prints Markdown. FILE holds one JSON object a line: `text`, `date` (or null) and `expected` with `country` (ISO alpha-3,
"" for none) and `code_1` (a PLOVER sector). Without FILE the labelled strings beside the project are read, which may
not be published; where they are absent, the benchmark says so and ends.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman.lexicon.load import load_lexicon
from dragoman.resolve.atlas import load_atlas
from dragoman.run.actors import read_actor
from dragoman.types.actor import Actor

LABELLED = Path(__file__).parents[2] / "shared" / "bench" / "actor_tests.jsonl"
NO_STATE = {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}  # codes of organisations, after PLOVER
NO_SECTOR = {"", "????", "JNK", "UNK"}


@dataclass(frozen=True, slots=True)
class Case:
    """One string with what was expected and what was read; None: not labelled."""

    text: str
    country: str | None
    sector: str | None
    actor: Actor

    @property
    def cause(self) -> str:
        """Why the country is wrong: nothing known, or the table that misled."""
        if self.actor.code is None:
            return "no name known"
        return "another state" if self.country else "a state where none is meant"


def read_cases(path: Path) -> Iterator[Case]:
    """Yield the labelled strings, read."""
    lexicon = load_lexicon()
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        expected = row["expected"]
        country = expected.get("country", expected.get("ret0"))
        day = _day(row.get("date"))
        text = row["text"] or ""
        yield Case(text, country, expected.get("code_1"), read_actor(text, lexicon=lexicon, day=day))


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value or "")
    except ValueError:
        return None


def main() -> None:
    """Print the rates, and with --misses every string that failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=LABELLED)
    parser.add_argument("--misses", action="store_true", help="list the strings whose country is wrong")
    options = parser.parse_args()
    if not options.file.is_file():
        print(f"skipped: {options.file.name} is not here; name a file of labelled actor strings")
        return
    began = time.perf_counter()
    load_atlas()
    loaded = time.perf_counter()
    cases = list(read_cases(options.file))
    done = time.perf_counter()
    print_rates(cases)
    print(f"\natlas loaded in {loaded - began:.2f} s, {len(cases)} strings read in {done - loaded:.2f} s")
    if options.misses:
        for case in (c for c in cases if c.country is not None and (c.actor.code or "") != c.country):
            print(f"{case.country or '-'}\t{case.actor.code or '-'}\t{case.text}\t{case.actor.reasons[0]}")


def print_rates(cases: list[Case]) -> None:
    """Print right answers by question, and the misses by cause."""
    states = [c for c in cases if c.country and c.country not in NO_STATE and len(c.country) == 3]
    others = [c for c in cases if c.country in NO_STATE]
    nobody = [c for c in cases if c.country == ""]
    sectors = [c for c in cases if c.sector and c.sector not in NO_SECTOR]
    print("| question | strings | right | share |\n| --- | ---: | ---: | ---: |")
    _row("country, where it is one", states, sum(c.actor.country == c.country for c in states))
    _row("code of an organisation", others, sum(c.actor.code == c.country for c in others))
    _row("no country, where none is meant", nobody, sum(c.actor.code is None for c in nobody))
    _row("sector, where one is given", sectors, sum(c.actor.sector == c.sector for c in sectors))
    causes = Counter(c.cause for c in (*states, *nobody) if (c.actor.code or "") != c.country)
    print("\n| misses by cause | strings |\n| --- | ---: |")
    for cause, count in causes.most_common():
        print(f"| {cause} | {count} |")


def _row(question: str, cases: list[Case], right: int) -> None:
    print(f"| {question} | {len(cases)} | {right} | {right / len(cases) if cases else 1:.1%} |")


if __name__ == "__main__":
    main()
