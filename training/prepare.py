"""Make training and development sets: `python -m training.prepare --data FOLDER --out FOLDER`.

Takes treebanks as DocBins or CoNLL-U releases and entity sets as DocBins; gives DocBins in `train/syntax`,
`train/names`, `dev/syntax` and `dev/names`, and `labels.json`. The same input and seed give the same bytes. Never
writes beside its input.
"""

# ruff: noqa: S311  (chance here varies punctuation, it guards nothing)
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import click
import spacy
from spacy.language import Language
from spacy.symbols import IDS as POS_IDS  # type: ignore[import-not-found]  # compiled, ships no types
from spacy.tokens import Doc, DocBin, Span

from dragoman.lexicon.load import load_lexicon
from training import sets
from training.conllu import read_conllu

CURLY_SHARE = 0.35  # of texts get typographic quotes: the press prints them, the treebanks mostly do not
RUN_SHARE = 0.25  # of texts are learnt in runs of sentences as well
RUN_LENGTH = 3
SEED = 7
CURLY = {"'": "’", "``": "“", "''": "”", "--": "–"}


def load_docs(folder: Path, name: str, nlp: Language) -> list[Doc]:
    """Read a corpus by name, from `<name>.spacy` or `<name>.conllu`.

    Raises:
        FileNotFoundError: neither file is in `folder`.
    """
    binary, plain = folder / f"{name}.spacy", folder / f"{name}.conllu"
    if binary.exists():
        return list(DocBin().from_disk(binary).get_docs(nlp.vocab))
    if plain.exists():
        return list(read_conllu(plain.read_text(encoding="utf-8"), nlp.vocab))
    raise FileNotFoundError(f"{name}: neither {binary} nor {plain} is there; give the folder with --data")


def save_docs(docs: Iterable[Doc], path: Path, *, attrs: tuple[str, ...]) -> int:
    """Write `docs` as a DocBin and return how many there were."""
    kept = list(docs)
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(attrs=attrs, docs=kept).to_disk(path)
    return len(kept)


def sentences(doc: Doc) -> Iterator[Doc]:
    """Yield every sentence as a text of its own: the pipeline cuts sentences before it parses."""
    for sent in doc.sents:
        yield sent.as_doc()


def typographic(doc: Doc) -> Doc:
    """Return `doc` with typographic quotes, apostrophes and dashes, layers unchanged."""
    words = [_typographic(t.text, t.tag_) for t in doc]
    return Doc(
        doc.vocab,
        words=words,
        spaces=[bool(t.whitespace_) for t in doc],
        tags=[t.tag_ for t in doc],
        pos=[t.pos_ for t in doc],
        heads=[t.head.i for t in doc],
        deps=[t.dep_ for t in doc],
        sent_starts=[bool(t.is_sent_start) for t in doc],
    )


def _typographic(word: str, tag: str) -> str:
    if word in {'"', "'"} and tag in {"``", "''"}:
        return CURLY[tag] if word == '"' else {"``": "‘", "''": "’"}[tag]
    if word == "--":
        return CURLY["--"]
    return word.replace("'", "’")


def runs(doc: Doc, length: int) -> Iterator[Doc]:
    """Yield `length` sentences at a time, so that a cut our rules miss is still learnt."""
    starts = [sent.start for sent in doc.sents]
    for i in range(0, len(starts), length):
        end = starts[i + length] if i + length < len(starts) else len(doc)
        yield doc[starts[i] : end].as_doc()


def syntax_docs(docs: Sequence[Doc], *, turns: int = 1, seed: int = SEED) -> Iterator[Doc]:
    """Yield each sentence, and a share of the texts in runs of sentences; some get typographic punctuation."""
    chance = random.Random(seed)
    for doc in (doc for _ in range(turns) for doc in docs):
        more = runs(doc, RUN_LENGTH) if chance.random() < RUN_SHARE else ()
        for variant in (*sentences(doc), *more):
            yield typographic(variant) if chance.random() < CURLY_SHARE else variant


