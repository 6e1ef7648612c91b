"""Reconciliation, in the shapes of the W3C community group's specification 0.2: what it offers, matches and refuses."""

import json
from typing import Annotated

import pytest
from pydantic import BaseModel, ConfigDict, Field

from dragoman.present.api.reconciliation import MAX_BATCH
from tests.answer.samples import ALBA, SUDMARK


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Type(Strict):
    id: str
    name: str


class Result(Strict):
    id: str
    name: str
    description: str
    type: list[Type]
    score: float
    match: bool


class Results(Strict):
    result: list[Result]


class Suggestion(Strict):
    id: str
    name: str
    description: str
    notable: list[Type]


def ask(client, *queries):
    batch = {f"q{n}": query for n, query in enumerate(queries)}
    answer = client.post("/reconcile", data={"queries": json.dumps(batch)})
    assert answer.status_code == 200, answer.text
    found = {name: Results.model_validate(results) for name, results in answer.json().items()}
    assert list(found) == list(batch)
    return [results.result for results in found.values()]


def test_the_manifest_says_what_is_offered_and_all_of_it_is(client):
    manifest = client.get("/reconcile").json()
    assert "0.2" in manifest["versions"]
    assert {"name", "identifierSpace", "schemaSpace"} <= set(manifest)
    assert client.get(manifest["view"]["url"].replace("{{id}}", SUDMARK)).status_code == 200
    assert "Sudmark" in client.get(manifest["preview"]["url"].replace("{{id}}", SUDMARK)).text
    for service in manifest["suggest"].values():
        assert client.get(service["service_url"] + service["service_path"], params={"prefix": "o"}).status_code == 200


def test_a_name_alone_matches_where_only_one_bears_it(client):
    (found,) = ask(client, {"query": "Sudmark"})
    assert (found[0].id, found[0].match, found[0].score, found[0].type[0].id) == (SUDMARK, True, 100, "state")


@pytest.mark.parametrize(
    ("query", "id_", "match"),
    [
        ({"query": "Sudmarkish"}, SUDMARK, True),
        ({"query": "Sudmrak"}, SUDMARK, False),  # near, and left to people
        ({"query": "Ana Alba"}, ALBA, True),
        ({"query": "Obama", "type": "person"}, "person:barack-obama", False),  # two bear it
        (
            {
                "query": "Obama",
                "type": ["person"],
                "properties": [
                    {"pid": "of", "v": {"id": "state:usa", "name": "United States"}},
                    {"pid": "office", "v": ["president"]},
                ],
            },
            "person:barack-obama",
            True,
        ),
        ({"query": "Kenyan president", "properties": [{"pid": "on", "v": "2023-05"}]}, "person:william-ruto", True),
        ({"query": "Kenyan president", "properties": [{"pid": "on", "v": 2015}]}, "person:uhuru-kenyatta", True),
    ],
)
def test_a_match_is_what_the_rules_that_read_texts_would_take(client, query, id_, match):
    (found,) = ask(client, query)
    assert (found[0].id, found[0].match) == (id_, match)


def test_types_and_limits_restrict(client):
    people, one, none = ask(
        client, {"query": "Sudmark", "type": "person"}, {"query": "Obama", "limit": 1}, {"query": ""}
    )
    assert all(result.type[0].id == "person" for result in people)
    assert len(one) == 1
    assert none == []


def test_a_batch_may_be_asked_for_by_address(client):
    answer = client.get("/reconcile", params={"queries": '{"a": {"query": "Norland", "type_strict": "should"}}'})
    assert answer.json()["a"]["result"][0]["id"] == "state:xno"


@pytest.mark.parametrize(
    ("queries", "said"),
    [
        ("nothing", "no batch"),
        ("[]", "no batch"),
        ('{"a": 1}', "a: "),
        ('{"a": {"query": "x", "limit": 0}}', "limit"),
        (json.dumps({str(n): {"query": "x"} for n in range(MAX_BATCH + 1)}), "at most 50"),
    ],
)
def test_what_is_no_batch_is_refused_with_the_reason(client, queries, said):
    answer = client.post("/reconcile", data={"queries": queries})
    assert answer.status_code == 400
    assert said in answer.json()["detail"]


