"""The gate: who calls, whether they may, how often, with how much, and from where.

Takes requests; lets them pass with the caller's token noted, or answers 401, 403, 413 or 429. A wrong token, a revoked
one and one that never was get the same answer. What a call needs beyond reading, it says itself (`needs`).
"""

import base64
import binascii
import time
from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.errors import RegisterError
from dragoman.present.desks import Desks
from dragoman.present.serving.problems import Problem, problem_of, problem_response
from dragoman.present.serving.rates import Rates
from dragoman.present.serving.secrets import match_token
from dragoman.present.serving.settings import ServeOptions
from dragoman.types.access import Access, Token

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
UNKNOWN = Problem(401, "A token is needed", "Give a token of this service: Authorization: Bearer dgm_...")
FOREIGN = Problem(403, "The request comes from another site", "Send it from the service's own pages, or with a token.")
# Browsers ask for a password only where this is the one challenge of its line; programs are told of Bearer in words.
CHALLENGE = {"www-authenticate": 'Basic realm="Dragoman", charset="UTF-8"'}
WRONG_PER_S, WRONG_BURST = 0.5, 10  # wrong tokens, for each address


class Gate:
    """ASGI middleware before every page and call."""

    def __init__(self, app: ASGIApp, *, desks: Desks, options: ServeOptions) -> None:
        """Stand before `app`."""
        self._app = app
        self._desks = desks
        self._options = options
        self._rates = _share(options.requests_per_s, options.burst, options.workers)
        self._wrong = _share(WRONG_PER_S, WRONG_BURST, options.workers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = await self._admit(scope)
        if refusal is not None:
            problem, headers = refusal
            await problem_response(Request(scope), problem, headers)(scope, receive, send)
            return
        await self._app(scope, _Limited(receive, self._options.max_body_bytes), send)

    async def _admit(self, scope: Scope) -> tuple[Problem, dict[str, str]] | None:
        """Note the caller's token in the scope; return why the request is refused, None where it may pass."""
        headers, address = Headers(scope=scope), (scope.get("client") or ("local",))[0]
        secret = _presented(headers)
        token = None
        if secret is not None:
            if wait := self._wrong.wait_s(address) if (token := await self._find(secret)) is None else 0.0:
                return _too_many(wait)
            if token is None:
                return UNKNOWN, CHALLENGE
        if token is None and self._options.needs_token:
            return UNKNOWN, CHALLENGE
        if self._options.needs_token and (wait := self._rates.wait_s(token.id if token else address)):
            return _too_many(wait)
        if scope["method"] not in SAFE and _is_foreign(headers):
            return FOREIGN, {}
        if (size := headers.get("content-length")) and size.isdigit() and int(size) > self._options.max_body_bytes:
            return Problem(413, "The body is too large", f"Send at most {self._options.max_body_bytes} bytes."), {}
        scope.setdefault("state", {})["token"] = token
        return None

    async def _find(self, secret: str) -> Token | None:
        try:
            return match_token(secret, await run_in_threadpool(self._desks.tokens))
        except RegisterError as err:
            problem_of(err)  # logs it
            return None


def _share(per_s: float, burst: int, workers: int) -> Rates:
    """Return what one of several processes grants: whoever asks all of them is granted no more than of one."""
    return Rates(per_s / workers, max(1, burst // workers), time.monotonic)


class _Limited:
    """A body of at most so many bytes, whatever its sender says of its length."""

    def __init__(self, receive: Receive, max_bytes: int) -> None:
        self._receive = receive
        self._left = max_bytes

    async def __call__(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise HTTPException(413, "The body is too large; send less at once.")
        return message


def needs(access: Access) -> Callable[[Request], Token]:
    """Return the dependency of a call that only this role, or one that may more, may make."""

    def check(request: Request) -> Token:
        token: Token | None = getattr(request.state, "token", None)
        if token is None:
            raise HTTPException(401, UNKNOWN.detail, headers=CHALLENGE)
        if not token.access.includes(access):
            raise HTTPException(403, f"The token {token.name!r} is a {token.access}'s; this needs an {access}'s.")
        return token

    return check


Analyst = Annotated[Token, Depends(needs(Access.ANALYST))]
Admin = Annotated[Token, Depends(needs(Access.ADMIN))]


def _presented(headers: Headers) -> str | None:
    """Return the secret a request gives: as a bearer's, or as the password a browser asked for; None without one."""
    scheme, _, given = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return given.strip()
    if scheme.lower() != "basic":
        return given if scheme else None
    try:
        return base64.b64decode(given, validate=True).decode().partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _is_foreign(headers: Headers) -> bool:
    """Whether a browser says that another site's page sends this (Fetch Metadata, and Origin where that is missing)."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2] != headers.get("host")


def _too_many(wait_s: float) -> tuple[Problem, dict[str, str]]:
    seconds = max(1, round(wait_s + 0.5))
    return Problem(429, "Too many requests", f"Ask again in {seconds} s."), {"retry-after": str(seconds)}
