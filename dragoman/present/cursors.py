"""Pages of long answers: an opaque cursor that leads from one page to the next, of one state of the register.

Takes a limit and a cursor; gives the window that is wanted, by the number of its first entry or, in listings by
document, by the document to begin with. A cursor of an earlier state is refused, so that walking
through the pages never skips an entry nor gives one twice.
"""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.errors import QueryError
from dragoman.types.choice import Window

MAX_OFFSET = 10_000_000
MAX_CURSOR = 2000


@dataclass(frozen=True, slots=True)
class PageWindow:
    """So many entries from this one on, of the register in this state; see `Window` for `start`."""

    offset: int
    limit: int
    state: str
    start: tuple[str, str] | None = None

    @property
    def and_one(self) -> Window:
        """These entries and the one after them, which says whether there is a next page."""
        return Window(self.offset, self.limit + 1, self.start)

    @property
    def next(self) -> str:
        """The cursor of the window after this one."""
        return _cursor(self.offset + self.limit, self.state, *(self.start or ()))

    def next_from(self, places: Sequence[tuple[str, str]]) -> str:
        """The cursor of the window after this one; `places` are the documents of its entries and of the one after.

        It begins with that document, so that finding it costs the same however far down it is; where its name is too
        long for an address, entries are counted as far as there.
        """
        start = places[self.limit]
        before = places[: self.limit].count(start) + (self.offset if start == self.start else 0)
        cursor = _cursor(before, self.state, *start)
        return cursor if len(cursor) <= MAX_CURSOR else self.next


def page_window(state: str, *, limit: int, cursor: str | None) -> PageWindow:
    """Return the window a cursor leads to, the first one without a cursor, of a register that is in `state`.

    Raises:
        QueryError: the cursor is none of ours, or the register has changed since it was given.
    """
    if not cursor:
        return PageWindow(0, limit, state)
    offset, given, *start = _parse(cursor)
    if given != state:
        raise QueryError("the register has changed since this cursor was given; begin again without a cursor")
    return PageWindow(offset, limit, state, (start[0], start[1]) if start else None)


def _cursor(offset: int, *words: str) -> str:
    body = json.dumps([offset, *words], separators=(",", ":"))
    return base64.urlsafe_b64encode(body.encode()).decode().rstrip("=")


def _parse(cursor: str) -> tuple[int, str, *tuple[str, ...]]:
    try:
        offset, *words = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError, TypeError, RecursionError):
        offset, words = None, []
    is_place = type(offset) is int and 0 <= offset <= MAX_OFFSET
    if not is_place or len(words) not in {1, 3} or not all(isinstance(word, str) for word in words):
        raise QueryError(f"{cursor[:80]!r} is no cursor; give what the page before named next")
    return (offset, *words)
