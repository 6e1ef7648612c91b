"""The packaged model of English: small, licensed, described, loadable, and never loaded unasked."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.lex_attrs import word_shape
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Linear, Model

import dragoman_en
from dragoman_en.dictionary import Weights, weigh, weights_of_word
from dragoman_en.embedding import embedding_of
from dragoman_en.encoder import hasten
from dragoman_en.language import beginning, ending, shape

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
    hastened = hasten(nlp)
    for ours, theirs in zip(hastened.get_pipe("tok2vec").model.predict(docs), plain, strict=True):
        assert ours.shape == theirs.shape
        assert abs(ours - theirs).max() < 1e-4
    assert [[(t.pos_, t.dep_, t.head.i) for t in hastened(text)] for text in texts] == before


@given(st.text(max_size=120) | st.text(alphabet="aAzZ09-.$ \n_", max_size=120))
def test_the_shape_of_a_word_is_spacys(word):
    assert shape(word) == word_shape(word)


def embedding():
    found = embedding_of(dragoman_en.load().get_pipe("tok2vec").model.layers[0])
    assert found is not None
    return found


def test_vectors_of_words_are_those_of_the_network(nlp):
    docs = [nlp.make_doc(text) for text in ("The Élysée didn't say so.", "It", "")]
    plain = nlp.get_pipe("tok2vec").model.layers[0].predict(docs)
    for ours, theirs in zip(embedding().of(docs), plain, strict=True):
        assert ours.shape == (len(theirs), 128)
        assert not len(theirs) or abs(ours - theirs).max() < 1e-4


def test_the_vector_of_a_word_depends_on_no_other_word_and_on_nothing_read_before(nlp, monkeypatch):
    words = [f"word{number}" for number in range(70)]
    together = embedding().of([Doc(nlp.vocab, words=words)])[0]
    forgetful = embedding()
    monkeypatch.setattr("dragoman_en.embedding.MAX_KEPT", 9)
    for place in range(len(words), 0, -1):
        alone = forgetful.of([Doc(nlp.vocab, words=words[place - 1 : place])])[0]
        assert alone.tobytes() == together[place - 1].tobytes()
    assert len(forgetful.places) <= 9
    again = forgetful.of([Doc(nlp.vocab, words=words)])[0]
    assert again.tobytes() == together.tobytes()


def test_an_embedding_of_another_kind_is_none_of_ours():
    assert embedding_of(Linear(2, 2)) is None


def test_what_the_dictionary_says_is_forgotten_and_found_again(nlp, monkeypatch):
    labels = ["POS=NOUN", "POS=VERB", "POS=ADJ", "POS=ADV", "POS=PROPN", "POS=NUM"]
    docs = [nlp.make_doc(text) for text in ("The bonus grew.", "Isner put $4 bn in.", "", "The bonus")]
    scores = [np.zeros((len(doc), len(labels)), dtype=np.float32) for doc in docs]
    lasting = [Weights(labels).of(*each).tobytes() for each in zip(docs, scores, strict=True)]
    monkeypatch.setattr("dragoman_en.dictionary.MAX_KEPT", 2)
    forgetful = Weights(labels)
    assert [forgetful.of(*each).tobytes() for each in zip(docs, scores, strict=True)] == lasting


def test_the_dictionary_is_asked_where_it_can_change_the_answer(nlp):
    labels = ["POS=NOUN", "POS=VERB", "POS=ADJ", "POS=ADV", "POS=PROPN", "POS=NUM"]
    doc = nlp.make_doc("bonus bonus bn")
    scores = np.array([[0, 3.4, 0, 0, 0, 0], [0, 3.6, 0, 0, 0, 0], [9, 0, 0, 0, 0, 0]], dtype=np.float32)
    weights = Weights(labels).of(doc, scores)
    assert [row.any() for row in weights] == [True, False, True]
    assert (scores + weights)[2].argmax() == labels.index("POS=NUM")


def test_a_pipeline_of_another_shape_is_left_as_it_is():
    nlp = spacy.blank("en")
    assert hasten(nlp) is nlp
    tok2vec = nlp.add_pipe("tok2vec", config={"model": {"window_size": 2}})
    nlp.initialize()
    model = tok2vec.model
    assert hasten(nlp).get_pipe("tok2vec").model is model


@pytest.mark.parametrize(
    ("word", "raised", "lowered"),
    [
        ("bonus", set(), {"VERB", "ADJ", "ADV"}),
        ("talks", set(), {"ADJ", "ADV"}),
        ("signed", set(), {"NOUN", "ADJ", "ADV"}),
        ("would", set(), {"NOUN", "ADJ", "ADV"}),  # an auxiliary is a verb, too
        ("Kuzmanović", {"PROPN"}, set()),
        ("kuzmanović", set(), set()),
        ("X2000", set(), set()),
        ("bn", {"NUM"}, set()),
        ("the", set(), set()),
        ("", set(), set()),
    ],
)
def test_the_dictionary_says_what_a_word_can_be(word, raised, lowered):
    weights = weights_of_word(word)
    assert {pos for pos, weight in weights.items() if weight > 0} == raised
    assert {pos for pos, weight in weights.items() if weight < 0} == lowered


def test_parts_of_speech_weigh_the_dictionary_and_nothing_else_changes():
    text = "The cost increases and $4 bn of pay were put to churches by Isner."
    plain, ours = dragoman_en.load()(text), weigh(dragoman_en.load())(text)
    assert [(t.tag_, t.dep_, t.head.i, t.ent_type_) for t in plain] == [
        (t.tag_, t.dep_, t.head.i, t.ent_type_) for t in ours
    ]
    assert {t.text: t.pos_ for t in ours if t.text in {"bn", "Isner"}} == {"bn": "NUM", "Isner": "PROPN"}


def test_a_tagger_of_another_kind_weighs_nothing():
    nlp = spacy.blank("en")
    assert weigh(nlp) is nlp
    tagger = nlp.add_pipe("morphologizer")
    tagger.add_label("POS=NOUN")
    nlp.initialize()
    model = tagger.model
    assert weigh(nlp).get_pipe("morphologizer").model is model
