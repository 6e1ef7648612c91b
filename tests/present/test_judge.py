"""Judging by commands: decisions are written down, applied at once, listed, and taken back exactly."""

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.present.cli.main import main
from dragoman.present.cli.pages import short

REPORTS = {
    "one.txt": "OSLO, 3 May 2021 - Norwegian Prime Minister Erna Solberg visited Chile on 2 May 2021.\n",
    "two.txt": "SANTIAGO, 9 May 2021 - Norwegian Prime Minister Erna Solberg visited Chile on 6 May 2021.\n",
    "sum.txt": "OSLO, 4 May 2021 - Norway will provide Chile with $5 million for hospitals by 2023.\n",
}
BY = ("--by", "ana", "--on", "2021-06-01")


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    register = folder / "r.db"
    assert call(register, "read", *(str(folder / name) for name in REPORTS), "--model", "none").exit_code == 0
    return register


@pytest.fixture
def register(read: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(read, tmp_path / "r.db"))


def call(register: Path, *words: str, typed: str | None = None) -> Result:
    return CliRunner(env={"DRAGOMAN_REGISTER": str(register), "COLUMNS": "100"}).invoke(main, words, input=typed)


def rows(register: Path, *words: str) -> list[dict]:
    return [json.loads(line) for line in call(register, *words, "--format", "jsonl").stdout.splitlines()]


def exported(register: Path) -> str:
    return "".join(call(register, "export", what).stdout for what in ("facts", "conflicts", "claims", "documents"))


def judge(register: Path, *words: str) -> str:
    """Judge, and return the id of the judgement."""
    done = call(register, "judge", *words, *BY)
    assert done.exit_code == 0, done.output
    return re.findall(r"jdg_\w+", done.stdout)[0]


def facts(register: Path) -> dict[str, dict]:
    return {row["fact"]: row for row in rows(register, "export", "facts")}


def visits(register: Path) -> list[str]:
    return sorted(fact for fact, row in facts(register).items() if row["kind"] == "visit")


def test_every_decision_is_applied_at_once_and_can_be_taken_back(register):
    before = exported(register)
    first, second = visits(register)
    (aid,) = facts(register).keys() - {first, second}
    made = [judge(register, "same", first, second)]
    assert len(visits(register)) == 1
    made.append(judge(register, "correct", aid, "amount", "6000000 USD"))
    assert facts(register)[aid]["amount"][0]["value"] == 6_000_000
    (shown,) = (row for row in rows(register, "conflicts") if row["kind"] == "amount")
    assert [side["value"] for side in shown["sides"]] == ["5000000 USD", "6000000 USD"]
    made.append(judge(register, "reject", aid))
    assert aid not in facts(register)
    claim = next(row["claim"] for row in rows(register, "export", "claims") if row["document"] == "sum.txt")
    assert "reject by ana, 2021-06-01" in call(register, "show", claim).stdout
    assert exported(register) != before
    for line in made:
        judge(register, "undo", short(line))
    assert exported(register) == before
    assert [row["state"] for row in rows(register, "judge", "list")] == ["undone"] * 3 + ["stands"] * 3


def test_the_same_said_twice_is_one_line_and_can_be_said_again_after_undoing(register):
    first, second = visits(register)
    lines = [judge(register, "different", first, second) for _ in range(2)]
    assert lines[0] == lines[1]
    judge(register, "undo", lines[0])
    assert judge(register, "different", first, second) != lines[0]
    assert [row["state"] for row in rows(register, "judge", "list")] == ["undone", "stands", "stands"]


def test_claims_are_split_off_a_joined_fact(register):
    first, second = visits(register)
    (claim,) = (c["claim"] for c in facts(register)[second]["claims"])
    judge(register, "same", first, second)
    (whole,) = visits(register)
    judge(register, "split", whole, claim)
    assert visits(register) == [first, second]


WRONG = [
    ("same {first} {first}", "one thing"),
    ("same {first} fct_0000", "no fact, claim"),
    ("correct {first} time Monday", "2023-11-27"),
    ("correct {first} colour red", "time, deadline, amount"),
    ("correct {first} modality perhaps", "planned"),
    ("note {first}", "--reason"),
    ("settle {first}", "no conflict"),
    ("split {first} {first}", "not all"),
    ("undo jdg_0", "judge list"),
]


@pytest.mark.parametrize(("words", "told"), WRONG)
def test_what_cannot_be_judged_is_told_and_changes_nothing(read, words, told):
    done = call(read, "judge", *words.format(first=visits(read)[0]).split())
    assert done.exit_code == 2
    assert told in done.output
    assert rows(read, "judge", "list") == []


def test_a_log_passes_from_one_register_to_another_and_twice_is_once(read, register, tmp_path):
    first, second = visits(register)
    judge(register, "same", first, second)
    line = judge(register, "correct", first, "time", "2021-05")
    judge(register, "undo", line)
    log = call(register, "judge", "export").stdout
    other = Path(shutil.copy(read, tmp_path / "other.db"))
    assert "3 of 3 judgements are new" in call(other, "judge", "import", "-", typed=log).stdout
    assert exported(other) == exported(register)
    assert "0 of 3 judgements are new" in call(other, "judge", "import", "-", typed=log).stdout
    assert call(other, "judge", "export").stdout == log


@pytest.mark.parametrize("text", ["nonsense", "{}", '{"id": "jdg_1", "decision": "perhaps"}', "[]"])
def test_what_is_no_log_is_told_by_its_line_and_changes_nothing(read, text):
    done = call(read, "judge", "import", "-", typed=f"\n{text}\n")
    assert done.exit_code == 1
    assert "line 2 is no judgement" in done.output
    assert rows(read, "judge", "list") == []


def judged(register: Path) -> set[str]:
    """Return the facts that exports mark as judged."""
    return {fact for fact, row in facts(register).items() if row["judged"]}


def test_what_somebody_decided_about_is_marked_until_it_is_taken_back(register):
    first, second = visits(register)
    (aid,) = facts(register).keys() - {first, second}
    judge(register, "note", aid, "--reason", "ask the bank")
    assert judged(register) == set()
    apart = judge(register, "different", first, second)
    assert judged(register) == {first, second}
    assert [row["judged"] for row in rows(register, "timeline", "--kind", "visit")] == [True, True]
    assert "judged" in call(register, "show", first).stdout
    assert "[judged]" in call(register, "timeline", "--kind", "visit").stdout
    judge(register, "undo", short(apart))
    assert judged(register) == set()
    judge(register, "accept", aid)
    assert judged(register) == {aid}
    assert "[judged]" in call(register, "commitments").stdout
