"""Reviewing by keys: what is doubtful is asked once, in a fixed order, and every answer can be taken back."""

from pathlib import Path

import pytest

from tests.present.test_judge import call, exported, rows

REPORTS = {
    "one.txt": "OSLO, 5 May 2021 - Norway will provide Chile with $5 million for hospitals in 2021.\n",
    "two.txt": "OSLO, 9 May 2021 - Norway will provide Chile with $7 million for hospitals in 2021.\n",
    "trip.txt": "OSLO, 3 May 2021 - Norwegian Prime Minister Erna Solberg visited Chile on 2 May 2021.\n",
    "trip2.txt": "SANTIAGO, 6 May 2021 - Norwegian Prime Minister Erna Solberg visited Chile on 4 May 2021.\n",
}
WHO = ("--by", "ana", "--on", "2021-06-01")


@pytest.fixture
def register(tmp_path: Path) -> Path:
    for name, text in REPORTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    paths = [str(tmp_path / name) for name in REPORTS]
    assert call(tmp_path / "r.db", "read", *paths, "--model", "none").exit_code == 0
    return tmp_path / "r.db"


def answer(register: Path, keys: str) -> str:
    done = call(register, "review", *WHO, typed=keys)
    assert done.exit_code == 0, done.output
    return done.stdout


def visits(register: Path) -> int:
    return sum(row["kind"] == "visit" for row in rows(register, "export", "facts"))


def test_both_texts_stand_side_by_side_and_an_answer_is_not_asked_again(register):
    assert visits(register) == 2
    told = answer(register, "2q")  # the sums first: a contradiction weighs more
    assert "1 of 2: Which amount holds?" in told
    assert "2 of 2: Do both tell the same visit?" in told
    assert "trip.txt" in told
    assert "trip2.txt" in told
    again = answer(register, "y")
    assert "1 of 1: Do both tell the same visit?" in again
    assert visits(register) == 1
    assert "Which date holds?" in answer(register, "1")  # what is one visit now has two dates
    assert "0 of 0 questions" in answer(register, "")
    (conflict,) = (row for row in rows(register, "conflicts") if row["kind"] == "amount")
    assert conflict["verdict"] == "settled"
    assert "7000000 USD holds" in conflict["explanation"]


def test_what_nobody_can_tell_is_not_asked_again_and_changes_nothing(register):
    before = exported(register)
    answer(register, "hh")
    assert exported(register) == before
    assert "1 of 1: Which amount holds?" in answer(register, "q")


def test_an_answer_taken_back_leaves_everything_as_it_was(register):
    before = exported(register)
    told = answer(register, "x?1nuuq")  # what is no key is passed over
    assert "0 of 2 questions" in told
    assert exported(register) == before
    assert [row["state"] for row in rows(register, "judge", "list")] == ["undone", "undone", "stands", "stands"]
