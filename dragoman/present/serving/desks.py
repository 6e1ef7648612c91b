"""A desk for each request.

Takes requests; gives each a desk of the service's register for as long as it lasts.
"""

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Request

from dragoman.answer.desk import Desk
from dragoman.present.desks import Desks


def lend_desk(request: Request) -> Iterator[Desk]:
    """Lend a desk to a request: a dependency of FastAPI."""
    desks: Desks = request.app.state.desks
    with desks.lend() as desk:
        yield desk


LentDesk = Annotated[Desk, Depends(lend_desk)]
"""The parameter of a page or call that asks the register."""
