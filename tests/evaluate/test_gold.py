import json

import pytest

from dragoman.errors import InvalidRecordError
from dragoman.evaluate.gold import load_crossdoc, load_gold, parse_gold
from dragoman.types.span import Span

EVENT = {
    "evid": "n-e01",
    "type": "aid",
    "participants": [{"role": "actor", "name": "The Norland"}, {"role": "beneficiary", "name": "Estria"}],
    "date": {"value": "2021-05", "granularity": "month"},
    "amount": [{"value": 5, "unit": "EUR", "qualifier": "exact"}, {"value": 2, "unit": "boats", "qualifier": "exact"}],
    "framework": None,
    "modality": "planned",
    "quote": "gives",
    "start": 0,
    "end": 5,
}
PAYLOAD = {
    "id": "n",
    "text_path": "texts/n_1.txt",
    "entities": [{"canonical": "Norland", "surface_forms": ["Norlandish"]}],
    "events": [EVENT],
}


def test_labels_are_read():
    doc = parse_gold(PAYLOAD, name="n.json")
    (claim,) = doc.claims
    assert (doc.stem, doc.annotated, doc.forms["norlandish"]) == ("n_1", None, "norland")
    assert (claim.span, claim.names) == (Span(0, 5), {"norland", "estria"})
    assert (claim.days, claim.money) == (("2021-05-01", "2021-05-31"), {(5.0, "EUR")})


BROKEN = [  # payload, what the message must name
    ({**PAYLOAD, "events": [{k: v for k, v in EVENT.items() if k != "quote"}]}, "quote"),
    ({**PAYLOAD, "events": [{**EVENT, "end": 0}]}, "empty"),
    ({**PAYLOAD, "events": None}, "NoneType"),
    ({k: v for k, v in PAYLOAD.items() if k != "text_path"}, "text_path"),
    ({**PAYLOAD, "annotated_span": [5]}, "Span"),
]


@pytest.mark.parametrize(("payload", "said"), BROKEN)
def test_broken_gold_is_named(payload, said):
    with pytest.raises(InvalidRecordError, match=said) as caught:
        parse_gold(payload, name="n.json")
    assert "n.json" in str(caught.value)


def test_an_empty_folder_is_an_error(tmp_path):
    with pytest.raises(InvalidRecordError, match="no labelled texts"):
        load_gold(tmp_path)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"merge": []}', '{"merge": 4, "contradictions": []}'])
def test_broken_crossdoc_is_named(tmp_path, text):
    path = tmp_path / "crossdoc.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidRecordError, match=r"crossdoc\.json"):
        load_crossdoc(path)


def test_the_crossdoc_file_is_no_document(tmp_path):
    (tmp_path / "crossdoc.json").write_text("{}", encoding="utf-8")
    (tmp_path / "n.json").write_text(json.dumps(PAYLOAD), encoding="utf-8")
    assert [doc.id for doc in load_gold(tmp_path)] == ["n"]
