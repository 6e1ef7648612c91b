"""The calls: the answers of the desk as JSON and CSV, page by page, tagged, with errors that help."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from dragoman.present.api.listings import LISTINGS
from dragoman.present.cli.main import main
from dragoman.present.serving.paging import MAX_LIMIT

API = "/api/v1"
NAMES = [listing.question.name for listing in LISTINGS]
COMMANDS = [name for name in NAMES if name not in {"documents", "events", "batches"}]


def ask(client, path, **params):
    answer = client.get(f"{API}/{path}", params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


def told(register, *words):
    done = CliRunner().invoke(main, [*words, "--format", "json", "--register", str(register)])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_call_gives_what_the_command_prints(client, register, name):
    assert ask(client, name, actor="Norland")["items"] == told(register, name, "Norland")


@pytest.mark.parametrize("name", ["documents", "events"])
def test_a_call_gives_what_the_export_writes(client, register, name):
    assert ask(client, name)["items"] == told(register, "export", name)


def test_news_and_batches_give_what_the_commands_print(client, register):
    assert ask(client, "batches")["items"] == told(register, "batches")
    for since in ("batch:1", "2023-12"):
        assert ask(client, "news", since=since)["items"] == told(register, "news", "--since", since) != []
    refused = client.get(f"{API}/news", params={"since": "batch:7"})
    assert (refused.status_code, "batch:2" in refused.json()["detail"]) == (400, True)


def test_a_question_is_put_as_of_a_past_day(client, register):
    then = ["--known-on", "2023-12-01"]
    for name in ("timeline", "conflicts", "sources", "news"):
        items = ask(client, name, known_on="2023-12-01")["items"]
        assert items == told(register, name, *then)
        assert items == ask(client, name, known_on="2023-12-01", known_by="read")["items"]
        assert items != ask(client, name)["items"] or not items
    printed = ask(client, "sources", known_on="2023-12", known_by="published")["items"]
    assert printed == told(register, "sources", "--known-on", "2023-12", "--known-by", "published")
    for params in ({"known_on": "once"}, {"known_on": "2023", "known_by": "heard"}):
        assert client.get(f"{API}/timeline", params=params).status_code in {400, 422}


def test_relation_search_and_show_give_what_the_commands_print(client, register):
    assert ask(client, "relation", a="Norland", b="Sudmark") == told(register, "relation", "Norland", "Sudmark")
    assert ask(client, "search", q="ban")["items"] == told(register, "search", "ban")
    fact = ask(client, "timeline")["items"][0]["fact_id"]
    assert ask(client, f"show/{fact}") == told(register, "show", fact)


@pytest.mark.parametrize("listing", LISTINGS, ids=NAMES)
def test_answers_are_of_the_shape_that_is_described(client, listing):
    for item in ask(client, listing.question.name)["items"]:
        listing.shape.model_validate_json(json.dumps(item))


@pytest.mark.parametrize("name", NAMES)
def test_csv_has_a_line_an_entry(client, name):
    answer = client.get(f"{API}/{name}", params={"format": "csv"})
    assert answer.headers["content-type"].startswith("text/csv")
    assert len(list(csv.DictReader(io.StringIO(answer.text)))) == len(ask(client, name)["items"])


@pytest.mark.parametrize("name", NAMES)
def test_pages_of_one_put_together_are_the_whole(client, name):
    whole, found, cursor = ask(client, name)["items"], [], ""
    while cursor is not None:
        page = ask(client, name, limit=1, cursor=cursor)
        found += page["items"]
        cursor = page["next"]
    assert found == whole


def test_the_next_page_is_linked(client):
    links = client.get(f"{API}/timeline", params={"limit": 1, "actor": "Norland"}).links
    assert client.get(links["next"]["url"]).json()["items"] == ask(client, "timeline", actor="Norland")["items"][1:2]


def test_it_says_whom_the_names_mean(client):
    assert ask(client, "timeline", actor="Port Nor")["parties"] == [
        {"id": "state:xno", "name": "Norland", "kind": "state"}
    ]


@pytest.mark.parametrize(
    ("path", "params", "status", "said"),
    [
        ("timeline", {"actor": "Norlund"}, 400, "Norland"),
        ("timeline", {"kind": "visits"}, 400, "visit"),
        ("timeline", {"since": "last week"}, 400, "2023-11-27"),
        ("timeline", {"cursor": "eA"}, 400, "cursor"),
        ("timeline", {"limit": MAX_LIMIT + 1}, 422, "limit"),
        ("timeline", {"actor": "x" * 10_000}, 422, "actor"),
        ("relation", {"a": "Norland", "b": "Norland"}, 400, "two"),
        ("relation", {"a": "Norland"}, 422, "b"),
        ("show/fct_none", {}, 404, "fct_none"),
    ],
)
def test_an_error_names_the_value_and_the_remedy(client, path, params, status, said):
    answer = client.get(f"{API}/{path}", params=params)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert said in answer.json()["detail"]


def test_an_unchanged_answer_is_not_sent_again(client):
    first = client.get(f"{API}/timeline")
    again = client.get(f"{API}/timeline", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(f"{API}/timeline", params={"limit": 1}, headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200


def test_changes_between_two_statements(client):
    answer = ask(client, "positions/changes", actor="Norland")
    assert [row["change"] for row in answer["rows"]] == ["added", "dropped"]
    assert answer["after"]["said"][0]["note"]["quote"] == "The Ministry of Trade of Norland denied a ban"
    swapped = {"before": answer["after"]["doc_id"], "after": answer["before"]["doc_id"]}
    assert ask(client, "positions/changes", actor="Norland", **swapped)["before"] == answer["after"]
    assert client.get(f"{API}/positions/changes").status_code == 400
    assert client.get(f"{API}/positions/changes", params={"actor": "Sudmark"}).status_code == 404


def test_search_tells_how_many_passages_hold_the_words_and_whether_all_are_ranked(client, monkeypatch):
    found = client.get("/api/v1/search", params={"q": "Norland"}).json()
    assert found["holding"] >= len(found["items"]) > 1
    assert found["is_cut"] is False
    monkeypatch.setattr("dragoman.answer.passages.MAX_RANKED", 1)
    cut = client.get("/api/v1/search", params={"q": "Norland", "limit": 3}).json()
    assert (cut["holding"], cut["is_cut"]) == (2, True)
    assert client.get("/api/v1/search", params={"q": "zebra"}).json()["holding"] == 0
