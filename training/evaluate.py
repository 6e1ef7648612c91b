"""Measure a pipeline from raw text: `python -m training.evaluate --model FOLDER --data FOLDER`.

Takes a model folder and the test corpora; prints figures as JSON lines. Sentences are cut by the project's own rules
before the parser. Layers are compared by character offsets as in the CoNLL 2018 shared task, so a token the tokenizer
cuts differently counts as wrong. Subtypes of relations are folded for LAS and kept for single relations. UAS and LAS
leave punctuation out, as spaCy's scorer does: PUD hangs commas on the main verb, our training sets on the nearest
phrase, and nothing of ours reads that arc. The figures with punctuation are printed beside them.
"""

import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

import dragoman_en
from dragoman.clean.sentences import Abbreviations, find_sentences
from dragoman.lexicon.load import load_lexicon
from dragoman.types.span import Span as TextSpan
from training import sets
from training.prepare import load_docs, relabelled

SENTENCES_A_TEXT = {"ud_test_pud": 5, "ud_test_pudnews": 5}  # PUD gives single sentences; so many make the raw text
BATCH = 64  # sentences; larger batches leave the caches and read a fifth slower
RELATIONS = ("nsubj", "nsubj:pass", "obj", "obl", "nmod", "conj", "xcomp", "ccomp", "advcl")
SYNTAX_TESTS = ("ud_test_pudnews", "ud_test_pud", "ud_test_gumopen")
NAMES_TESTS = ("n_cn_politics_test", "n_uner_pud", "n_gum_dev")


@dataclass(slots=True)
class Tally:
    """Counts of right, found and wanted things by name."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, found: set[object], wanted: set[object]) -> None:
        """Count two sets of things against each other."""
        self.right[name] += len(found & wanted)
        self.found[name] += len(found)
        self.wanted[name] += len(wanted)

    def f_score(self, name: str) -> float:
        """Return F1 in percent, 0 where nothing was found or wanted."""
        total = self.found[name] + self.wanted[name]
        return round(200 * self.right[name] / total, 2) if total else 0.0

    def scores(self) -> dict[str, float]:
        """Return the F1 of every name."""
        return {name: self.f_score(name) for name in self.found | self.wanted}


def abbreviations() -> Abbreviations:
    """Read the project's table of words that keep their full stop."""
    rows = load_lexicon().tables["abbreviations"]
    return Abbreviations(
        always=frozenset(r["word"] for r in rows if r["always"] == "yes"),
        maybe=frozenset(r["word"] for r in rows if r["always"] != "yes"),
    )


def raw_texts(docs: Sequence[Doc], length: int) -> Iterator[tuple[str, list[tuple[Doc, int]]]]:
    """Join sentences into texts of a few sentences; each gold text keeps its offset in the whole."""
    for i in range(0, len(docs), length):
        text, parts = "", []
        for doc in docs[i : i + length]:
            parts.append((doc, len(text)))
            text += doc.text.rstrip() + " "
        yield text.rstrip(), parts


def parsed(nlp: Language, texts: Sequence[str], known: Abbreviations) -> Iterator[list[tuple[Doc, int]]]:
    """Cut each text into sentences and parse them; yields the sentences of a text with their offsets."""
    cuts = [list(find_sentences(t, TextSpan(0, len(t)), known)) for t in texts]
    bodies = [t[c.start : c.end] for t, spans in zip(texts, cuts, strict=True) for c in spans]
    docs = iter(nlp.pipe(bodies, batch_size=BATCH))
    for spans in cuts:
        yield [(next(docs), c.start) for c in spans]


def _place(token: Token | Span, offset: int) -> tuple[int, int]:
    start = token.idx if isinstance(token, Token) else token.start_char
    return offset + start, offset + start + len(token.text)


