"""kill -9 at any point loses no finished document and repeats none."""

import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from dragoman.config import Config
from dragoman.lexicon.load import load_lexicon
from dragoman.register.store import open_register
from dragoman.run.read import read_paths
from tests.run.road import dump
from tests.run.texts import make_texts, write_texts

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("DRAGOMAN_TEST_KILLS", "10"))  # more where there is time: each takes a second and a half
DOCUMENTS = 5 * KILLS
SEED = 20240712
MARK = "DRAGOMAN_TEST_FOLDER"  # in the environment of the processes we start, to know them by


def start(folder: Path, register: Path, workers: int) -> subprocess.Popen[str]:
    """Begin to read a folder in a process of its own."""
    command = [sys.executable, "-m", "tests.run.reader", str(folder), str(register), str(workers)]
    environment = {**os.environ, MARK: str(folder)}
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )


def read_and_kill(process: subprocess.Popen[str], *, inputs: int, then_s: float) -> None:
    """Let the process go through so many inputs and a little further, then kill it as the system would."""
    assert process.stdout is not None
    with process:
        for _ in range(inputs):
            process.stdout.readline()
        time.sleep(then_s)
        process.send_signal(signal.SIGKILL)


def stored(register: Path) -> set[str]:
    """Return the ids of the documents a register holds, found sound by SQLite itself."""
    if not register.exists():
        return set()
    with closing(sqlite3.connect(register)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        if connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'documents'").fetchone() == (0,):
            return set()
        whole = "SELECT doc_id FROM annotations WHERE doc_id IN (SELECT doc_id FROM passages)"
        ids = {row[0] for row in connection.execute("SELECT id FROM documents")}
        assert {row[0] for row in connection.execute(whole)} == ids
        return ids


@pytest.mark.slow
def test_killed_again_and_again(tmp_path: Path) -> None:
    chance = random.Random(SEED)  # noqa: S311 - the same points each time
    folder, register = tmp_path / "texts", tmp_path / "r.db"
    write_texts(folder, make_texts(DOCUMENTS))

    before: set[str] = set()
    for kill in range(KILLS):
        process = start(folder, register, workers=2 if kill % 5 == 4 else 1)
        inputs = 0 if kill == 0 else len(before) + chance.randint(0, 4)
        read_and_kill(process, inputs=inputs, then_s=chance.uniform(0, 0.01))
        after = stored(register)
        assert before <= after
        before = after
    assert 0 < len(before) < DOCUMENTS  # else the kills came too late to show anything

    with start(folder, register, workers=1) as process:
        output, _ = process.communicate()
    read = re.search(r"Summary\(read=(\d+), known=(\d+)", output)
    assert read is not None
    assert (int(read[1]), int(read[2])) == (DOCUMENTS - len(before), len(before))
    with closing(open_register(register)) as broken, closing(open_register("sqlite://")) as whole:
        read_paths([folder], store=whole, load_lexicon=load_lexicon, config=Config(model="none"))
        assert whole.counts().facts > 0
        assert list(dump(broken)) == list(dump(whole))


@pytest.mark.slow
def test_killed_while_facts_are_made(tmp_path: Path) -> None:
    chance = random.Random(SEED)  # noqa: S311
    folder, register = tmp_path / "texts", tmp_path / "r.db"
    write_texts(folder, make_texts(30))
    for _ in range(5):
        read_and_kill(start(folder, register, workers=1), inputs=30, then_s=chance.uniform(0, 0.03))
        assert len(stored(register)) == 30
    with closing(open_register(register)) as broken, closing(open_register("sqlite://")) as whole:
        for store in (broken, whole):
            read_paths([folder], store=store, load_lexicon=load_lexicon, config=Config(model="none"))
            assert store.meta("dirty") is None
        assert list(dump(broken)) == list(dump(whole))


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs /proc to see the processes")
def test_workers_end_with_a_killed_run(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    write_texts(folder, make_texts(50))
    process = start(folder, tmp_path / "r.db", workers=2)
    assert process.stdout is not None
    process.stdout.readline()
    assert len(alive(folder)) > 2  # itself and its workers
    read_and_kill(process, inputs=3, then_s=0)
    deadline_s = time.monotonic() + 10
    while alive(folder) and time.monotonic() < deadline_s:
        time.sleep(0.05)
    assert alive(folder) == []


def alive(folder: Path) -> list[int]:
    """Return the processes begun by `start` for this folder, and those they began."""
    mark = f"{MARK}={folder}".encode()
    return [int(p.parent.name) for p in Path("/proc").glob("[0-9]*/environ") if mark in _read(p).split(b"\0")]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # it ended while we looked, or is not ours
        return b""
