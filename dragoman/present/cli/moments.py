"""Moments as people write them on the command line; the one place there that looks at the clock.

Takes a day or a time; gives a moment in UTC. What is given always counts; only where nothing is, the present does.
"""

from datetime import UTC, date, datetime, time

from dragoman.errors import QueryError


def parse_moment(text: str | None) -> datetime:
    """Read a day or a day and time as a moment in UTC; the present one where none is given.

    Raises:
        QueryError: `text` is neither.
    """
    if not text:
        return datetime.now(UTC)
    try:
        if len(text) == 10:
            return datetime.combine(date.fromisoformat(text), time(), tzinfo=UTC)
        moment = datetime.fromisoformat(text)
    except ValueError as err:
        raise QueryError(f"{text!r} is no day or time; write 2024-05-01 or 2024-05-01T10:30") from err
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
