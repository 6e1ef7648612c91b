"""Measure names as the reading finds them, rules and model together: `python -m training.evaluate_reading`.

Takes the entity test sets (`--data FOLDER`) and a model; gives figures as JSON lines, by strict character offsets,
beside those of the model alone (`training.evaluate`).
"""

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import click
import spacy
from spacy.tokens import Doc

from dragoman.annotate.drafts import Draft
from dragoman.annotate.gazetteer import compile_gazetteer
from dragoman.annotate.mentions import find_names, with_references
from dragoman.annotate.spacy_backend import SpacyAnalyser, load_analyser
from dragoman.clean.sentences import find_sentences
from dragoman.evaluate.names import LABEL_OF
from dragoman.lexicon.load import load_lexicon
from dragoman.lexicon.records import Lexicon
from dragoman.text.folding import fold_text
from dragoman.types.entity import EntityKind, NameKind
from dragoman.types.span import Span as TextSpan
from training import sets
from training.evaluate import Tally, abbreviations, gold_names
from training.prepare import load_docs, plain_words, relabelled

_PARTS = re.compile(r"(?:[Tt]he\s+)?(?P<name>\S.*?)(?:\s*\((?P<acronym>[A-Z][\w.+-]*)\))?", re.DOTALL)
NAMES_TESTS = ("n_cn_politics_test", "n_uner_pud")


def read_spans(text: str, analyser: SpacyAnalyser, lexicon: Lexicon) -> set[tuple[int, int, str]]:
    """Return the names of a text as the reading finds them, by rules and model, in the labels of the entity sets.

    The sets mark names alone: persons without title, no adjective of a state, no description ("Swedish troops"), the
    state inside a phrase that describes somebody ("Minister of Health of Peru"), an acronym apart from its long form.
    """
    sentences = list(find_sentences(text, TextSpan(0, len(text)), abbreviations()))
    names = find_names(text, sentences, lexicon)
    drafts = with_references(text, sentences, names, analyser.analyse(text, sentences).names, lexicon)
    known = compile_gazetteer(lexicon).find(text, fold_text(text)).names  # also those inside longer mentions
    land = [
        Draft(span=n.span, kind=n.kind, origin="lexicon")
        for n in known
        if n.kind in {EntityKind.STATE, EntityKind.PLACE}
    ]
    found: set[tuple[int, int, str]] = set()
    for draft in drafts:
        own = set(_draft_spans(text, draft))
        told = draft.kind in {EntityKind.OFFICE, EntityKind.PERSON} or not own
        inside = [d for d in land if told and draft.span.contains(d.span)]
        outside = [d for d in inside if not (draft.holder and draft.holder.overlaps(d.span))]
        found |= own.union(*(_draft_spans(text, part) for part in outside))
    return found


@cache
def adjectives() -> frozenset[str]:
    """Return the adjectives and demonyms that are no names of states as well ("U.S.", "Hong Kong" are both)."""
    states = (e for e in load_lexicon().entities.values() if e.kind is EntityKind.STATE)
    nouns = {n.text for e in states for n in e.names if n.kind not in {NameKind.ADJECTIVE, NameKind.DEMONYM}}
    return plain_words() - nouns


def _draft_spans(text: str, draft: Draft) -> Iterator[tuple[int, int, str]]:
    """Yield the names a draft is made of; none for titles without a holder, groups, descriptions and adjectives."""
    label = {**LABEL_OF, EntityKind.STATE: sets.LOCATION, EntityKind.OFFICE: sets.PERSON}[draft.kind]
    whole = draft.holder or draft.span
    parts = _PARTS.fullmatch(whole.of(text))
    if (draft.kind is EntityKind.OFFICE and not draft.holder) or label not in sets.LABELS or parts is None:
        return
    for group in ("name", "acronym"):
        words = parts[group] or ""
        title = sets.TITLES.match(words) if label == sets.PERSON else None
        start = whole.start + parts.start(group) + (title.end() if title else 0)
        named = words[:1].isupper() or words[:1].isdigit()
        described = label == sets.ORGANIZATION and words.split()[-1:] and words.split()[-1][0].islower()
        if named and not described and words not in adjectives() and draft.origin != "government":
            yield start, whole.start + parts.end(group), label


def score_reading(analyser: SpacyAnalyser, docs: Sequence[Doc], lexicon: Lexicon) -> dict[str, float]:
    """Find names by rules and model together in the raw text of `docs`; F1 by label and of all together."""
    tally = Tally()
    for gold in docs:
        skip = {i for t in gold if t.ent_iob == 0 for i in range(t.idx, t.idx + len(t))}
        theirs = gold_names(gold, skip)
        spans = [s for s in read_spans(gold.text, analyser, lexicon) if not skip.intersection(range(s[0], s[1]))]
        ours: dict[str, set[object]] = {}
        for span in spans:
            groups = [span[2], "all five"]
            groups += ["first four"] if span[2] != sets.INSTRUMENT else []
            groups += ["first three"] if span[2] in sets.LABELS[:3] else []
            for name in groups:
                ours.setdefault(name, set()).add(span)
        for name in ours.keys() | theirs.keys():
            tally.add(name, ours.get(name, set()), theirs.get(name, set()))
    return tally.scores()


@click.command()
@click.option("--data", type=click.Path(path_type=Path, exists=True), required=True, help="Folder of the corpora.")
@click.option("--model", default="dragoman_en", help="Package or folder of the pipeline.")
def main(data: Path, model: str) -> None:
    """Print one JSON line for every test set."""
    analyser, lexicon, blank = load_analyser(model), load_lexicon(), spacy.blank("en")
    for name in NAMES_TESTS:
        docs = [relabelled(doc, name, testing=True) for doc in load_docs(data, name, blank)]
        scores = score_reading(analyser, docs, lexicon)
        click.echo(json.dumps({"set": name, **dict(sorted(scores.items()))}))


if __name__ == "__main__":
    main()
