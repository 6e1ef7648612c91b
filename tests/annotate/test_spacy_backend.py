"""What the engine says stands at its place in the text, and depends on the sentence and the model alone."""

import json
import shutil
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as Entity

import dragoman_en
from dragoman.annotate import spacy_backend
from dragoman.annotate.spacy_backend import KINDS, MAX_CHARS, SpacyAnalyser, cut_long, load_analyser
from dragoman.clean.segment import segment
from dragoman.errors import BackendError
from dragoman.lexicon.load import load_lexicon
from dragoman.types.analysis import Analysis, Tokens
from dragoman.types.document import SegmentKind
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span
from tests.clean.documents import document

SAMPLES = Path(__file__).parents[2] / "samples" / "reports"
LEXICON = load_lexicon()
PACKAGED = load_analyser("dragoman_en")
PLAIN = "The ministers signed the agreement."


def read(text: str, engine: SpacyAnalyser = PACKAGED) -> Analysis:
    """Analyse a text that is one sentence."""
    return engine.analyse(text, [Span(0, len(text))] if text else [])


def words(text: str, engine: SpacyAnalyser = PACKAGED) -> list[str]:
    """Return the words of a sentence as they stand in it."""
    return [token.span.of(text) for token in read(text, engine).tokens]


def arcs(text: str, engine: SpacyAnalyser) -> list[tuple[str, str, str]]:
    """Return each word with its relation and its head, as words."""
    tokens = read(text, engine).tokens
    return [(t.span.of(text), t.relation, tokens[t.head].span.of(text)) for t in tokens]


def relative(found: Analysis, first: int, last: int, offset: int) -> list[tuple[object, ...]]:
    """Return the tokens from `first` to before `last`, places counted from the sentence's own beginning."""
    rows = (found.tokens[index] for index in range(first, last))
    return [
        (t.span.start - offset, t.span.end - offset, t.pos, t.tag, t.lemma, t.head - first, t.relation) for t in rows
    ]


def test_a_plain_sentence_is_read_as_anybody_would():
    assert set(arcs(PLAIN, PACKAGED)) >= {
        ("signed", "root", "signed"), ("ministers", "nsubj", "signed"), ("agreement", "obj", "signed"),
    }  # fmt: skip
    tokens = read(PLAIN).tokens
    assert [(t.pos, t.lemma) for t in tokens] == [
        ("DET", "the"), ("NOUN", "minister"), ("VERB", "sign"), ("DET", "the"), ("NOUN", "agreement"), ("PUNCT", "."),
    ]  # fmt: skip


PRINTED = [  # text, its words
    ("The ministers\nsigned the\nagreement.", "The ministers signed the agreement ."),
    ("The  ministers \t signed\r\n\r\nit .", "The ministers signed it ."),
    ("  They met. ", "They met ."),
    ("“It’s over,” she said.", "“ It ’s over , ” she said ."),
    ("Japan's aid didn’t end.", "Japan 's aid did n’t end ."),
    ("\U0001f600 The \U0001d49cmir met \U0001f1f3\U0001f1f4", "\U0001f600 The \U0001d49cmir met \U0001f1f3 \U0001f1f4"),
    ("Vie\u0302\u0323t Nam signed.", "Vie\u0302\u0323t Nam signed ."),
    ("a\u200bb met \ufeffc", "a\u200bb met \ufeffc"),
    ("\x00 met \x01", "\x00 met \x01"),
    ("A\u00a0b\u2028c\u0085d\u3000e", "A b c d e"),
]


@pytest.mark.parametrize(("text", "expected"), PRINTED)
def test_words_stand_in_the_text_and_no_blank_is_one(text, expected):
    assert words(text) == expected.split(" ")


PIECES = [
    "Japan", "ministers ", "signed ", "agreement", ".", ",", " ", "  ", "\n", "\t", "\r\n", "“", "’s", "n’t ", "(",
    "\u200b", "\u00a0", "\u0301", "\U0001d49c", "日本", "\ufeff", "e\u0301", "http://a.b/c ", "U.S. ", "2.8bn",
    "-", "—", "\x00",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map("".join) | st.text(min_size=1, max_size=60)


@settings(max_examples=60)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_tokens_tile_their_sentence_and_heads_stay_in_it(sentences):
    text = "".join(sentences)
    ends = [sum(map(len, sentences[: n + 1])) for n in range(len(sentences))]
    spans = [Span(end - len(sentence), end) for sentence, end in zip(sentences, ends, strict=True)]
    found = PACKAGED.analyse(text, spans)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found.tokens))
    assert all(token.span.of(text).strip() for token in found.tokens)
    homes = [next(n for n, span in enumerate(spans) if span.contains(token.span)) for token in found.tokens]
    assert all(homes[token.head] == home for token, home in zip(found.tokens, homes, strict=True))
    covered = {place for token in found.tokens for place in range(token.span.start, token.span.end)}
    assert all(text[place].isspace() for place in range(len(text)) if place not in covered)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found.names))
    assert all(any(span.contains(name.span) for span in spans) for name in found.names)
    assert all((token.relation == "root") == (token.head == token.index) for token in found.tokens)


