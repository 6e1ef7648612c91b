"""The register is a function of documents and lexicon: order, workers and repetition leave no trace.

The texts are invented, joined at random from sentences that the stations know how to read, with copies and bad input
among them; the whole real road is taken.
"""

import random
from contextlib import closing
from pathlib import Path

import pytest

from dragoman.config import Config
from dragoman.lexicon.load import load_lexicon
from dragoman.register.store import open_register
from dragoman.run.read import read_paths
from tests.run.road import dump

SENTENCES = [
    "Japanese Prime Minister Fumio Kishida visited Vietnam on 3 May 2022.",
    "Japan and Vietnam signed an agreement on a loan of 20 billion yen on 4 May 2022.",
    "The two sides agreed to upgrade their relations to a comprehensive strategic partnership.",
    "Kenya will provide 5 million US dollars in aid to Somalia by 2026, its foreign ministry said.",
    "The foreign ministers of Indonesia and Australia met in Jakarta on 9 February 2023.",
    "China is considering a grant to Cambodia, the Xinhua news agency reported.",
    "France denied that it had promised 30 million euros to Niger.",
    "The Philippines expressed serious concern over the South China Sea.",
    "Vietnamese President Vo Van Thuong will visit Japan in November 2023.",
    "India and Brazil held the 3rd strategic dialogue in Brasilia last week.",
    "\x00 The minutes were torn \u00e9 here.",
]
DOCUMENTS = 12
ORDERS = [(1, 1), (2, 1), (3, 2)]  # seed of the order, workers


def write_texts(folder: Path) -> list[Path]:
    """Write the documents, two copies and two bad ones; return their paths."""
    chance = random.Random(20240712)  # noqa: S311 - the same texts each time
    folder.mkdir()
    texts = {}
    for number in range(DOCUMENTS):
        body = "\n\n".join(" ".join(chance.sample(SENTENCES, 3)) for _ in range(3))
        texts[f"{number:02}.txt"] = (
            f"Report number {number}\n\nTOKYO, July {number + 1}, 2023 (Kyodo) - {body}\n".encode()
        )
    texts |= {
        "copy of 03.txt": texts["03.txt"],
        "00 copy.txt": texts["07.txt"],
        "empty.txt": b"",
        "wild.txt": b"\x89\xff",
    }
    for name, data in texts.items():
        (folder / name).write_bytes(data)
    return sorted(folder.iterdir())


def read(paths: list[Path], register: str | Path, workers: int) -> list[str]:
    """Return all that a register holds once these paths were read into it, one after the other."""
    with closing(open_register(register)) as store:
        read_paths(paths, store=store, load_lexicon=load_lexicon, config=Config(workers=workers))
        return list(dump(store))


@pytest.mark.slow
def test_order_and_workers_leave_no_trace(tmp_path: Path) -> None:
    paths = write_texts(tmp_path / "texts")
    expected = read(paths, "sqlite://", 1)
    assert sum("Claim(" in line for line in expected) > DOCUMENTS  # else there is little to differ in
    for seed, workers in ORDERS:
        shuffled = random.Random(seed).sample(paths, len(paths))  # noqa: S311
        assert read(shuffled, "sqlite://", workers) == expected


@pytest.mark.slow
def test_pieces_and_repetition_leave_no_trace(tmp_path: Path) -> None:
    paths = write_texts(tmp_path / "texts")
    expected = read(paths, "sqlite://", 1)
    for piece in (paths[9:], paths[:5], paths[3:12], paths):
        found = read(piece, tmp_path / "r.db", 1)
    assert found == expected
