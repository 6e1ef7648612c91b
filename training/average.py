"""Average the weights of models of one ancestry: `python -m training.average --out FOLDER MODEL MODEL ...`.

Takes model folders of the same network, each gone on from the one before; gives one model whose every weight is the
mean. Models that do not share their start must not be mixed: their weights do not correspond.
"""

from pathlib import Path
from typing import Any

import click
import numpy
import spacy
from spacy.language import Language
from thinc.api import Model

import dragoman_en.language  # noqa: F401 - registers the language the models name


def networks(nlp: Language) -> dict[str, Model[Any, Any]]:
    """Return the network of every component that has one."""
    found = {name: getattr(pipe, "model", None) for name, pipe in nlp.pipeline}
    return {name: model for name, model in found.items() if isinstance(model, Model)}


def average_into(target: Model[Any, Any], others: list[Model[Any, Any]]) -> None:
    """Set every weight of `target` to the mean of its own and those of `others`.

    Raises:
        ValueError: the networks differ in their nodes.
    """
    for node, *rest in zip(target.walk(), *(other.walk() for other in others), strict=True):
        for name in node.param_names:
            if node.has_param(name):
                weights: Any = numpy.mean([each.get_param(name) for each in (node, *rest)], axis=0, dtype=numpy.float32)
                node.set_param(name, weights)


@click.command()
@click.argument("models", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Where the averaged model goes.")
def main(models: tuple[Path, ...], out: Path) -> None:
    """Write the mean of the models; labels and settings are those of the last."""
    nlp = spacy.load(models[-1])
    others = [networks(spacy.load(model)) for model in models[:-1]]
    for name, target in networks(nlp).items():
        average_into(target, [other[name] for other in others])
    nlp.to_disk(out)


if __name__ == "__main__":
    main()
