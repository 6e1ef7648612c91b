"""A desk for each request.

Takes requests; gives each a desk of the service's register, as it is or as it was known on a past day, for as long as
the request lasts.
"""

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Query, Request

from dragoman.answer.desk import Desk
from dragoman.present.desks import Desks
from dragoman.present.past import read_known
from dragoman.present.past_desks import PastDesks
from dragoman.types.known import KnownBy

MAX_DAY = 20
KnownOn = Annotated[
    str | None, Query(max_length=MAX_DAY, description="As the register knew it on this day, by the documents of then.")
]
By = Annotated[KnownBy, Query(description="What known_on counts by: when documents were read, or published.")]


def lend_desk(request: Request, known_on: KnownOn = None, known_by: By = KnownBy.READ) -> Iterator[Desk]:
    """Lend a desk to a request: a dependency of FastAPI."""
    desks: Desks = request.app.state.desks
    past: PastDesks = request.app.state.past
    with past.lend(desks, read_known(known_on, known_by)) as desk:
        yield desk


LentDesk = Annotated[Desk, Depends(lend_desk)]
"""The parameter of a page or call that asks the register."""
