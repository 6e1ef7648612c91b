"""What the SQLite file itself enforces, and what opening it says when something is wrong."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from dragoman.errors import InvalidRecordError, RegisterError
from dragoman.register import tables
from dragoman.register.migrations import MIGRATIONS, Migration
from dragoman.register.sqlite import SqliteStore
from dragoman.register.store import open_register
from dragoman.types.choice import Choice, Order, Side
from dragoman.types.claim import Evidence, cite
from dragoman.types.event import CodedEvent, EventParty
from dragoman.types.judgement import Anchor, Decision, Judgement
from dragoman.types.span import Span
from tests.answer import samples as answers
from tests.register.samples import make_document, make_facts, make_record

TEXT = "Japan\x00 met \ud800 Peru. Kenya spoke."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a closed register with one document, its facts and a judgement."""
    path = tmp_path / "r.db"
    with closing(open_register(path)) as store:
        store.save_record(make_record(make_document("a.txt", TEXT)))
        store.replace_facts(make_facts(list(store.claims())), [], [])
        anchor = Anchor(text_sha256="0" * 64, exact="Japan")
        at = datetime(2024, 5, 1, tzinfo=UTC)
        store.save_judgement(Judgement(id="jdg_1", decision=Decision.ACCEPT, left=anchor, by="analyst", at=at))
    return path


