"""The sheet of one thing a page is about.

Takes an id from an address; gives the sheet, or says that there is none.
"""

from typing import Annotated, TypeVar

from fastapi import HTTPException, Path

from dragoman.answer.desk import Desk
from dragoman.answer.show import Sheet
from dragoman.errors import QueryError
from dragoman.present.serving.filters import MAX_NAME

S = TypeVar("S", bound=Sheet)
Id = Annotated[str, Path(max_length=MAX_NAME)]


def sheet_of(desk: Desk, id_: str, wanted: type[S]) -> S:
    """Return the sheet of one thing; what is not known, or is something else, is not found here.

    Raises:
        HTTPException: 404.
    """
    try:
        found = desk.show(id_)
    except QueryError as err:
        raise HTTPException(404, str(err)) from err
    if not isinstance(found, wanted):
        raise HTTPException(404, f"{id_!r} is no such entry")
    return found
