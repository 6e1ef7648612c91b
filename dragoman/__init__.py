"""Dragoman: from reports about relations between states to a cited register.

The public names, loaded when they are first used, so that `import dragoman` is quick:

>>> import dragoman
>>> with dragoman.open("r.db") as desk:  # doctest: +SKIP
...     for line in desk.timeline(actor="Japan", with_="Vietnam"):
...         print(line.when, line.headline)
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.answer.query import Asked, Query
    from dragoman.answer.who import who
    from dragoman.errors import DragomanError, QueryError
    from dragoman.present.answers import Answers, Desk
    from dragoman.present.answers import open_desk as open  # noqa: A004
    from dragoman.types.claim import Claim, Evidence
    from dragoman.types.document import Document
    from dragoman.types.fact import Conflict, Fact

__version__ = "0.1.0"

_PUBLIC = {
    "Answers": "dragoman.present.answers:Answers",
    "Asked": "dragoman.answer.query:Asked",
    "Claim": "dragoman.types.claim:Claim",
    "Conflict": "dragoman.types.fact:Conflict",
    "Desk": "dragoman.present.answers:Desk",
    "Document": "dragoman.types.document:Document",
    "DragomanError": "dragoman.errors:DragomanError",
    "Evidence": "dragoman.types.claim:Evidence",
    "Fact": "dragoman.types.fact:Fact",
    "Query": "dragoman.answer.query:Query",
    "QueryError": "dragoman.errors:QueryError",
    "open": "dragoman.present.answers:open_desk",
    "who": "dragoman.answer.who:who",
}

__all__ = [
    "Answers",
    "Asked",
    "Claim",
    "Conflict",
    "Desk",
    "Document",
    "DragomanError",
    "Evidence",
    "Fact",
    "Query",
    "QueryError",
    "open",
    "who",
]


def __getattr__(name: str) -> object:
    """Load a public name on first use."""
    if name not in _PUBLIC:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    module, _, attribute = _PUBLIC[name].partition(":")
    value = getattr(import_module(module), attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return sorted([*__all__, "__version__"])
