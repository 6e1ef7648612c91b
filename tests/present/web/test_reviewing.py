"""The review queue: a question leads to an answer, the answer to the next question, and undo back to the first."""

import html
import re
import shutil
from contextlib import closing
from datetime import date

import pytest
from fastapi.testclient import TestClient

from dragoman.present.app import create_app
from dragoman.present.serving.secrets import make_token
from dragoman.register.store import open_register
from dragoman.types.access import Access
from tests.present.test_judge import call
from tests.present.test_review import REPORTS

SUM, VISIT = "a question of sums", "a question of visits"  # stand for their addresses
SETTLED = {"answer": "“7000000 USD” holds", "reason": "the note verbale has it"}
SAME = {"answer": "Same", "reason": "one journey, two days"}


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """A register with a doubtful pair and an open conflict, and the credentials of an analyst and of a reader."""
    folder = tmp_path_factory.mktemp("review")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    path, secrets = folder / "r.db", {}
    paths = [str(folder / name) for name in REPORTS]
    assert call(path, "read", *paths, "--model", "none").exit_code == 0
    with closing(open_register(path)) as store:
        for access in (Access.ANALYST, Access.READER):
            token, secret = make_token(f"the {access}", access, today=date(2024, 1, 1))
            secrets[access] = ("anybody", secret)
            store.save_token(token)
    return path, secrets


@pytest.fixture(scope="module")
def desk(read):
    """A service whose register no test may change."""
    with service(read[0]) as client:
        yield client, read[1]


def service(path):
    return TestClient(create_app(str(path)), base_url="http://127.0.0.1", headers={"accept": "text/html"})


def answers_on(page):
    """Return what the buttons of a question send, by their labels."""
    return {label: value for value, label in re.findall(r'name="answer" value="([^"]+)".*?<bdi>([^<]+)</bdi>', page)}


def address_of(client, question):
    """Return the path of one of the two questions; what is a path already stays."""
    found = re.findall(r'href="(/review/[^"?]+)', client.get("/review").text)
    wanted = {SUM: "/review/cnf_", VISIT: "/review/clm_"}.get(question)
    return next(path for path in found if path.startswith(wanted)) if wanted else question


@pytest.mark.parametrize(
    ("question", "lit", "buttons"),
    [
        (SUM, {"USD 5 million", "USD 7 million"}, {"“5000000 USD” holds", "“7000000 USD” holds"}),
        (VISIT, {"2 May 2021", "4 May 2021"}, {"Same", "Different", "Cannot tell"}),
    ],
)
def test_both_texts_stand_side_by_side_and_what_differs_is_lit(desk, question, lit, buttons):
    page = desk[0].get(address_of(desk[0], question)).text
    assert lit <= set(re.findall(r'<mark class="lit"><bdi>([^<]+)</bdi></mark>', page))
    assert set(answers_on(page)) == buttons
    assert 'name="referrer" content="same-origin"' in page  # else a browser hides where its form comes from


def test_an_answer_asks_for_an_analyst(desk):
    client, secrets = desk
    address = address_of(client, SUM)
    unknown = client.post(address, data=SETTLED)
    assert unknown.status_code == 401
    assert "Basic" in unknown.headers["www-authenticate"]
    assert client.post(address, data=SETTLED, auth=secrets[Access.READER]).status_code == 403
    foreign = {"sec-fetch-site": "cross-site"}
    assert client.post(address, data=SETTLED, auth=secrets[Access.ANALYST], headers=foreign).status_code == 403
    assert "jdg_" not in client.get("/judgements").text


@pytest.mark.parametrize(("question", "answer"), [(SUM, SETTLED), (VISIT, SAME)])
def test_an_answer_leads_on_and_can_be_taken_back(read, tmp_path, question, answer):
    path, secrets = shutil.copy(read[0], tmp_path / "desk.db"), read[1]
    with service(path) as client:
        answer_and_undo(client, secrets, question, answer)


def answer_and_undo(client, secrets, question, answer):
    address, before = address_of(client, question), client.get("/timeline").text
    sent = {**answer, "answer": answers_on(client.get(address).text)[answer["answer"]], "number": 1}
    kept = client.post(address, data=sent, auth=secrets[Access.ANALYST])  # and on to the next
    assert "Your answer is kept" in kept.text
    assert address not in client.get("/review").text
    assert answer["reason"] in client.get(address).text
    assert answer["reason"] in client.get("/judgements").text
    undo = re.search(r'action="(/judgements/[^"]+)"><input type="hidden" name="back" value="([^"]+)"', kept.text)
    assert undo is not None
    again = client.post(html.unescape(undo[1]), data={"back": undo[2]}, auth=secrets[Access.ANALYST])
    assert again.url.path == address
    assert "no longer asked" not in again.text
    assert client.get("/timeline").text == before
    assert ">undone<" in client.get("/judgements").text


@pytest.mark.parametrize(
    ("path", "data", "status"),
    [
        (SUM, {"answer": "holds:8000000 USD"}, 400),
        (SUM, {"answer": "same"}, 400),
        (SUM, {}, 422),
        (VISIT, {"answer": "perhaps"}, 400),
        ("/review/cnf_none", {"answer": "holds:x"}, 400),
        ("/review/fct_none", {"answer": "same"}, 404),
        ("/review/clm_a,clm_b", {"answer": "same"}, 400),
        ("/judgements/jdg_none/undo", {}, 400),
    ],
)
def test_what_is_no_answer_is_told(desk, path, data, status):
    client, secrets = desk
    assert client.post(address_of(client, path), data=data, auth=secrets[Access.ANALYST]).status_code == status


@pytest.mark.parametrize("path", ["/review/cnf_none", "/review/clm_a,clm_b", "/review/x", "/review/cnf_a,cnf_b"])
def test_what_is_no_question_is_not_found(desk, path):
    assert desk[0].get(path).status_code == 404
