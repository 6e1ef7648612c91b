"""Pages of long answers: an opaque cursor that leads from one page to the next, of one state of the register.

Takes a limit and a cursor; gives the window that is wanted. A cursor of an earlier state is refused, so that walking
through the pages never skips an entry nor gives one twice.
"""

import base64
import binascii
import json
from dataclasses import dataclass

from dragoman.errors import QueryError
from dragoman.types.choice import Window

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


def page_window(state: str, *, limit: int, cursor: str | None) -> PageWindow:
    """Return the window a cursor leads to, the first one without a cursor, of a register that is in `state`.

    Raises:
        QueryError: the cursor is none of ours, or the register has changed since it was given.
    """
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
