"""The Reconciliation Service API 0.2 of W3C's community group, for OpenRefine and others: names in, entities out.

Takes batches of names; gives candidates with ids of this register, and what is known of those chosen (extending.py).
Never decides between two people by name alone; a
day, an office and its owner may stand beside the name as properties. Pages of programs on this machine may ask (CORS)
and show previews in a frame; no other site's page may.
"""

import json
from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from dragoman.answer.desk import Desk
from dragoman.answer.matching import Candidate, Wanted, describe, match
from dragoman.present.api import extending
from dragoman.present.api.extending import offered, proposed
from dragoman.present.api.replies import PROBLEMS, problems
from dragoman.present.serving.addresses import base_of
from dragoman.present.serving.desks import LentDesk
from dragoman.present.serving.filters import MAX_NAME
from dragoman.present.serving.guard import POLICY
from dragoman.present.serving.settings import LOOPBACK_NAMES
from dragoman.present.serving.stamps import VERSION
from dragoman.present.web.rendering import templates
from dragoman.types.entity import Entity, EntityKind

router = APIRouter(prefix="/reconcile", tags=["reconciliation"], responses=PROBLEMS)
MAX_BATCH, MAX_CANDIDATES, CANDIDATES = 50, 50, 5
MAX_CHARS = 100_000
PREVIEW = {"width": 420, "height": 220}
FRAMED = POLICY.replace("frame-ancestors 'none'", "frame-ancestors http://127.0.0.1:* http://localhost:*")
PROPERTIES = {
    "on": "day on which the office was held (2023-11-27, 2023-11 or 2023)",
    "office": "office, as a text would print it",
    "of": "state or organisation of the office",
}
KINDS = tuple(EntityKind)


class PropertyIn(BaseModel):
    """What the table knows beside a name."""

    pid: str
    v: Any


class QueryIn(BaseModel):
    """One name to match, as the specification has it."""

    model_config = ConfigDict(extra="ignore")

    query: str = Field(default="", max_length=MAX_NAME)
    type: str | list[str] = Field(default_factory=list)
    limit: int = Field(default=CANDIDATES, ge=1, le=MAX_CANDIDATES)
    properties: list[PropertyIn] = Field(default_factory=list, max_length=20)

    @property
    def wanted(self) -> Wanted:
        """The question in our terms; kinds and properties not known here do not restrict."""
        types = [self.type] if isinstance(self.type, str) else self.type
        known = {entry.pid: text for entry in self.properties if (text := _text(entry.v))}
        return Wanted(
            name=self.query,
            kinds=tuple(kind for kind in KINDS if kind.value in types),
            **{pid: known.get(pid) for pid in PROPERTIES},
        )


BATCH = TypeAdapter(dict[str, QueryIn])
Prefix = Annotated[str, Query(max_length=MAX_NAME, description="The beginning of a name.")]


@router.get(
    "", operation_id="reconcile", response_class=Response, responses={200: {"content": {"application/json": {}}}}
)
def ask(
    request: Request,
    desk: LentDesk,
    queries: Annotated[str | None, Query(max_length=MAX_CHARS, description="A batch of queries, as JSON.")] = None,
    extend: Annotated[str | None, Query(max_length=MAX_CHARS, description="A question for values, as JSON.")] = None,
) -> Response:
    """Without queries what the service offers (its manifest), with them the candidates for each; or values."""
    if queries is None and extend is None:
        return _open(request, _manifest(base_of(request)))
    return _open(request, _reply(desk, queries, extend))


@router.post(
    "", operation_id="reconcile_batch", response_class=Response, responses={200: {"content": {"application/json": {}}}}
)
def ask_many(
    request: Request,
    desk: LentDesk,
    queries: Annotated[str | None, Form(max_length=MAX_CHARS)] = None,
    extend: Annotated[str | None, Form(max_length=MAX_CHARS)] = None,
) -> Response:
    """The candidates for each query of a batch, or the values of properties of entities (`extend`)."""
    return _open(request, _reply(desk, queries, extend))


@router.get("/extend/properties", operation_id="propose_properties", response_class=Response)
def propose_properties(
    request: Request,
    type_: Annotated[str, Query(alias="type", max_length=MAX_NAME, description="The kind of the entities.")] = "",
    limit: Annotated[int | None, Query(ge=1, le=100)] = None,
) -> Response:
    """What can be asked of entities with `extend`."""
    return _open(request, proposed(type_, limit))


@router.get("/suggest/entity", operation_id="suggest_entity", response_class=Response)
def suggest_entity(request: Request, desk: LentDesk, prefix: Prefix = "") -> Response:
    """Entities with a name that begins so."""
    ids = desk.holdings.names.beginning(prefix, MAX_CANDIDATES)
    found = [_suggestion(desk.holdings.entities[id_], desk) for id_ in ids]
    return _open(request, {"result": found})


