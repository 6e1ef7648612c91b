"""Which part of a long answer a request wants.

Takes a limit and a cursor; gives the window that is wanted.
"""

from typing import Annotated

from fastapi import Depends, Query

from dragoman.present.cursors import MAX_CURSOR, PageWindow, page_window
from dragoman.present.serving.desks import LentDesk

DEFAULT_LIMIT, MAX_LIMIT = 50, 500


async def read_window(
    desk: LentDesk,
    limit: Annotated[int, Query(ge=1, le=MAX_LIMIT, description="At most so many entries.")] = DEFAULT_LIMIT,
    cursor: Annotated[
        str | None, Query(max_length=MAX_CURSOR, description='What the page before gave as "next".')
    ] = None,
) -> PageWindow:
    """Read which part of the answer is wanted; a dependency of FastAPI.

    Raises:
        QueryError: the cursor is none of ours, or the register has changed since it was given.
    """
    return page_window(desk.holdings.store.state(), limit=limit, cursor=cursor)


Paged = Annotated[PageWindow, Depends(read_window)]
"""The parameter of a listing that is given page by page."""
