"""How the service is told to behave, defined once.

Takes nothing; gives a frozen record that the command line fills and every part of the service reads.
"""

from dataclasses import dataclass
from pathlib import Path

LOOPBACK_NAMES = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeOptions:
    """What a service is told beside its register.

    `address` is where it is reached from outside, "/" at its end, where that is not by the name and scheme it is called
    by, such as behind a server that speaks TLS. `lexicon` is a folder of tables laid over the packaged ones. `hosts`
    are the names it may be called by ("*" in it: by any), so that no page elsewhere can reach it through a name of its
    own that points here. With `needs_token` every request needs one, and each caller may ask `requests_per_s`, and
    `burst` at once; else only what changes something does. `max_body_bytes` holds for every body, `read_timeout_s` for
    the process that reads an uploaded document. Where several processes serve one register, `shared` is a folder in
    which they keep answers for each other, and each of `workers` grants its share of what callers may ask.
    """

    lexicon: Path | None = None
    address: str = ""
    hosts: frozenset[str] = LOOPBACK_NAMES
    needs_token: bool = False
    requests_per_s: float = 50
    burst: int = 200
    max_body_bytes: int = 20 * 1024 * 1024
    read_timeout_s: float = 120
    shared: Path | None = None
    workers: int = 1
