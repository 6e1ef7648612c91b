"""Train the pipeline or one half of it: `python -m training.train syntax --sets FOLDER --out FOLDER`.

Takes the prepared sets and a config; gives a spaCy model folder. Seed and number of steps are fixed, never a time
limit, so a run can be repeated. Matrix products go through numpy's BLAS: measured three times as fast as blis here.
"""

import sys
from pathlib import Path

import click
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from spacy.util import load_config
from thinc.api import Config, NumpyOps, fix_random_seed, set_current_ops

import dragoman_en.language  # noqa: F401 - registers the language the configs name

HERE = Path(__file__).parent


def read_config(half: str, folder: Path, changes: dict[str, object]) -> Config:
    """Read `config/<half>.cfg`, point it at the prepared sets in `folder` and set `changes` (dotted keys)."""
    paths: dict[str, object] = {"paths.train": str(folder / "train" / half), "paths.dev": str(folder / "dev" / half)}
    if half == "both":
        paths = {"paths.train": str(folder / "train"), "paths.dev": str(folder / "dev")}
        paths["paths.labels"] = str(folder / "labels.json")
    return load_config(HERE / "config" / f"{half}.cfg", overrides=paths | changes, interpolate=False)


def start_from(config: Config, model: Path) -> Config:
    """Let every component `model` has start with its weights there; the others start from chance."""
    trained = load_config(model / "config.cfg")["nlp"]["pipeline"]
    for name in config["components"]:
        if name in trained:
            config["components"][name] = {"source": str(model)}
    return config


def parse_change(text: str) -> tuple[str, object]:
    """Read "run.width=128" as a config key and its value."""
    key, _, value = text.partition("=")
    return key, Config().from_str(f"[a]\nv = {value}")["a"]["v"]


@click.command()
@click.argument("half", type=click.Choice(["syntax", "names", "both"]))
@click.option("--sets", "folder", type=click.Path(path_type=Path, exists=True), required=True, help="Prepared sets.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Where the model goes.")
@click.option("--start", type=click.Path(path_type=Path, exists=True), help="A trained model to go on from.")
@click.option("--change", "changes", multiple=True, help="A config value, such as run.width=160.")
def main(half: str, folder: Path, out: Path, start: Path | None, changes: tuple[str, ...]) -> None:
    """Train the syntax half, the names half or both on one network for a fixed number of steps."""
    set_current_ops(NumpyOps(use_blis=False))
    config = read_config(half, folder, dict(parse_change(c) for c in changes))
    if start is not None:
        config = start_from(config, start)
    fix_random_seed(int(config["run"]["seed"]))
    out.mkdir(parents=True, exist_ok=True)
    nlp = init_nlp(config, use_gpu=-1)
    train_loop(nlp, out, use_gpu=-1, stdout=sys.stdout, stderr=sys.stderr)


if __name__ == "__main__":
    main()
