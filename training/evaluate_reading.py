"""Measure names as the reading finds them, rules and model together: `python -m training.evaluate_reading`.

Takes the entity test sets (`--data FOLDER`) and a model; gives figures as JSON lines, by strict character offsets,
beside those of the model alone (`training.evaluate`).
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import spacy
from spacy.tokens import Doc

from dragoman.annotate.drafts import Draft
from dragoman.annotate.mentions import find_names, known_names, with_references
from dragoman.annotate.spacy_backend import SpacyAnalyser, load_analyser
from dragoman.clean.sentences import find_sentences
from dragoman.evaluate.names import LABEL_OF
from dragoman.lexicon.load import load_lexicon
from dragoman.lexicon.records import Lexicon
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span as TextSpan
from training import sets
from training.evaluate import Tally, abbreviations, gold_names
from training.prepare import load_docs, plain_words, relabelled

NAMES_TESTS = ("n_cn_politics_test", "n_uner_pud")


def read_spans(text: str, analyser: SpacyAnalyser, lexicon: Lexicon) -> set[tuple[int, int, str]]:
    """Return the names of a text as the reading finds them, by rules and model, in the labels of the entity sets.

    The sets mark persons without title, no adjective of a state, and a state as a place, also inside a longer phrase
    ("Minister of Health of Peru").
    """
    sentences = list(find_sentences(text, TextSpan(0, len(text)), abbreviations()))
    names = find_names(text, sentences, lexicon)
    drafts = with_references(text, sentences, names, analyser.analyse(text, sentences).names, lexicon)
    inner = known_names(text, lexicon)
    found = {span for draft in drafts for span in _draft_spans(text, draft)}
    for draft in drafts:
        if draft.kind in {EntityKind.OFFICE, EntityKind.PERSON}:
            parts = [d for d in inner if draft.span.contains(d.span) and d.kind in {EntityKind.STATE, EntityKind.PLACE}]
            outside = [d for d in parts if not (draft.holder and draft.holder.overlaps(d.span))]
            found |= {span for part in outside for span in _draft_spans(text, part)}
    return found


def _draft_spans(text: str, draft: Draft) -> Iterator[tuple[int, int, str]]:
    """Yield the name inside a draft; nothing for titles without a name, groups and adjectives of states."""
    label = {**LABEL_OF, EntityKind.STATE: sets.LOCATION}[draft.kind]
    span = draft.holder or draft.span
    body = span.of(text)
    if (draft.kind is EntityKind.OFFICE and not draft.holder) or label not in {sets.PERSON, *sets.LABELS}:
        return
    if draft.kind is EntityKind.OFFICE:
        label = sets.PERSON
    article = 4 if body.startswith("the ") else 0
    if body[article:] not in plain_words():
        yield span.start + article, span.end, label


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
