"""The command `serve`: pages and calls over one register.

Takes an address to listen at; serves until it is interrupted. Never changes the register's entries by itself.
"""

import signal
import socket
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from dragoman.errors import RegisterError, ServiceError
from dragoman.present.cli.help import examples
from dragoman.present.cli.options import lexicon_option, register_option
from dragoman.present.serving.settings import LOOPBACK_NAMES, ServeOptions
from dragoman.register.store import open_register

if TYPE_CHECKING:
    from fastapi import FastAPI

DEFAULT_PORT = 8417
SHUTDOWN_S = 5
MAX_WORKERS = 16


@click.command(epilog=examples("dragoman serve --register desk.db", "dragoman serve --port 8500 --workers 2"))
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Address to listen at.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=DEFAULT_PORT, show_default=True, help="Port; 0 takes a free one."
)
@click.option(
    "--allow-host", "names", multiple=True, metavar="NAME", help="A name it is called by from outside; repeatable."
)
@click.option(
    "--address", default="", metavar="URL", help="Where it is reached from outside, if not by HTTP under that name."
)
@click.option(
    "--workers",
    type=click.IntRange(1, MAX_WORKERS),
    default=1,
    show_default=True,
    help="Processes that answer: one for each processor, where several people ask at once.",
)
@register_option
@lexicon_option
def serve(  # noqa: PLR0913, PLR0917 - the options of the command
    host: str, port: int, names: tuple[str, ...], address: str, workers: int, register: str, lexicon: Path | None
) -> None:
    """Serve the register to browsers and programs, until interrupted.

    Everything the commands answer is there as a page and as a call of the HTTP interface. It listens on this machine
    alone; at another address every request needs a token (dragoman token create), and a name is needed.
    """
    outside, called = _outside(address) if address else ("", ())
    options = replace(_options(host, (*names, *called), lexicon, register), address=outside, workers=workers)
    with _shared_folder(workers) as shared, _listen(host, port) as listening:
        options = replace(options, shared=shared)
        app = _make_app(register, options)
        here = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}/"
        click.echo(f"{register} is served at {here} (end with Ctrl-C)", err=True)
        with _beside(workers - 1, register, options, listening):
            _run(app, listening)


def _outside(address: str) -> tuple[str, tuple[str, ...]]:
    """Return the address it is reached by with "/" at its end, and the name in it, by which it is then called.

    Raises:
        ServiceError: it is no address of the web.
    """
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ServiceError(f"--address {address}: give it as https://desk.example.org")
    return f"{address.rstrip('/')}/", (parts.hostname,)


def _options(host: str, names: tuple[str, ...], lexicon: Path | None, register: str) -> ServeOptions:
    """Say how the service behaves at an address: open on this machine alone, with tokens elsewhere.

    Raises:
        ServiceError: other machines could read the register without a token, or no name is given it may be called by.
    """
    if host in LOOPBACK_NAMES and not names:
        return ServeOptions(lexicon=lexicon)
    with closing(open_register(register, create=False)) as store:
        has_tokens = any(not token.revoked for token in store.tokens())
    if not has_tokens:
        raise ServiceError(
            f"--host {host}: others could read the register without a token; make one first: "
            f"dragoman token create --role reader --name NAME --register {register}"
        )
    if not names and host in {"0.0.0.0", "::"}:  # noqa: S104 - refused here
        raise ServiceError(f"--host {host}: say by which name it is called: --allow-host desk.example.org")
    return ServeOptions(lexicon=lexicon, hosts=LOOPBACK_NAMES | {host, *names}, needs_token=True)


def _make_app(register: str, options: ServeOptions) -> "FastAPI":
    """Make the application, over a register whose schema is up to date."""
    try:
        from dragoman.present.app import create_app  # noqa: PLC0415 - an extra; its absence has a remedy
    except ModuleNotFoundError as err:
        raise ServiceError(f"{err.name} is not installed; run: pip install 'dragoman[serve]'") from err
    try:
        return create_app(register, options=options)
    except RegisterError:
        open_register(register, create=False).close()  # brings an older schema up to date, or says what is wrong
        return create_app(register, options=options)


def _listen(host: str, port: int) -> socket.socket:
    """Take the port before anything else is started, so that a taken one is told in one line."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, reuse_port=False)
    except OSError as err:
        remedy = "choose another with --port" if port else "check the address"
        raise ServiceError(f"cannot listen at {host} port {port}: {err.strerror}; {remedy}") from err


@contextmanager
def _shared_folder(workers: int) -> Iterator[Path | None]:
    """Give a folder of our own in which several processes keep answers for each other; one process needs none."""
    if workers == 1:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="dragoman-answers-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@contextmanager
def _beside(count: int, register: str, options: ServeOptions, listening: socket.socket) -> Iterator[None]:
    """Let so many processes more answer at the same port. Each grants its share of what a caller may ask."""
    if not count:
        yield
        return
    signal.signal(signal.SIGTERM, _end)  # by itself it would end this process alone, and at once
    spawn = get_context("spawn")
    workers = [spawn.Process(target=_work, args=(register, options, listening), daemon=True) for _ in range(count)]
    for worker in workers:
        worker.start()
    try:
        yield
    finally:
        for worker in workers:
            worker.terminate()
        for worker in workers:
            worker.join(SHUTDOWN_S)


def _end(*_: object) -> None:
    raise SystemExit(0)


def _work(register: str, options: ServeOptions, listening: socket.socket) -> None:
    _run(_make_app(register, options), listening)


def _run(app: "FastAPI", listening: socket.socket) -> None:
    import uvicorn  # noqa: PLC0415 - see above

    from dragoman.present.app import warm_up  # noqa: PLC0415 - see above
    from dragoman.present.serving.accepting import SharingServer  # noqa: PLC0415 - see above

    warm_up(app)

    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,  # a header that anyone can send says nothing about who calls
        timeout_graceful_shutdown=SHUTDOWN_S,
    )
    is_alone = app.state.options.workers == 1
    server = uvicorn.Server(config) if is_alone else SharingServer(config, app.state.turns)
    server.run(sockets=[listening])
