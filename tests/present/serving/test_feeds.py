"""Feeds and calendars, read back by feedparser and icalendar: what they hold, and that they stay the same."""

import re
from contextlib import closing
from dataclasses import replace
from datetime import date

import feedparser
import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient
from icalendar import Calendar

from dragoman.present.app import create_app
from dragoman.present.cli.main import main
from dragoman.present.serving.settings import ServeOptions
from dragoman.register.store import open_register
from dragoman.types.claim import Argument, Role
from dragoman.types.fact import Status
from tests.answer.samples import CONFLICT, F_CONCERN, F_LOAN, F_MEETING, F_SHIPS, F_UPGRADE, F_VISIT, GROUPS, fill
from tests.answer.samples import DOCS as DOCUMENTS

HOSTILE = "Nor\x01land <script>alert(1)</script> ]]> & \u202ednal\ufffe\U0001f600"
N28, M1, M9 = date(2023, 11, 28), date(2024, 5, 1), date(2024, 5, 9)
FACTS = [
    F_UPGRADE,
    replace(F_LOAN, first_reported=N28, last_reported=M1),
    replace(F_CONCERN, last_reported=N28, arguments=(Argument(Role.SPEAKER, HOSTILE),)),
    replace(F_MEETING, place=HOSTILE, last_reported=M9),
    F_VISIT,
    F_SHIPS,
]


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    path = tmp_path_factory.mktemp("feeds") / "desk.db"
    with closing(open_register(path)) as store:
        fill(store)
        store.replace_facts(FACTS, [CONFLICT], [(DOCUMENTS[key].id, group) for key, group in GROUPS.items()])
    return path


@pytest.fixture(scope="module")
def client(register):
    with TestClient(create_app(str(register)), base_url="http://127.0.0.1") as client:
        yield client


def feed(client, address="timeline.atom", **params):
    answer = client.get(f"/feeds/{address}", params=params or None)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("application/atom+xml")
    read = feedparser.parse(answer.content)
    assert not read.bozo, read.bozo_exception
    return read


def events(client, **params):
    answer = client.get("/calendar.ics", params=params)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/calendar")
    return Calendar.from_ical(answer.text).events


def exported(register, name):
    done = CliRunner().invoke(main, ["export", "facts", "--format", name, "--register", str(register)])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_what_was_reported_last_comes_first_and_undated_reports_are_left_out(client):
    read = feed(client)
    assert [entry.updated[:10] for entry in read.entries] == ["2024-05-09", "2024-05-01", "2023-11-28", "2023-11-28"]
    assert read.feed.updated == "2024-05-09T00:00:00Z"
    assert read.feed.links[0].href == "http://127.0.0.1/feeds/timeline.atom"


def test_a_title_says_what_is_not_simply_so_and_an_entry_leads_to_page_and_source(client):
    (entry,) = (e for e in feed(client).entries if "3 billion yen" in e.title)
    assert entry.title.endswith("[planned] [disputed]")
    assert entry.published == "2023-11-28T00:00:00Z"
    links = {link.rel: link.href for link in entry.links}
    assert client.get(links["alternate"]).status_code == 200
    assert links["via"].startswith("https://example.org/wire#:~:text=Norland%20will%20lend")
    assert "up to 2.8 billion yen" in entry.content[0].value


@pytest.mark.parametrize(
    ("params", "count"),
    [
        ({"actor": "Sudmark"}, 3),
        ({"actor": "Norland", "with": "Sudmark"}, 3),
        ({"kind": "meeting"}, 1),
        ({"limit": 1}, 1),
    ],
)
def test_a_feed_takes_the_filters_of_listings(client, params, count):
    read = feed(client, **params)
    assert len(read.entries) == count
    assert read.feed.id != feed(client).feed.id or params == {"limit": 1}


def test_the_feed_of_a_commitment_holds_its_stages(client):
    read = feed(client, f"facts/{F_LOAN.id}.atom")
    assert [(entry.updated[:10], entry.tags[0].term) for entry in read.entries] == [
        ("2024-05-01", "announced"),
        ("2023-11-28", "considered"),
    ]
    assert client.get(f"/feeds/facts/{CONFLICT.id}.atom").status_code == 404


def test_ids_are_those_of_the_register_wherever_the_feed_is_read(client, register):
    for read in (feedparser.parse(exported(register, "atom")), feed(client)):
        assert read.entries[1].id == "urn:uuid:beff832b-3283-504d-9d11-55ea17e66a8b"
    assert exported(register, "atom") == exported(register, "atom")


