"""Which model of English reads: named, found or none; loaded once a document needs it; said where there is none."""

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.config import Config
from dragoman.errors import BackendError
from dragoman.lexicon.load import load_lexicon
from dragoman.present.cli.main import main
from dragoman.register.store import open_register
from dragoman.run import backends
from dragoman.run.backends import PACKAGED, REMEDY, WITHOUT_MODEL, DeferredAnalyser, find_analyser
from dragoman.run.read import read_paths, reading_version
from dragoman.types.analysis import Analysis

ROOT = Path(__file__).parents[2]
META = json.loads((ROOT / "dragoman_en" / "weights" / "meta.json").read_text("utf-8"))
NAME = f"{META['name']} {META['version']}"
REPORT = (
    "TOKYO, 27 November 2023 - Japanese Prime Minister Fumio Kishida met Vietnamese President Vo Van Thuong in Tokyo "
    "on 27 November 2023. Japan and Vietnam signed an agreement.\n"
)
QUIET = "The weather in the hills was fine on Monday, and birds sang in the trees of the park.\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "talks.txt"
    path.parent.mkdir()
    path.write_text(REPORT, encoding="utf-8")
    return path


def run(folder: Path, *words: str, **env: str) -> Result:
    """Run a command line with a register in `folder`."""
    settings = {"DRAGOMAN_REGISTER": str(folder / "r.db"), "COLUMNS": "100", "DRAGOMAN_MODEL": None}
    return CliRunner(env={**settings, **env}).invoke(main, words)


@pytest.fixture
def without_spacy(monkeypatch):
    """Let spaCy be looked for in vain, as where the extra is not installed."""
    find = backends.find_spec
    monkeypatch.setattr(backends, "find_spec", lambda name: None if name == "spacy" else find(name))


@pytest.mark.parametrize(("model", "package"), [("auto", PACKAGED), ("dragoman_en", "dragoman_en")])
def test_a_model_is_known_by_name_and_version_before_it_is_loaded(model, package):
    assert find_analyser(model) == DeferredAnalyser(NAME, package)


def test_none_is_no_model():
    assert find_analyser("none") is None


