"""Answers from Python: records, and the same as frames of both libraries, with types."""

import io
import sys
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pandas as pd
import polars as pl
import pytest

import dragoman
from dragoman.errors import BackendError, QueryError, RegisterError
from dragoman.present.answers import FRAMES, frame
from dragoman.present.export.records import RECORDS
from dragoman.present.export.schema import Kind, Schema
from tests.answer.samples import CLAIMS, F_LOAN, F_MEETING, F_UPGRADE, F_VISIT, FACTS
from tests.present.conftest import Run

LISTINGS = ("timeline", "commitments", "encounters", "positions", "sources", "conflicts", "events", "news", "batches")


@pytest.fixture
def desk(register: Path) -> Iterator[dragoman.Desk]:
    with dragoman.open(register) as desk:
        yield desk


def test_a_question_is_asked_in_keywords_or_as_an_object(desk: dragoman.Desk) -> None:
    asked = dragoman.Asked(actor="Norland", kinds=("visit",))
    assert (
        desk.timeline(asked) == desk.timeline(actor="Norland", kinds="visit") == desk.timeline(asked, kinds=["visit"])
    )
    assert [line.fact_id for line in desk.timeline(asked)] == [F_VISIT.id]
    dated = {line.fact_id for line in desk.timeline(since=2023, until=date(2023, 12, 31))}
    assert dated == {F_UPGRADE.id, F_MEETING.id}
    assert desk.relation("Norland", "Sudmark", kinds="relation_upgraded").facts == 1
    with pytest.raises(QueryError, match="Norland"):
        desk.timeline(actor="Norlnad")


@pytest.mark.parametrize("name", LISTINGS)
def test_every_listing_is_a_frame_of_either_library(name: str, desk: dragoman.Desk) -> None:
    answers = getattr(desk, name)()
    assert isinstance(answers, tuple)
    assert answers
    first, second = answers.frame(), answers.frame("pandas")
    assert isinstance(first, pl.DataFrame)
    assert isinstance(second, pd.DataFrame)
    assert first.columns == list(second.columns)
    assert len(first) == len(second) == len(answers)


@pytest.mark.parametrize("words", [("timeline",), ("commitments",), ("export", "facts"), ("export", "claims")])
def test_a_frame_is_the_parquet_file(words: tuple[str, ...], desk: dragoman.Desk, run: Run) -> None:
    file = pl.read_parquet(io.BytesIO(run(*words, "--format", "parquet").stdout_bytes))
    made = desk.records(words[1]) if words[0] == "export" else getattr(desk, words[0])().frame()
    assert made.equals(file)
    assert made.schema == file.schema


def test_days_sums_and_lists_have_types(desk: dragoman.Desk) -> None:
    lines = desk.timeline(actor="Norland").frame()
    assert lines.filter(pl.col("id") == F_UPGRADE.id)["earliest"].to_list() == [date(2023, 11, 27)]
    facts = desk.records("facts").filter(pl.col("fact") == F_LOAN.id)
    sums = facts.explode("amount").unnest("amount")["value"]
    assert sums.dtype == pl.Decimal(38, 6)
    assert sums.to_list() == [Decimal(2_800_000_000), Decimal(3_000_000_000)]
    assert facts["areas"].to_list() == [["infrastructure"]]


def test_pandas_holds_days_flags_and_what_is_unknown(desk: dragoman.Desk) -> None:
    lines = desk.timeline().frame("pandas").set_index("id")
    assert lines["earliest"].dtype == "datetime64[s]"
    assert lines.loc[F_UPGRADE.id, "earliest"] == datetime(2023, 11, 27)  # noqa: DTZ001 - a calendar day
    assert pd.isna(lines.loc[F_LOAN.id, "earliest"])
    assert lines["disputed"].dtype == "boolean"
    assert lines["sources"].dtype == "Int64"
    assert lines.loc[F_LOAN.id, "disputed"]


@pytest.mark.parametrize("library", FRAMES)
@pytest.mark.parametrize("name", RECORDS)
def test_every_export_is_a_frame_also_of_nothing(name: str, library: str, desk: dragoman.Desk) -> None:
    full, empty = desk.records(name, library=library), desk.records(name, library=library, until=1900)
    assert len(full)
    assert list(full.columns) == list(empty.columns)
    assert list(full.dtypes) == list(empty.dtypes)
    assert len(empty) == 0


def test_the_records_are_whole(desk: dragoman.Desk) -> None:
    assert len(desk.records("claims")) == len(CLAIMS)
    assert len(desk.records("facts", library="pandas")) == len(FACTS)


@pytest.mark.parametrize("library", FRAMES)
def test_old_days_and_huge_sums_do_not_stop_a_frame(library: str) -> None:
    schema = Schema("t", ("earliest", "amount"), {"amount": Kind.RECORDS})
    sums = [{"value": 10**40, "currency": "JPY", "bound": "exact"}, {"value": 0.1, "currency": "JPY", "bound": "exact"}]
    made = frame([{"earliest": "1648-10-24", "amount": sums}], schema, library)
    assert str(made["earliest"][0]).startswith("1648-10-24")
    assert [row["value"] for row in made["amount"][0]] == [None, Decimal("0.1")]


def test_what_is_missing_is_told(desk: dragoman.Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(QueryError, match="polars or pandas"):
        desk.timeline().frame("numpy")
    with pytest.raises(QueryError, match="facts"):
        desk.records("fact")
    with pytest.raises(RegisterError, match=r"none\.db"):
        dragoman.open(tmp_path / "none.db")
    monkeypatch.delitem(sys.modules, "dragoman.present.export.pandas_frames", raising=False)
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(BackendError, match=r"pip install 'dragoman\[pandas\]'"):
        desk.timeline().frame("pandas")


def test_a_register_is_opened_as_it_was_known(register: Path) -> None:
    with dragoman.open(register) as now, dragoman.open(register, known_on=date(2023, 12, 1)) as then:
        assert {row.document for row in then.sources()} < {row.document for row in now.sources()}
        assert len(then.batches()) == 1
    with dragoman.open(register, known_on=2023, known_by="published") as printed:
        assert {row.document for row in printed.sources()} == {"wire.txt", "reprint.txt"}
    with pytest.raises(QueryError, match="published"):
        dragoman.open(register, known_on=2023, known_by="printed")
