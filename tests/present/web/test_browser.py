"""A walk through the pages in real Chromium, over the sample reports; axe-core judges each page by WCAG 2.2 AA."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.present.test_review import REPORTS
from tests.present.web.hostile import write_reports

ROOT = Path(__file__).parents[3]
CHROMIUM = shutil.which("chromium")
AXE = Path(os.environ.get("DRAGOMAN_AXE", ROOT / ".axe" / "package" / "axe.min.js"))
PAGES = (
    "/",
    "/timeline",
    "/timeline?view=chart",
    "/news",
    "/commitments",
    "/encounters",
    "/positions",
    "/positions/changes?actor=China",
    "/relation?actor=Ethiopia&with=Eritrea",
    "/conflicts",
    "/review",
    "/judgements",
    "/sources",
    "/sources?view=publishers",
    "/sources?view=copies",
    "/sources?view=dates",
    "/sources?view=doubts",
    "/network",
    "/network?between=parties&view=table",
    "/map",
    "/who?office=foreign+minister&of=Japan&on=2024-04-16",
    "/map?place=Asmara&view=table",
    "/search",
    "/search?q=agreement&kind=agreement_signed",
    "/keys",
    "/timeline?known_on=2018-07-12&known_by=published",
)
TIMEOUT_MS = 60_000  # a busy machine is no fault of the page
PROGRAM = [sys.executable, "-m", "dragoman"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium, for example Debian's package"),
]


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Read the samples, and reports that leave something to decide."""
    folder = tmp_path_factory.mktemp("browser")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    paths = [*(folder / name for name in REPORTS), *write_reports(folder)]
    register = folder / "samples.db"
    read = [*PROGRAM, "read", "samples/reports", *map(str, paths), "--register", str(register)]
    subprocess.run(read, cwd=ROOT, check=True, capture_output=True)
    return register


