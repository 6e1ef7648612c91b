"""The cause of every pair of mentions that went wrong, over claims of our own words."""

import pytest

from dragoman.evaluate.gold import Crossdoc, GoldGroup, Place
from dragoman.evaluate.joins import JOINED, NOT_FOUND, ONE_CLAIM, UNLIKE, count_reasons, find_causes
from dragoman.lexicon.load import load_lexicon
from dragoman.register.store import open_register
from dragoman.types.annotation import Annotations, Dating
from dragoman.types.fact import Fact, Status
from dragoman.types.record import DocumentRecord
from dragoman.types.span import Span

TEXT = "Alba visited Estria. She met its king. She left."
VISIT, MEETING, LEAVING = Span(0, 19), Span(21, 37), Span(39, 47)


@pytest.fixture
def store(make_document, make_claim):
    """Two texts with a visit in each; one also tells of a meeting, and all but the second visit are in one fact."""
    store = open_register("sqlite://")
    told = {
        "n": [("Alba visited Estria", "visit"), ("She met its king", "meeting")],
        "m": [("Alba visited Estria", "visit")],
    }
    for stem, quotes in told.items():
        doc = make_document(stem, TEXT)
        claims = tuple(make_claim(doc, quote, kind) for quote, kind in quotes)
        notes = Annotations(doc_id=doc.id, dating=Dating(None))
        store.save_record(DocumentRecord(document=doc, annotations=notes, claims=claims, entities=(), issues=()))
    held = {c.doc_id + c.kind: c for c in store.claims()}
    n, m = (d.id for d in sorted(store.documents(), key=lambda d: d.name, reverse=True))
    sets = {"f_1": (held[f"{n}visit"], held[f"{n}meeting"]), "f_2": (held[f"{m}visit"],)}
    facts = [
        Fact(
            id=name, kind="visit", arguments=(), claim_ids=tuple(c.id for c in claims), source_groups=("a",),
            status=Status.HAPPENED, history=(),
        )
        for name, claims in sets.items()
    ]  # fmt: skip
    store.replace_facts(facts=facts, conflicts=[], sources=[])
    yield store
    store.close()


def causes(store, *merge, apart=()):
    gold = Crossdoc(merge=merge, apart=apart, dates={})
    return [(c.wanted, c.reason) for c in find_causes(gold, store, lexicon=load_lexicon())]


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        (Place("n", VISIT), Place("m", VISIT), UNLIKE),
        (Place("n", MEETING), Place("m", VISIT), "they are acts of different kinds"),
        (Place("n", VISIT), Place("m", LEAVING), NOT_FOUND),
    ],
)
def test_mentions_apart_have_the_reason_beside_them(store, left, right, reason):
    assert causes(store, GoldGroup("visit", (left, right))) == [(True, reason)]


def test_mentions_in_one_fact_have_no_cause(store):
    assert causes(store, GoldGroup("stay", (Place("n", VISIT), Place("n", MEETING)))) == []


def test_mentions_of_two_groups_in_one_fact_are_joined_wrongly(store):
    groups = (GoldGroup("visit", (Place("n", VISIT),)), GoldGroup("talks", (Place("n", MEETING),)))
    assert causes(store, *groups) == [(False, JOINED)]


def test_a_claim_that_spans_two_mentions_is_named_as_the_cause(store):
    apart = (GoldGroup("two", (Place("n", Span(0, 4)), Place("n", Span(13, 19)))),)
    assert causes(store, apart=apart) == [(False, ONE_CLAIM)]


def test_reasons_are_counted_with_the_most_frequent_first(store):
    group = GoldGroup("visit", (Place("n", VISIT), Place("m", VISIT), Place("m", LEAVING)))
    found = find_causes(Crossdoc(merge=(group,), dates={}), store, lexicon=load_lexicon())
    assert count_reasons(found) == [(f"apart: {NOT_FOUND}", 2), (f"apart: {UNLIKE}", 1)]
    assert "n 0 | m 0" in found[0].line
