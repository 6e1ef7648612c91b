"""The past day a question is put for, as people write it on the command line, in Python and in an address.

Takes words; gives the day and what makes a document known by then, or nothing where the present is meant.
"""

from dragoman.answer.query import parse_date
from dragoman.errors import QueryError
from dragoman.types.known import Known, KnownBy


def read_known(on: str | None, by: str = KnownBy.READ) -> Known | None:
    """Read a day, month or year, of which the last day counts, and "read" or "published".

    Raises:
        QueryError: `on` is no such day, or `by` is neither word.
    """
    if by not in set(KnownBy):
        raise QueryError(f"{by!r} is not how documents become known; take {' or '.join(KnownBy)}")
    return Known(parse_date(on).latest, KnownBy(by)) if on else None
