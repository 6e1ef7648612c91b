"""What the pages show is what the program does: blocks are run, made parts made anew, links followed."""

import re
import shlex
from pathlib import Path

import pytest

from docs.console import BLOCK, ROOT, find_commands
from docs.generate import NOTEBOOKS, PAGES, renew

README = (ROOT / "README.md").read_text("utf-8")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
RUN = (*PAGES, *NOTEBOOKS)


@pytest.mark.parametrize("page", RUN, ids=[page.relative_to(ROOT).as_posix() for page in RUN])
def test_a_page_shows_what_its_commands_print(page, workplace):
    assert page.read_text("utf-8") == renew(page, workplace), "run `python -m docs.generate` and read the difference"


@pytest.mark.parametrize("page", [*RUN, ROOT / "CHANGELOG.md", ROOT / "samples/README.md"], ids=lambda p: p.name)
def test_links_lead_somewhere(page):
    text = FENCED.sub("", page.read_text("utf-8"))
    broken = [link for link in LINK.findall(text) if not leads(page, link)]
    assert not broken


def leads(page: Path, link: str) -> bool:
    """Whether a link of a page leads to a file, and to a heading of it if it names one."""
    if link.startswith(("https://", "mailto:")):
        return True
    name, _, anchor = link.partition("#")
    target = (page.parent / name).resolve() if name else page
    if not target.exists():
        return False
    return not anchor or anchor in anchors(target.read_text("utf-8"))


def anchors(text: str) -> set[str]:
    """Return the anchors a Markdown page has, as common hosts of repositories form them."""
    headings = (heading.lower() for heading in HEADING.findall(FENCED.sub("", text)))
    return {re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in headings}


def command_of(name: str) -> str:
    """Return one of the README's two commands."""
    match = re.search(rf"<!-- command: {name} -->\n```sh\n(.+)\n```", README)
    assert match
    return match[1]


def test_the_first_command_is_what_the_first_answer_shows():
    parts = [part.removeprefix(".venv/bin/") for part in command_of("read").split(" && ")]
    shown = [command for block in BLOCK.findall(README) for command in find_commands(block)]
    assert [part for part in parts if part.startswith("dragoman")] == shown[:2]


def test_the_first_answer_is_a_chronology_with_quotes():
    block = next(block for block in BLOCK.findall(README) if "dragoman timeline" in block)
    assert re.search(r"\[(signed|happened)\]", block)
    assert block.count("“") >= 3
    assert re.search(r"[\w-]+\.(txt|md|html|eml):\d+", block)


@pytest.mark.parametrize("name", ["read", "test"])
def test_the_commands_make_their_own_environment(name):
    words = shlex.split(command_of(name))
    assert words[:4] == ["python3", "-m", "venv", ".venv"]


def test_the_check_runs_the_commands_of_the_readme():
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "readme_command read" in script
    assert "readme_command test" in script
