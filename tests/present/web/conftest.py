"""The pages over the hand-made register, called in this process."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dragoman.answer.holdings import Holdings
from dragoman.lexicon.load import load_lexicon
from dragoman.present.app import create_app
from dragoman.register.store import open_register


@pytest.fixture(scope="session")
def browser(register: Path) -> Iterator[TestClient]:
    app = create_app(str(register))
    with TestClient(app, base_url="http://127.0.0.1", headers={"accept": "text/html"}) as client:
        yield client


@pytest.fixture(scope="session")
def holdings(register: Path) -> Iterator[Holdings]:
    """The hand-made register beside the packaged lexicon."""
    with closing(open_register(register)) as store:
        yield Holdings(store, load_lexicon())
