"""Random sequences over one register: python -m benchmarks.sequences [--count N] [--steps N] [--first SEED].

A sequence reads files, reads all of them again as after a change of lexicon, judges, and takes judgements back; a third
of its steps is killed (SIGKILL) at a random moment. At the end everything is read, and every export must be byte for
byte that of a new register into which the same files were read at once and only the judgements that still stand were
written. Prints one line for each sequence that differs, then a summary; exits with 1 where any does.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from benchmarks.collection import make_act, write
from benchmarks.steps import NOON, Step, lexicon, read, take, to_line
from dragoman.answer.holdings import Holdings
from dragoman.answer.query import Query
from dragoman.answer.reference import read_reference
from dragoman.present.export.formats import WRITERS
from dragoman.present.export.records import RECORDS
from dragoman.reconcile.judging.log import standing
from dragoman.register.store import open_register
from dragoman.types.store import Store

ROOT = Path(__file__).parents[1]
ACTS, DOCUMENTS, STEPS = 4, 5, 8
KILL_RATE = 0.35
LONGEST_S = 0.25
"""A killed step is killed within so many seconds, the earlier the likelier: most steps take some hundredths."""
CHOICES = ("read", "read", "reread", "judge", "judge", "judge", "judge", "undo", "undo")


@dataclass(frozen=True, slots=True)
class Ending:
    """How a sequence ended: steps killed before they were done, lines of its log, and the exports that differ."""

    killed: int
    judgements: int
    undone: int
    differing: tuple[str, ...]


class Mortals:
    """The program whose children do the steps that are killed. Use it as a context manager."""

    def __init__(self) -> None:
        """Start it."""
        command = [sys.executable, "-m", "benchmarks.steps"]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> Self:
        """Return it."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it, once its last child has ended."""
        self._process.communicate()

    def take_and_kill(self, step: Step, register: str, after_s: float) -> bool:
        """Let a child do a step and kill it after so many seconds; return whether it died before it was done."""
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("the program was started without pipes")
        self._process.stdin.write(to_line(step, register, after_s))
        self._process.stdin.flush()
        return self._process.stdout.readline() == "killed\n"


def run_sequence(seed: int, folder: Path, mortals: Mortals, *, steps: int = STEPS) -> Ending:
    """Do one random sequence in an empty folder; the same seed does the same steps, kills apart."""
    rng = random.Random(seed)  # noqa: S311 - nothing secret
    paths = write_texts(rng, folder / "texts")
    register = str(folder / "register.db")
    killed = 0
    for number in range(steps):
        does = "read" if number == 0 else rng.choice(CHOICES)
        some = tuple(rng.sample(paths, rng.randrange(1, 3))) if does == "read" else ()
        step = Step(does, number, rng.randrange(2**32), some)
        if rng.random() < KILL_RATE:
            killed += mortals.take_and_kill(step, register, rng.random() ** 2 * LONGEST_S)
        else:
            take(step, register)
    with closing(open_register(register)) as store, closing(open_register("sqlite://")) as straight:
        read(store, paths, NOON)
        log = list(store.judgements())
        for line in standing(log):
            straight.save_judgement(line)
        read(straight, paths[::-1], NOON)
        differing = tuple(differing_exports(store, straight))
        return Ending(killed, len(log), len(log) - len(standing(log)), differing)


def write_texts(rng: random.Random, folder: Path) -> list[str]:
    """Write documents of two reports each, so that even one of them has something to judge; return their paths."""
    parts = folder / "parts"
    parts.mkdir(parents=True)
    acts = [make_act(rng, number, lexicon()) for number in range(ACTS)]
    write(parts, range(2 * DOCUMENTS), acts, rng.randrange(2**32))
    texts = [path.read_text(encoding="utf-8") for path in sorted(parts.iterdir())]
    paths = [folder / f"{number}.txt" for number in range(DOCUMENTS)]
    for path, first, second in zip(paths, texts[::2], texts[1::2], strict=True):
        path.write_text(f"{first}\n{second}", encoding="utf-8")
    return list(map(str, paths))


def differing_exports(store: Store, straight: Store) -> Iterator[str]:
    """Yield the names of the exports that differ, all of them where the entities do."""
    if list(store.entities()) != list(straight.entities()):
        yield from RECORDS
        return
    reference = read_reference(store, lexicon())  # what names mean follows from the entities: made once for both
    left, right = (Holdings(each, lexicon(), reference) for each in (store, straight))
    for name, contract in RECORDS.items():
        told, other = (
            "".join(WRITERS["jsonl"](contract.rows(h, Query()), contract.schema.keys)) for h in (left, right)
        )
        if told != other:
            yield name


def main() -> int:
    """Run the sequences the command line asks for."""
    parser = argparse.ArgumentParser(description="Random sequences of reading, judging, undoing and dying.")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--first", type=int, default=0, help="seed of the first sequence")
    given = parser.parse_args()
    started, endings = time.monotonic(), []
    with Mortals() as mortals:
        for seed in range(given.first, given.first + given.count):
            with tempfile.TemporaryDirectory() as name:
                ending = run_sequence(seed, Path(name), mortals, steps=given.steps)
            endings.append(ending)
            if ending.differing:
                print(f"sequence {seed} differs in {', '.join(ending.differing)}", flush=True)
    print(
        f"{len(endings)} sequences of {given.steps} steps in {time.monotonic() - started:.0f} s: "
        f"{sum(e.killed for e in endings)} steps killed, {sum(e.judgements for e in endings)} judgements, "
        f"{sum(e.undone for e in endings)} of them undone or undoing; {sum(bool(e.differing) for e in endings)} differ"
    )
    return any(ending.differing for ending in endings)


if __name__ == "__main__":
    sys.exit(main())
