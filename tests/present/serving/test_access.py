"""Who may do what: tokens and roles, wrong tokens, other sites, rates, bodies, and what an analyst may change."""

import shutil
import sqlite3
from contextlib import closing

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from dragoman.present.app import create_app
from dragoman.present.cli.main import main
from dragoman.present.serving.rates import Rates
from dragoman.present.serving.settings import ServeOptions
from dragoman.present.serving.uploads import clean_name
from dragoman.register.store import open_register

API = "/api/v1"
ROLES = ("reader", "analyst", "admin")
REPORT = b"TOKYO, 27 November 2023\n\nJapan and Viet Nam signed an agreement in Tokyo on 27 November 2023.\n"


def command(register, *words):
    done = CliRunner().invoke(main, [*words, "--register", str(register)])
    assert done.exit_code == 0, done.output
    return done.stdout.strip()


@pytest.fixture(scope="module")
def desk(register, tmp_path_factory):
    """A register of its own, with a token for each role."""
    path = tmp_path_factory.mktemp("access") / "desk.db"
    shutil.copy(register, path)
    secrets = {role: command(path, "token", "create", "--role", role, "--name", f"the {role}") for role in ROLES}
    return path, secrets


def client_of(path, **options):
    app = create_app(str(path), options=ServeOptions(**options))
    return TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)


@pytest.fixture(scope="module")
def client(desk):
    with client_of(desk[0]) as client:
        yield client


def bearing(desk, role):
    return {"authorization": f"Bearer {desk[1][role]}"} if role else {}


CHANGES = [  # what is asked for, and who may
    ("POST judgements", {"json": {"decision": "note", "entry": "none", "reason": "r"}}, {"analyst", "admin"}),
    ("POST documents", {}, {"analyst", "admin"}),
    ("GET tokens", {}, {"admin"}),
    ("POST tokens", {"json": {"name": "x", "role": "admin"}}, {"admin"}),
    ("DELETE tokens/tkn_none", {}, {"admin"}),
]


@pytest.mark.parametrize("role", [None, *ROLES])
@pytest.mark.parametrize(("call", "body", "allowed"), CHANGES)
def test_each_role_may_do_its_own_and_no_more(client, desk, role, call, body, allowed):
    method, path = call.split()
    answer = client.request(method, f"{API}/{path}", headers=bearing(desk, role), **body)
    refused = answer.status_code in {401, 403}
    assert refused == (role not in allowed), answer.text
    assert answer.status_code != 500


def test_a_wrong_token_learns_nothing(desk):
    with client_of(desk[0], needs_token=True) as client:
        secret = desk[1]["reader"]
        told = []
        for given in (None, "Bearer dgm_wrong", f"Bearer {secret[:-1]}", "Bearer ", "Basic !", "Digest x"):
            answer = client.get(f"{API}/timeline", headers={"authorization": given} if given else {})
            told.append((answer.status_code, answer.text))
        assert set(told) == {(401, told[0][1])}
        assert client.get("/", headers={"authorization": "Bearer x"}).status_code == 401
        assert client.get(f"{API}/timeline", headers=bearing(desk, "reader")).status_code == 200
        assert client.get("/", auth=("anybody", secret)).status_code == 200


def test_wrong_tokens_are_soon_refused_unread(desk):
    with client_of(desk[0], needs_token=True) as client:
        codes = [client.get("/", headers={"authorization": "Bearer x"}).status_code for _ in range(12)]
    assert codes == [401] * 10 + [429] * 2


def test_a_revoked_token_opens_nothing(desk):
    secret = command(desk[0], "token", "create", "--role", "admin", "--name", "gone")
    with client_of(desk[0]) as client:
        bearer = {"authorization": f"Bearer {secret}"}
        gone = next(t for t in client.get(f"{API}/tokens", headers=bearer).json() if t["name"] == "gone")
        command(desk[0], "token", "revoke", gone["id"])
        assert client.get(f"{API}/tokens", headers=bearer).status_code == 401
    assert "revoked" in command(desk[0], "token", "list")


def test_secrets_are_not_in_the_file(desk):
    # through SQLite: opening and closing the file beside it would drop the locks this process holds on it
    with closing(sqlite3.connect(desk[0])) as raw:
        tokens = str(raw.execute("SELECT * FROM tokens").fetchall())
    assert "the admin" in tokens
    assert not [role for role, secret in desk[1].items() if secret in tokens]


