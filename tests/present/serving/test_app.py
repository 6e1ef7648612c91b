"""The frame of the service: headers, names it answers to, errors, and a register it cannot change."""

import subprocess
import sys

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from dragoman.errors import RegisterError
from dragoman.present.app import create_app
from dragoman.present.cli.main import main
from dragoman.present.desks import Desks
from dragoman.types.issue import Issue


def test_it_says_that_it_runs(client):
    assert client.get("/healthz").json()["status"] == "ok"


def test_the_overview_counts_what_there_is(client):
    assert "<b>4</b>" in client.get("/").text


@pytest.mark.parametrize("path", ["/", "/healthz", "/nowhere"])
def test_every_answer_binds_the_browser(client, path):
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("host", ["evil.example", "", "127.0.0.1.evil.example", "[::1"])
def test_it_answers_to_no_strange_name(client, host):
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8417", "[::1]:8417", "127.0.0.1"])
def test_it_answers_to_its_own_names(client, host):
    assert client.get("/healthz", headers={"host": host}).status_code == 200


def test_an_unknown_address_is_a_problem(client):
    answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    page = client.get("/nowhere", headers={"accept": "text/html"})
    assert page.headers["content-type"].startswith("text/html")


def test_a_fault_tells_nothing_of_the_machine(register):
    app = create_app(str(register))

    @app.get("/fault")
    def fault():
        raise RuntimeError("a secret place")

    answer = TestClient(app, base_url="http://localhost").get("/fault")
    assert (answer.status_code, answer.json()["title"]) == (500, "Internal error")
    assert "secret" not in answer.text
    assert "content-security-policy" in answer.headers


def test_a_desk_cannot_write(register):
    desks = Desks(str(register))
    with desks.lend() as desk, pytest.raises(RegisterError):
        desk.holdings.store.save_issues([Issue(code="empty", doc_id=None, name="x", detail="y")])
    desks.close()


def test_no_register_is_an_error_with_the_remedy(tmp_path):
    with pytest.raises(RegisterError, match="dragoman read"):
        create_app(str(tmp_path / "none.db"))


# Asked from a process of its own: a test opens no socket.
ASK = """
import sys
from concurrent.futures import ThreadPoolExecutor
from urllib.request import urlopen

def ask(_):
    with urlopen(sys.argv[1] + "healthz", timeout=60) as answer:
        return answer.status

with ThreadPoolExecutor(8) as callers:
    print(*set(callers.map(ask, range(40))))
"""


def test_several_processes_answer_at_one_port_and_all_end_together(register):
    command = [sys.executable, "-m", "dragoman", "serve", "--port", "0", "--workers", "2", "--register", str(register)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as service:
        try:
            address = service.stderr.readline().partition(" at ")[2].split()[0]
            asked = subprocess.run([sys.executable, "-c", ASK, address], check=True, capture_output=True, text=True)
        finally:
            service.terminate()
        assert asked.stdout.split() == ["200"]
        assert service.stderr.read() == ""  # at its end no process holds the pipe open any more


def test_the_command_refuses_other_machines(register):
    done = CliRunner().invoke(main, ["serve", "--register", str(register), "--host", "0.0.0.0"])  # noqa: S104
    assert done.exit_code == 1
    assert "dragoman token create" in done.output
