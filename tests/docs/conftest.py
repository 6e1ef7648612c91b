"""One workplace for all pages: the sample reports are read once."""

import pytest

from docs.console import Workplace


@pytest.fixture(scope="session")
def workplace(tmp_path_factory):
    return Workplace(tmp_path_factory.mktemp("docs"))
