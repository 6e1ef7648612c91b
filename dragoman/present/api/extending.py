"""Data extension, of the Reconciliation Service API 0.2: columns for somebody's table from what is known of entities.

Takes ids of entities and of properties; gives values in the shapes of the specification. An id that is not known here
has no values; a property that there is not is an error.
"""

from datetime import date
from typing import Annotated, Any

from fastapi import HTTPException
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from dragoman.answer.desk import Desk
from dragoman.answer.properties import PROPERTIES, Named, Value, values_of
from dragoman.types.entity import EntityKind

MAX_IDS, MAX_PROPERTIES, MAX_ID = 200, 20, 300
Id = Annotated[str, Field(max_length=MAX_ID)]
ON = {
    "type": "text",
    "name": "on",
    "label": "Held on",
    "help_text": "Of offices only those held on this day, month or year (2023-11-27, 2023-11 or 2023).",
    "default": "",
}


class Wanted(BaseModel):
    """A property that is wanted, and what it is restricted to."""

    model_config = ConfigDict(extra="ignore")

    id: Id
    settings: dict[str, Any] = Field(default_factory=dict)


class Extension(BaseModel):
    """What is wanted of which entities."""

    model_config = ConfigDict(extra="ignore")

    ids: list[Id] = Field(max_length=MAX_IDS)
    properties: list[Wanted] = Field(max_length=MAX_PROPERTIES)


EXTENSION = TypeAdapter(Extension)


def offered(service: str) -> dict[str, object]:
    """Return what the manifest says of extension; `service` is the address of the reconciliation service."""
    return {
        "propose_properties": {"service_url": service, "service_path": "/extend/properties"},
        "property_settings": [ON],
    }


def proposed(type_: str, limit: int | None) -> dict[str, object]:
    """Return the properties that entities of a type may have: all, since any may be missing."""
    named = [{"id": id_, "name": known.label} for id_, known in PROPERTIES.items()][:limit]
    return {"type": type_, "properties": named, **({"limit": limit} if limit else {})}


def extend(desk: Desk, asked: str) -> dict[str, object]:
    """Answer a question for values, as JSON.

    Raises:
        HTTPException: it is no such question, or there is no such property.
        QueryError: a day is none.
    """
    try:
        wanted = EXTENSION.validate_json(asked)
    except ValidationError as err:
        first = err.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise HTTPException(400, f"extend is no question for values: {place} {first['msg']}".strip()) from err
    unknown = [each.id for each in wanted.properties if each.id not in PROPERTIES]
    if unknown:
        raise HTTPException(400, f"there is no property {unknown[0]!r}; there are {', '.join(PROPERTIES)}")
    return {
        "meta": [_meta(each.id) for each in wanted.properties],
        "rows": {id_: {each.id: _cells(desk, id_, each) for each in wanted.properties} for id_ in wanted.ids},
    }


def _meta(property_id: str) -> dict[str, object]:
    state = EntityKind.STATE.value
    leads = {"type": {"id": state, "name": state}} if property_id == "state" else {}
    return {"id": property_id, "name": PROPERTIES[property_id].label, **leads}


def _cells(desk: Desk, id_: str, wanted: Wanted) -> list[dict[str, object]]:
    on = wanted.settings.get("on")
    found = values_of(id_, wanted.id, desk.holdings, on=on.strip() if isinstance(on, str) else None)
    return [_cell(value) for value in found]


def _cell(value: Value) -> dict[str, object]:
    if isinstance(value, Named):
        return {"id": value.id, "name": value.name}
    if isinstance(value, date):
        return {"date": f"{value.isoformat()}T00:00:00Z"}
    return {"int": value} if isinstance(value, int) else {"str": value}
