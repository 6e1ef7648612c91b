"""Answers as JSON, JSON Lines or CSV, a page at a time, with their tag and the way to the next page.

Takes records of a listing; gives a response. Values are written as the command line writes them.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from dragoman.answer.desk import Desk
from dragoman.answer.query import Asked
from dragoman.present.api.listings import Entries
from dragoman.present.cursors import PageWindow
from dragoman.present.export.formats import write_csv, write_jsonl
from dragoman.present.serving.desks import LentDesk
from dragoman.present.serving.filters import Filters
from dragoman.present.serving.paging import Paged
from dragoman.present.serving.stamps import Stamp, Stamped

T = TypeVar("T")
Place = Callable[[Any], tuple[str, str]]


class Format(StrEnum):
    """How an answer is written."""

    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


MEDIA_TYPES: Mapping[Format, str] = {
    Format.JSON: "application/json",
    Format.JSONL: "application/jsonl; charset=utf-8",
    Format.CSV: "text/csv; charset=utf-8",
}


class PartyOut(BaseModel):
    """How a name of the question was understood."""

    id: str
    name: str
    kind: str


class Page(BaseModel, Generic[T]):
    """One page of an answer."""

    items: list[T]
    next: str | None = Field(description="The cursor of the next page; null on the last.")
    parties: list[PartyOut] = Field(description="Whom the names of the question were taken to mean.")


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str


Described = dict[int | str, dict[str, Any]]
"""Answers of a call by their status, as FastAPI describes them."""

_PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}


def problems(told: Mapping[int, str]) -> Described:
    """Describe errors by their status: each is a Problem, and means this."""
    return {status: {"description": text, "model": Problem, "content": _PROBLEM} for status, text in told.items()}


PROBLEMS: Described = {
    304: {"description": "What the caller has is still the answer."},
    **problems({400: "The question cannot be answered as asked.", 422: "A parameter is not as it must be."}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call of a listing, read: who asks what, which part of the answer, and how it is to be written."""

    request: Request
    desk: Desk
    asked: Asked
    window: PageWindow
    stamp: Stamped
    format: Format


async def read_call(
    request: Request,
    stamp: Stamp,
    desk: LentDesk,
    asked: Filters,
    window: Paged,
    format_: Annotated[Format, Query(alias="format", description="How the answer is written.")] = Format.JSON,
) -> Call:
    """Read a call of a listing; a dependency of FastAPI."""
    return Call(request=request, desk=desk, asked=asked, window=window, stamp=stamp, format=format_)


ListingCall = Annotated[Call, Depends(read_call)]
"""The parameter of a call that is answered by a listing."""


def reply_page(
    call: Call,
    found: Sequence[Any],
    entries: Entries,
    *,
    place: Place | None = None,
    beside: Mapping[str, object] | None = None,
) -> Response:
    """Answer with `found`, the entries from the window's first on; one more than it wants says that there are more.

    `place` gives the document an entry stands under, in listings by document; `beside` is what JSON tells of the whole
    answer.
    """
    part = found[: call.window.limit]
    more = None
    if len(found) > len(part):
        more = call.window.next if place is None else call.window.next_from([place(record) for record in found])
    url = call.request.url.include_query_params(cursor=more)
    link = f"{url.path}?{url.query}" if more else ""
    if call.format is Format.JSON:
        body = {
            "items": [entries.row(record) for record in part],
            "next": more,
            "parties": _parties(call),
            **(beside or {}),
        }
        return reply_json(call.stamp, body, link=link)
    write, row = (write_csv, entries.cells) if call.format is Format.CSV else (write_jsonl, entries.row)
    text = "".join(write(map(row, part), entries.keys))
    return call.stamp.respond(call.stamp.keep(text, MEDIA_TYPES[call.format], link=link))


def _parties(call: Call) -> list[dict[str, str]]:
    query = call.desk.query(Asked(actor=call.asked.actor, with_=call.asked.with_))
    return [{"id": p.id, "name": p.name, "kind": p.kind.value} for p in (query.actor, query.with_) if p]


def reply_json(stamp: Stamped, body: object, *, link: str = "") -> Response:
    """Answer with one JSON value."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return stamp.respond(stamp.keep(text, MEDIA_TYPES[Format.JSON], link=link))
