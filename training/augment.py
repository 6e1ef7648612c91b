"""Make more of the entity sets: `python -m training.augment --sets FOLDER`.

Takes `train/names/base.spacy`; writes `augmented.spacy` in its place, with (a) copies in which persons, states and
bodies are exchanged for others of many regions, (b) filled templates of diplomatic prose, (c) typographic variants.
Takes the trees as well; adds `swap.spacy`, copies with other names and other words. Fixed seed.
"""

# ruff: noqa: S311  (chance here varies text, it guards nothing)
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

import click
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from training import sets
from training.fillings import LISTS, SLOT, fill, fill_sentence, person, slots
from training.swap_trees import with_other_names
from training.swap_words import with_other_words, word_lists

SEED = 11
SWAP_SHARE = 0.6  # of texts with a name get a copy with exchanged names
SWAP_RATE = {sets.PERSON: 0.9, sets.LOCATION: 0.5, sets.ORGANIZATION: 0.25, sets.EVENT: 0.1, sets.INSTRUMENT: 0.5}
TEMPLATE_TEXTS = 4500
CURLY_SHARE = 0.35
WORD_SHARE = 0.3  # of sentences get a copy with other words
Piece = tuple[str, str | None]  # text with its trailing blank, label or None


def pieces(doc: Doc) -> Iterator[Piece]:
    """Cut a text into names and what lies between, blanks included."""
    at = 0
    for ent in doc.ents:
        if ent.start > at:
            yield doc[at : ent.start].text_with_ws, None
        yield ent.text_with_ws, ent.label_
        at = ent.end
    if at < len(doc):
        yield doc[at:].text_with_ws, None


def exchanged(name: str, label: str, chance: Random, known: dict[str, str]) -> str:
    """Return another name of the same kind; the same name in one text gets the same exchange."""
    if name in known or chance.random() > SWAP_RATE.get(label, 0):
        return known.get(name, name)
    if label == sets.PERSON:
        made = person(chance)
        words = name.split()
        known[words[-1]] = made.short
        known[name] = made.full if len(words) > 1 else made.short
    elif label == sets.LOCATION:
        if name not in slots()["COUNTRY"] and name not in slots()["CAPITAL"] and name not in slots()["SPOT"]:
            return name
        known[name] = fill("STATE" if name in slots()["COUNTRY"] else "CITY", chance)
    elif label == sets.ORGANIZATION:
        known[name] = fill(chance.choice(("ORG", "FIRM", "GROUP", "BODY")), chance)
    else:
        known[name] = fill(label, chance)
    return known[name]


def swapped(doc: Doc, nlp: Language, chance: Random) -> Doc:
    """Return a copy of `doc` with names exchanged."""
    known: dict[str, str] = {}
    text, names = "", []
    for piece, label in pieces(doc):
        if label is None:
            text += piece
            continue
        name = piece.rstrip()
        filling = exchanged(name, label, chance, known)
        names.append((len(text), len(text) + len(filling), label))
        text += filling + piece[len(name) :]
    return marked(text, names, nlp)


def marked(text: str, names: Iterable[tuple[int, int, str]], nlp: Language) -> Doc:
    """Tokenize `text` and mark its names; a name the tokens do not bound is left open (neither name nor not)."""
    doc = nlp.make_doc(text)
    spans, missing = [], []
    for start, end, label in names:
        span = doc.char_span(start, end, label=label)
        if span is not None:
            spans.append(span)
        elif (wide := doc.char_span(start, end, alignment_mode="expand")) is not None:
            missing.append(Span(doc, wide.start, wide.end))
    doc.set_ents(spacy.util.filter_spans(spans), missing=spacy.util.filter_spans(missing), default="outside")
    return doc


def filled_templates(nlp: Language, chance: Random, count: int) -> Iterator[Doc]:
    """Yield `count` texts of one to three filled templates."""
    lines = (LISTS / "templates.txt").read_text(encoding="utf-8").splitlines()
    templates = [line for line in lines if line and not line.startswith("#") and SLOT.search(line)]
    for _ in range(count):
        text, names = "", []
        for template in chance.sample(templates, chance.choice((1, 2, 2, 3))):
            sentence, found = fill_sentence(template, chance)
            names += [(start + len(text), end + len(text), label) for start, end, label in found]
            text += sentence + " "
        yield marked(text.rstrip(), names, nlp)


def typographic(doc: Doc) -> Doc:
    """Return `doc` with typographic apostrophes and quotes, names unchanged in place."""
    opened = False
    words = []
    for token in doc:
        word = token.text.replace("'", "’")
        if word == '"':
            word, opened = ("”" if opened else "“"), not opened
        words.append(word)
    copy = Doc(doc.vocab, words=words, spaces=[bool(t.whitespace_) for t in doc])
    missing = [Span(copy, t.i, t.i + 1) for t in doc if t.ent_iob == 0]
    copy.set_ents([Span(copy, e.start, e.end, e.label_) for e in doc.ents], missing=missing, default="outside")
    return copy


def augmented(docs: Iterable[Doc], nlp: Language, chance: Random) -> Iterator[Doc]:
    """Yield every text, for a share of them a copy with exchanged names, then the templates."""
    for doc in docs:
        yield typographic(doc) if chance.random() < CURLY_SHARE else doc
        if doc.ents and chance.random() < SWAP_SHARE:
            yield swapped(doc, nlp, chance)
    yield from filled_templates(nlp, chance, TEMPLATE_TEXTS)


def augment_trees(folder: Path, nlp: Language, chance: Random) -> int:
    """Write copies of the prepared trees with other names and with other words; returns how many."""
    path = folder / "train" / "syntax" / "base.spacy"
    trees = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    texts = DocBin().from_disk(folder / "train" / "names" / "base.spacy").get_docs(nlp.vocab)
    lists = word_lists(texts, trees)
    changed: list[Doc | None] = []
    for doc in trees:
        if len(list(doc.sents)) == 1:
            changed.append(with_other_names(doc, chance))
            changed.append(with_other_words(doc, lists, chance) if chance.random() < WORD_SHARE else None)
    docs = [doc for doc in changed if doc is not None]
    DocBin(attrs=("TAG", "POS", "HEAD", "DEP", "SENT_START", "SPACY"), docs=docs).to_disk(path.with_name("swap.spacy"))
    return len(docs)


@click.command()
@click.option("--sets", "folder", type=click.Path(path_type=Path, exists=True), required=True, help="Prepared sets.")
@click.option("--show", type=int, default=0, help="Print this many filled templates and write nothing.")
def main(folder: Path, show: int) -> None:
    """Rewrite the names training set with its augmentation."""
    nlp, chance = spacy.blank("en"), Random(SEED)
    if show:
        for doc in filled_templates(nlp, chance, show):
            click.echo(f"{doc.text}\n    {[(e.text, e.label_) for e in doc.ents]}")
        return
    count = augment_trees(folder, nlp, chance)
    click.echo(f"syntax train {count} more with other names and words")
    path = folder / "train" / "names" / "base.spacy"
    docs = list(augmented(DocBin().from_disk(path).get_docs(nlp.vocab), nlp, chance))
    DocBin(attrs=("ENT_IOB", "ENT_TYPE", "SPACY"), docs=docs).to_disk(path.with_name("augmented.spacy"))
    path.unlink()
    click.echo(f"names train {len(docs)} after augmentation")


if __name__ == "__main__":
    main()
