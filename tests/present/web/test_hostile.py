"""Reports that mean harm are shown as text, and no page grows beyond its size for them."""

import re
from urllib.parse import parse_qsl, urldefrag

import pytest
from fastapi.testclient import TestClient

from dragoman.present.app import create_app
from dragoman.present.serving.filters import MAX_NAME
from dragoman.present.web.lengths import MAX_SHOWN, Whole, shown, up_to
from tests.present.test_judge import call
from tests.present.web.hostile import LONG, TURNED, write_reports
from tests.present.web.test_pages import links_of

LISTS = (
    "/", "/timeline", "/timeline?view=chart", "/news", "/commitments", "/encounters", "/positions", "/conflicts",
    "/review", "/sources", "/network", "/positions/changes?actor=Norway", "/relation?actor=Norway&with=Chile",
    "/search?q=hospitals", "/network?between=parties", "/map", "/sources?view=publishers", "/sources?view=dates",
)  # fmt: skip
SINGLE = ("/facts/", "/documents/", "/entities/", "/conflicts/", "/review/")
MAX_BYTES = 300_000


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The lists over the hostile reports, and the pages of single things they lead to, by address."""
    folder = tmp_path_factory.mktemp("hostile")
    paths = [str(path) for path in write_reports(folder)]
    assert call(folder / "r.db", "read", *paths, "--model", "none").exit_code == 0
    app = create_app(str(folder / "r.db"))
    with TestClient(app, base_url="http://127.0.0.1", headers={"accept": "text/html"}) as client:
        found = {address: client.get(address) for address in LISTS}
        leading = {urldefrag(link).url for page in found.values() for link in links_of(page.text)}
        found |= {link: client.get(link) for link in sorted(leading) if link.startswith(SINGLE)}
    assert {answer.status_code for answer in found.values()} == {200}
    assert max(len(answer.content) for answer in found.values()) <= MAX_BYTES
    return {address: answer.text for address, answer in found.items()}


def test_they_are_shown(pages):
    assert "&lt;script&gt;window.harmed" in pages["/sources"]
    assert "⟨RIGHT-TO-LEFT OVERRIDE⟩" in pages["/sources"]
    assert any(LONG in page for address, page in pages.items() if address.startswith("/documents/"))


def test_nothing_of_them_is_markup_or_turns_the_page_around(pages):
    for address, page in pages.items():
        assert not re.search(r"<script>|<img|<b>\"", page), address
        assert TURNED not in page, address


def test_what_a_drawing_leads_to_can_be_asked_for(pages):
    links = links_of(pages["/network?between=parties"]) | links_of(pages["/sources"]) | links_of(pages["/map"])
    asking = [link for link in links if link.startswith(("/relation?", "/timeline?", "?"))]
    assert asking
    assert all(len(word) <= MAX_NAME for link in asking for _, word in parse_qsl(link.partition("?")[2]))


def test_a_name_is_cut_where_it_would_bury_the_rest(pages):
    for address in ("/", "/timeline", "/sources", "/commitments", "/encounters"):
        assert LONG[: MAX_SHOWN + 1] not in re.sub(r' href="[^"]*"', "", pages[address]), address


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("short", "short"),
        (7, 7),
        ("x" * (MAX_SHOWN + 1), "x" * MAX_SHOWN + " …"),
        (Whole("x" * 9_000), "x" * 9_000),
        ("word " * 300, ("word " * 300)[: MAX_SHOWN - 6] + " …"),
    ],
)
def test_values_are_cut_where_they_are_long(value, printed):
    assert shown(value) == printed
    assert up_to("one two three", 9) == "one two …"
