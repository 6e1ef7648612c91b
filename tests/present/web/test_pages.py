"""Every page answers, every link leads somewhere, every line leads to its words."""

import html
import json
import re
from urllib.parse import urldefrag

import pytest
from fastapi.testclient import TestClient

MAX_BYTES = 300_000
STARTS = (
    "/",
    "/positions/changes?actor=Norland",
    "/timeline?view=chart",
    "/network",
    "/network?between=parties",
    "/map?place=Port+Nor",
    "/relation?actor=Japan&with=Vietnam",
    "/search?q=Vietnam",
    "/keys",
)


def links_of(page: str) -> set[str]:
    return {html.unescape(link) for link in re.findall(r'(?:href|src)="([^"]+)"', page)}


def walk(browser: TestClient, starts: tuple[str, ...]) -> dict[str, str]:
    """Follow every link of every page; return the pages by address."""
    pages: dict[str, str] = {}
    waiting = list(starts)
    while waiting:
        address = waiting.pop()
        if address in pages:
            continue
        answer = browser.get(address)
        assert answer.status_code == 200, address
        assert len(answer.content) <= MAX_BYTES
        pages[address] = answer.text
        if "text/html" in answer.headers["content-type"]:
            waiting += [urldefrag(link).url for link in links_of(answer.text) if link.startswith("/")]
    return pages


@pytest.fixture(scope="module")
def pages(browser: TestClient) -> dict[str, str]:
    return walk(browser, STARTS)


def test_every_link_of_the_site_leads_somewhere(pages):
    rooms = {address.split("/")[1].split("?")[0] for address in pages}
    assert {"timeline", "facts", "documents", "conflicts", "entities", "commitments", "sources", "static"} <= rooms


def test_nothing_is_fetched_from_elsewhere_and_nothing_runs_inline(pages):
    for address, page in pages.items():
        if address.startswith(("/static", "/api")):
            continue
        assert not [link for link in re.findall(r'(?:src|rel="stylesheet" href)="([^"]+)"', page) if "//" in link]
        assert not re.findall(r"<script(?![^>]*src=)|<style| style=| on[a-z]+=", page), address


def test_each_place_a_link_points_to_exists(pages):
    for page in list(pages.values()):
        for link in links_of(page):
            path, place = urldefrag(link)
            if place and path.startswith("/"):
                assert f'id="{place}"' in pages[path], link


def test_a_line_leads_to_its_words(browser):
    chronology = browser.get("/timeline").text
    link = next(iter(re.findall(r'<sup class="notes"><a href="([^"]+)"', chronology)))
    reader = browser.get(html.unescape(link)).text
    lit = re.findall(r'<mark class="lit">([^<]+)</mark>', reader)
    quote = re.search(r'data-copy="([^"]+)"', reader)
    assert quote is not None
    assert "".join(lit) == json.loads(html.unescape(quote[1]))


def test_each_filter_set_can_be_taken_away_alone(browser):
    page = browser.get("/timeline?actor=Japan&since=2023&page=1").text
    assert {"?since=2023", "?actor=Japan"} <= links_of(page)


def test_two_statements_stand_side_by_side(browser):
    page = browser.get("/positions/changes?actor=Norland").text
    assert re.findall(r'class="badge c-[a-z-]+">(\d+ [a-z ]+)<', page) == ["1 added", "1 dropped"]
    assert '<span class="unseen">used here: </span>concern' in page
    [chosen] = re.findall(r'<option value="(doc_[^"]+)" selected>28 November', page)
    assert browser.get(f"/positions/changes?actor=Norland&before={chosen}&after={chosen}").status_code == 400


def test_a_dossier_says_who_was_in_office_on_the_day(browser):
    page = browser.get("/entities/state:jpn?as_of=2021-06-01").text
    assert "In office on 1 June 2021" not in page  # nothing in the register is about Japan
    pair = browser.get("/relation?actor=Norland&with=Sudmark&as_of=2024-04-10").text
    assert "In office on 10 April 2024" in pair
    assert "10 days late" in pair
    assert re.search(r'<li class="reached"><span class="rung">strategic partnership</span>', pair)


