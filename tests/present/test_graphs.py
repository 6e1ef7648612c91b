"""Exports for other programs, each read by the library its users read it with."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import rdflib
from followthemoney import model

import dragoman
from dragoman.answer.desk import ANYTHING, Desk
from dragoman.answer.query import Asked
from dragoman.present.export.days import iso_dates
from dragoman.present.export.graphs import GRAPHS
from dragoman.types.value import Precision, TimeSpan
from tests.answer.samples import CLAIMS, DOCS, FACTS
from tests.present.conftest import Run

ALL = [(subject, format_) for subject, formats in GRAPHS.items() for format_ in formats]
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
TERMS = rdflib.Namespace("urn:dragoman:terms:")
DAYS = [
    ((2024, 5, 1), (2024, 5, 31), Precision.MONTH, ("2024-05",)),
    ((2024, 5, 2), (2024, 5, 31), Precision.MONTH, ("2024-05-02", "2024-05-31")),
    ((2023, 1, 1), (2023, 12, 31), Precision.YEAR, ("2023",)),
    ((2023, 4, 1), (2024, 3, 31), Precision.FISCAL_YEAR, ("2023-04-01", "2024-03-31")),
    ((2023, 12, 1), (2023, 12, 31), Precision.MONTH, ("2023-12",)),
    ((9999, 12, 1), (9999, 12, 31), Precision.MONTH, ("9999-12-01", "9999-12-31")),
    ((1873, 2, 3), (1873, 2, 3), Precision.DAY, ("1873-02-03",)),
]


@pytest.fixture(scope="module")
def desk(register: Path) -> Iterator[Desk]:
    with dragoman.open(register) as opened:
        yield opened


def text_of(desk: Desk, subject: str, format_: str, asked: Asked = ANYTHING) -> str:
    return "".join(GRAPHS[subject][format_](desk.holdings, desk.query(asked), None))


@pytest.mark.parametrize(("first", "last", "precision", "expected"), DAYS)
def test_a_date_is_as_exact_as_it_is_known(first, last, precision, expected) -> None:
    assert iso_dates(TimeSpan(date(*first), date(*last), precision)) == expected


def test_two_runs_give_the_same_bytes(register: Path, desk: Desk) -> None:
    with dragoman.open(register) as other:
        for subject, format_ in ALL:
            text = text_of(desk, subject, format_)
            assert text == text_of(other, subject, format_)
            assert "/home/" not in text
            assert len(text_of(desk, subject, format_, Asked(until="1900"))) < len(text)


def test_every_format_is_one_of_its_command(run: Run, desk: Desk) -> None:
    for subject, format_ in ALL:
        result = run("export", subject, "--format", format_)
        assert (result.exit_code, result.stdout_bytes) == (0, text_of(desk, subject, format_).encode())


def test_timelinejs_has_a_slide_for_each_dated_fact_and_says_what_is_planned(desk: Desk) -> None:
    made = json.loads(text_of(desk, "facts", "timelinejs"))
    slides = {slide["unique_id"]: slide for slide in made["events"]}
    assert len(slides) == sum(fact.time is not None for fact in FACTS)
    (visit,) = [slide for slide in slides.values() if slide["group"] == "visit"]
    assert visit["start_date"] == {"year": 2024, "month": 5}  # a month, no day made up
    assert visit["text"]["headline"] == "Ana Alba to visit Sudmark [planned]"
    assert made["title"]["text"]["text"] == "4 without a known date are not shown."
    meeting = next(slide for slide in slides.values() if slide["group"] == "meeting")
    assert 'href="https://example.org/wire#:~:text=Ana%20Alba' in meeting["text"]["text"]


def test_followthemoney_takes_every_entity_whole(desk: Desk) -> None:
    rows = [json.loads(line) for line in text_of(desk, "facts", "ftm").splitlines()]
    ids = {row["id"] for row in rows}
    assert len(ids) == len(rows)
    for row in rows:
        proxy = model.get_proxy(row)
        model[row["schema"]].validate(row)
        for name, values in row["properties"].items():
            cleaned = model.make_entity(row["schema"])
            cleaned.add(name, values)
            kept = {value.casefold() for value in cleaned.get(name)}
            assert kept == {value.casefold() for value in values}, (name, values)
            if proxy.schema.get(name).type.name == "entity":
                assert set(values) <= ids


def test_followthemoney_events_say_how_far_they_have_come(desk: Desk) -> None:
    rows = [json.loads(line) for line in text_of(desk, "facts", "ftm").splitlines()]
    names = [row["properties"]["name"][0] for row in rows if row["schema"] == "Event"]
    assert len(names) == len(FACTS)
    assert "Ana Alba to visit Sudmark [planned]" in names
    assert [name for name in names if name.endswith("[planned] [disputed]")]
    assert [name for name in names if name.endswith("[denied]")]
    assert [name for name in names if name.endswith("[under consideration]")]
    assert "Ana Alba met Jon Berg in Port Nor" in names  # what happened needs no mark


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # in rdflib's own reader
def test_rdflib_reads_the_provenance_of_every_fact(desk: Desk) -> None:
    graph = rdflib.Graph().parse(data=text_of(desk, "facts", "jsonld"), format="json-ld")
    facts = set(graph.subjects(rdflib.RDF.type, TERMS.Fact))
    claims = {claim for fact in facts for claim in graph.objects(fact, PROV.wasDerivedFrom)}
    documents = {doc for claim in claims for doc in graph.objects(claim, PROV.wasQuotedFrom)}
    assert (len(facts), len(claims), len(documents)) == (len(FACTS), len(CLAIMS), len(DOCS))
    assert {str(v) for claim in claims for v in graph.objects(claim, PROV.value)} == {
        claim.evidence[0].quote for claim in CLAIMS
    }
    statuses = sorted(str(status) for fact in facts for status in graph.objects(fact, TERMS.status))
    assert statuses == sorted(fact.status.value for fact in FACTS)
    assert set(graph.objects(None, TERMS.earliest)) <= {rdflib.Literal(d, datatype=rdflib.XSD.date) for d in dates()}
    assert not set(graph.subjects(rdflib.RDF.type, PROV.Activity))


def dates() -> set[str]:
    return {fact.time.earliest.isoformat() for fact in FACTS if fact.time}


def test_web_annotations_point_at_the_words_twice(desk: Desk) -> None:
    made = json.loads(text_of(desk, "claims", "annotations"))
    texts = {doc.address or f"urn:dragoman:document:{doc.id}": doc.text for doc in DOCS.values()}
    assert len(made["items"]) == len(CLAIMS)
    for item in made["items"]:
        quote, place = item["target"]["selector"]
        text = texts[item["target"]["source"]]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
    tags = [body["value"] for item in made["items"] for body in item["body"] if body["purpose"] == "tagging"]
    assert {"planned", "denied", "under_consideration"} <= set(tags)


def test_csl_cites_documents_and_makes_up_no_date(desk: Desk) -> None:
    items: dict[str, Mapping[str, Any]] = {i["title"]: i for i in json.loads(text_of(desk, "documents", "csl"))}
    assert items["wire.txt"]["issued"] == {"date-parts": [[2023, 11, 28]]}
    assert (items["wire.txt"]["URL"], items["wire.txt"]["type"]) == ("https://example.org/wire", "webpage")
    assert items["wire.txt"]["container-title"] == "Nor News Agency"
    assert "issued" not in items["note.txt"]
    assert all(re.fullmatch(r"[a-z0-9_]+", item["id"]) for item in items.values())