def _layers(parts: Iterable[tuple[Doc, int]]) -> dict[str, set[object]]:
    """Collect what is compared: tokens, tags, arcs and relations, all by character offsets."""
    layers: dict[str, set[object]] = {}
    for doc, at in parts:
        for token in doc:
            if token.is_space:
                continue
            place = _place(token, at)
            root = token.head.i == token.i
            head = (-1, -1) if root else _place(token.head, at)
            label = "root" if root else token.dep_
            items: dict[str, object] = {"tokens": place, "upos": (place, token.pos_), "xpos": (place, token.tag_)}
            arc = (place, head, label.split(":")[0])
            items |= {"uas with punctuation": arc[:2], "las with punctuation": arc}
            if label != "punct":
                items |= {"uas": arc[:2], "las": arc}
            if label in RELATIONS:
                items[label] = (place, head)
            for name, item in items.items():
                layers.setdefault(name, set()).add(item)
        for sent in doc.sents:
            layers.setdefault("sentences", set()).add(_place(sent, at))
    return layers


def score_syntax(nlp: Language, docs: Sequence[Doc], *, length: int = 1) -> dict[str, float]:
    """Parse the raw text of `docs` and return the F1 of every layer."""
    known, tally = abbreviations(), Tally()
    pairs = list(raw_texts(docs, length))
    for found, (_, gold) in zip(parsed(nlp, [t for t, _ in pairs], known), pairs, strict=True):
        ours, theirs = _layers(found), _layers(gold)
        for name in ours.keys() | theirs.keys():
            tally.add(name, ours.get(name, set()), theirs.get(name, set()))
    return tally.scores()


def gold_names(doc: Doc, skip: set[int]) -> dict[str, set[object]]:
    """Collect the names by label; those that touch a token the set leaves open, or are of no label of ours, drop."""
    layers: dict[str, set[object]] = {}
    for ent in doc.ents:
        if ent.label_ in sets.LABELS and not skip.intersection(range(ent.start_char, ent.end_char)):
            for name in (ent.label_, "all five", *(["first four"] if ent.label_ != sets.INSTRUMENT else [])):
                layers.setdefault(name, set()).add((ent.start_char, ent.end_char, ent.label_))
            if ent.label_ in sets.LABELS[:3]:
                layers.setdefault("first three", set()).add((ent.start_char, ent.end_char, ent.label_))
    return layers


def score_names(nlp: Language, docs: Sequence[Doc]) -> dict[str, float]:
    """Find names in the raw text of `docs` and return the F1 of every label and of the labels together."""
    tally = Tally()
    for found, gold in zip(nlp.pipe([d.text for d in docs]), docs, strict=True):
        skip = {i for t in gold if t.ent_iob == 0 for i in range(t.idx, t.idx + len(t))}
        ours, theirs = gold_names(found, skip), gold_names(gold, skip)
        for name in ours.keys() | theirs.keys():
            tally.add(name, ours.get(name, set()), theirs.get(name, set()))
    return tally.scores()


def speed(nlp: Language, texts: Sequence[str]) -> int:
    """Return words per second of processor time over `texts`, the load of the model not counted."""
    list(nlp.pipe(texts[:50]))
    start = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=BATCH))
    return round(words / (time.process_time() - start))


@click.command()
@click.option("--model", type=click.Path(path_type=Path, exists=True), required=True, help="Model folder.")
@click.option("--data", type=click.Path(path_type=Path, exists=True), required=True, help="Folder of the corpora.")
def main(model: Path, data: Path) -> None:
    """Print one JSON line for every test set, and one for the speed."""
    nlp = dragoman_en.for_reading(dragoman_en.load(model))
    blank = spacy.blank("en")
    tests: list[tuple[str, dict[str, float]]] = []
    if "parser" in nlp.pipe_names:
        tests += [
            (n, score_syntax(nlp, load_docs(data, n, blank), length=SENTENCES_A_TEXT.get(n, 1))) for n in SYNTAX_TESTS
        ]
    if "ner" in nlp.pipe_names:
        with nlp.select_pipes(disable=[p for p in nlp.pipe_names if p in {"tagger", "morphologizer", "parser"}]):
            for n in NAMES_TESTS:
                tests.append((n, score_names(nlp, [relabelled(d, n, testing=True) for d in load_docs(data, n, blank)])))
    for name, scores in tests:
        click.echo(json.dumps({"set": name, **dict(sorted(scores.items()))}))
    texts = [d.text for d in load_docs(data, "n_cn_politics_test", blank)] * 2
    click.echo(json.dumps({"words_per_core_second": speed(nlp, texts), "components": nlp.pipe_names}))


if __name__ == "__main__":
    main()