def test_names_are_suggested_by_their_beginning(client):
    found = client.get("/reconcile/suggest/entity", params={"prefix": "Sud"}).json()["result"]
    assert Suggestion.model_validate(found[0]).id == SUDMARK
    assert client.get("/reconcile/suggest/type", params={"prefix": "pe"}).json()["result"] == [
        {"id": "person", "name": "person"}
    ]
    assert [p["id"] for p in client.get("/reconcile/suggest/property").json()["result"]] == ["on", "office", "of"]


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [
        ("http://127.0.0.1:3333", "http://127.0.0.1:3333"),
        ("http://localhost:3333", "http://localhost:3333"),
        ("https://127.0.0.1.evil.example", None),
        ("https://evil.example", None),
        ("null", None),
    ],
)
def test_only_programs_of_this_machine_may_read_it_from_a_page(client, origin, allowed):
    answer = client.get("/reconcile", headers={"origin": origin})
    assert answer.headers.get("access-control-allow-origin") == allowed


def test_a_preview_may_be_framed_by_programs_of_this_machine_and_holds_no_script(client):
    policy = client.get("/reconcile/preview", params={"id": SUDMARK}).headers["content-security-policy"]
    assert "frame-ancestors http://127.0.0.1:* http://localhost:*" in policy
    assert "default-src 'none'" in policy
    assert client.get("/reconcile/preview", params={"id": "state:none"}).status_code == 404


class Meta(Strict):
    id: str
    name: str
    type: Type | None = None


class Reference(Strict):
    id: str
    name: str


class Text(Strict):
    str: str


class Number(Strict):
    int: int


class Instant(Strict):
    date: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")]


class Extended(Strict):
    meta: list[Meta]
    rows: dict[str, dict[str, list[Reference | Text | Number | Instant]]]


def extend(client, ids, *properties, send="post"):
    asked = json.dumps({"ids": list(ids), "properties": list(properties)})
    answer = (
        client.post("/reconcile", data={"extend": asked})
        if send == "post"
        else client.get("/reconcile", params={"extend": asked})
    )
    assert answer.status_code == 200, answer.text
    return Extended.model_validate(answer.json()).model_dump(exclude_none=True)


def test_what_can_be_asked_of_entities_is_offered_and_answered(client):
    offered = client.get("/reconcile").json()["extend"]
    place = offered["propose_properties"]
    proposed = client.get(place["service_url"] + place["service_path"], params={"type": "person", "limit": 4}).json()
    assert (proposed["type"], proposed["limit"], len(proposed["properties"])) == ("person", 4, 4)
    every = client.get(place["service_url"] + place["service_path"]).json()["properties"]
    found = extend(client, [SUDMARK, ALBA, "state:none"], *({"id": each["id"]} for each in every))
    assert [meta["id"] for meta in found["meta"]] == [each["id"] for each in every]
    assert all(set(row) == {each["id"] for each in every} for row in found["rows"].values())
    assert not any(found["rows"]["state:none"].values())
    assert {setting["type"] for setting in offered["property_settings"]} == {"text"}


def test_values_are_names_numbers_days_and_entities(client):
    properties = ({"id": id_} for id_ in ("name", "kind", "state", "facts"))
    rows = extend(client, [SUDMARK, ALBA], *properties, send="get")["rows"]
    assert rows[SUDMARK]["name"] == [{"str": "Sudmark"}]
    assert rows[SUDMARK]["state"] == []  # it belongs to itself
    assert rows[ALBA]["kind"] == [{"str": "person"}]
    assert rows[ALBA]["state"][0]["name"] == "Norland"
    assert rows[ALBA]["facts"][0]["int"] > 0
    person = "person:barack-obama"
    offices = extend(client, [person], {"id": "office"})["rows"][person]["office"]
    assert any("President of United States, 2009-01-20" in cell["str"] for cell in offices)


def test_an_office_is_told_of_the_day_that_is_set(client):
    person = "person:barack-obama"

    def held(on):
        rows = extend(client, [person], {"id": "office", "settings": {"on": on}})["rows"]
        return [cell["str"] for cell in rows[person]["office"]]

    assert held("2012-05") == ["President of United States"]
    assert held("2009") == []  # not on all of its days
    assert held("2020-05-01") == []
    assert held("") != []


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"extend": "nonsense"}, "extend"),
        ({"extend": json.dumps({"ids": ["a"]})}, "properties"),
        ({"extend": json.dumps({"ids": ["a"], "properties": [{"id": "shoe_size"}]})}, "shoe_size"),
        (
            {"extend": json.dumps({"ids": [SUDMARK], "properties": [{"id": "office", "settings": {"on": "soon"}}]})},
            "no date",
        ),
        ({}, "either"),
        ({"extend": "{}", "queries": "{}"}, "either"),
    ],
)
def test_a_question_for_values_that_cannot_be_read_is_refused(client, asked, said):
    answer = client.post("/reconcile", data=asked)
    assert answer.status_code == 400
    assert said in answer.json()["detail"]
