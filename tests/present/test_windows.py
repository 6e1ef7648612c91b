"""Windows of events and documents: however they are cut, they say together what the whole says."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dragoman.answer import events as answer
from dragoman.answer.holdings import Holdings
from dragoman.answer.query import Asked, Query, parse_query
from dragoman.config import Config
from dragoman.lexicon.load import load_lexicon
from dragoman.present.export.contracts import document_rows, event_rows
from dragoman.register import finding
from dragoman.register.store import open_register
from dragoman.run.backends import PACKAGED
from dragoman.run.read import read_paths
from dragoman.types.choice import Window

TEXTS = {
    "a.txt": "NAIROBI, May 3, 2021 (Reuters) - Kenya and Uganda sent food aid to Malawi on Monday.\n",
    "b.txt": "KAMPALA, June 8, 2021 (Reuters) - Ugandan police arrested two Kenyan fishermen on Monday.\n",
    "c.txt": "LILONGWE, July 6, 2021 (Reuters) - Malawi and Uganda signed an extradition treaty on Monday.\n",
    "d.txt": "A note without a day: Kenya condemned the arrest of its fishermen and urged Uganda to free them.\n",
    "e.txt": "",
}
QUESTIONS = (
    Asked(), Asked(actor="Kenya"), Asked(actor="Uganda", with_="Kenya"), Asked(kinds=("aid",)), Asked(since="2021-06"),
    Asked(actor="Uganda", until="2021-06-30"), Asked(text="fishermen"),
)  # fmt: skip


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("windows")
    (folder / "texts").mkdir()
    for name, text in TEXTS.items():
        (folder / "texts" / name).write_text(text, encoding="utf-8")
    with closing(open_register(folder / "r.db")) as store:
        read_paths([folder / "texts"], store=store, load_lexicon=load_lexicon, config=Config(model=PACKAGED))
    return folder / "r.db"


@pytest.fixture(scope="module")
def holdings(register: Path) -> Iterator[Holdings]:
    with closing(open_register(register)) as store:
        yield Holdings(store, load_lexicon())


@pytest.mark.parametrize("asked", QUESTIONS, ids=str)
@pytest.mark.parametrize("rows", [event_rows, document_rows])
def test_windows_put_together_are_the_whole(holdings, rows, asked, monkeypatch):
    query = parse_query(asked, holdings)
    whole = rows(holdings, query)
    monkeypatch.setattr(answer, "STRETCH", 2)  # documents: several stretches even for these few
    monkeypatch.setattr(finding, "MANY", 1)  # what is found in order is what is found at once
    for size in (1, 2, 3):
        cut = [rows(holdings, query, Window(offset, size)) for offset in range(0, len(whole) + size, size)]
        assert [row for window in cut for row in window] == whole
        assert all(len(window) <= size for window in cut)


def test_what_could_not_be_read_is_a_row_of_its_own(holdings):
    rows = document_rows(holdings, Query())
    assert [(row["document"], bool(row["id"])) for row in rows] == [(name, name != "e.txt") for name in sorted(TEXTS)]
    assert rows[-1]["issues"]
    assert rows[-1]["claims"] == 0
    dated = document_rows(holdings, parse_query(Asked(since="2021-06"), holdings))
    assert [row["document"] for row in dated] == ["b.txt", "c.txt"]


def test_a_state_answers_for_its_events_in_every_document(holdings):
    told = {row.id for row in answer.events(holdings, parse_query(Asked(actor="Kenya"), holdings))}
    every = answer.events(holdings, Query())
    assert told == {row.id for row in every if "KEN" in (*row.actor_country, *row.recipient_country)}
    assert {row.document for row in every if row.id in told} == {"a.txt", "b.txt", "d.txt"}


def test_an_older_register_knows_the_parties_of_its_events(register, tmp_path):
    def parties(path: Path) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(path)) as raw:
            return raw.execute("SELECT * FROM event_parties ORDER BY event_id, seq").fetchall()

    written = parties(register)
    older = Path(shutil.copy(register, tmp_path))
    with closing(sqlite3.connect(older)) as raw, raw:
        raw.executescript("DROP TABLE event_parties; DELETE FROM migrations WHERE number = 11")
    with closing(open_register(older)):
        assert parties(older) == written != []
