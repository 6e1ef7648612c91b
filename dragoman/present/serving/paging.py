"""Pages of long answers: an opaque cursor that leads from one page to the next, of one state of the register.

Takes a limit and a cursor; gives the window that is wanted. A cursor of an earlier state is refused, so that walking
through the pages never skips an entry nor gives one twice.
"""

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Query

from dragoman.errors import QueryError
from dragoman.present.serving.desks import LentDesk
from dragoman.types.choice import Window

DEFAULT_LIMIT, MAX_LIMIT = 50, 500
MAX_OFFSET = 10_000_000
MAX_CURSOR = 200


@dataclass(frozen=True, slots=True)
class PageWindow:
    """So many entries from this one on, of the register in this state."""

    offset: int
    limit: int
    state: str

    @property
    def and_one(self) -> Window:
        """These entries and the one after them, which says whether there is a next page."""
        return Window(self.offset, self.limit + 1)

    @property
    def next(self) -> str:
        """The cursor of the window after this one."""
        body = json.dumps([self.offset + self.limit, self.state], separators=(",", ":"))
        return base64.urlsafe_b64encode(body.encode()).decode().rstrip("=")


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
    state = desk.holdings.store.state()
    if not cursor:
        return PageWindow(0, limit, state)
    offset, given = _parse(cursor)
    if given != state:
        raise QueryError("the register has changed since this cursor was given; begin again without a cursor")
    return PageWindow(offset, limit, state)


def _parse(cursor: str) -> tuple[int, str]:
    try:
        offset, state = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError, TypeError, RecursionError):
        offset, state = None, None
    if type(offset) is not int or not 0 <= offset <= MAX_OFFSET or not isinstance(state, str):
        raise QueryError(f"{cursor!r} is no cursor; give what the page before named next")
    return offset, state


Paged = Annotated[PageWindow, Depends(read_window)]
"""The parameter of a listing that is given page by page."""