@router.get("/suggest/type", operation_id="suggest_type", response_class=Response)
def suggest_type(request: Request, prefix: Prefix = "") -> Response:
    """Kinds of entity whose name begins so."""
    return _open(request, {"result": [_type(kind) for kind in KINDS if kind.value.startswith(prefix.lower())]})


@router.get("/suggest/property", operation_id="suggest_property", response_class=Response)
def suggest_property(request: Request, prefix: Prefix = "") -> Response:
    """What may stand beside a name."""
    found = {pid: text for pid, text in PROPERTIES.items() if prefix.lower() in f"{pid} {text}"}
    return _open(request, {"result": [{"id": pid, "name": pid, "description": text} for pid, text in found.items()]})


@router.get(
    "/preview",
    operation_id="preview",
    response_class=HTMLResponse,
    responses=problems({404: "No entity has this id."}),
)
def preview(desk: LentDesk, id_: Annotated[str, Query(alias="id", max_length=MAX_NAME)]) -> Response:
    """A small page that tells who is meant, to be shown in a frame."""
    entity = desk.holdings.entities.get(id_)
    if entity is None:
        raise HTTPException(404, f"no entity has the id {id_!r}")
    body = templates().get_template("preview.html").render(entity=entity, told=describe(entity, desk.holdings))
    return HTMLResponse(body, headers={"content-security-policy": FRAMED, "cache-control": "no-store"})


def _manifest(base: str) -> dict[str, object]:
    service = base.rstrip("/") + "/reconcile"
    return {
        "versions": ["0.2"],
        "name": "Dragoman: parties, people and offices of this register",
        "identifierSpace": f"{base}entities/",
        "schemaSpace": f"{service}/suggest/type",
        "serviceVersion": VERSION,
        "defaultTypes": [_type(kind) for kind in (EntityKind.STATE, EntityKind.PERSON, EntityKind.BODY)],
        "view": {"url": f"{base}entities/{{{{id}}}}"},
        "preview": {"url": f"{service}/preview?id={{{{id}}}}", **PREVIEW},
        "suggest": {
            name: {"service_url": service, "service_path": f"/suggest/{name}"}
            for name in ("entity", "type", "property")
        },
        "extend": offered(service),
    }


def _reply(desk: Desk, queries: str | None, extend: str | None) -> dict[str, object]:
    """Answer one question of the two.

    Raises:
        HTTPException: neither or both are asked, or it cannot be read.
    """
    if (queries is None) == (extend is None):
        raise HTTPException(400, "give either queries, a batch of names, or extend, a question for values")
    return extending.extend(desk, extend) if extend is not None else _answer(desk, queries or "")


def _answer(desk: Desk, queries: str) -> dict[str, object]:
    """Answer a batch.

    Raises:
        HTTPException: it is no batch, or too large a one.
    """
    try:
        batch = BATCH.validate_json(queries)
    except ValidationError as err:
        first = err.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise HTTPException(
            400, f"queries is no batch of queries: {place + ': ' if place else ''}{first['msg']}"
        ) from err
    if len(batch) > MAX_BATCH:
        raise HTTPException(400, f"{len(batch)} queries are too many at once; send at most {MAX_BATCH}")
    return {
        name: {"result": [_result(found) for found in match(desk.holdings, query.wanted, limit=query.limit)]}
        for name, query in batch.items()
    }


def _result(found: Candidate) -> dict[str, object]:
    return {
        "id": found.id,
        "name": found.name,
        "description": found.description,
        "type": [_type(found.kind)],
        "score": round(100 * found.score, 1),
        "match": found.match,
    }


def _suggestion(entity: Entity, desk: Desk) -> dict[str, object]:
    told = describe(entity, desk.holdings)
    return {"id": entity.id, "name": entity.name, "description": told, "notable": [_type(entity.kind)]}


def _type(kind: EntityKind) -> dict[str, str]:
    return {"id": kind.value, "name": kind.value}


def _text(value: object) -> str:
    """Return a value of a property as text: of an entity its name, of several the first."""
    if isinstance(value, list):
        return _text(value[0]) if value else ""
    if isinstance(value, Mapping):
        return _text(value.get("name") or value.get("id"))
    return str(value)[:MAX_NAME] if isinstance(value, str | int) else ""


def _open(request: Request, body: object) -> Response:
    """Answer with JSON that a page of a program on this machine may read."""
    headers = {"cache-control": "no-store", "vary": "origin"}
    origin = request.headers.get("origin", "")
    if _is_local(origin):
        headers["access-control-allow-origin"] = origin
    text = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")  # a text may hold half a character
    return Response(text, headers=headers, media_type="application/json")


def _is_local(origin: str) -> bool:
    try:
        return urlsplit(origin).hostname in LOOPBACK_NAMES
    except ValueError:
        return False
