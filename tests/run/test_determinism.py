"""The register is a function of documents and lexicon: order, workers and repetition leave no trace.

The whole real road is taken, by invented texts with copies and bad input among them.
"""

import random
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.config import Config
from dragoman.lexicon.load import load_lexicon
from dragoman.lexicon.records import Lexicon
from dragoman.register.store import open_register
from dragoman.run.read import read_paths
from tests.run.road import dump
from tests.run.texts import make_texts, write_texts

DOCUMENTS = 12
ORDERS = [(1, 1), (2, 1), (3, 2)]  # seed of the order, workers


def write_inputs(folder: Path) -> list[Path]:
    """Write the documents, two copies, an empty file and one of odd bytes; return their paths."""
    texts = make_texts(DOCUMENTS)
    copies = {"copy of 003.txt": texts["003.txt"], "00 copy.txt": texts["007.txt"]}
    write_texts(folder, texts | copies)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "wild.txt").write_bytes(b"\x89\xff\x00")
    return sorted(folder.iterdir())


def read(paths: list[Path], register: str | Path, workers: int) -> list[str]:
    """Return all that a register holds once these paths were read into it, one after the other."""
    with closing(open_register(register)) as store:
        read_paths(paths, store=store, load_lexicon=load_lexicon, config=Config(workers=workers))
        return list(dump(store))


@pytest.mark.slow
def test_order_and_workers_leave_no_trace(tmp_path: Path) -> None:
    paths = write_inputs(tmp_path / "texts")
    expected = read(paths, "sqlite://", 1)
    assert sum("Claim(" in line for line in expected) > DOCUMENTS  # else there is little to differ in
    for seed, workers in ORDERS:
        shuffled = random.Random(seed).sample(paths, len(paths))  # noqa: S311
        assert read(shuffled, "sqlite://", workers) == expected


@pytest.mark.slow
def test_pieces_and_repetition_leave_no_trace(tmp_path: Path) -> None:
    paths = write_inputs(tmp_path / "texts")
    expected = read(paths, "sqlite://", 1)
    for piece in (paths[9:], paths[:5], paths[3:12], paths):
        found = read(piece, tmp_path / "r.db", 1)
    assert found == expected


def load_other_lexicon() -> Lexicon:
    """Return the same knowledge under another version: every document is to be taken down the road again."""
    return replace(load_lexicon(), version="another")


@pytest.mark.slow
def test_reading_again_from_stored_text_leaves_no_trace(tmp_path: Path) -> None:
    paths = write_inputs(tmp_path / "texts")
    expected = read(paths, tmp_path / "r.db", 1)
    with closing(open_register(tmp_path / "r.db")) as store:
        documents = store.counts().documents
        summary = read_paths([], store=store, load_lexicon=load_other_lexicon, config=Config(workers=2))
        assert (summary.reread, summary.read, summary.documents) == (documents, 0, documents)
        assert list(dump(store)) == expected
