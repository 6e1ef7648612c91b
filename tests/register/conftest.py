"""Stores to test: every store passes the same tests."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from itertools import count
from pathlib import Path

import pytest

from dragoman.register.store import open_register
from dragoman.types.store import Store

OpenStore = Callable[[], AbstractContextManager[Store]]


@pytest.fixture(params=["file", "memory"], scope="session")
def open_store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> OpenStore:
    """Return a way to open a new empty store, to be used in a with statement."""
    folder: Path = tmp_path_factory.mktemp("registers")
    numbers = count()

    def new() -> AbstractContextManager[Store]:
        target = "sqlite://" if request.param == "memory" else folder / f"{next(numbers)}.db"
        return closing(open_register(target))

    return new


@pytest.fixture
def store(open_store: OpenStore) -> Iterator[Store]:
    """Return a new empty store."""
    with open_store() as opened:
        yield opened
