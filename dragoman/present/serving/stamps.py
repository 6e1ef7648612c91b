"""Entity tags: a caller who has the answer already is told so in a few bytes (RFC 9110, section 8.8.3).

Takes the register's state and the request; gives a tag, or ends the request with 304. The tag is made of what an answer
depends on and of nothing else: the state of the file, the lexicon, the version of the program and the question.
"""

import re
import sys
from typing import Annotated

from fastapi import Depends, FastAPI, Request
from fastapi.responses import Response

from dragoman.present.serving.desks import LentDesk
from dragoman.types.ids import checksum

# The root package, always loaded before its parts, keeps the version; nothing inside imports from it.
VERSION = str(vars(sys.modules["dragoman"])["__version__"])
_TAG = re.compile(r'(?:W/)?"([^"]*)"')


class UnchangedError(Exception):
    """What the caller has is still the answer."""

    def __init__(self, tag: str) -> None:
        """Keep the tag, which 304 repeats."""
        super().__init__(tag)
        self.tag = tag


def read_stamp(request: Request, desk: LentDesk) -> str:
    """Return the tag of the answer to this request; a dependency of FastAPI.

    Raises:
        UnchangedError: the request names this tag as one it has.
    """
    question = f"{request.url.path}?{request.url.query}"
    made_of = (desk.holdings.store.state(), desk.holdings.lexicon.version, VERSION, question)
    tag = checksum("\n".join(made_of))[:32]
    known = request.headers.get("if-none-match", "")
    if known.strip() == "*" or tag in _TAG.findall(known):
        raise UnchangedError(tag)
    return tag


def stamped(tag: str) -> dict[str, str]:
    """Return the headers of an answer with this tag: kept by the caller alone, asked for again each time."""
    return {"etag": f'"{tag}"', "cache-control": "private, no-cache"}


def add_stamps(app: FastAPI) -> None:
    """Let unchanged answers be told as 304."""
    app.add_exception_handler(UnchangedError, _unchanged)


async def _unchanged(_: Request, error: Exception) -> Response:
    return Response(status_code=304, headers=stamped(error.tag if isinstance(error, UnchangedError) else ""))


Stamp = Annotated[str, Depends(read_stamp)]
"""The parameter of a page or call whose answer follows from the register and the address alone."""