def relabelled(doc: Doc, name: str, *, testing: bool = False) -> Doc:
    """Return `doc` with our labels.

    Tokens a set leaves open stay open in tests. In training, peoples and calendar words among them are no names.
    """
    copy = Doc(doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
    labels = [(e, sets.our_label(e.label_, e.text)) for e in doc.ents]
    ents = [Span(copy, e.start if testing else first_word(e, label), e.end, label) for e, label in labels if label]
    plain = frozenset() if testing else plain_words()
    unknown = [Span(copy, t.i, t.i + 1) for t in doc if t.ent_iob == 0 and not t.is_space and t.text not in plain]
    closed = not testing and name.startswith(sets.WITHOUT_MISC)
    copy.set_ents(ents, missing=[] if closed else unknown, default="outside")
    return copy


def first_word(ent: Span, label: str) -> int:
    """Return where the name of a person starts behind its title, else where the span starts."""
    title = sets.TITLES.match(ent.text) if label == sets.PERSON else None
    if title is None:
        return ent.start
    return next((t.i for t in ent if t.idx - ent.start_char >= title.end()), ent.start)


@cache
def plain_words() -> frozenset[str]:
    """Return words that are no names in our annotation: "Japanese", "Republicans", "Monday"."""
    rows = load_lexicon().tables["states"]
    forms = {form.lstrip("=?") for row in rows for f in ("adjectives", "demonyms") for form in row[f].split("|")}
    return frozenset(forms | sets.PLAIN_WORDS)


def names_docs(folder: Path, names: Iterable[str], nlp: Language, *, final: bool) -> Iterator[Doc]:
    """Yield the relabelled texts of the sets in `names`, without those held out of them unless `final`."""
    for name in names:
        every = 0 if final else sets.HELD_OUT.get(name, 0)
        docs = load_docs(folder, name, nlp)
        for _ in range(sets.REPEAT.get(name, 1)):
            yield from (relabelled(doc, name) for i, doc in enumerate(docs) if not every or i % every)


def held_out_docs(folder: Path, nlp: Language) -> Iterator[Doc]:
    """Yield the texts development is measured on."""
    for name in sets.NAMES_DEV:
        yield from (relabelled(doc, name, testing=True) for doc in load_docs(folder, name, nlp))
    for name, every in sets.HELD_OUT.items():
        docs = load_docs(folder, name, nlp)
        yield from (relabelled(doc, name, testing=True) for doc in docs[::every])


def write_labels(docs: Iterable[Doc], path: Path) -> None:
    """Write the parts of speech in `docs` as the labels of spaCy's morphologizer (texts of names have none)."""
    found = sorted({token.pos_ for doc in docs for token in doc if token.pos_})
    labels = {"morph": {f"POS={pos}": "" for pos in found}, "pos": {f"POS={pos}": POS_IDS[pos] for pos in found}}
    path.write_text(json.dumps(labels, indent=1), encoding="utf-8")


@click.command()
@click.option("--data", type=click.Path(path_type=Path, exists=True), required=True, help="Folder of the corpora.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder for the prepared sets.")
@click.option("--turns", default=2, help="Times every tree is written; 2 gives as many words as the entity sets have.")
@click.option("--final", is_flag=True, help="Add the test sets, for the build that ships.")
def main(data: Path, out: Path, turns: int, *, final: bool) -> None:
    """Write the four prepared sets and print their sizes."""
    nlp = spacy.blank("en")
    attrs = ("TAG", "POS", "HEAD", "DEP", "SENT_START", "SPACY")
    train = sets.SYNTAX_TRAIN + (sets.SYNTAX_FINAL if final else ())
    loaded = [doc for name in train for doc in load_docs(data, name, nlp)]
    trees = syntax_docs(loaded, turns=turns)
    click.echo(f"syntax train {save_docs(trees, out / 'train' / 'syntax' / 'base.spacy', attrs=attrs)}")
    write_labels(loaded, out / "labels.json")
    dev = [s for name in sets.SYNTAX_DEV for d in load_docs(data, name, nlp) for s in sentences(d)]
    click.echo(f"syntax dev {save_docs(dev, out / 'dev' / 'syntax' / 'base.spacy', attrs=attrs)}")
    ents = ("ENT_IOB", "ENT_TYPE", "SPACY")
    names = sets.NAMES_TRAIN + (sets.NAMES_FINAL if final else ())
    docs = names_docs(data, names, nlp, final=final)
    click.echo(f"names train {save_docs(docs, out / 'train' / 'names' / 'base.spacy', attrs=ents)}")
    click.echo(f"names dev {save_docs(held_out_docs(data, nlp), out / 'dev' / 'names' / 'base.spacy', attrs=ents)}")


if __name__ == "__main__":
    main()
