"""`python -m dragoman.present.cli.gate`: hold the quality that was reached.

Parses options, calls the gate, prints its report.
"""

import os
import sys
from functools import partial
from pathlib import Path

import click

from dragoman.config import Config
from dragoman.errors import DragomanError
from dragoman.evaluate.gate import find_corpora, run_gate
from dragoman.evaluate.readings import read_folder
from dragoman.lexicon.load import load_lexicon
from dragoman.run.backends import PACKAGED
from dragoman.run.read import read_paths
from dragoman.types.store import Store

SHARED_VARIABLE = "DRAGOMAN_SHARED"
NAMES = ("samples", "sentences", "gold/seeds", "gold/dev", "bench/plover")


@click.command()
@click.option("--corpus", "names", multiple=True, type=click.Choice(NAMES), help="Only this corpus; may be repeated.")
@click.option("--pin", is_flag=True, help="Write the figures reached as floors, and the claims found.")
@click.option("--allow-regression", is_flag=True, help="Let figures fall below their floors; with --pin, lower them.")
@click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    show_default=True,
    help="The project's folder.",
)
@click.option("--workers", type=click.IntRange(min=1), default=1, show_default=True, help="Processes that read.")
def gate(names: tuple[str, ...], pin: bool, allow_regression: bool, root: Path, workers: int) -> None:
    """Measure what is found in labelled texts, and fail where it fell below the pinned floors.

    Labels that may not be published are looked for in the folder "shared" beside the project, or where the
    environment variable DRAGOMAN_SHARED says; where they are absent they are skipped.
    """
    shared = Path(os.environ.get(SHARED_VARIABLE) or root / ".." / "shared")
    corpora = [c for c in find_corpora(root, shared) if not names or c.name in names]
    read = partial(read_folder, read=partial(_read, config=Config(workers=workers, model=PACKAGED)))
    try:
        report = run_gate(corpora, root / "tests" / "gold", read, pin=pin, allow_regression=allow_regression)
    except DragomanError as err:
        raise click.ClickException(str(err)) from err
    click.echo(report.text)
    if not report.passed:
        sys.exit(1)


def _read(folder: Path, store: Store, *, config: Config) -> None:
    read_paths([folder], store=store, load_lexicon=load_lexicon, config=config)


if __name__ == "__main__":
    gate()
