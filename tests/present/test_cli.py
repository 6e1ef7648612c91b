"""The command line: help, listings, errors, exit codes."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import dragoman
from dragoman.present.cli.main import COMMANDS, main
from tests.answer.samples import CONFLICT, DOCS, F_LOAN, F_UPGRADE, LOAN
from tests.present.conftest import Run

LISTINGS = ["timeline", "commitments", "encounters", "positions", "sources", "conflicts", "news", "batches"]
SHOWN = {name: entry for name, entry in COMMANDS.items() if entry.section}


def load(name: str) -> click.Command:
    command = main.get_command(click.Context(main), name)  # type: ignore[attr-defined]
    assert command
    return command  # type: ignore[no-any-return]


def leaves() -> list[tuple[str, click.Command]]:
    found = []
    for name in SHOWN:
        command = load(name)
        found.append((name, command))
        if isinstance(command, click.Group):
            found += [(f"{name} {sub}", inner) for sub, inner in command.commands.items()]
    return found


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_one_line_and_exit_1(register: Path) -> None:
    with Path("/dev/full").open("w") as full:
        words = [sys.executable, "-m", "dragoman", "export", "claims", "--register", str(register)]
        done = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "dragoman: No space left on device\n"


@pytest.mark.parametrize(("name", "command"), leaves())
def test_every_command_says_what_it_does_with_an_example(name: str, command: click.Command) -> None:
    assert command.help
    assert f"dragoman {name.split(maxsplit=1)[0]}" in (command.epilog or "")
    for parameter in command.params:
        assert isinstance(parameter, click.Argument) or getattr(parameter, "help", None), parameter.name


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_table_is_there(name: str) -> None:
    assert load(name).name == name


def test_help_imports_no_room() -> None:
    code = (
        "import sys; from dragoman.present.cli.main import main; main(['--help'], standalone_mode=False);"
        "print([m for m in sys.modules if m.startswith(('rich', 'sqlalchemy', 'dragoman.answer', 'dragoman.lexicon'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_public_names_are_loaded_when_used() -> None:
    assert all(getattr(dragoman, name) for name in dragoman.__all__)
    with pytest.raises(AttributeError):
        _ = dragoman.nothing


def test_python_m_dragoman_runs() -> None:
    done = subprocess.run([sys.executable, "-m", "dragoman", "--version"], capture_output=True, text=True, check=True)
    assert dragoman.__version__ in done.stdout


@pytest.mark.parametrize("name", LISTINGS)
@pytest.mark.parametrize("format_", ["table", "json", "jsonl", "csv", "markdown"])
def test_every_listing_is_printed_in_every_format(name: str, format_: str, run: Run) -> None:
    result = run(name, "--format", format_)
    assert result.exit_code == 0, result.output
    assert result.stdout
    assert "\x1b" not in result.stdout
    if format_ == "json":
        assert json.loads(result.stdout)
    if format_ == "csv":
        header, *body = csv.reader(io.StringIO(result.stdout))
        assert len(set(header)) == len(header)
        assert body
        assert {len(line) for line in body} == {len(header)}
    if format_ == "table":
        assert max(map(len, result.stdout.splitlines())) <= 80


def test_a_chronology_for_people(run: Run) -> None:
    result = run("timeline", "Norland", "Sudmark", "--since", "2023", "--until", "2023")
    assert result.stdout == (
        "2023\n"
        "27 November 2023      Norland and Sudmark: strategic partnership [happened]\n"
        f"                      1 independent source in 2 reports · {F_UPGRADE.id[:12]}\n"
        "                      “Norland and Sudmark raised their ties to a strategic\n"
        "                      partnership”\n"
        "                      — Nor Daily, 28 November 2023 · reprint.txt:9\n"
        "\n"
        "27 November 2023      Ana Alba met Jon Berg in Port Nor [happened]\n"
        "                      1 independent source · fct_cbc0e9e7\n"
        "                      “Ana Alba met Jon Berg in Port Nor”\n"
        "                      — Nor News Agency, 28 November 2023 · wire.txt:86\n"
        "\n"
    )
    assert "2 matching entries have no known date" in result.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("timeline", "Norlnad"), "Norland"),
        (("timeline", "--kind", "visits"), "visit"),
        (("timeline", "--since", "yesterday"), "2023-11-27"),
        (("timeline", "A", "B", "C"), "quotes"),
        (("relation", "Norland", "Norland"), "two"),
        (("show", "fct_zzzz"), "no fact"),
    ],
)
def test_a_wrong_question_is_one_line_and_exit_2(words: tuple[str, ...], said: str, run: Run) -> None:
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_missing_register_is_one_line_and_exit_1(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["timeline", "--register", str(tmp_path / "none.db")])
    assert result.exit_code == 1
    assert result.stderr.startswith("dragoman: ")
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("id_", [F_LOAN.id, LOAN.id, CONFLICT.id, DOCS["wire"].id, "state:xno", F_LOAN.id[4:12]])
def test_anything_can_be_shown_by_its_id(id_: str, run: Run) -> None:
    for format_ in ("table", "json"):
        result = run("show", id_, "--format", format_)
        assert result.exit_code == 0, result.output
        assert id_[4:12] in result.stdout or "Norland" in result.stdout


def test_a_shown_fact_has_all_its_evidence_and_its_conflict(run: Run) -> None:
    text = " ".join(run("show", F_LOAN.id).stdout.split())
    for words in ("2.8 billion yen for ports", "=HYPERLINK(1)", "Two sums are given", "source 2", "March 2024"):
        assert words in text


def test_a_relation_for_people(run: Run) -> None:
    text = run("relation", "Norland", "Sudmark").stdout
    assert "Level: strategic partnership, since 27 November 2023" in text
    assert "Norland-Sudmark Forum" in text


def test_limit_says_what_it_left_out(run: Run) -> None:
    result = run("timeline", "--limit", "2", "--format", "jsonl")
    assert len(result.stdout.splitlines()) == 2
    assert "5 more" in result.stderr


def test_overdue_commitments(run: Run) -> None:
    assert "[overdue]" in run("commitments", "--overdue").stdout
    assert "nothing" in run("commitments", "--overdue", "--as-of", "2024-01-01").stderr


def test_the_public_entry_opens_a_register(register: Path) -> None:
    with dragoman.open(register) as desk:
        lines = desk.timeline(dragoman.Asked(actor="Norland", with_="Sudmark"))
        assert [line.when for line in lines[:3]] == ["27 November 2023", "27 November 2023", "May 2024"]
