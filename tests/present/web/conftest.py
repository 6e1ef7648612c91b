"""The pages over the hand-made register, called in this process."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dragoman.present.app import create_app


@pytest.fixture(scope="session")
def browser(register: Path) -> Iterator[TestClient]:
    app = create_app(str(register))
    with TestClient(app, base_url="http://127.0.0.1", headers={"accept": "text/html"}) as client:
        yield client
