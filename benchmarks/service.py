"""Measure the service: python -m benchmarks.service [--facts N] [--users N] [--workers N] [--pause S] [--register R].

Prints Markdown. Each call and page is asked by so many users at once, each of whom asks one question after the other,
without a pause or after a pause of reading (--pause, seconds): first questions that nobody has asked before, then the
same again, which the service answers from what it keeps. Told are median and 95th percentile in milliseconds, and the
seconds of processor that one first question costs the service: unlike milliseconds they depend little on what else the
machine does; beside them what the asker itself spends on one, on the same processors. The last row mixes all questions.
The register is that of benchmarks/filling.py; with --register it is kept, and used again where it is there.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import chain, cycle, islice
from pathlib import Path
from statistics import fmean, median, quantiles
from typing import NamedTuple
from urllib.request import urlopen

from benchmarks.filling import fill
from benchmarks.questions import questions
from dragoman.register.store import open_register

ROUNDS = 6  # first questions of each sort, for every user
MIXED = 400  # questions of the last row
TICKS_PER_S = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Server:
    """A running service: its address, and the process whose time is counted."""

    address: str
    pid: int

    def processor_s(self) -> float:
        """Return the seconds of processor it has used, its workers' included; 0 where nothing tells."""
        return sum(_processor_s(pid) for pid in (self.pid, *_children(self.pid)))


class Users(NamedTuple):
    """How many ask at once, and how long each reads an answer before asking again, in seconds."""

    count: int
    pause_s: float


class Took(NamedTuple):
    """What asking some questions took: milliseconds and size of each answer, processor seconds of service and asker."""

    ms: list[float]
    sizes: list[int]
    processor_s: float
    asking_s: float

    @property
    def p95(self) -> float:
        """The 95th percentile of the milliseconds."""
        return quantiles(self.ms, n=20)[-1]


def _processor_s(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS_PER_S


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]
    except OSError:
        return []


@contextmanager
def served(register: Path, workers: int) -> Iterator[Server]:
    """Serve a register from a process of its own."""
    command = [sys.executable, "-m", "dragoman", "serve", "--port", "0", "--register", str(register)]
    command += ["--workers", str(workers)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            line = process.stderr.readline() if process.stderr else ""
            yield Server(line.partition(" at ")[2].split()[0], process.pid)
        finally:
            process.terminate()


def timed(url: str) -> tuple[float, int]:
    """Return how many milliseconds an answer takes, and its size in bytes."""
    started = time.perf_counter()
    with urlopen(url) as answer:  # noqa: S310 - our own service
        size = len(answer.read())
    return (time.perf_counter() - started) * 1000, size


def first_asked(variants: Sequence[str], wanted: int) -> list[str]:
    """Return addresses none of which was asked before: where there are too few variants, each under other names.

    >>> first_asked(["a", "b?c=d"], 3)
    ['a?nth=0', 'b?c=d&nth=0', 'a?nth=1']
    """
    told = islice(cycle(variants), wanted)
    return [marked(each, f"nth={n // len(variants)}") for n, each in enumerate(told)]


def marked(call: str, mark: str) -> str:
    """Return an address that asks the same and was not asked before: no answer to it is kept."""
    return f"{call}{'&' if '?' in call else '?'}{mark}"


def ask(server: Server, calls: Sequence[str], users: Users) -> Took:
    """Let users ask these questions, each the next that nobody has taken."""

    def turn(url: str) -> tuple[float, int]:
        answer = timed(url)
        time.sleep(users.pause_s)
        return answer

    before, own = server.processor_s(), time.process_time()
    with ThreadPoolExecutor(users.count) as pool:
        found = list(pool.map(turn, (server.address + call for call in calls)))
    spent = time.process_time() - own
    return Took([ms for ms, _ in found], [size for _, size in found], server.processor_s() - before, spent)


def row(name: str, server: Server, calls: Sequence[str], users: Users) -> str:
    """Ask questions for the first time and again; return a row of the table."""
    first, again = ask(server, calls, users), ask(server, calls, users)
    each_ms = 1000 * first.processor_s / len(calls)
    return (
        f"| {name} | {median(first.ms):.0f} | {first.p95:.0f} | {each_ms:.0f} "
        f"| {median(again.ms):.0f} | {again.p95:.0f} | {max(first.sizes) / 1000:.0f} "
        f"| {1000 * first.asking_s / len(calls):.1f} |"
    )


def measure(server: Server, asked: Mapping[str, Sequence[str]], users: Users, rounds: int) -> Iterator[str]:
    """Yield a row of the table for each sort of question, and one for all of them mixed."""
    for name, variants in asked.items():
        yield row(name, server, first_asked(variants, users.count * rounds), users)
    all_sorts = chain.from_iterable(first_asked(variants, MIXED // 8) for variants in asked.values())
    mixed = [marked(call, "mixed=1") for call in all_sorts]
    random.Random(1).shuffle(mixed)  # noqa: S311 - nothing secret
    yield row("**all, mixed**", server, mixed[:MIXED], users)


def alone(server: Server, asked: Mapping[str, Sequence[str]]) -> str:
    """Return how long questions take one user who is alone: of each sort one."""
    ms = [timed(server.address + marked(variants[0], "alone=1"))[0] for variants in asked.values()]
    return f"One user alone, one question of each sort: mean {fmean(ms):.0f} ms, longest {max(ms):.0f} ms."


def main() -> None:
    """Make the register, serve it, ask, and print a table."""
    parser = argparse.ArgumentParser(description="Measure the service over a generated register.")
    parser.add_argument("--facts", type=int, default=100_000)
    parser.add_argument("--users", type=int, default=8)
    parser.add_argument("--pause", type=float, default=0.0, help="seconds each user reads between two questions")
    parser.add_argument("--workers", type=int, default=2, help="processes that answer")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="first questions of each sort, for every user")
    parser.add_argument("--register", type=Path, help="where to keep the register; else it is made anew and dropped")
    parser.add_argument("--only", default="", help="only questions with this in their name")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        register = given.register or Path(folder) / "service.db"
        if not register.exists():
            with closing(open_register(register)) as store:
                fill(store, given.facts)
        with closing(open_register(register)) as store:
            counts = store.counts()
        told = f"{given.pause:g} s of reading between questions" if given.pause else "without a pause"
        held = f"{counts.facts} facts of {counts.documents} documents"
        print(f"{held}, {given.users} users, {told}, {given.workers} workers\n")
        print(
            "| asked | first: median ms | p95 ms | processor ms | again: median ms | p95 ms | largest kB | asker ms |"
        )
        print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
        with served(register, given.workers) as server:
            asked = {name: urls for name, urls in questions(server.address).items() if given.only in name}
            for line in measure(server, asked, Users(given.users, given.pause), given.rounds):
                print(line, flush=True)
            print(f"\n{alone(server, asked)}")


if __name__ == "__main__":
    main()