def samples() -> list[tuple[str, tuple[Span, ...]]]:
    """Return the texts of some sample reports with their sentences."""
    docs = [document(path.read_text("utf-8")) for path in sorted(SAMPLES.glob("*.txt"))[:8]]
    parts = [segment(doc, lexicon=LEXICON) for doc in docs]
    return [
        (doc.text, tuple(s.span for s in found if s.kind is SegmentKind.SENTENCE)[:40])
        for doc, found in zip(docs, parts, strict=True)
    ]


def test_a_sentence_says_the_same_alone_and_among_others():
    text, sentences = max(samples(), key=lambda pair: len(pair[1]))
    together, first = PACKAGED.analyse(text, sentences), 0
    names = []
    for sentence in sentences:
        alone = read(sentence.of(text))
        last = first + len(alone.tokens)
        assert relative(together, first, last, sentence.start) == relative(alone, 0, len(alone.tokens), 0)
        names += [(name.span.shift(sentence.start), name.kind) for name in alone.names]
        first = last
    assert first == len(together.tokens)
    assert names == [(name.span, name.kind) for name in together.names]


def test_neither_the_size_of_batches_nor_the_order_of_documents_matters(monkeypatch):
    texts = samples()
    expected = [PACKAGED.analyse(*one) for one in texts]
    monkeypatch.setattr(spacy_backend, "BATCH", 3)
    assert [PACKAGED.analyse(*one) for one in reversed(texts)] == expected[::-1]


def test_beyond_the_kept_words_what_was_read_leaves_no_trace_in_the_model():
    text, sentences = samples()[-1]
    forgetful = replace(PACKAGED, kept_words=0)
    first = forgetful.analyse(text, sentences)
    assert first == PACKAGED.analyse(text, sentences)
    strings = len(PACKAGED.nlp.vocab.strings)
    for number in range(5):
        odd = " ".join(f"Quell{number}x{word} signed" for word in range(40))
        assert len(forgetful.analyse(odd, [Span(0, len(odd))]).tokens) == 80
    assert len(PACKAGED.nlp.vocab.strings) == strings
    assert forgetful.analyse(text, sentences) == first


def test_nothing_to_read_says_nothing():
    assert PACKAGED.analyse("Japan", []) == Analysis(Tokens(), ())
    assert PACKAGED.analyse(" \n\t ", [Span(0, 4)]) == Analysis(Tokens(), ())


CUTS = [  # text, pieces
    ("short", ["short"]),
    (" \n ", []),
    ("a" * MAX_CHARS, ["a" * MAX_CHARS]),
    ("a" * MAX_CHARS + "b", ["a" * MAX_CHARS, "b"]),
    ("a" * 2_999 + " b", ["a" * 2_999, " b"]),
    ("a b" + "c" * 2_999, ["a", " b" + "c" * 2_998, "c"]),
    ("x" + " " * 10_000 + "y", ["x" + " " * 2_998, " " * 10 + "y"]),
]


@pytest.mark.parametrize(("text", "pieces"), CUTS, ids=range(len(CUTS)))
def test_what_is_longer_than_any_sentence_is_cut_at_a_blank(text, pieces):
    found = [span.of("»" + text + "«") for span in cut_long("»" + text + "«", Span(1, 1 + len(text)))]
    assert [piece.strip() for piece in found] == [piece.strip() for piece in pieces]


@given(st.lists(st.sampled_from(["a" * 700, " ", "\n", "b", " " * 900, "c" * 3_001]), max_size=14).map("".join))
def test_pieces_are_short_and_lose_nothing_but_blanks(text):
    pieces = list(cut_long(text, Span(0, len(text)))) if text else []
    assert all(len(piece) <= MAX_CHARS for piece in pieces)
    assert all(a.end <= b.start for a, b in pairwise(pieces))
    assert "".join("".join(piece.of(text).split()) for piece in pieces) == "".join(text.split())


def test_a_saved_copy_is_loaded_by_the_path_of_its_folder(tmp_path):
    dragoman_en.load().to_disk(tmp_path / "mine")
    copy = load_analyser(str(tmp_path / "mine"))
    assert (copy.name, copy.clear) == (PACKAGED.name, False)
    assert read(PLAIN, copy) == read(PLAIN)


def test_the_weights_as_they_are_shipped_are_a_model_by_their_folder_too(tmp_path):
    shutil.copytree(dragoman_en.WEIGHTS, tmp_path / "moved")
    assert read(PLAIN, load_analyser(str(tmp_path / "moved"))) == read(PLAIN)


def test_a_folder_where_one_stands_is_a_path_too(tmp_path, monkeypatch):
    dragoman_en.load().to_disk(tmp_path / "mine")
    monkeypatch.chdir(tmp_path)
    assert read(PLAIN, load_analyser("mine")) == read(PLAIN)