def test_a_token_made_over_http_works_once_told(client, desk):
    made = client.post(f"{API}/tokens", json={"name": "new", "role": "reader"}, headers=bearing(desk, "admin")).json()
    answer = client.get(f"{API}/tokens", headers={"authorization": f"Bearer {made['secret']}"})
    assert answer.status_code == 403
    listed = client.get(f"{API}/tokens", headers=bearing(desk, "admin"))
    assert made["id"] in listed.text
    assert "secret" not in listed.text


@pytest.mark.parametrize(
    "headers", [{"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}, {"sec-fetch-site": "same-site"}]
)
def test_another_sites_page_changes_nothing(client, desk, headers):
    answer = client.post(f"{API}/tokens", json={}, headers={**bearing(desk, "admin"), **headers})
    assert answer.status_code == 403


def test_bodies_are_limited_whatever_they_say_of_themselves(desk):
    with client_of(desk[0], max_body_bytes=1000) as client:
        headers = {**bearing(desk, "admin"), "content-type": "application/json"}
        assert client.post(f"{API}/tokens", content=b"x" * 1001, headers=headers).status_code == 413
        assert client.post(f"{API}/tokens", content=iter([b"x" * 600] * 2), headers=headers).status_code == 413


def test_a_caller_waits_once_the_bucket_is_empty():
    now = [0.0]
    rates = Rates(2, 3, lambda: now[0])
    assert [rates.wait_s("a") for _ in range(4)] == [0, 0, 0, 0.5]
    assert rates.wait_s("b") == 0
    now[0] = 0.5
    assert [rates.wait_s("a") > 0 for _ in range(2)] == [False, True]


def test_too_many_requests_are_told_when_to_come_back(desk):
    with client_of(desk[0], needs_token=True, requests_per_s=0.01, burst=2) as client:
        answers = [client.get("/healthz", headers=bearing(desk, "reader")) for _ in range(3)]
    assert [a.status_code for a in answers] == [200, 200, 429]
    assert int(answers[-1].headers["retry-after"]) > 1


def test_each_of_several_processes_grants_its_share(desk):
    with client_of(desk[0], needs_token=True, requests_per_s=0.01, burst=4, workers=2) as client:
        answers = [client.get("/healthz", headers=bearing(desk, "reader")) for _ in range(3)]
    assert [a.status_code for a in answers] == [200, 200, 429]


def test_a_judgement_bears_the_tokens_name_and_can_be_undone(client, desk):
    headers = bearing(desk, "analyst")
    fact = client.get(f"{API}/timeline").json()["items"][0]["fact_id"]
    given = {"decision": "note", "entry": fact, "reason": "as the minutes have it"}
    made = client.post(f"{API}/judgements", json=given, headers=headers).json()
    assert made["new"]
    with closing(open_register(desk[0])) as store:
        assert [line.by for line in store.judgements()] == ["the analyst"]
    undo = {"decision": "undo", "entry": made["judgement"]}
    assert client.post(f"{API}/judgements", json=undo, headers=headers).json()["new"]
    unknown = client.post(f"{API}/judgements", json={**given, "entry": "fct_none"}, headers=headers)
    assert unknown.status_code == 400


def test_an_analyst_adds_a_document(client, desk):
    headers = bearing(desk, "analyst")
    sent = {"file": ("../sent.txt", REPORT, "text/plain")}
    document = client.post(f"{API}/documents", files=sent, headers=headers).json()["document"]
    assert client.get(f"{API}/show/{document}").json()["card"]["name"] == "sent.txt"


def test_a_document_that_cannot_be_read_is_told_why(client, desk):
    sent = {"file": ("empty.txt", b"", "text/plain")}
    refused = client.post(f"{API}/documents", files=sent, headers=bearing(desk, "analyst")).json()
    assert refused["document"] is None
    assert "0 bytes" in refused["issues"][0]


@pytest.mark.parametrize(
    ("name", "kept"),
    [("a.txt", "a.txt"), ("C:\\x\\b.txt", "b.txt"), (".hidden", "hidden"), ("", "document"), ("x" * 300, "x" * 120)],
)
def test_names_of_uploads_are_made_safe(name, kept):
    assert clean_name(name) == kept


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--host", "0.0.0.0"], "--allow-host"),  # noqa: S104
        (["--address", "desk.example.org"], "https://desk"),
        (["--host", "192.0.2.1", "--port", "1"], "cannot listen"),
    ],
)
def test_with_tokens_it_asks_by_which_name_it_is_called(desk, words, said):
    done = CliRunner().invoke(main, ["serve", *words, "--register", str(desk[0])])
    assert done.exit_code == 1
    assert said in done.output