@pytest.mark.parametrize("path", ["/feeds/timeline.atom", "/calendar.ics"])
def test_an_unchanged_feed_is_not_sent_again(client, path):
    first = client.get(path)
    again = client.get(path, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(path).content == first.content
    other = client.get(path, headers={"host": "localhost"})
    assert "http://localhost/facts/" in other.text


def test_hostile_names_are_text(client, register):
    entry = next(e for e in feed(client).entries if "script" in e.title)
    assert entry.title_detail.type == "text/plain"
    assert "Norland <script>alert(1)</script> ]]> & dnal\U0001f600" in entry.title
    (meeting,) = events(client, since="2023", kind="meeting")
    assert meeting["location"] == "Norland <script>alert(1)</script> ]]> & dnal\U0001f600"


def test_a_deadline_stands_on_its_last_day_and_a_month_is_shown_whole(client):
    loan, visit = events(client)
    assert (loan.start, loan.end) == (date(2024, 3, 31), date(2024, 4, 1))
    assert loan["summary"].startswith("Due (March 2024): Norland, to Sudmark: ")
    assert loan["summary"].endswith("[overdue] [disputed]")
    assert (visit.start, visit.end) == (date(2024, 5, 1), date(2024, 6, 1))
    assert (visit["status"], visit["transp"]) == ("TENTATIVE", "TRANSPARENT")
    assert visit["url"] == f"http://127.0.0.1/facts/{F_VISIT.id}"
    assert "“Ana Alba will visit Sudmark in May 2024”" in visit["description"]


def test_what_is_to_come_is_held_against_the_day_asked_for(client):
    assert len(events(client, as_of="2024-01-01")) == 2
    assert len(events(client, as_of="2024-07-01")) == 1
    assert events(client, as_of="2026-01-01") == []
    assert len(events(client, as_of="2026-01-01", since="2023-11")) == 3
    assert [event["status"] for event in events(client, since="2023", until="2023-12")] == ["CONFIRMED"]


def test_a_meeting_known_to_the_year_is_counted_and_not_shown(tmp_path):
    year = replace(F_VISIT, time=replace(F_VISIT.time, earliest=date(2024, 1, 1), latest=date(2024, 12, 31)))
    with closing(open_register(tmp_path / "r.db")) as store:
        fill(store)
        store.replace_facts([year, replace(F_MEETING, status=Status.DROPPED, time=F_VISIT.time)], [], [])
    calendar = Calendar.from_ical(exported(tmp_path / "r.db", "ical"))
    assert [event["status"] for event in calendar.events] == ["CANCELLED"]
    assert "1 meetings" in calendar["x-wr-caldesc"]


def test_pages_lead_to_their_feeds_and_calendars(client):
    page = client.get("/timeline", params={"actor": "Norland", "view": "chart", "page": "1"}).text
    assert page.count('href="/feeds/timeline.atom?actor=Norland"') == 2
    assert page.count('href="/calendar.ics?actor=Norland"') == 2
    entity = client.get("/entities/state:xno").text
    assert len(feed(client, re.search(r'href="/feeds/(timeline[^"]+)"', entity)[1]).entries) == 3
    assert f'href="/feeds/facts/{F_LOAN.id}.atom"' in client.get(f"/facts/{F_LOAN.id}").text


def test_the_feed_of_news_is_dated_by_the_reading_and_says_what_changed(client, register):
    read = feed(client, "news.atom")
    assert {entry.updated for entry in read.entries} == {"2023-12-02T00:00:00Z"}
    assert {entry.title.split()[0] for entry in read.entries} >= {"Contradicted:", "Moved:", "Added:"}
    assert any("amount: " in entry.title and " → " in entry.title for entry in read.entries)
    assert len({entry.id for entry in read.entries}) == len(read.entries)
    assert len(feed(client, "news.atom", since="batch:1").entries) > len(read.entries)
    (entry,) = feed(client, "news.atom", actor="Norland", limit=1).entries
    assert client.get(entry.links[0].href).status_code == 200
    assert client.get("/feeds/news.atom", params={"since": "batch:9"}).status_code == 400
    assert 'href="/feeds/news.atom' in client.get("/news").text


def test_news_of_very_many_entries_are_told_of_few_of_them_alone(client, monkeypatch):
    monkeypatch.setattr("dragoman.answer.news.MAX_TOUCHED", 3)
    for call in ("/feeds/news.atom", "/api/v1/news"):
        everything = client.get(call, params={"since": "batch:1", "limit": 3})
        assert everything.status_code == 400
        assert "give an actor" in everything.json()["detail"]
        few = client.get(call, params={"since": "batch:1", "actor": "Sudmark", "kind": "relation_upgraded"})
        assert few.status_code == 200
    assert "news are told of a part" in client.get("/news?since=batch:1").text


def test_links_lead_where_the_service_is_reached_from_outside(register):
    app = create_app(str(register), options=ServeOptions(address="https://desk.example.org/d/"))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        read = feed(client, actor="Sudmark")
        assert read.feed.links[0].href == "https://desk.example.org/d/feeds/timeline.atom?actor=Sudmark"
        assert read.entries[0].links[0].href.startswith("https://desk.example.org/d/facts/")
        assert events(client)[0]["url"].startswith("https://desk.example.org/d/facts/")
        assert client.get("/reconcile").json()["view"]["url"] == "https://desk.example.org/d/entities/{{id}}"
