"""The labels of the sample reports are true to their texts and to the annotation guide."""

import json
from pathlib import Path

import pytest

from dragoman.evaluate.compare import fold, read_days
from dragoman.evaluate.gold import load_crossdoc, load_gold

FOLDER = Path(__file__).parents[2] / "samples" / "gold"
FILES = [path for path in sorted(FOLDER.glob("*.json")) if path.name != "crossdoc.json"]
KINDS = {
    "visit", "meeting", "summit", "consultation", "agreement_signed", "relation_upgraded", "commitment", "aid",
    "statement", "publication", "appointment", "exercise", "accusation", "other",
}  # fmt: skip
MODALITIES = {"happened", "agreed", "planned", "under_consideration", "called_for", "expected"}
ROLES = {"actor", "counterpart", "host", "beneficiary", "speaker"}


def read(path):
    payload = json.loads(path.read_text(encoding="utf-8"))
    return payload, (path.parent / payload["text_path"]).read_bytes().decode("utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_each_quote_stands_at_its_offsets(path):
    payload, text = read(path)
    for event in payload["events"]:
        assert text[event["start"] : event["end"]] == event["quote"], event["evid"]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_labels_use_the_words_of_the_guide(path):
    payload, _ = read(path)
    names = {entity["canonical"] for entity in payload["entities"]} | {"author"}
    for event in payload["events"]:
        assert event["type"] in KINDS
        assert event["modality"] in MODALITIES
        assert {p["role"] for p in event["participants"]} <= ROLES
        assert {p["name"] for p in event["participants"]} <= names
        assert event["framework"] is None or event["framework"] in names
        assert event["date"] is None or read_days(event["date"]["value"]), event["evid"]
        assert event["place"] is None or event["place"] in names, event["evid"]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_surface_forms_stand_in_the_text(path):
    payload, text = read(path)
    folded = fold(text)
    for entity in payload["entities"]:
        for form in entity["surface_forms"]:
            assert fold(form) in folded, (entity["canonical"], form)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_events_come_in_text_order_and_are_counted(path):
    payload, _ = read(path)
    starts = [event["start"] for event in payload["events"]]
    assert starts == sorted(starts)
    assert payload["id"] == path.stem
    assert payload["counts"] == {"entities": len(payload["entities"]), "events": len(payload["events"])}


def test_crossdoc_quotes_stand_at_their_offsets_and_name_their_events(samples):
    events = {e["evid"]: e for path in FILES for e in read(path)[0]["events"]}
    texts = {path.stem: read(path)[1] for path in FILES}
    payload = json.loads((samples / "gold" / "crossdoc.json").read_text(encoding="utf-8"))
    groups = [g["mentions"] for g in payload["merge"] + payload["apart"]]
    groups += [g["evidence"] for g in payload["contradictions"]]
    for mention in (m for group in groups for m in group):
        assert texts[mention["document"]][mention["start"] : mention["end"]] == mention["quote"]
        event = events[mention["evid"]]
        assert event["start"] < mention["end"]
        assert mention["start"] < event["end"]
    assert set(payload["dates"]) <= set(texts)


def test_enough_texts_are_labelled_and_the_negatives_are_empty(samples):
    documents = {doc.stem: doc for doc in load_gold(samples / "gold")}
    assert len(documents) >= 14
    assert not documents["sport-2023-11-ahmedabad"].claims
    assert not documents["business-2024-03-utrecht"].claims
    assert len(load_crossdoc(samples / "gold" / "crossdoc.json").merge) >= 10


def test_every_sample_report_is_described(samples):
    readme = (samples / "README.md").read_text(encoding="utf-8")
    reports = [path.name for path in (samples / "reports").iterdir() if path.suffix != ".json"]
    assert [name for name in reports if f"| {name} |" not in readme] == []
