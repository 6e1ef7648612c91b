"""The filters every listing takes, under the names of the command line: ?actor=Japan&with=Vietnam&since=2023-11.

Takes the query of a request; gives a question in the user's words. Nothing is checked here but lengths: what is not
known is told by `dragoman.answer.query`, with the nearest that is.
"""

from typing import Annotated

from fastapi import Depends, Query

from dragoman.answer.query import Asked

MAX_NAME = 300
MAX_WORDS = 20
Name = Annotated[str | None, Query(max_length=MAX_NAME)]
Words = Annotated[list[str] | None, Query(max_length=MAX_WORDS)]
WITH = Query(alias="with", max_length=MAX_NAME, description="The other side.")


async def read_filters(  # noqa: PLR0913 - the filters of DESIGN, one parameter each, as FastAPI reads them
    *,
    actor: Annotated[Name, Query(description="Whom it concerns: a state, body, office or person.")] = None,
    with_: Annotated[str | None, WITH] = None,
    kind: Annotated[Words, Query(description="Only these kinds (visit, aid ...).")] = None,
    area: Annotated[Words, Query(description="Only these fields of policy.")] = None,
    framework: Annotated[Name, Query(description="Only under this programme, treaty or event.")] = None,
    status: Annotated[Words, Query(description="Only in these statuses.")] = None,
    since: Annotated[Name, Query(description="From 2023, 2023-11 or 2023-11-27 on.")] = None,
    until: Annotated[Name, Query(description="Up to and with 2023, 2023-11 or 2023-11-27.")] = None,
    text: Annotated[Name, Query(description="Only where headline or quote has all these words.")] = None,
    as_of: Annotated[Name, Query(description="The day against which deadlines are held.")] = None,
) -> Asked:
    """Read the filters of a request; empty fields of a form do not restrict."""
    return Asked(
        actor=actor or None,
        with_=with_ or None,
        kinds=_given(kind),
        areas=_given(area),
        framework=framework or None,
        statuses=_given(status),
        since=since or None,
        until=until or None,
        text=text or None,
        as_of=as_of or None,
    )


def _given(words: list[str] | None) -> tuple[str, ...]:
    return tuple(word for word in words or () if word)


Filters = Annotated[Asked, Depends(read_filters)]
"""The parameter of a listing that takes the filters."""
