"""A desk for each request.

Takes requests; gives each a desk of the service's register, as it is or as it was known on a past day, until its answer
is made. Answers are made in turn, but for those that ask for a past day: what was known then may have to be made first.
"""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Query, Request
from fastapi.concurrency import contextmanager_in_threadpool

from dragoman.answer.desk import Desk
from dragoman.present.desks import Desks
from dragoman.present.past import read_known
from dragoman.present.past_desks import PastDesks
from dragoman.present.serving.turns import Turns
from dragoman.types.known import KnownBy

MAX_DAY = 20
KnownOn = Annotated[
    str | None, Query(max_length=MAX_DAY, description="As the register knew it on this day, by the documents of then.")
]
By = Annotated[KnownBy, Query(description="What known_on counts by: when documents were read, or published.")]


async def lend_desk(request: Request, known_on: KnownOn = None, known_by: By = KnownBy.READ) -> AsyncIterator[Desk]:
    """Lend a desk to a request: a dependency of FastAPI."""
    desks: Desks = request.app.state.desks
    past: PastDesks = request.app.state.past
    turns: Turns = request.app.state.turns
    if known := read_known(known_on, known_by):
        async with contextmanager_in_threadpool(past.lend(desks, known)) as desk:
            yield desk
        return
    async with turns.take():
        if desks.are_ready():  # then lending takes no time
            with desks.lend() as desk:
                yield desk
        else:
            async with contextmanager_in_threadpool(desks.lend()) as desk:
                yield desk


LentDesk = Annotated[Desk, Depends(lend_desk, scope="function")]
"""The parameter of a page or call that asks the register; put it after the stamp, which needs no desk."""
