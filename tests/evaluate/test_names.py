"""The labelled sentences are true to their text and to the lexicon, and the scores count what they say."""

import json
from functools import partial
from pathlib import Path

import pytest

from dragoman.errors import InvalidRecordError
from dragoman.evaluate.names import (
    FORMS,
    LABELS,
    LOCATION,
    ORGANIZATION,
    PERSON,
    STATE,
    Mark,
    Reading,
    find_faults,
    load_names,
    name_figures,
    read_sentence,
    score_names,
)
from dragoman.lexicon.load import load_lexicon
from dragoman.types.span import Span

PATH = Path(__file__).parents[2] / "samples" / "sentences" / "names.jsonl"
ROWS = [json.loads(line) for line in PATH.read_text(encoding="utf-8").splitlines()]
NAMES = [(row, name) for row in ROWS for name in row["names"]]
KINDS = ("state", "igo", "body", "person", "place", "programme", "instrument", "series", "publisher", "publication")


def build_gold(tmp_path, text, *names, parties=()):
    """Label the quotes of `text`; each of `names` is (quote, label, country)."""
    labelled = [
        {
            "start": text.index(quote), "end": text.index(quote) + len(quote), "quote": quote,
            "label": label, "form": "name", "entity": None, "country": country,
        }
        for quote, label, country in names
    ]  # fmt: skip
    path = tmp_path / "names.jsonl"
    row = {"id": "wire-001", "genre": "wire", "text": text, "names": labelled, "parties": list(parties)}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return load_names(path)


def mark(text, quote, *labels, country=None, implied=False):
    start = text.index(quote)
    return Mark(span=Span(start, start + len(quote)), labels=labels, country=country, implied=implied)


def test_each_quote_stands_at_its_offsets_to_the_byte():
    for row, name in NAMES:
        before = len(row["text"][: name["start"]].encode())
        quote = name["quote"].encode()
        assert row["text"].encode()[before : before + len(quote)] == quote, row["id"]
        assert name["end"] - name["start"] == len(name["quote"]), row["id"]


def test_names_come_in_text_order_and_never_overlap():
    for row in ROWS:
        ends = [0, *(name["end"] for name in row["names"])]
        assert all(name["start"] >= end for name, end in zip(row["names"], ends, strict=False)), row["id"]


def test_ids_and_texts_are_unique_and_there_are_enough_of_every_genre():
    assert len({row["id"] for row in ROWS}) == len({row["text"] for row in ROWS}) == len(ROWS) >= 320
    genres = [row["genre"] for row in ROWS]
    assert all(row["id"].startswith(row["genre"] + "-") for row in ROWS)
    assert min(genres.count(genre) for genre in set(genres)) >= 8
    assert sum(not row["names"] for row in ROWS) >= 10


def test_labels_and_forms_are_known():
    assert {name["label"] for _, name in NAMES} == set(LABELS)
    assert {name["form"] for _, name in NAMES} <= FORMS


def test_entities_and_countries_are_those_of_the_lexicon():
    entities = load_lexicon().entities
    ids = {name["entity"] for _, name in NAMES if name["entity"] and name["entity"].split(":")[0] in KINDS}
    assert ids - set(entities) == set()
    codes = {entity.country for entity in entities.values()}
    assert {name["country"] for _, name in NAMES if name["country"]} - codes == set()


def test_states_have_the_id_of_their_country():
    entities = load_lexicon().entities
    for row, name in NAMES:
        if name["label"] == STATE:
            assert entities[name["entity"]].country == name["country"], (row["id"], name["quote"])


def test_a_quote_off_its_place_is_refused(tmp_path):
    path = tmp_path / "names.jsonl"
    name = {"start": 0, "end": 4, "quote": "Peru", "label": STATE, "form": "name", "entity": None, "country": "PER"}
    row = {"id": "wire-001", "genre": "wire", "text": "In Peru.", "names": [name], "parties": []}
    path.write_text(json.dumps(row), encoding="utf-8")
    with pytest.raises(InvalidRecordError, match="Peru"):
        load_names(path)


def test_exact_and_overlapping_spans_are_counted_apart(tmp_path):
    text = "Dr Ana Roe met Peru."
    gold = build_gold(tmp_path, text, ("Ana Roe", PERSON, None), ("Peru", STATE, "PER"), parties=["Ana Roe", "Peru"])
    marks = (mark(text, "Dr Ana Roe", PERSON), mark(text, "Peru", STATE, LOCATION, country="CHL"))
    score = score_names(gold, lambda _: Reading(marks, frozenset({"peru"})))
    assert (score.exact[PERSON].hits, score.overlap[PERSON].hits) == (0, 1)
    assert score.exact[STATE].f1 == 1
    assert (score.country.hits, score.country.total) == (0, 1)
    assert (score.parties.precision, score.parties.recall) == (1, 0.5)
    assert score.whole.rate == 0
    assert [fault.cause for fault in score.faults] == ["boundary", "country"]


def test_an_implied_state_counts_where_it_is_labelled_and_costs_nothing_elsewhere(tmp_path):
    text = "The Peruvian foreign minister left."
    gold = build_gold(tmp_path, text, ("Peruvian", STATE, "PER"))
    for country, hits in (("PER", 1), ("CHL", 0)):
        marks = (mark(text, "Peruvian foreign minister", STATE, country=country, implied=True),)
        rates = score_names(gold, lambda _, found=marks: Reading(found, frozenset())).overlap[STATE]
        assert (rates.hits, rates.system) == (hits, hits)


def test_faults_tell_missed_from_mislabelled_and_spurious(tmp_path):
    text = "Chad scored; Leeds and Oslo won."
    gold = build_gold(tmp_path, text, ("Chad", PERSON, None), ("Leeds", LOCATION, "GBR"))
    marks = (mark(text, "Chad", STATE), mark(text, "Oslo", LOCATION))
    faults = [(fault.cause, fault.quote) for fault in find_faults(gold[0], marks)]
    assert faults == [("label", "Chad"), ("missed", "Leeds"), ("spurious", "Oslo")]


def test_persons_are_read_without_titles_and_acronyms_apart_from_their_long_form():
    text = "Vietnamese Prime Minister Pham Minh Chinh praised the International Court of Justice (ICJ) and The Hague."
    reading = read_sentence(text, lexicon=load_lexicon())
    found = {(m.span.of(text), m.labels[0], m.country) for m in reading.marks if not m.implied}
    assert ("Pham Minh Chinh", PERSON, "VNM") in found
    assert {quote for quote, label, _ in found if label == ORGANIZATION} == {"International Court of Justice", "ICJ"}
    assert [m.country for m in reading.marks if m.span.of(text) == "The Hague" and LOCATION in m.labels] == ["NLD"]
    assert ("VNM", True) in {(m.country, m.implied) for m in reading.marks}


def test_the_reader_knows_most_states_and_is_quiet_where_nothing_is_named():
    read = partial(read_sentence, lexicon=load_lexicon())
    figures = name_figures(score_names(load_names(PATH), read))
    assert figures["state_f1"] > 0.9
    assert figures["parties_silent"] > 0.8
    plain = [row["text"] for row in ROWS if row["genre"] == "plain"]
    assert not any(read(text).parties for text in plain)