@pytest.fixture(scope="module")
def secret(register: Path) -> str:
    """Make a token for an analyst."""
    create = [*PROGRAM, "token", "create", "--role", "analyst", "--name", "ana", "--register", str(register)]
    return subprocess.run(create, cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture(scope="module")
def service(register: Path) -> Iterator[str]:
    """Serve the samples; give the address."""
    command = [*PROGRAM, "serve", "--register", str(register), "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        found = next(m for line in process.stdout if (m := re.search(r"http://127\.0\.0\.1:\d+", line)))
        yield found[0]
        process.terminate()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def view(chromium: Browser) -> Page:
    # the policy of our pages is switched off for axe alone, which is put into them
    page = chromium.new_page(bypass_csp=True)
    page.set_default_timeout(TIMEOUT_MS)
    return page


def test_from_a_line_to_its_sentence_and_back(service: str, view: Page) -> None:
    view.goto(f"{service}/timeline?actor=Ethiopia")
    view.locator("sup.notes a").first.click()
    lit = "".join(view.locator("mark.lit").all_inner_texts())
    told = view.locator(".claim.lit a").first.inner_text()
    assert lit
    assert lit.split()[0] in told
    view.locator("a[rel=next]").click()
    assert "".join(view.locator("mark.lit").all_inner_texts()) != lit
    view.go_back()
    view.go_back()
    assert view.url == f"{service}/timeline?actor=Ethiopia"


def test_a_filter_is_filled_in_and_has_an_address(service: str, view: Page) -> None:
    view.goto(f"{service}/timeline")
    every = view.locator(".line").count()
    view.locator(".filters summary").click()
    view.get_by_label("Kind").select_option("visit")
    view.locator("#main").get_by_role("button", name="Show").click()
    assert "kind=visit" in view.url
    assert 0 < view.locator(".line").count() < every


def test_keys_walk_the_list_and_open_a_line(service: str, view: Page) -> None:
    view.goto(f"{service}/timeline")
    view.keyboard.press("j")
    view.keyboard.press("j")
    view.keyboard.press("k")
    assert view.locator(".line.here").count() == 1
    here = view.locator(".line.here .sentence").get_attribute("href")
    view.keyboard.press("Enter")
    view.wait_for_url(f"{service}{here}")
    view.keyboard.press("Escape")
    view.wait_for_url(f"{service}/timeline")
    view.keyboard.press("/")
    assert view.evaluate("document.activeElement.id") == "q"


def test_keys_answer_a_question_and_take_it_back(service: str, secret: str, chromium: Browser) -> None:
    page = chromium.new_page(http_credentials={"username": "ana", "password": secret})
    page.set_default_timeout(TIMEOUT_MS)
    page.goto(f"{service}/review")
    question = service + (page.locator(".what a[href*='/review/clm_']").first.get_attribute("href") or "")
    page.goto(question)
    page.keyboard.press("n")
    page.locator(".kept").wait_for()
    assert page.url != question
    page.goto(question)
    assert page.locator("h1").inner_text() == "This is no longer asked"
    page.go_back()
    page.keyboard.press("u")
    page.wait_for_url(question)
    assert page.locator(".choices button").count() == 3
    page.close()


def test_colours_of_choice_hold_on_the_next_page_and_keys_can_be_switched_off(service: str, view: Page) -> None:
    view.goto(f"{service}/keys")
    view.get_by_role("button", name="dark").click()
    view.goto(f"{service}/timeline")
    assert view.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    view.keyboard.press("t")
    assert view.evaluate("document.documentElement.dataset.theme") is None
    view.get_by_role("button", name="on", exact=True).click()
    view.reload()
    view.keyboard.press("j")
    assert view.locator(".line.here").count() == 0
    view.get_by_role("button", name="on", exact=True).click()
    view.keyboard.press("j")
    assert view.locator(".line.here").count() == 1


def test_reports_that_mean_harm_do_none(service: str, view: Page) -> None:
    view.set_viewport_size({"width": 360, "height": 800})  # and the policy against scripts is switched off here
    view.goto(f"{service}/timeline?actor=Chile&since=2021&until=2021")
    leading = view.locator(".what a").evaluate_all("links => [...new Set(links.map(a => a.getAttribute('href')))]")
    documents = [address for address in leading if address.startswith("/documents/")]
    addresses = [*documents[:4], *(address for address in leading if address.startswith("/facts/"))][:10]
    for address in (*addresses, "/sources", "/", "/relation?actor=Norway&with=Chile", "/search?q=hospitals"):
        view.goto(service + address)
        assert view.evaluate("window.harmed") is None, address
        assert view.evaluate("document.querySelectorAll('main script, main img, main b b').length") == 0, address
        assert view.evaluate("document.documentElement.scrollWidth") <= 360, address


def test_a_search_is_narrowed_read_in_its_place_and_gone_back_to(service: str, view: Page) -> None:
    view.goto(f"{service}/search")
    view.keyboard.press("/")
    view.keyboard.type("agreement")
    view.keyboard.press("Enter")
    view.wait_for_url("**q=agreement")
    view.locator(".line").first.wait_for()  # a count does not wait for the page it counts on
    found = view.locator(".line").count()
    view.locator(".facets").get_by_role("link", name="Agreement", exact=True).click()
    view.wait_for_url("**kind=agreement_signed")
    view.locator(".line").first.wait_for()
    assert 0 < view.locator(".line").count() < found
    narrowed, words = view.url, view.locator(".line .sentence").first.inner_text()
    view.locator(".line .sentence").first.click()
    assert "".join(view.locator("mark.lit").all_inner_texts()) == words
    view.go_back()
    assert view.url == narrowed
    view.locator(".chosen a").click()
    assert view.locator(".line").count() == found


def test_from_a_copy_to_its_group_and_from_a_tie_to_its_dossier(service: str, view: Page) -> None:
    view.goto(f"{service}/sources")
    view.get_by_role("link", name="one of 2").first.click()
    assert view.get_by_text("69 %").or_(view.get_by_text("100 %")).count() == 1
    view.goto(f"{service}/network")
    view.get_by_role("link", name="Eritrea – Ethiopia").first.click()
    assert view.locator("h1").inner_text() == "Eritrea and Ethiopia"
    view.goto(f"{service}/map")
    view.locator("svg a").filter(has_text="Asmara").first.click(force=True)
    assert "Joint Declaration" in view.locator(".line").first.inner_text()


def test_the_words_lit_are_seen_on_a_screen_of_any_size(service: str, view: Page) -> None:
    for width in (1280, 360):
        view.set_viewport_size({"width": width, "height": 700})
        view.goto(f"{service}/timeline?actor=Ethiopia")
        view.locator("sup.notes a").first.click()
        lit, card = view.locator("mark.lit").first.bounding_box(), view.locator(".card").bounding_box()
        assert lit is not None
        assert card is not None
        assert 0 <= lit["y"] < 700
        assert 0 <= card["y"] < 700
        assert width > 1000 or lit["y"] + 20 < card["y"]


def test_a_quote_is_copied_with_a_lasting_address(service: str, view: Page) -> None:
    view.context.grant_permissions(["clipboard-read", "clipboard-write"])
    view.goto(f"{service}/timeline?actor=Ethiopia")
    view.locator("sup.notes a").first.click()
    lit = "".join(view.locator("mark.lit").all_inner_texts())
    view.get_by_role("button", name="Copy quote with link").click()
    view.get_by_role("button", name="Copied").wait_for()
    quote, _, address = view.evaluate("navigator.clipboard.readText()").partition("\n")
    assert quote == f"“{lit}”"
    view.goto(address)
    assert "".join(view.locator("mark.lit").all_inner_texts()) == lit
    first = view.url
    view.keyboard.press("n")
    view.wait_for_url(lambda url: url != first)
    assert "".join(view.locator("mark.lit").all_inner_texts()) != lit
    view.keyboard.press("p")
    view.wait_for_url(first)


def test_all_can_be_read_without_scripts(service: str, view: Page) -> None:
    browser = view.context.browser
    assert browser is not None
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{service}/timeline")
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("Actor").fill("Ethiopia")
    page.locator("#main").get_by_role("button", name="Show").click()
    page.locator("sup.notes a").first.click()
    assert page.locator("mark.lit").count() > 0
    served_by_scripts = page.locator("[data-keys], [data-colours], button.copy")
    assert not [button for button in served_by_scripts.all() if button.is_visible()]
    page.context.close()


def test_no_page_is_wider_than_its_window(service: str, view: Page) -> None:
    for address in PAGES:
        view.goto(service + address)
        for width in (1280, 360):
            view.set_viewport_size({"width": width, "height": 800})
            assert view.evaluate("document.documentElement.scrollWidth") <= width, address


def test_the_questions_of_the_header_stand_on_one_line(service: str, view: Page) -> None:
    view.goto(f"{service}/timeline")
    tops = "[...document.querySelectorAll('.bar nav a')].map(link => link.getBoundingClientRect().top)"
    for width in (1440, 1280, 1201, 1100, 900, 700, 360):
        view.set_viewport_size({"width": width, "height": 800})
        assert len(set(view.evaluate(tops))) == 1, width
        if width >= 900:  # all of them can be seen; on smaller screens the line is moved
            assert view.evaluate("(nav => nav.scrollWidth <= nav.clientWidth)(document.querySelector('.bar nav'))"), (
                width
            )


@pytest.mark.skipif(not AXE.exists(), reason="needs axe-core: npm pack axe-core, unpacked to .axe or DRAGOMAN_AXE")
def test_every_page_is_accessible(service: str, view: Page) -> None:
    view.set_viewport_size({"width": 1280, "height": 800})
    view.goto(f"{service}/timeline?actor=Ethiopia")
    followed = [view.locator(f"{place} a").first.get_attribute("href") for place in ("sup.notes", ".what")]
    for room in ("/review", "/conflicts", "/sources?view=copies"):
        view.goto(f"{service}{room}")
        followed.append(view.locator(".what a, .copies h2 a").first.get_attribute("href"))
    for address in (*PAGES, *followed, "/entities/state:eth", "/facts/none"):
        view.emulate_media(color_scheme="light")
        view.goto(f"{service}{address}")
        view.add_script_tag(path=AXE)
        faults = view.evaluate(
            "rules => axe.run({runOnly: {type: 'tag', values: rules}, resultTypes: ['violations'], preload: false})",
            RULES,
        )["violations"]
        view.emulate_media(color_scheme="dark")
        faults += view.evaluate("axe.run({runOnly: ['color-contrast'], resultTypes: ['violations'], preload: false})")[
            "violations"
        ]
        assert not [(fault["id"], [node["target"] for node in fault["nodes"]][:3]) for fault in faults], address
    view.emulate_media(color_scheme="light")