def make_folder(tmp_path: Path, **meta: str) -> str:
    (tmp_path / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    return str(tmp_path)


@pytest.mark.parametrize(
    ("meta", "expected"),
    [({"name": "mine", "version": "2.0"}, "mine 2.0"), ({"name": "mine"}, "mine"), ({"version": "3"}, "own 3")],
)
def test_a_folder_is_known_by_its_meta_json(tmp_path, meta, expected):
    (tmp_path / "own").mkdir()
    folder = make_folder(tmp_path / "own", **meta)
    assert find_analyser(folder) == DeferredAnalyser(expected, folder)


@pytest.mark.parametrize("model", ["no_such_model", "json", "no/such/folder", "a.b", "", "tests", "AUTO"])
def test_what_is_no_model_is_refused_by_name(model):
    with pytest.raises(BackendError, match=f"model {model}: there is no such spaCy pipeline; give an installed pack"):
        find_analyser(model)


@pytest.mark.parametrize("meta", [b"{", b"\xff\xfe", b""])
def test_a_folder_whose_meta_json_cannot_be_read_is_refused(tmp_path, meta):
    (tmp_path / "meta.json").write_bytes(meta)
    with pytest.raises(BackendError, match=r"meta\.json cannot be read"):
        find_analyser(str(tmp_path))


def test_without_spacy_auto_is_none_and_a_named_model_an_error(without_spacy):
    assert find_analyser("auto") is None
    assert find_analyser("none") is None
    with pytest.raises(BackendError) as caught:
        find_analyser("dragoman_en")
    assert str(caught.value) == f"model dragoman_en: spacy is not installed; {REMEDY}, or give --model none"


def test_no_sentence_gives_nothing_and_a_sentence_its_words(report):
    engine = find_analyser("auto")
    assert engine is not None
    assert engine.analyse("", []) == Analysis()


def test_the_version_of_a_reading_names_lexicon_and_model():
    lexicon = load_lexicon()
    assert reading_version(lexicon, None) == lexicon.version
    assert reading_version(lexicon, find_analyser("auto")) == f"{lexicon.version} {NAME}"


def test_reading_without_a_model_says_so_and_with_one_does_not(report, tmp_path, without_spacy, monkeypatch):
    result = run(tmp_path, "read", str(report))
    assert result.exit_code == 0, result.output
    assert "Read 1 new documents" in result.stdout
    assert f"  note: {WITHOUT_MODEL}" in result.stdout
    monkeypatch.undo()
    result = run(tmp_path, "read", str(report))
    assert "Read 0 new documents (1 known, 0 refused, 1 read again by another lexicon or model)." in result.stdout
    assert WITHOUT_MODEL not in result.stdout
    result = run(tmp_path, "read", str(report))
    assert "Read 0 new documents (1 known, 0 refused)." in result.stdout


def test_none_by_option_or_environment_says_so(report, tmp_path):
    assert WITHOUT_MODEL in run(tmp_path, "read", str(report), "--model", "none").stdout
    assert WITHOUT_MODEL in run(tmp_path, "read", str(report), DRAGOMAN_MODEL="none").stdout


@pytest.mark.parametrize("command", ["read", "annotate"])
@pytest.mark.parametrize("model", ["no_such_model", "/no/such/folder"])
def test_an_unknown_model_ends_with_one_line_and_a_remedy(report, tmp_path, command, model):
    result = run(tmp_path, command, str(report), "--model", model)
    assert result.exit_code != 0
    assert isinstance(result.exception, SystemExit)
    (line,) = result.stderr.strip().splitlines()
    assert f"model {model}: there is no such spaCy pipeline; give an installed package" in line


def test_a_model_that_cannot_be_loaded_stops_the_run_and_blames_no_document(report, tmp_path):
    folder = tmp_path / "own"
    folder.mkdir()
    make_folder(folder, lang="en", name="own", version="1")
    result = run(tmp_path, "read", str(report), "--model", str(folder))
    assert isinstance(result.exception, SystemExit)
    assert result.exit_code not in {0, 3}
    assert "cannot be loaded" in result.stderr
    with closing(open_register(tmp_path / "r.db")) as store:
        assert (store.counts().documents, list(store.issues())) == (0, [])


def test_tokens_come_with_their_heads(report, tmp_path):
    result = run(tmp_path, "annotate", str(report), "--layer", "tokens", "--format", "jsonl")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert all(REPORT[row["start"] : row["end"]] == row["text"] for row in rows)
    assert all(REPORT[row["head_start"] :].startswith(row["head"]) for row in rows)
    (signed,) = (row for row in rows if row["text"] == "signed")
    assert (signed["lemma"], signed["relation"], signed["head"]) == ("sign", "root", "signed")


@pytest.mark.parametrize(
    ("layer", "said"), [("tokens", True), ("mentions", True), ("times", False), ("amounts", False)]
)
def test_layers_that_a_model_adds_to_say_that_there_is_none(report, tmp_path, layer, said):
    result = run(tmp_path, "annotate", str(report), "--layer", layer, "--model", "none")
    assert result.exit_code == 0
    assert (WITHOUT_MODEL in result.stderr) is said
    assert WITHOUT_MODEL not in result.stdout


@pytest.mark.parametrize("command", ["read", "annotate"])
def test_help_shows_the_option(tmp_path, command):
    text = " ".join(run(tmp_path, command, "--help").stdout.split())
    assert "--model NAME" in text
    assert "'auto' (the packaged one, if spaCy is installed), 'none'" in text
    assert "DRAGOMAN_MODEL" in text


HIDE = """
from importlib.machinery import PathFinder
find = PathFinder.find_spec
def find_spec(name, path=None, target=None):
    return None if name.partition(".")[0] in {HIDDEN} else find(name, path, target)
PathFinder.find_spec = find_spec
"""
BARE = HIDE.replace("HIDDEN", "'spacy', 'thinc', 'lemminflect', 'threadpoolctl', 'numpy', 'dragoman_en'")
BROKEN = HIDE.replace("HIDDEN", "'thinc'")
LOADED = "import atexit, sys; atexit.register(lambda: print('spacy' in sys.modules, 'dragoman_en' in sys.modules))\n"
MAIN = "from dragoman.present.cli.main import main; main()"


def run_python(folder: Path, program: str, *words: object) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own, after `program`."""
    env = {**os.environ, "DRAGOMAN_REGISTER": str(folder / "r.db"), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", program + MAIN, *map(str, words)]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False, cwd=folder)


@pytest.mark.slow
def test_where_spacy_is_not_installed_everything_but_the_model_works(report, tmp_path):
    read = run_python(tmp_path, BARE, "read", report)
    assert (read.returncode, read.stderr) == (0, "")
    assert f"note: {WITHOUT_MODEL}" in read.stdout
    named = run_python(tmp_path, BARE, "read", report, "--model", "dragoman_en")
    assert named.returncode != 0
    (line,) = named.stderr.strip().splitlines()
    assert "is not installed" in line
    assert REMEDY in line


@pytest.mark.slow
def test_a_broken_spacy_stops_the_run_and_blames_no_document(report, tmp_path):
    read = run_python(tmp_path, BROKEN, "read", report)
    assert read.returncode not in {0, 3}
    (line,) = read.stderr.strip().splitlines()
    assert "model dragoman_en: its engine cannot be imported" in line
    assert REMEDY in line


@pytest.mark.slow
def test_the_model_is_loaded_only_where_a_document_needs_it(report, tmp_path):
    quiet = tmp_path / "in" / "quiet.txt"
    quiet.write_text(QUIET, encoding="utf-8")
    loaded = [run_python(tmp_path, LOADED, "read", path).stdout.splitlines()[-1] for path in (quiet, report, report)]
    assert loaded == ["False False", "True True", "False False"]  # nothing to read in it; a report; known already


def test_a_register_read_by_another_model_is_read_again(report):
    def read(model: str):
        config = Config(model=model)
        return read_paths([report], store=store, load_lexicon=load_lexicon, config=config)

    with closing(open_register("sqlite://")) as store:
        assert (read("none").read, read("auto").reread, read("auto").reread, read("none").reread) == (1, 1, 0, 1)
        (doc,) = store.documents()
        assert store.annotations(doc.id).analyser is None
