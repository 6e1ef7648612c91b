"""Measure time and memory of a cold `dragoman read`: python -m benchmarks.reading [FOLDER...] [--runs N] [--workers N].

Every run is a new process over a new register; beside it run processes that start Python, import the package, and read
the same files to count their words, so that machines can be compared by ratio. Prints Markdown. This module imports
nothing heavy: on Linux a new process counts the memory of the one that started it.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "samples" / "reports"
RSS_BYTES = 1 if sys.platform == "darwin" else 1024  # unit of ru_maxrss
COUNT_WORDS = (
    "import pathlib, sys\n"
    "files = [p for f in sys.argv[1:] for p in sorted(pathlib.Path(f).rglob('*')) if p.is_file()]\n"
    "print(sum(len(p.read_bytes().split()) for p in files))"
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took: wall-clock and processor seconds, and the most memory it held, in MiB.

    With several workers the memory is that of the largest process.
    """

    wall_s: float
    cpu_s: float
    peak_mib: float


def spawn(*words: str) -> Cost:
    """Run a command in a new process, its output thrown away."""
    actions = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    started = time.perf_counter()
    pid = os.posix_spawn(words[0], list(words), dict(os.environ), file_actions=actions)
    _, status, used = os.wait4(pid, 0)
    wall_s = time.perf_counter() - started
    if status:
        raise SystemExit(f"{' '.join(words[1:4])} ... failed with status {os.waitstatus_to_exitcode(status)}")
    return Cost(wall_s, used.ru_utime + used.ru_stime, used.ru_maxrss * RSS_BYTES / 2**20)


def median_of(runs: int, once: Callable[[], Cost]) -> Cost:
    """Return the median of each figure over some runs."""
    costs = [once() for _ in range(runs)]
    return Cost(*(statistics.median(getattr(cost, field.name) for cost in costs) for field in fields(Cost)))


def read_cold(folders: list[str], workers: int) -> Cost:
    """Read folders into a new register."""
    with tempfile.TemporaryDirectory() as place:
        options = ("--register", str(Path(place) / "r.db"), "--workers", str(workers))
        return spawn(sys.executable, "-m", "dragoman", "read", *folders, *options)


def describe(folders: list[str], runs: int, workers: int) -> str:
    """Say what was measured."""
    files = [path for folder in folders for path in Path(folder).rglob("*") if path.is_file()]
    size_kib = sum(path.stat().st_size for path in files) / 1024
    return f"{len(files)} files, {size_kib:.0f} KiB, {workers} worker(s), median of {runs} runs"


def main() -> None:
    """Measure what the command line names and print both tables."""
    parser = argparse.ArgumentParser(description="Measure a cold `dragoman read`.")
    parser.add_argument("folders", nargs="*", default=[str(SAMPLES)])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--workers", type=int, default=1)
    given = parser.parse_args()
    python = sys.executable
    processes = {
        "python": lambda: spawn(python, "-c", "pass"),
        "import dragoman": lambda: spawn(python, "-c", "import dragoman"),
        "count the words": lambda: spawn(python, "-c", COUNT_WORDS, *given.folders),
        "dragoman read, cold": lambda: read_cold(given.folders, given.workers),
    }
    costs = {name: median_of(given.runs, once) for name, once in processes.items()}
    print(describe(given.folders, given.runs, given.workers) + "\n")
    print("| process | wall s | processor s | peak MiB | wall, times counting words |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name, cost in costs.items():
        ratio = cost.wall_s / costs["count the words"].wall_s
        print(f"| {name} | {cost.wall_s:.2f} | {cost.cpu_s:.2f} | {cost.peak_mib:.0f} | {ratio:.1f} |")
    print(flush=True)
    os.execv(python, [python, "-m", "benchmarks.stations", *given.folders])  # noqa: S606 - our own module


if __name__ == "__main__":
    main()
