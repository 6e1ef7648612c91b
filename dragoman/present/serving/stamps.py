"""Entity tags: a caller who has the answer already is told so in a few bytes (RFC 9110, section 8.8.3).

Takes the register's state and the request; gives a stamp that finishes the answer, or ends the request with 304, or
with the answer that was made before. The tag is made of what an answer depends on and of nothing else: the state of the
file, the lexicon, the version of the program and the address asked, which some answers repeat.
"""

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import Depends, FastAPI, Request
from fastapi.responses import Response

from dragoman.present.desks import Desks
from dragoman.present.serving.kept import Answer, KeptAnswers
from dragoman.types.ids import checksum

# The root package, always loaded before its parts, keeps the version; nothing inside imports from it.
VERSION = str(vars(sys.modules["dragoman"])["__version__"])
_TAG = re.compile(r'(?:W/)?"([^"]*)"')


class AnsweredError(Exception):
    """The request is answered before its call has begun."""

    def __init__(self, response: Response) -> None:
        """Keep the answer."""
        super().__init__(response.status_code)
        self.response = response


@dataclass(frozen=True, slots=True)
class Stamped:
    """The tag of the answer to one request, and where answers are kept."""

    tag: str
    kept: KeptAnswers

    @property
    def headers(self) -> dict[str, str]:
        """The headers of an answer with this tag: kept by the caller alone, asked for again each time."""
        return {"etag": f'"{self.tag}"', "cache-control": "private, no-cache"}

    def keep(self, text: str, media_type: str, *, link: str = "") -> Answer:
        """Keep a finished answer; `link` is the address of the next page."""
        answer = Answer(text.encode("utf-8", "replace"), media_type, link)
        self.kept.keep(self.tag, answer)
        return answer

    def respond(self, answer: Answer) -> Response:
        """Make the response of an answer."""
        link = {"link": f'<{answer.link}>; rel="next"'} if answer.link else {}
        return Response(answer.body, headers={**self.headers, **link}, media_type=answer.media_type)


async def read_stamp(request: Request) -> Stamped:
    """Return the stamp of the answer to this request; a dependency of FastAPI.

    It needs no desk, and no turn: put before the desk, it tells what was made before without either.

    Raises:
        AnsweredError: the caller has the answer, or it was made before.
    """
    desks: Desks = request.app.state.desks
    made_of = (desks.state(), desks.lexicon.version, VERSION, str(request.url))
    stamp = Stamped(checksum("\n".join(made_of))[:32], request.app.state.kept)
    known = request.headers.get("if-none-match", "")
    if known.strip() == "*" or stamp.tag in _TAG.findall(known):
        raise AnsweredError(Response(status_code=304, headers=stamp.headers))
    if answer := stamp.kept.get(stamp.tag):
        raise AnsweredError(stamp.respond(answer))
    return stamp


def add_stamps(app: FastAPI, *, shared: Path | None = None) -> None:
    """Keep answers, and let known ones be told at once; `shared` is a folder that several processes keep them in."""
    app.state.kept = KeptAnswers(folder=shared)
    app.add_exception_handler(AnsweredError, _answered)


async def _answered(_: Request, error: Exception) -> Response:
    if not isinstance(error, AnsweredError):
        raise TypeError(error)
    return error.response


Stamp = Annotated[Stamped, Depends(read_stamp)]
"""The parameter of a page or call whose answer follows from the register and the address alone."""