@Language.component("test_trees", assigns=["token.dep", "token.head"])
def set_trees(doc: Doc) -> Doc:
    """Set the tree of "They were praised by Oslo" in ClearNLP labels, whatever the words are."""
    rows = [(2, "nsubjpass"), (2, "auxpass"), (2, "ROOT"), (2, "agent"), (3, "pobj")]
    for token, (head, label) in zip(doc, rows, strict=True):
        token.head, token.dep_ = doc[head], label
        token.pos_ = "VERB" if label == "ROOT" else "ADP" if label == "agent" else "NOUN"
    return doc


@Language.component("test_names")
def set_names(doc: Doc) -> Doc:
    """Make a name of every word that is written as a label of names is."""
    doc.ents = [Entity(doc, n, n + 1, label=token.text) for n, token in enumerate(doc) if token.text.isupper()]
    return doc


@Language.component("test_joins", retokenizes=True)
def join_words(doc: Doc) -> Doc:
    """Join the first two words."""
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[:2])
    return doc


class Labelled:
    """A parser that knows ClearNLP labels, as far as an engine asks for them."""

    labels = ("ROOT", "agent", "auxpass", "nsubjpass", "pobj")

    def __call__(self, doc: Doc) -> Doc:
        return set_trees(doc)


@Language.factory("test_parser", assigns=["token.dep", "token.head"])
def make_parser(nlp: Language, name: str) -> Labelled:
    """Build the parser."""
    return Labelled()


def build(monkeypatch, *parts: str) -> SpacyAnalyser:
    """Return an engine over a pipeline of these components, loaded as a package of the user's is."""
    nlp = spacy.blank("en", meta={"name": "own", "version": "1.2"})
    for part in parts:
        nlp.add_pipe(part)
    monkeypatch.setattr(dragoman_en, "load", lambda: nlp)  # the loader imports this package and calls its load()
    return load_analyser.__wrapped__("dragoman_en")


def test_clear_labels_are_read_as_universal_ones(monkeypatch):
    engine = build(monkeypatch, "test_parser")
    assert (engine.name, engine.clear) == ("own 1.2", True)
    assert arcs("They were praised by Oslo", engine) == [
        ("They", "nsubj:pass", "praised"), ("were", "aux:pass", "praised"), ("praised", "root", "praised"),
        ("by", "case", "Oslo"), ("Oslo", "obl:agent", "praised"),
    ]  # fmt: skip


def test_a_parser_under_any_name_is_one(monkeypatch):
    assert arcs("They were praised by Oslo", build(monkeypatch, "test_trees"))[4] == ("Oslo", "pobj", "by")


LABELS = [
    ("PERSON", EntityKind.PERSON), ("PER", EntityKind.PERSON), ("ORG", EntityKind.BODY), ("GPE", EntityKind.PLACE),
    ("ORGANIZATION", EntityKind.BODY), ("LOC", EntityKind.PLACE), ("FAC", EntityKind.PLACE), ("NORP", None),
    ("LOCATION", EntityKind.PLACE), ("EVENT", EntityKind.SERIES), ("LAW", EntityKind.INSTRUMENT), ("DATE", None),
    ("INSTRUMENT", EntityKind.INSTRUMENT), ("MONEY", None), ("OTHER", None), ("LANGUAGE", None),
]  # fmt: skip


@pytest.mark.parametrize(("label", "kind"), LABELS)
def test_labels_of_names_have_their_kinds(monkeypatch, label, kind):
    found = read(f"a {label} b", build(monkeypatch, "test_trees_of_nothing", "test_names"))
    assert [(name.span, name.kind) for name in found.names] == ([(Span(2, 2 + len(label)), kind)] if kind else [])


@Language.component("test_trees_of_nothing", assigns=["token.dep"])
def set_nothing(doc: Doc) -> Doc:
    """Leave every word a root."""
    return doc


def test_every_label_is_in_the_table():
    assert dict(KINDS) == {label: kind for label, kind in LABELS if kind}


def test_a_pipeline_that_joins_words_is_refused(monkeypatch):
    with pytest.raises(BackendError, match=r"model own 1.2: it made 4 words of 5; leave out components that join"):
        read("They were praised by Oslo", build(monkeypatch, "test_trees", "test_joins"))


def test_a_pipeline_without_a_parser_is_refused(tmp_path):
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(BackendError, match=r"blank: its pipeline \[\] has no parser; name one that parses English"):
        load_analyser(str(tmp_path / "blank"))


def broken(folder: Path) -> str:
    """Return a folder whose settings are no pipeline's."""
    folder.joinpath("meta.json").write_text(json.dumps({"lang": "en"}))
    return str(folder)


@pytest.mark.parametrize("model", ["no_such_model", "json", "/no/such/folder", broken, ""])
def test_what_is_no_pipeline_is_refused_with_a_remedy(tmp_path, model):
    with pytest.raises(BackendError, match=r"cannot be loaded \(.+\); give the name of an installed spaCy pipeline"):
        load_analyser(model if isinstance(model, str) else model(tmp_path))


def test_a_load_that_gives_something_else_is_refused(monkeypatch):
    monkeypatch.setattr(dragoman_en, "load", dict)
    with pytest.raises(BackendError, match="gives no spaCy pipeline"):
        load_analyser.__wrapped__("dragoman_en")
