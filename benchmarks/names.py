"""Measure how well two spellings of a name are told from two names: python -m benchmarks.names [FILE] [--misses].

Prints Markdown: our likeness beside nomenklatura's logic-v1 over the same labelled pairs, in one run. FILE is a CSV
with name1, name2, is_match and schema, as nomenklatura's own bench has them; without FILE the copy beside the project
is read. The share right and F1 are given at logic-v1's own threshold and at the best threshold of each, since the two
scores are not on one scale.
"""

import argparse
import csv
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from followthemoney import model
from nomenklatura.matching import get_algorithm

from dragoman.lexicon.load import load_lexicon
from dragoman.resolve.likeness import compare_names
from dragoman.resolve.spelling import know_spelling

LABELLED = Path(__file__).parents[2] / "shared" / "bench" / "name_cases.csv"
OWN_THRESHOLD = 0.7  # at which logic-v1 calls two names one
OURS, THEIRS = "likeness", "logic-v1"


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled pair: are they two spellings of one name?"""

    left: str
    right: str
    schema: str
    same: bool


def read_cases(path: Path) -> tuple[Case, ...]:
    """Read the labelled pairs."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return tuple(Case(r["name1"], r["name2"], r["schema"], r["is_match"] == "true") for r in rows)


def make_scorers() -> dict[str, Callable[[Case], float]]:
    """Return the two scores to compare."""
    spelling = know_spelling(load_lexicon())
    algorithm = get_algorithm(THEIRS)
    if algorithm is None:
        raise SystemExit(f"nomenklatura has no algorithm {THEIRS}")
    config = algorithm.default_config()

    def theirs(case: Case) -> float:
        sides = (
            model.get_proxy({"id": id_, "schema": case.schema, "properties": {"name": [name]}})
            for id_, name in (("left", case.left), ("right", case.right))
        )
        return float(algorithm.compare(*sides, config).score)

    return {OURS: lambda case: compare_names(case.left, case.right, spelling).score, THEIRS: theirs}


def f1(scores: Sequence[float], cases: Sequence[Case], threshold: float) -> float:
    """Return F1 of calling pairs one from `threshold` on."""
    found = sum(1 for s, c in zip(scores, cases, strict=True) if s >= threshold and c.same)
    called, same = sum(1 for s in scores if s >= threshold), sum(1 for c in cases if c.same)
    return 2 * found / (called + same) if called + same else 0.0


def right(scores: Sequence[float], cases: Sequence[Case], threshold: float) -> float:
    """Return the share of pairs called rightly."""
    return sum((s >= threshold) == c.same for s, c in zip(scores, cases, strict=True)) / len(cases)


def main() -> None:
    """Print the table, and with --misses what our likeness gets wrong at its best threshold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path, default=LABELLED)
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    if not args.file.exists():
        print(f"{args.file}: no labelled pairs here; name a file")
        return
    cases, scorers = read_cases(args.file), make_scorers()
    print("| pairs | scorer | F1 at 0.70 | right at 0.70 | best F1 | at | right | s |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for label, chosen in (("all", cases), ("people", tuple(c for c in cases if c.schema == "Person"))):
        for name, scorer in scorers.items():
            start = time.perf_counter()
            scores = [scorer(case) for case in chosen]
            spent = time.perf_counter() - start
            best = max(sorted(set(scores)), key=lambda t: f1(scores, chosen, t))
            figures = [f1(scores, chosen, OWN_THRESHOLD), right(scores, chosen, OWN_THRESHOLD)]
            figures += [f1(scores, chosen, best), best, right(scores, chosen, best)]
            print(f"| {label} ({len(chosen)}) | {name} | {' | '.join(f'{f:.3f}' for f in figures)} | {spent:.2f} |")
            if args.misses and name == OURS and label == "people":
                _print_misses(chosen, scores, best)


def _print_misses(cases: Sequence[Case], scores: Sequence[float], threshold: float) -> None:
    for case, score in sorted(zip(cases, scores, strict=True), key=lambda pair: pair[1]):
        if (score >= threshold) != case.same:
            print(f"  {score:.2f} {'one' if case.same else 'two'}: {case.left} / {case.right}")


if __name__ == "__main__":
    main()
