"""The command line over a register file that holds the hand-made records."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.present.cli.main import main
from dragoman.register.store import open_register
from tests.answer.samples import fill

Run = Callable[..., Result]


@pytest.fixture(scope="session")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "desk.db"
    with closing(open_register(path)) as store:
        fill(store)
    return path


@pytest.fixture
def run(register: Path) -> Run:
    """Run a command line over the register."""

    def run_line(*words: str) -> Result:
        return CliRunner(env={"DRAGOMAN_REGISTER": str(register), "COLUMNS": "80"}).invoke(main, words)

    return run_line
