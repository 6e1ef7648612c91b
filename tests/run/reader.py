"""A program to be killed: reads a folder into a register by the whole real road, printing a line for each input.

Run as: python -m tests.run.reader FOLDER REGISTER WORKERS
"""

import sys
from contextlib import closing

from dragoman.config import Config
from dragoman.lexicon.load import load_lexicon
from dragoman.register.store import open_register
from dragoman.run.intake import Progress, Summary
from dragoman.run.read import read_paths


def main(folder: str, register: str, workers: str) -> None:
    """Read the folder, and print the summary last."""
    config = Config(workers=int(workers), model="none")  # what is killed here is the road, wherever it stands
    with closing(open_register(register)) as store:
        _print(read_paths([folder], store=store, load_lexicon=load_lexicon, config=config, progress=_print))


def _print(line: Progress | Summary) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
