"""The service over the hand-made register, called in this process."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dragoman.present.app import create_app


@pytest.fixture(scope="session")
def client(register: Path) -> Iterator[TestClient]:
    with TestClient(create_app(str(register)), base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        yield client
