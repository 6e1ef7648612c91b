"""What stands before every page and call: headers that bind browsers, names the service answers to, and the last catch.

Takes an ASGI application; gives one around it. Never changes a body.
"""

from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.present.serving.problems import Problem, problem_of, problem_response

# Nothing from elsewhere and nothing inline: a title that smuggles in a script stays text.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """ASGI middleware: refuses strange names, adds the headers, and answers faults."""

    def __init__(self, app: ASGIApp, *, hosts: Collection[str]) -> None:
        """Stand before `app`, which may be called by `hosts`."""
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        started = False

        async def send_guarded(message: Message) -> None:
            nonlocal started
            started = True
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        if "*" in self._hosts or _host_of(scope) in self._hosts:
            try:
                await self._app(scope, receive, send_guarded)
            except Exception as err:
                if started:
                    raise
                await problem_response(Request(scope), problem_of(err))(scope, receive, send_guarded)
            return
        problem = Problem(421, "Misdirected request", "The service does not go by this name; see --allow-host.")
        await problem_response(Request(scope), problem)(scope, receive, send_guarded)


def _host_of(scope: Scope) -> str:
    """Return the name a request was sent to, without its port; empty where it gives none that can be read."""
    try:
        return urlsplit(f"//{Headers(scope=scope).get('host', '')}").hostname or ""
    except ValueError:
        return ""
