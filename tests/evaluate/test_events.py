"""Scores of coded events: what counts as the same, what is merged, what is refused."""

import json
from pathlib import Path

import pytest

from dragoman.errors import InvalidRecordError
from dragoman.evaluate.events import GoldEvents, load_event_sentences, score_events
from dragoman.types.claim import cite
from dragoman.types.document import lone_sentence
from dragoman.types.event import CodedEvent, EventParty
from dragoman.types.span import Span

CODES = {"Chad": "TCD", "Mali": "MLI"}


def event(type_: str, actor: str | None, recipient: str | None) -> CodedEvent:
    doc, _ = lone_sentence("Chad met Mali.", name="s")
    parties = [(EventParty(name=n, span=Span(0, 4), country=n),) if n else () for n in (actor or "", recipient or "")]
    evidence = cite(doc, Span(0, 14), Span(0, 14))
    return CodedEvent(id="e", type=type_, rule="r", evidence=evidence, actors=parties[0], recipients=parties[1])


@pytest.mark.parametrize(
    ("coded", "figures"),
    [
        ([event("CONSULT", "TCD", "MLI")], (1.0, 1.0, 1.0)),
        ([event("SUPPORT", "TCD", "MLI")], (0.0, 1.0, 0.0)),
        ([event("CONSULT", "MLI", "TCD")], (1.0, 1.0, 0.0)),
        ([event("CONSULT", "TCD", "MLI"), event("AID", "TCD", None)], (2 / 3, 2 / 3, 2 / 3)),
        ([], (0.0, 0.0, 0.0)),
    ],
)
def test_what_is_coded_is_scored_at_three_levels(coded, figures):
    gold = [GoldEvents("Chad met Mali.", (("Chad", "CONSULT", "Mali"),))]
    scores = score_events(gold, lambda _: coded, CODES.get)
    assert tuple(scores.values()) == pytest.approx(figures)
    assert list(scores) == ["events_class_f1", "events_quad_f1", "events_countries_f1"]


def test_concede_and_retreat_are_one_where_the_labels_merge_them():
    gold = [GoldEvents("x", (("Chad", "YIELD", None),))]
    scores = score_events(gold, lambda _: [event("RETREAT", "TCD", None)], CODES.get)
    assert scores["events_class_f1"] == 1


def test_a_line_that_is_no_sentence_is_named(tmp_path: Path):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"text": "x", "expected": []}) + "\n{}\n", encoding="utf-8")
    with pytest.raises(InvalidRecordError, match=r"gold\.jsonl, line 2"):
        load_event_sentences(path)
