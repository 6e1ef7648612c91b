"""The service: pages, calls and what stands before them, put together.

Takes a register and options; gives an ASGI application. `dragoman serve` runs it; any ASGI server can.
"""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from dragoman.present.api.changes import router as changes
from dragoman.present.api.feeds import router as feeds
from dragoman.present.api.reconciliation import router as reconciliation
from dragoman.present.api.routes import router as calls
from dragoman.present.desks import Desks
from dragoman.present.past_desks import PastDesks
from dragoman.present.serving.desks import LentDesk
from dragoman.present.serving.gate import Gate
from dragoman.present.serving.guard import Guard
from dragoman.present.serving.problems import add_problems
from dragoman.present.serving.settings import ServeOptions
from dragoman.present.serving.stamps import VERSION, add_stamps
from dragoman.present.serving.turns import Turns
from dragoman.present.web.rendering import load_templates, problem_page
from dragoman.present.web.routes import router as pages

YOUNG = 20_000  # objects made before garbage is looked for: one answer makes some thousands, few of them in circles
STATIC = Path(__file__).parent / "web" / "static"


def create_app(register: str, *, options: ServeOptions | None = None) -> FastAPI:
    """Make the application that answers from one register.

    Raises:
        RegisterError: there is no register, or it cannot be read.
        LexiconError: a table of the lexicon is broken.
    """
    options = options or ServeOptions()
    desks = Desks(register, lexicon=options.lexicon)
    past = PastDesks(desks.lexicon)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        past.close()
        desks.close()

    app = FastAPI(
        title="Dragoman",
        version=VERSION,
        summary="A register of relations between states, every entry with the sentence it rests on.",
        openapi_url="/api/openapi.json",
        docs_url=None,  # the pages FastAPI brings load scripts from elsewhere
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.desks = desks
    app.state.past = past
    app.state.turns = Turns()
    app.state.options = options
    app.add_middleware(Gate, desks=desks, options=options)
    app.add_middleware(Guard, hosts=options.hosts)  # the outermost
    add_problems(app, problem_page)
    add_stamps(app, shared=options.shared)
    app.add_api_route("/healthz", health, tags=["service"])
    app.include_router(calls)
    app.include_router(changes)
    app.include_router(feeds)
    app.include_router(reconciliation)
    app.include_router(pages)
    if STATIC.is_dir():
        app.mount("/static", StaticFiles(directory=STATIC), name="static")
    return app


def warm_up(app: FastAPI) -> None:
    """Make all that is made once, and keep the collector of garbage from going through it again and again."""
    app.state.desks.warm_up()
    load_templates()
    anywhere = {"type": "http", "method": "GET", "path": "/", "root_path": "", "headers": []}
    for route in app.router.routes:  # those of a part are made when somebody first looks for one
        route.matches(anywhere)
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG)


def health(desk: LentDesk) -> dict[str, str]:
    """Say that the service runs and its register can be read."""
    return {"status": "ok", "schema": desk.holdings.store.meta("schema") or ""}