def test_pages_in_each_state_have_an_address(browser):
    filtered = browser.get("/timeline?actor=Japan&view=chart").text
    assert 'value="Japan"' in filtered
    assert "actor=Japan&amp;view=list" in filtered


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/facts/fct_none", 404),
        ("/documents/doc_none", 404),
        ("/entities/nobody", 404),
        ("/timeline?actor=Atlantis", 400),
        ("/timeline?since=soon", 400),
        ("/timeline?view=cube", 422),
        ("/who?office=astrologer", 400),
        ("/map?view=globe", 422),
        ("/relation?actor=Japan&with=Japan", 400),
        ("/positions/changes?actor=Norland&before=doc_none", 400),
    ],
)
def test_what_is_not_known_is_told(browser, address, status):
    answer = browser.get(address)
    assert answer.status_code == status
    assert "text/html" in answer.headers["content-type"]
    assert 'aria-label="Questions"' in answer.text  # with the ways on that every page has


def test_a_filter_keeps_the_view_it_is_set_in(browser):
    page = browser.get("/sources?view=dates&actor=Norland&publisher=Nor+Daily&page=1").text
    hidden = re.findall(r'<input type="hidden" name="([a-z]+)" value="([^"]*)">', page.partition("</details>")[0])
    assert hidden == [("view", "dates"), ("publisher", "Nor Daily")]
    assert 'href="/sources?view=dates&amp;publisher=Nor+Daily">Clear' in page


def test_a_passage_leads_to_its_place_in_the_text_and_facets_to_fewer_passages(browser):
    page = browser.get("/search?q=norland").text
    assert "<b>Norland</b>" in page
    place = next(link for link in links_of(page) if "at=" in link)
    reader = browser.get(place).text
    assert 'id="at"' in reader
    lit = html.unescape("".join(re.findall(r'<mark class="lit">([^<]+)</mark>', reader)))
    assert lit in html.unescape(re.sub("</?b>", "", page))
    year = next(link for link in sorted(links_of(page)) if "year=2024" in link)
    narrowed = browser.get(f"/search{year}")
    assert re.search(r"<li class=\"line\"><span class=\"when\">1 May 2024", narrowed.text)
    assert "November 2023</span>" not in narrowed.text


@pytest.mark.parametrize("at", ["5-5", "9-3", "0-100000", "x", "-1-3"])
def test_a_place_no_text_has_is_told(browser, at):
    document = next(link for link in sorted(links_of(browser.get("/sources").text)) if link.startswith("/documents/"))
    assert browser.get(f"{document}?at={at}").status_code in (404, 422)


def test_sources_say_who_copied_whom_why_dates_are_known_and_what_was_not_read(browser):
    groups = browser.get("/sources?view=copies").text
    assert "their days do not tell which" in groups
    group = next(link for link in links_of(groups) if link.startswith("/sources/"))
    assert browser.get(group).text.count('data-th="Kept"') == 2
    assert "the side file says so" in browser.get("/sources?view=dates").text
    assert "the file is empty" in browser.get("/sources?view=doubts").text
    assert "Nor Daily" in browser.get("/sources?view=publishers").text
    printed = browser.get("/sources?publisher=Nor+Daily").text
    assert "reprint.txt" in printed
    assert "paper.txt" not in printed
    assert browser.get("/sources/grp_none").status_code == 404


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("name=PM+Chinh&on=2023-11-27", "Pham Minh Chinh"),
        ("office=foreign+minister&of=Japan&on=2024-04-16", "Yoko Kamikawa"),
        ("name=Yoshimasa+Hayashi&office=foreign+minister&of=Japan&on=2024-04-16", "does not fit"),
        ("name=Nobody+Whatsoever", "Not known"),
    ],
)
def test_who_held_an_office_is_told_with_the_reasons(browser, asked, told):
    answer = browser.get(f"/who?{asked}")
    assert answer.status_code == 200
    assert told in answer.text
    assert "<dt>why</dt>" in answer.text


def test_a_word_of_a_name_that_is_markup_stays_text(browser):
    answer = browser.get("/search", params={"q": "<script>alert(1)</script>"})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


def test_a_page_that_has_not_changed_is_not_sent_again(browser):
    tag = browser.get("/timeline").headers["etag"]
    assert browser.get("/timeline", headers={"if-none-match": tag}).status_code == 304


def test_the_overview_leads_to_what_is_new_overdue_and_doubtful(browser):
    page = browser.get("/").text
    assert re.findall(r"<h2>([A-Z][^<]+?) ?<", page) == [
        "Two parties",
        "New",
        "Overdue",
        "To review",
        "Where sources disagree",
    ]
    assert "Two sums are given for one loan." in page
    assert '<a href="/timeline?kind=aid">Aid</a> 2' in page
    assert browser.get("/news?since=batch:99").status_code == 400
