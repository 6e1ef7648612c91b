"""Put the halves together: `python -m training.combine --syntax FOLDER --names FOLDER --out FOLDER`.

Takes two trained models, or one trained on both tasks; gives one spaCy folder whose weights are stored in half
precision. `dragoman_en.load` widens them again: half floats save room on disk, not time.
"""

import json
import shutil
from pathlib import Path

import click
import numpy
import spacy
import srsly  # type: ignore[import-untyped]  # ships no types
from spacy.language import Language, create_tokenizer

import dragoman_en.language  # noqa: F401 - registers the language the models name

MAX_BYTES = 14_000_000
NAME, VERSION = "dragoman_en", "0.2.0"
LICENCE = "CC BY-SA 4.0"
RUNS_WITH = ">=3.8.0,<3.9.0"


def join(syntax: Path, names: Path | None) -> Language:
    """Return the syntax model with the names component on its own network beside it."""
    nlp = spacy.load(syntax)
    if names is not None:
        other = spacy.load(names)
        if "tok2vec" in other.pipe_names:
            other.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
        nlp.add_pipe("ner", source=other)
    nlp.tokenizer = create_tokenizer()(nlp)  # by the rules of the language as it is now, not as an early stage had it
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])  # where the sets lay is nobody's business
    nlp.meta["performance"] = {}
    nlp.meta.update({"name": NAME, "version": VERSION, "license": LICENCE, "spacy_version": RUNS_WITH})
    return nlp


def halve(value: object) -> object:
    """Return a stored weight in half precision; anything else as it is."""
    if isinstance(value, numpy.ndarray) and value.dtype == numpy.float32:
        return value.astype(numpy.float16)
    return value


def halve_file(path: Path) -> None:
    """Rewrite a stored network with its weights in half precision."""
    stored = srsly.msgpack_loads(path.read_bytes())
    stored["params"] = [{name: halve(value) for name, value in params.items()} for params in stored["params"]]
    path.write_bytes(srsly.msgpack_dumps(stored))


def labels_of(nlp: Language) -> list[str]:
    """Return the strings a loaded pipeline must know: its labels. Words are hashed, their spelling is not needed."""
    labels = {label for _, pipe in nlp.pipeline for label in getattr(pipe, "labels", ())}
    return sorted({*labels, *(label.removeprefix("POS=") for label in labels)})


def size_bytes(folder: Path) -> int:
    """Return the size of all files in `folder`."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


@click.command()
@click.option("--syntax", type=click.Path(path_type=Path, exists=True), required=True, help="Trained syntax model.")
@click.option("--names", type=click.Path(path_type=Path, exists=True), default=None, help="Trained names model.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Where the artefact goes.")
def main(syntax: Path, names: Path | None, out: Path) -> None:
    """Write the artefact and print its size."""
    if out.exists():
        shutil.rmtree(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    nlp = join(syntax, names)
    nlp.to_disk(out)
    (out / "vocab" / "strings.json").write_text(json.dumps(labels_of(nlp)), encoding="utf-8")
    for path in out.rglob("model"):
        halve_file(path)
    size = size_bytes(out)
    click.echo(json.dumps({"folder": out.name, "bytes": size}))
    if size > MAX_BYTES:
        raise click.ClickException(f"{size} bytes are over the limit of {MAX_BYTES}: use fewer rows or a narrower net")


if __name__ == "__main__":
    main()
