"""`python -m dragoman.present.cli.joins`: why labelled mentions of one act stand in several facts, or too many in one.

Parses options, reads the labelled texts into a register in memory, prints the causes and how often each occurs.
"""

import os
from pathlib import Path

import click

from dragoman.config import Config
from dragoman.errors import DragomanError
from dragoman.evaluate.gate import find_corpora
from dragoman.evaluate.gold import load_crossdoc
from dragoman.evaluate.joins import count_reasons, find_causes
from dragoman.lexicon.load import load_lexicon
from dragoman.present.cli.gate import SHARED_VARIABLE
from dragoman.register.store import open_register
from dragoman.run.backends import PACKAGED
from dragoman.run.read import read_paths


@click.command()
@click.option("--corpus", required=True, help="Which labelled texts, by the name the gate gives them.")
@click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    show_default=True,
    help="The project's folder.",
)
def joins(corpus: str, root: Path) -> None:
    """List the pairs of mentions that should be joined and are not, or are and should not be, each with its cause."""
    shared = Path(os.environ.get(SHARED_VARIABLE) or root / ".." / "shared")
    known = {c.name: c for c in find_corpora(root, shared) if c.crossdoc.is_file()}
    if corpus not in known:
        raise click.ClickException(f"{corpus} has no labels across texts here; known are: {', '.join(sorted(known))}")
    store = open_register("sqlite://")
    try:
        read_paths([known[corpus].texts], store=store, load_lexicon=load_lexicon, config=Config(model=PACKAGED))
        causes = find_causes(load_crossdoc(known[corpus].crossdoc), store, lexicon=load_lexicon())
    except DragomanError as err:
        raise click.ClickException(str(err)) from err
    finally:
        store.close()
    for cause in causes:
        click.echo(cause.line)
    for reason, count in count_reasons(causes):
        click.echo(f"{count:5d}  {reason}")


if __name__ == "__main__":
    joins()
