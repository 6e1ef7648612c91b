"""Where the service is reached, for what is read far from it: feeds, calendars, programs that were told of it.

Takes requests; gives absolute addresses.
"""

from fastapi import Request

from dragoman.present.serving.settings import ServeOptions


def base_of(request: Request) -> str:
    """Return the address all others begin with, "/" at its end: the one it was told, else the one it was called by."""
    options: ServeOptions = request.app.state.options
    return options.address or str(request.base_url)


def address_of(request: Request) -> str:
    """Return the address of what is asked, as others reach it."""
    query = f"?{request.url.query}" if request.url.query else ""
    return f"{base_of(request)}{request.url.path.lstrip('/')}{query}"
