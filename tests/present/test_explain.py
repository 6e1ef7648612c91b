"""The command `explain`: its three ways to name a sentence, its layouts, and its errors."""

import json
import zipfile
from pathlib import Path

import pytest

from dragoman.acquire.walk import find_inputs
from dragoman.config import Limits
from tests.answer.samples import LOAN
from tests.present.conftest import Run

TEXT = (
    "Notes from the coast\n\n"
    "Laos signed a border treaty with Thailand in Vientiane on 3 May 2021. It rained until dawn.\n"
)
FIRST, LAST = TEXT.index("Laos"), TEXT.index("It rained")
KEYS = [
    "document", "start", "end", "text", "stopped", "model", "words", "names", "times", "amounts", "rules", "claims",
    "silent", "almost", "unknown",
]  # fmt: skip
CLAIM_KEYS = [
    "claim", "kind", "start", "end", "quote", "rule", "words", "modality", "modality_from", "cue", "row_modality",
    "polarity", "roles", "speaker", "source", "time", "deadline", "deadline_words", "place", "amount", "framework",
    "areas", "series", "score",
]  # fmt: skip


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "wire.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_json_has_its_keys_in_order(run: Run, report: Path) -> None:
    done = run("explain", f"{report}:{FIRST}", "--format", "json")
    row = json.loads(done.stdout)
    assert list(row) == KEYS
    claim = row["claims"][0]
    assert list(claim) == CLAIM_KEYS
    assert list(claim["rule"]) == ["id", "class", "kind", "predicate", "line"]
    assert TEXT[claim["start"] : claim["end"]] == claim["quote"]
    assert [(r["role"], r["entity"], r["from"]) for r in claim["roles"]] == [
        ("actor", "state:lao", "subject"),
        ("counterpart", "state:tha", "after “with”"),
    ]
    assert row["times"][0]["time"] == {"earliest": "2021-05-03", "latest": "2021-05-03", "precision": "day"}
    assert all(TEXT[w["start"] : w["end"]] == w["text"] for w in row["words"])


@pytest.mark.parametrize("offset", [str(FIRST), str(FIRST + 30), f"{FIRST}–{LAST}", f"{FIRST}-{LAST}"])
def test_any_offset_of_the_sentence_will_do(run: Run, report: Path, offset: str) -> None:
    done = run("explain", f"{report}:{offset}", "--model", "none", "--format", "json")
    assert json.loads(done.stdout)["start"] == FIRST


def test_the_page_for_people_has_no_colours_and_all_layers(run: Run, report: Path) -> None:
    done = run("explain", f"{report}:{FIRST}")
    assert done.exit_code == 0
    assert "\x1b" not in done.stdout
    for heading in ("Words", "Names", "Times", "Rules that fired", "Claim 1: agreement signed, happened"):
        assert f"\n{heading}\n" in done.stdout
    assert "frames.tsv, line" in done.stdout


def test_a_sentence_without_a_claim_says_so(run: Run, report: Path) -> None:
    done = run("explain", f"{report}:{LAST}", "--model", "none")
    assert "not read" in done.stdout
    assert "no model read it" in done.stdout
    assert "No claim was made of it. No rule fired in it." in done.stdout


def test_a_sentence_may_be_given_by_itself(run: Run) -> None:
    done = run("explain", "--sentence", "Chile visited  Peru.", "--format", "json", "--model", "none")
    row = json.loads(done.stdout)
    assert (row["document"], row["text"]) == ("sentence", "Chile visited Peru.")
    assert [c["kind"] for c in row["claims"]] == ["visit"]


def test_a_claim_of_the_register_names_its_sentence(run: Run) -> None:
    done = run("explain", LOAN.id, "--format", "json", "--model", "none")
    row = json.loads(done.stdout)
    assert row["start"] <= LOAN.span.start < LOAN.span.end <= row["end"]


def test_a_member_of_an_archive_is_named_as_answers_name_it(run: Run, tmp_path: Path) -> None:
    archive = tmp_path / "month.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("one.txt", TEXT)
        packed.writestr("in/two.txt", TEXT)
    names = [found.name for found in find_inputs([archive], limits=Limits())]
    for name in names:
        done = run("explain", f"{tmp_path / name}:{FIRST}", "--format", "json", "--model", "none")
        assert json.loads(done.stdout)["document"] == name
    assert "several documents" in run("explain", f"{archive}:{FIRST}").stderr


WRONG = [
    (["explain"], "nothing to explain"),
    (["explain", "{}:3", "--sentence", "Chile visited Peru."], "two things to explain"),
    (["explain", "{}"], "has no offset"),
    (["explain", "{}:9999"], f"the text has {len(TEXT)} characters"),
    (["explain", "{}:-1"], f"the text has {len(TEXT)} characters"),
    (["explain", "{}:3"], f"the nearest is wire.txt:{FIRST}"),
    (["explain", "{}.gone:3"], "no such file"),
    (["explain", "--sentence", " . "], "the sentence is empty"),
    (["explain", "clm_ffffffff"], "clm_ffffffff"),
]


@pytest.mark.parametrize(("words", "says"), WRONG)
def test_a_wrong_question_is_one_line_and_exit_2(run: Run, report: Path, words: list[str], says: str) -> None:
    done = run(*(word.format(report) for word in words), "--model", "none")
    assert done.exit_code == 2
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_file_that_is_no_text_is_refused_with_the_reason(run: Run, tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    done = run("explain", f"{tmp_path / 'photo.png'}:3")
    assert done.exit_code in {1, 2}
    assert "photo.png" in done.stderr
