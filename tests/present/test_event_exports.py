"""Coded events from a text to the exports: PLOVER, POLECAT and GDELT."""

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.config import Config
from dragoman.lexicon.load import load_lexicon
from dragoman.present.cli.main import main
from dragoman.present.export.event_tables import GDELT_COLUMNS, POLECAT_COLUMNS
from dragoman.register.store import open_register
from dragoman.run.backends import PACKAGED
from dragoman.run.read import read_paths

TEXT = (
    "NAIROBI, May 3, 2021 (Reuters) - Kenya and Uganda sent food aid to Malawi on Monday.\n\n"
    "Kenyan police arrested two Tanzanian fishermen near the border on Sunday, officials said.\n"
)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("events")
    (folder / "texts").mkdir()
    (folder / "texts" / "wire.txt").write_text(TEXT, encoding="utf-8")
    with closing(open_register(folder / "r.db")) as store:
        read_paths([folder / "texts"], store=store, load_lexicon=load_lexicon, config=Config(model=PACKAGED))
    return folder / "r.db"


@pytest.fixture
def export(register: Path) -> Callable[..., str]:
    def run(*words: str) -> str:
        result = CliRunner(env={"DRAGOMAN_REGISTER": str(register)}).invoke(main, ["export", "events", *words])
        assert result.exit_code == 0, result.output
        return result.stdout

    return run


def test_plover_rows_say_who_whom_and_where_it_stands(export):
    rows = [json.loads(line) for line in export("--format", "plover").splitlines()]
    aid = next(row for row in rows if row["event_type"] == "AID")
    assert (aid["actor_country"], aid["recipient_country"]) == (["KEN", "UGA"], "MWI")
    assert (aid["quad"], aid["cameo_root"], aid["auxiliary"]) == (2, "07", [])
    arrest = next(row for row in rows if row["event_type"] == "COERCE")
    assert (arrest["mode"], arrest["actor_country"], arrest["recipient_country"]) == ("arrest", "KEN", "TZA")
    assert arrest["sectors"] == {"actor": ["COP"], "recipient": ["AGR"]}
    for row in rows:
        assert TEXT[row["start"] : row["end"]] == row["quote"]
        assert row["quote"] in row["sentence"]


def test_a_claim_and_its_event_are_one_row(export):
    rows = [json.loads(line) for line in export("--format", "plover").splitlines()]
    claims = [row["claim"] for row in rows if row["claim"]]
    assert len({row["event"] for row in rows}) == len(rows)
    assert len(claims) == len(set(claims))


def test_polecat_has_its_header_and_a_row_a_pair(export):
    header, *lines = export("--format", "polecat").splitlines()
    assert tuple(header.split("\t")) == POLECAT_COLUMNS
    rows = [dict(zip(POLECAT_COLUMNS, line.split("\t"), strict=True)) for line in lines]
    pairs = {(r["Actor Country"], r["Event Type"], r["Recipient Country"], r["Quad Code"]) for r in rows}
    assert ("KEN", "AID", "MWI", "MATERIAL COOPERATION") in pairs
    assert ("UGA", "AID", "MWI", "MATERIAL COOPERATION") in pairs
    assert {r["Latitude"] for r in rows} == {""}


def test_gdelt_has_61_columns_and_no_header(export):
    assert len(GDELT_COLUMNS) == 61
    rows = [
        dict(zip(GDELT_COLUMNS, line.split("\t"), strict=True)) for line in export("--format", "gdelt").splitlines()
    ]
    arrest = next(r for r in rows if r["EventRootCode"] == "17")
    assert (arrest["Actor1Code"], arrest["Actor2CountryCode"], arrest["QuadClass"]) == ("KENCOP", "TZA", "4")
    assert (arrest["SQLDATE"], arrest["MonthYear"], arrest["Year"]) == ("20210502", "202105", "2021")
    assert all(r["GLOBALEVENTID"].isdigit() for r in rows)
    assert {r["AvgTone"] for r in rows} == {""}


def test_filters_apply_to_events(export):
    assert "MWI" in export("--format", "polecat", "--actor", "Uganda")
    assert "TZA" not in export("--format", "polecat", "--actor", "Uganda")
