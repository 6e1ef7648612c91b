import json

import pytest

from dragoman.evaluate.gate import FLOORS, find_corpora, run_gate
from dragoman.evaluate.gold import Place
from dragoman.evaluate.readings import Readings

TEXT = "Alba visited Estria.\nShe met its king."


@pytest.fixture
def project(tmp_path):
    for folder in (tmp_path / "samples" / "reports", tmp_path / "samples" / "gold"):
        folder.mkdir(parents=True)
    (tmp_path / "samples" / "reports" / "n.txt").write_text(TEXT, encoding="utf-8")
    event = {
        "evid": "n-e01", "type": "visit", "quote": TEXT[:19], "start": 0, "end": 19, "modality": "happened",
        "participants": [{"role": "actor", "name": "Norland"}],
    }  # fmt: skip
    gold = {"id": "n", "text_path": "../reports/n.txt", "entities": [], "events": [event]}
    place = {"document": "n", "start": 0, "end": 19}
    crossdoc = {
        "merge": [{"fact": "visit", "mentions": [place, {"document": "n", "start": 21, "end": 30}]}],
        "contradictions": [],
        "dates": {"n": "2021"},
    }
    (tmp_path / "samples" / "gold" / "n.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "samples" / "gold" / "crossdoc.json").write_text(json.dumps(crossdoc), encoding="utf-8")
    return tmp_path


@pytest.fixture
def gate(project, make_document, make_claim):
    def run(*quotes, **options):
        doc = make_document("n", TEXT)
        claims = tuple(make_claim(doc, quote) for quote in quotes)
        places = tuple(Place("n", claim.span) for claim in claims)
        readings = Readings(claims={"n": claims}, facts={"f": places}, conflicts={}, published={"n": None})
        corpora = find_corpora(project, project / "nowhere")
        return run_gate(corpora, project / "tests" / "gold", lambda _folder: readings, **options)

    return run


BOTH = ("Alba visited Estria", "She met")


def test_without_floors_the_gate_measures_and_passes(gate, project):
    report = gate(*BOTH)
    assert report.passed
    assert "claims_f1                0.6666  (not pinned)" in report.text.replace("0.6667", "0.6666")
    assert "gold/dev: skipped" in report.text
    assert not (project / "tests").exists()


def test_what_is_pinned_passes_again(gate, project):
    assert gate(*BOTH, pin=True).pinned
    report = gate(*BOTH)
    assert report.passed
    assert "0 gained, 0 lost, 0 changed" in report.text
    assert (project / "tests" / "gold" / FLOORS).read_text(encoding="utf-8").count("merging_f1 = 1.0000") == 1


def test_a_fall_fails_and_says_what_was_lost(gate):
    gate(*BOTH, pin=True)
    report = gate("She met")
    assert not report.passed
    assert "FAILED: claims_f1 is 0.0000, below its floor 0.6666" in report.text
    assert '- n:0-19 visit happened [actor=Norland] "Alba visited Estria"' in report.text


def test_a_floor_is_lowered_only_when_allowed(gate, project):
    gate(*BOTH, pin=True)
    path = project / "tests" / "gold" / FLOORS
    before = path.read_bytes()
    assert not gate("She met", pin=True).pinned
    assert path.read_bytes() == before
    assert gate("She met", pin=True, allow_regression=True).pinned
    assert gate("She met").passed


def test_a_changed_text_fails_until_pinned(gate, project):
    gate(*BOTH, pin=True)
    (project / "samples" / "reports" / "m.txt").write_text("New.", encoding="utf-8")
    assert "texts or labels differ" in gate(*BOTH).text
    gate(*BOTH, pin=True, allow_regression=True)
    assert gate(*BOTH).passed


def test_absent_corpora_keep_their_floors(gate, project):
    folder = project / "tests" / "gold"
    folder.mkdir(parents=True)
    (folder / FLOORS).write_text('["gold/dev"]\nchecksum = "ab"\nclaims_f1 = 0.4\n', encoding="utf-8")
    assert gate(*BOTH, pin=True).pinned
    assert '["gold/dev"]\nchecksum = "ab"\nclaims_f1 = 0.4000' in (folder / FLOORS).read_text(encoding="utf-8")


def test_a_text_without_labelled_claims_must_stay_silent(gate, project):
    quiet = {"id": "q", "text_path": "../reports/q.txt", "entities": [], "events": []}
    (project / "samples" / "gold" / "q.json").write_text(json.dumps(quiet), encoding="utf-8")
    assert "negatives_silent         1.0000" in gate(*BOTH).text
    quiet["text_path"] = "../reports/n.txt"
    (project / "samples" / "gold" / "q.json").write_text(json.dumps(quiet), encoding="utf-8")
    assert "negatives_silent         0.0000" in gate(*BOTH).text


def test_the_first_run_lists_no_claims(gate):
    assert "none pinned to compare with" in gate(*BOTH).text