@pytest.fixture
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    """Return the register as any program with SQLite may open it, foreign keys on."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection


REFUSED = [
    "UPDATE documents SET text = 'other'",
    "UPDATE documents SET repairs = NULL",
    "UPDATE claim_evidence SET quote = 'other'",
    "UPDATE claim_evidence SET start_char = start_char + 1",
    "UPDATE judgements SET decision = 'reject'",
    "DELETE FROM judgements",
    "REPLACE INTO judgements SELECT * FROM judgements",
    "REPLACE INTO documents SELECT * FROM documents",
    "INSERT INTO claim_evidence SELECT claim_id, 7, doc_id, text_sha256, 0, 30, 0, 5, 'japan' FROM claim_evidence",
    "INSERT INTO claim_evidence SELECT claim_id, 7, doc_id, text_sha256, 0, 30, 0, 4, 'Japan' FROM claim_evidence",
    "INSERT INTO claim_evidence SELECT claim_id, 7, doc_id, text_sha256, 0, 30, 5, 5, '' FROM claim_evidence",
    "INSERT INTO claim_evidence SELECT claim_id, 7, doc_id, text_sha256, 1, 30, 0, 5, 'Japan' FROM claim_evidence",
    "INSERT INTO claim_evidence SELECT claim_id, 7, doc_id, 'x', 0, 30, 0, 5, 'Japan' FROM claim_evidence LIMIT 1",
    "INSERT INTO claim_evidence SELECT claim_id, 7, 'doc', text_sha256, 0, 30, 0, 5, 'Japan' FROM claim_evidence",
    "DELETE FROM claim_evidence",
    "INSERT INTO claims SELECT 'clm_x', doc_id, 0, 5, kind, modality, polarity, '', '', '', '', '', '', 0 FROM claims",
]


@pytest.mark.parametrize("statement", REFUSED)
def test_database_refuses(raw: sqlite3.Connection, statement: str) -> None:
    before = list(raw.iterdump())
    with pytest.raises(sqlite3.IntegrityError), raw:
        raw.execute(statement)
    assert list(raw.iterdump()) == before


def test_an_event_goes_with_its_document_and_its_quote_is_checked(tmp_path: Path) -> None:
    record = make_record(make_document("a.txt", "Japan met Peru."))
    span = Span(0, 15)
    parties = (EventParty(name="Japan", span=Span(0, 5)),)
    evidence = cite(record.document, span, span)
    event = CodedEvent(id="evt_1", type="CONSULT", rule="meet", evidence=evidence, actors=parties, recipients=())
    with closing(open_register(tmp_path / "e.db")) as store:
        store.save_record(replace(record, events=(event,)))
        assert list(store.events()) == [event]
        store.replace_record(record)
        assert list(store.events()) == []


def test_quote_that_stands_in_the_text_is_let_in(raw: sqlite3.Connection) -> None:
    with raw:
        raw.execute(
            "INSERT INTO claim_evidence SELECT claim_id, 7, doc_id, text_sha256, 0, 30, 7, 12, 'met \ufffd' "
            "FROM claim_evidence LIMIT 1"
        )


def test_forged_evidence_never_reaches_the_file(tmp_path: Path) -> None:
    record = make_record(make_document("a.txt", "Japan met Peru."))
    (claim,) = record.claims
    forged = Evidence(
        doc_id=claim.doc_id,
        text_sha256=record.document.text_sha256,
        sentence=Span(0, 15),
        span=Span(0, 5),
        quote="China",
        text="China met Peru.",
    )
    with closing(open_register(tmp_path / "r.db")) as store:
        with pytest.raises(InvalidRecordError, match="not the text at its span"):
            store.save_record(replace(record, claims=(replace(claim, evidence=(forged,)),)))
        assert store.counts().documents == 0


def test_text_with_nul_and_lone_surrogate_comes_back(path: Path) -> None:
    with closing(open_register(path)) as store:
        (doc,) = store.documents()
        assert doc.text == TEXT
        assert [c.evidence[0].quote for c in store.claims()] == ["Japan\x00 met \ud800 Peru.", "Kenya spoke."]
        assert [hit.text for hit in store.search("met peru")] == ["Japan\x00 met \ud800 Peru."]


# Opening


def test_tables_are_what_the_scripts_make(path: Path) -> None:
    def describe(address: str) -> dict[str, object]:
        engine = create_engine(address)
        with engine.connect() as connection:
            tables.metadata.create_all(connection)
            found = inspect(connection)
            names = [n for n in found.get_table_names() if not n.startswith(("passages_fts", "fact_words"))]
            described = {
                name: (
                    [(c["name"], str(c["type"]), c["nullable"]) for c in found.get_columns(name)],
                    sorted(map(repr, found.get_indexes(name))),
                    sorted(map(repr, found.get_foreign_keys(name))),
                    found.get_pk_constraint(name),
                    found.get_unique_constraints(name),
                )
                for name in names
            }
        engine.dispose()
        return described

    assert describe(f"sqlite:///{path}") == describe("sqlite://")


def test_each_migration_is_applied_once(path: Path) -> None:
    for _ in range(2):
        with closing(SqliteStore.open(path)) as store:
            assert store.meta("schema") == str(MIGRATIONS[-1].number)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT number FROM migrations").fetchall() == [(m.number,) for m in MIGRATIONS]


def test_an_older_register_is_keyed_for_listings(tmp_path: Path) -> None:
    with closing(SqliteStore.open(tmp_path / "old.db")) as store:
        answers.fill(store)
        before = store.find_facts(Choice(), order=Order.DUE), store.find_conflicts()
        touched = store.conflicts_of_facts(before[0])
    with closing(sqlite3.connect(tmp_path / "old.db")) as raw, raw:
        raw.executescript(
            "DROP TABLE fact_keys; DROP TABLE conflict_claims; DROP INDEX ix_annotations_dated;"
            "DROP INDEX ix_source_groups_group; DROP INDEX ix_fact_arguments_party;"
            "DROP INDEX ix_claim_arguments_party; DELETE FROM migrations WHERE number = 5"
        )
    with closing(SqliteStore.open(tmp_path / "old.db")) as store:
        assert (store.find_facts(Choice(), order=Order.DUE), store.find_conflicts()) == before
        assert store.conflicts_of_facts(before[0]) == touched


def test_an_older_register_is_told_what_lines_show(tmp_path: Path) -> None:
    def told(store: SqliteStore) -> list[object]:
        ids = store.find_facts(Choice())
        pledges = [
            list(store.pledges(Choice(sides=(Side(frozenset([p])),)))) for p in (answers.NORLAND, answers.SUDMARK)
        ]
        return [store.imprints(store.document_ids()), list(store.dealings(ids)), store.find_sources(ids), *pledges]

    with closing(SqliteStore.open(tmp_path / "old.db")) as store:
        answers.fill(store)
        before, facts = told(store), store.count_facts(Choice())
    with closing(sqlite3.connect(tmp_path / "old.db")) as raw, raw:
        raw.executescript(
            "DROP TRIGGER facts_come; DROP TRIGGER facts_go; DROP TABLE fact_totals; DROP TABLE cards;"
            "DROP TABLE fact_sources; DROP TABLE dealings; DROP TABLE party_pledges;"
            "DELETE FROM migrations WHERE number IN (17, 18)"
        )
    with closing(SqliteStore.open(tmp_path / "old.db")) as store:
        assert (told(store), store.count_facts(Choice())) == (before, facts)


def test_a_quote_that_does_not_stand_in_its_text_is_not_read(tmp_path: Path) -> None:
    with closing(SqliteStore.open(tmp_path / "old.db")) as store:
        answers.fill(store)
        ids = [claim.id for claim in store.claims()]
    with closing(sqlite3.connect(tmp_path / "old.db")) as raw, raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("UPDATE claim_evidence SET quote = 'Something else'")
    with (
        closing(SqliteStore.open(tmp_path / "old.db")) as store,
        pytest.raises(RegisterError, match="does not stand"),
    ):
        list(store.claims(ids))


def test_newer_schema_is_refused(raw: sqlite3.Connection, path: Path) -> None:
    with raw:
        raw.execute("INSERT INTO migrations VALUES (99, 'from the future')")
    with pytest.raises(RegisterError, match=r"schema 99, this version .* knows \d+; install"):
        open_register(path)


def test_migration_that_fails_leaves_the_register_as_it_was(path: Path) -> None:
    before = path.read_bytes()
    broken = Migration(3, "broken: its tables are there already", ("0001_tables.sql",))
    with pytest.raises(RegisterError):
        SqliteStore.open(path, steps=(*MIGRATIONS, broken))
    assert path.read_bytes() == before


NOT_REGISTERS = [  # bytes of the file, what the message says
    (b"Date;Actor\n" * 200, "not a register"),
    (b"short", "not a register"),
]


@pytest.mark.parametrize(("content", "said"), NOT_REGISTERS)
def test_other_files_are_refused_untouched(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "notes.csv"
    path.write_bytes(content)
    with pytest.raises(RegisterError, match=said):
        open_register(path)
    assert path.read_bytes() == content
    assert [p.name for p in tmp_path.iterdir()] == ["notes.csv"]


def test_database_of_another_program_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE documents (id)")
    before = path.read_bytes()
    with pytest.raises(RegisterError, match="not a register"):
        open_register(path)
    assert path.read_bytes() == before


def test_damaged_file_says_so(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(RegisterError, match=r"damaged|not a register"), closing(open_register(path)) as store:
        list(store.claims())


def test_changed_text_is_noticed(raw: sqlite3.Connection, path: Path) -> None:
    with raw:
        raw.execute("DROP TRIGGER documents_text_is_immutable")
        raw.execute("UPDATE documents SET text = replace(text, 'Kenya', 'China')")
    with closing(open_register(path)) as store:
        with pytest.raises(RegisterError, match="damaged"):
            list(store.documents())
        with pytest.raises(RegisterError, match="damaged"):
            list(store.claims())


def test_locked_register_says_so(raw: sqlite3.Connection, path: Path) -> None:
    with closing(SqliteStore.open(path, busy_timeout_s=0.01)) as store:
        raw.execute("BEGIN IMMEDIATE")
        assert store.counts().documents == 1  # readers are not kept waiting
        with pytest.raises(RegisterError, match="another program is writing"):
            store.save_meta("a", "b")
        raw.rollback()
        store.save_meta("a", "b")


def test_write_protected_register_says_so(path: Path) -> None:
    with closing(SqliteStore.open(path)) as store:
        store._connection.exec_driver_sql("PRAGMA query_only = ON")
        store._connection.rollback()
        with pytest.raises(RegisterError, match="cannot be written; check the rights"):
            store.save_meta("a", "b")


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("postgresql://server/db", "not supported yet"),
        ("postgresql+psycopg://server/db", "not supported yet"),
        ("mysql://server/db", "no register is kept under mysql"),
        ("missing/folder/r.db", "does not exist"),
        (".", "is a folder"),
    ],
)
def test_targets_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str, said: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RegisterError, match=said):
        open_register(target)


def test_nothing_is_made_where_nothing_is_to_be_made(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with pytest.raises(RegisterError, match="there is no register; make one with"):
        open_register(path, create=False)
    assert not path.exists()
    path.touch()
    with pytest.raises(RegisterError, match="not a register"):
        open_register(path, create=False)


@pytest.mark.parametrize("form", ["{}", "sqlite:///{}"])
@pytest.mark.parametrize("name", ["r.db", "with space?and=sign#.db", "öffentlich.db"])
def test_paths_and_addresses_open_the_same_file(tmp_path: Path, form: str, name: str) -> None:
    with closing(open_register(form.format(tmp_path / name))) as store:
        store.save_meta("a", "b")
    with closing(open_register(tmp_path / name, create=False)) as store:
        assert store.meta("a") == "b"
