"""No hot question reads a whole table: SQLite's own plans of all statements it runs, over a generated register.

A plan that walks an index is allowed where a window ends the walk, and for a count: 100,000 entries take 10 ms. The
full-text index, lists given as a parameter and results of an inner query are no tables. Four short tables are read
whole: the log of judgements, which people write; the runs of reading; the inputs that could not be read; and how many
facts there are of each sort.
"""

import re
import sqlite3
from contextlib import closing

import pytest
from fastapi.testclient import TestClient

from benchmarks.filling import fill
from dragoman.present.app import create_app
from dragoman.register.store import open_register

N_FACTS = 150
NO_TABLE = re.compile(r"SCAN \S+ VIRTUAL TABLE|SCAN (CONSTANT ROW|\(subquery|anon_|ranked\b|r\b)")
SHORT = re.compile(r"SCAN (judgements|batches|issues|fact_totals)\b")
OF_AN_INDEX = re.compile(r"(passages_fts|fact_words)_")  # what a full-text index asks of its own tables
PAIR = "actor=state:x1&with=state:x2"

HOT = (
    "/",
    "/timeline",
    "/timeline?page=2",
    f"/timeline?{PAIR}",
    "/commitments",
    f"/relation?{PAIR}",
    "/search?q=visit",
    "/sources",
    "/facts/{fact}",
    "/entities/state:x1",
    "/entities/state:x1?page=2",
    "/timeline?actor=state:x1&page=2",
    "/sources?actor=state:x1",
    "/network?actor=state:x1",
    "/positions",
    "/positions?kind=visit&actor=state:x1",
    "/map?actor=state:x1",
    "/encounters?actor=state:x1",
    "/commitments?actor=state:x1",
    "/api/v1/timeline?limit=20",
    "/api/v1/timeline?actor=state:x1&limit=20",
    "/api/v1/timeline?since=2016-02&until=2016-05&limit=20",
    "/api/v1/timeline?kind=visit&status=happened&limit=20",
    "/api/v1/timeline?area=economy&limit=20",
    "/api/v1/commitments?actor=state:x1&limit=20",
    "/api/v1/commitments?status=overdue&limit=20",
    "/api/v1/encounters?actor=state:x1&limit=20",
    f"/api/v1/positions?{PAIR}&limit=20",
    f"/api/v1/sources?{PAIR}&limit=20",
    "/api/v1/conflicts?limit=20",
    "/api/v1/conflicts?actor=state:x1&limit=20",
    "/api/v1/conflicts?actor=state:x1&kind=visit&limit=20",
    f"/api/v1/conflicts?{PAIR}&limit=20",
    "/api/v1/sources?limit=20",
    "/api/v1/sources?actor=state:x1&limit=20",
    "/timeline?actor=state:x1&text=visit",
    "/timeline?text=visit",
    "/conflicts?text=visit",
    "/sources?text=visit",
    "/network",
    "/sources?view=copies",
    "/api/v1/timeline?actor=state:x1&kind=visit&since=2016&area=economy&limit=20",
    "/api/v1/documents?limit=20",
    f"/api/v1/events?{PAIR}&limit=20",
    "/api/v1/relation?a=state:x1&b=state:x2",
    "/api/v1/search?q=visit&limit=20",
    "/api/v1/search?q=visit&actor=state:x1&limit=20",
    "/api/v1/show/{fact}",
    "/feeds/timeline.atom",
    "/feeds/timeline.atom?actor=state:x1",
    "/calendar.ics?limit=20",
    "/calendar.ics?actor=state:x1&limit=20",
)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("plans") / "generated.db"
    with closing(open_register(path)) as store:
        fill(store, N_FACTS)
    return path


@pytest.fixture(scope="module")
def client(path):
    with (
        pytest.MonkeyPatch.context() as patch,
        TestClient(create_app(str(path)), base_url="http://127.0.0.1") as client,
    ):
        patch.setattr("dragoman.present.web.news.MAX_WEIGHED", 0)  # as where there are more facts than are weighed
        client.get("/healthz")  # what names mean is made once for each state of the register, from all of it
        yield client


def statements_of(client, address):
    """Return the statements that the database runs to answer, whoever puts them, with their values in them."""
    run = []
    desks = client.app.state.desks
    with desks.lend() as desk:
        driver = desk.holdings.store._connection.connection.driver_connection
    driver.set_trace_callback(run.append)
    try:
        assert client.get(address).status_code == 200
    finally:
        driver.set_trace_callback(None)
    own = (statement for statement in run if not OF_AN_INDEX.search(statement))
    return [statement for statement in own if re.match(r"\s*(SELECT|WITH)\b", statement)]


def scans(statement, plan):
    """Return the lines of a plan that read a whole table, or a whole index for more than a window or a count."""
    found = [line for line in plan if line.startswith("SCAN") and not (NO_TABLE.match(line) or SHORT.match(line))]
    is_short = "LIMIT" in statement or statement.startswith("SELECT count(")
    return [line for line in found if not (is_short and " INDEX " in line)]


@pytest.mark.parametrize("address", HOT)
def test_no_hot_question_reads_a_whole_table(client, path, address):
    fact = client.get("/api/v1/timeline?limit=1").json()["items"][0]["fact_id"]
    with closing(sqlite3.connect(path)) as raw:
        told = statements_of(client, address.format(fact=fact))
        assert told
        for statement in told:
            plan = [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}")]
            assert not scans(statement, plan), f"{statement}\n{plan}"


def test_a_whole_table_is_noticed():
    assert scans("SELECT * FROM facts", ["SCAN facts"])
    assert scans("SELECT id FROM facts", ["SCAN facts USING COVERING INDEX ix_facts_kind"])
    assert not scans("SELECT id FROM facts LIMIT 2", ["SCAN facts USING INDEX ix_facts_kind"])


def test_of_more_facts_than_can_be_weighed_conflicts_are_asked_with_the_remedy(client, monkeypatch):
    monkeypatch.setattr("dragoman.answer.review.MAX_WEIGHED", 50)
    page = client.get("/review").text
    assert "only open conflicts are asked about" in page
    assert "/review/clm_" not in page
    assert "only open conflicts" not in client.get("/review?since=2016-02&until=2016-02").text


def test_more_statements_than_can_be_told_at_once_are_asked_for_with_the_remedy(client, monkeypatch):
    monkeypatch.setattr("dragoman.answer.positions.MAX_TOLD", 3)
    assert "take too long to lay out" in client.get("/positions?kind=visit").text
    answer = client.get("/api/v1/positions?kind=visit")
    assert (answer.status_code, "give an actor" in answer.json()["detail"]) == (400, True)
    assert client.get("/api/v1/positions").status_code == 200  # there are no statements
