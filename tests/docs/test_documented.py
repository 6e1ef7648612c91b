"""Every command, option, kind, code, export, table and public name stands in the documentation."""

import ast
import re
import shutil
from pathlib import Path

import click
import pytest

import dragoman
from docs.console import REGISTER
from docs.reference import list_commands
from dragoman.lexicon.load import load_lexicon
from dragoman.present.export.records import RECORDS
from dragoman.types import issue
from dragoman.types.claim import Modality, Polarity, Role
from dragoman.types.document import SegmentKind
from dragoman.types.doubt import ConflictKind
from dragoman.types.fact import Status, Verdict
from dragoman.types.value import Bound

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "dragoman"
LEXICON = load_lexicon()
COMMANDS = dict(list_commands())
CODE = re.compile(r"[a-z]+(?:_[a-z]+)*")
RAISERS = {"AcquireError", "Issue", "refuse", "refusal"}  # calls that name a code first, or by `code=` or `missing=`
PAIRS = {"members.py", "walk.py"}  # modules that keep (code, reason) pairs


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text("utf-8")


def ticked(name: str) -> set[str]:
    """Return the words a page sets as code."""
    return set(re.findall(r"`([^`\n]+)`", page(name)))


@pytest.mark.parametrize("words", COMMANDS)
def test_every_command_has_help_and_a_place(words):
    command = COMMANDS[words]
    assert command.help
    assert f"## {words}\n" in page("commands.md")
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, option.name
            assert option.opts[-1] in page("commands.md")


def test_every_command_of_a_user_is_explained_on_a_page_for_people():
    told = "\n".join(p.read_text("utf-8") for p in (ROOT / "docs").glob("*.md") if p.name != "commands.md")
    missing = [words for words in COMMANDS if words.count(" ") == 1 and words not in told]
    assert not missing


def test_every_kind_area_and_table_of_the_lexicon_is_listed():
    assert set(LEXICON.kinds) <= ticked("kinds.md")
    assert {area.id for area in LEXICON.areas} <= ticked("positions.md")
    assert {f"{name}.tsv" for name in LEXICON.tables} <= ticked("lexicon.md")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (Modality, "kinds.md"),
        (Polarity, "kinds.md"),
        (Role, "kinds.md"),
        (Status, "record.md"),
        (SegmentKind, "record.md"),
        (Bound, "record.md"),
        (Verdict, "record.md"),
        (ConflictKind, "conflicts.md"),
    ],
)
def test_every_word_of_a_closed_list_is_explained(words, name):
    told = set(re.findall(r"\w+", page(name)))
    assert {word.value for word in words} <= told


def test_every_code_of_an_issue_is_explained():
    assert find_codes() <= ticked("reading.md")
    listed = set(re.findall(r"^\| `([a-z_]+)` \|", page("reading.md"), re.MULTILINE))
    assert listed <= find_codes(), "explained, but never given"


def find_codes() -> set[str]:
    """Return the codes the package gives, read from its source."""
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                found |= set(codes_of_call(node))
            elif isinstance(node, ast.Tuple) and len(node.elts) == 2 and path.name in PAIRS:
                found |= {code for code in strings(node.elts[:1]) if " " in "".join(strings(node.elts[1:]))}
    return {code for code in found if CODE.fullmatch(code)}


def codes_of_call(node: ast.Call) -> list[str]:
    """Return the codes a call gives: its first word, or the second of what keeps a document before it."""
    named = [keyword.value for keyword in node.keywords if keyword.arg in {"code", "missing"}]
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    return strings(named) + (strings(node.args[:2])[:1] if name in RAISERS else [])


def strings(nodes: list[ast.expr]) -> list[str]:
    """Return the literal strings among some expressions, named codes too; of an f-string its literal parts."""
    literal = [n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    literal += [code for n in nodes if isinstance(n, ast.Name) and isinstance(code := vars(issue).get(n.id), str)]
    parts = [part for n in nodes if isinstance(n, ast.JoinedStr) for part in n.values]
    return literal + [p.value for p in parts if isinstance(p, ast.Constant) and isinstance(p.value, str)]


@pytest.mark.parametrize("name", RECORDS)
def test_every_key_of_an_export_is_told(name):
    section = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", page("exports.md"), re.MULTILINE | re.DOTALL)
    assert section
    told = set(re.findall(r"`(\w+)`", section[1]))
    assert set(RECORDS[name].schema.keys) <= told


def test_every_public_name_is_told_and_works():
    assert {f"dragoman.{name}" for name in dragoman.__all__} == {t for t in ticked("python.md") if is_public(t)}
    assert all(getattr(dragoman, name) for name in dragoman.__all__)


def is_public(text: str) -> bool:
    return bool(re.fullmatch(r"dragoman\.\w+", text))


def test_the_methods_of_the_desk_are_told():
    methods = {name for name in vars(dragoman.Desk) if not name.startswith("_")} - {"close", "query", "undated"}
    assert methods <= ticked("python.md")


def test_the_python_example_runs(workplace, monkeypatch, capsys):
    block = re.search(r"^```python\n(.*?)^```", page("python.md"), re.MULTILINE | re.DOTALL)
    assert block
    room = workplace.room()
    shutil.copy(workplace.folder / REGISTER, room / "samples.db")
    monkeypatch.chdir(room)
    exec(compile(block[1], "docs/python.md", "exec"), {})  # noqa: S102 - our own page
    assert "Eritrea" in capsys.readouterr().out
