"""Errors as RFC 9457 has them: one JSON object that names the value and the remedy, or a page in a browser.

Takes exceptions, and what draws the page; gives responses. Never tells a caller anything of the machine: what is not
ours to explain is logged and answered with "internal".
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.exceptions import HTTPException

from dragoman.errors import DragomanError, QueryError

LOG = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong: a status of HTTP, a short title, and a sentence with value and remedy."""

    status: int
    title: str
    detail: str


def problem_of(error: Exception) -> Problem:
    """Say what an exception means to the caller."""
    if isinstance(error, QueryError):
        return Problem(400, "The question cannot be answered as asked", str(error))
    if isinstance(error, RequestValidationError):
        return Problem(422, "A parameter is not as it must be", _invalid(error))
    if isinstance(error, HTTPException):
        return Problem(error.status_code, HTTPStatus(error.status_code).phrase, str(error.detail))
    if isinstance(error, DragomanError):
        LOG.error("the register failed: %s", error)
        return Problem(
            503, "The register cannot be read now", "Try again; who runs the service finds the reason there."
        )
    LOG.error("unexpected error", exc_info=error)
    return Problem(500, "Internal error", "The service has a fault; it is in its log.")


PageOf = Callable[[Request, Problem], str]
"""Draws a problem as HTML."""


def problem_response(request: Request, problem: Problem, headers: dict[str, str] | None = None) -> Response:
    """Answer with a problem: a page where a browser asks for one outside /api, else problem+json."""
    wants_page = "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/api/")
    if wants_page:
        page_of: PageOf = request.app.state.problem_page
        return HTMLResponse(page_of(request, problem), problem.status, headers=headers)
    body = {"type": "about:blank", "title": problem.title, "status": problem.status, "detail": problem.detail}
    return JSONResponse(body, problem.status, headers=headers, media_type=MEDIA_TYPE)


def add_problems(app: FastAPI, page_of: PageOf) -> None:
    """Let every error of the application be told as a problem, to browsers on the page that `page_of` draws."""
    app.state.problem_page = page_of
    for kind in (DragomanError, RequestValidationError, HTTPException):  # others: guard.py
        app.add_exception_handler(kind, _answer)


async def _answer(request: Request, error: Exception) -> Response:
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else None
    return problem_response(request, problem_of(error), headers)


def _invalid(error: RequestValidationError) -> str:
    """Name each parameter with what it must be."""
    told = (f"{'.'.join(str(part) for part in e['loc'][1:]) or e['loc'][0]}: {e['msg']}" for e in error.errors())
    return "; ".join(told)
