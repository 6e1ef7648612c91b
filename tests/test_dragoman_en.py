"""The packaged model of English: small, licensed, described, loadable, and never loaded unasked."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from thinc.api import Model

import dragoman_en
from dragoman_en.language import beginning, ending

ROOT = Path(__file__).parents[1]
FOLDER = Path(dragoman_en.__file__).parent
MAX_BYTES = 14_000_000
PARTS = {"tok2vec", "tagger", "morphologizer", "parser", "ner"}
NAMES = {"PERSON", "ORGANIZATION", "LOCATION", "EVENT", "INSTRUMENT"}


@pytest.fixture(scope="module")
def nlp() -> Language:
    return dragoman_en.load()


def test_it_is_small_enough_to_be_shipped_with_the_code():
    files = [path for path in FOLDER.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert sum(path.stat().st_size for path in files) <= MAX_BYTES


def test_its_licence_and_whose_work_it_is_stand_beside_it():
    text = (FOLDER / "ATTRIBUTION.md").read_text("utf-8")
    assert all(word in text for word in ("CC BY-SA 4.0", "creativecommons.org", "English-EWT", "GUM", "Universal NER"))
    meta = json.loads((dragoman_en.WEIGHTS / "meta.json").read_text("utf-8"))
    assert meta["name"] == "dragoman_en"
    assert "BY-SA" in meta["license"]


@pytest.mark.parametrize("word", ["LAS", "PERSON", "PUD", "GUM", "MB on disk", "words per second", "CC BY-SA 4.0"])
def test_its_card_gives_figures(word):
    card = (FOLDER / "MODEL_CARD.md").read_text("utf-8")
    lines = [line for line in card.splitlines() if word in line]
    assert lines
    rows = [line for line in card.splitlines() if line.startswith("|") and sum(c.isdigit() for c in line) > 10]
    assert len(rows) >= 5


def test_its_card_and_its_weights_are_of_one_version():
    meta = json.loads((dragoman_en.WEIGHTS / "meta.json").read_text("utf-8"))
    card = (FOLDER / "MODEL_CARD.md").read_text("utf-8")
    assert f"{meta['name']} {meta['version']}" in card.splitlines()[0]


def test_it_tags_parses_and_names(nlp):
    assert set(nlp.pipe_names) >= PARTS
    assert set(nlp.get_pipe("ner").labels) >= NAMES
    assert {"nsubj", "obj", "obl", "case", "nsubj:pass"} <= set(nlp.get_pipe("parser").labels)
    doc = nlp("The ministers signed the agreement.")
    assert [(t.text, t.dep_) for t in doc if t.dep_ in {"nsubj", "ROOT", "obj"}] == [
        ("ministers", "nsubj"), ("signed", "ROOT"), ("agreement", "obj"),
    ]  # fmt: skip
    assert all(token.pos_ and token.tag_ for token in doc)


def test_its_weights_compute_in_single_precision(nlp):
    models = [model for _, part in nlp.pipeline if isinstance(model := getattr(part, "model", None), Model)]
    weights = [n.get_param(p) for m in models for n in m.walk() for p in n.param_names if n.has_param(p)]
    assert weights
    assert {array.dtype for array in weights} == {np.dtype("float32")}


def test_a_folder_without_a_pipeline_is_no_model(tmp_path):
    with pytest.raises(OSError, match="Could not read"):
        dragoman_en.load(tmp_path)


@pytest.mark.parametrize("word", ["", "a", "abc", "agreement", "été", "\U0001d49c" * 5])
def test_beginnings_and_endings_are_parts_of_the_word(word):
    assert word.startswith(beginning(word))
    assert word.endswith(ending(word))
    assert (len(beginning(word)), len(ending(word))) == (min(3, len(word)), min(4, len(word)))


def test_importing_dragoman_does_not_load_it():
    program = (
        "import sys, dragoman; print(*[m for m in ('dragoman_en', 'spacy', 'thinc', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout.split() == []


def test_hastened_it_computes_the_same():
    texts = [
        "The ministers signed the agreement.",
        "Talks ended.",
        "In Lima, Chile and Peru agreed to meet in May.",
    ]
    nlp = dragoman_en.load()
    docs = [nlp.make_doc(text) for text in texts]
    plain = nlp.get_pipe("tok2vec").model.predict(docs)
    before = [[(t.pos_, t.dep_, t.head.i) for t in nlp(text)] for text in texts]
    hastened = dragoman_en.hasten(nlp)
    for ours, theirs in zip(hastened.get_pipe("tok2vec").model.predict(docs), plain, strict=True):
        assert ours.shape == theirs.shape
        assert abs(ours - theirs).max() < 1e-4
    assert [[(t.pos_, t.dep_, t.head.i) for t in hastened(text)] for text in texts] == before


def test_a_pipeline_of_another_shape_is_left_as_it_is():
    nlp = spacy.blank("en")
    assert dragoman_en.hasten(nlp) is nlp
    tok2vec = nlp.add_pipe("tok2vec", config={"model": {"window_size": 2}})
    nlp.initialize()
    model = tok2vec.model
    assert dragoman_en.hasten(nlp).get_pipe("tok2vec").model is model
