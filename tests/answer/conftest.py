"""Holdings over the hand-made register, in the real store, beside the packaged lexicon."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from dragoman.answer.holdings import Holdings
from dragoman.lexicon.load import load_lexicon
from dragoman.register.store import open_register
from tests.answer.samples import fill


@pytest.fixture(scope="session")
def holdings() -> Iterator[Holdings]:
    with closing(open_register("sqlite://")) as store:
        fill(store)
        yield Holdings(store, load_lexicon())
