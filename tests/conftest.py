"""What holds for every test: no network, and no failure for being slow on a busy machine."""

import socket

import pytest
from hypothesis import settings

settings.register_profile("dragoman", deadline=None)
settings.load_profile("dragoman")

NETWORK = (socket.AF_INET, socket.AF_INET6)


def pytest_addoption(parser):
    """Let golden files be rewritten, to be read as a diff before they are kept."""
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite tests/golden from what the stations give now"
    )


class NetworkUsedError(RuntimeError):
    """A test, or what it tests, tried to reach the network."""


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Refuse every connection and every look-up of a name; pipes and local sockets of processes stay open."""
    connect = socket.socket.connect

    def refuse(*args, **kwargs):
        raise NetworkUsedError("Dragoman reads what it is given and reaches no network")

    def connect_locally(self, address):
        if self.family in NETWORK:
            refuse()
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_locally)
    monkeypatch.setattr(socket.socket, "connect_ex", connect_locally)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
