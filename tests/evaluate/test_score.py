import pytest

from dragoman.evaluate.gold import parse_gold
from dragoman.evaluate.match import pair_up, share, to_found
from dragoman.evaluate.score import Accuracy, Rates, score_claims
from dragoman.types.span import Span

TEXT = "Minister Alba of Norland visited Estria on 3 May 2021 and pledged 5 million dollars for two ports."
ENTITIES = [
    {"canonical": "Alba", "surface_forms": ["Minister Alba"]},
    {"canonical": "Norland", "surface_forms": []},
    {"canonical": "Estria", "surface_forms": []},
]


def gold(events, **fields):
    full = [
        {"evid": f"e{i}", "start": TEXT.index(e["quote"]), "end": TEXT.index(e["quote"]) + len(e["quote"]), **e}
        for i, e in enumerate(events)
    ]
    return parse_gold(
        {"id": "n", "text_path": "t/n.txt", "entities": ENTITIES, "events": full, **fields}, name="n.json"
    )


VISIT = {
    "type": "visit",
    "quote": "Minister Alba of Norland visited Estria on 3 May 2021",
    "participants": [{"role": "actor", "name": "Alba"}, {"role": "host", "name": "Estria"}],
    "date": {"value": "2021-05-03"},
    "modality": "happened",
}
PLEDGE = {
    "type": "aid",
    "quote": "pledged 5 million dollars",
    "participants": [{"role": "actor", "name": "Alba"}],
    "amount": [{"value": 5000000, "unit": "USD"}],
    "framework": "Ports Plan",
    "modality": "planned",
}


def test_a_perfect_claim_counts_everywhere(make_document, make_claim):
    doc = make_document("n", TEXT)
    who = {"actor": "Minister Alba", "host": "Estria"}
    claim = make_claim(doc, "Alba of Norland visited Estria on 3 May 2021", who=who, day="2021-05-03")
    score = score_claims([gold([VISIT])], {"n": [to_found(claim)]})
    assert score.claims == score.any_kind == score.strict == Rates(1, 1, 1)
    assert score.participants == Rates(2, 2, 2)
    assert score.fields["date"] == Accuracy(1, 1)
    assert score.fields["amount"].rate is None


WRONG = [  # what is wrong with the claim, hits by kind, any kind, strict
    ({"kind": "meeting"}, (0, 1, 0)),
    ({"who": {"actor": "Norland"}}, (1, 1, 0)),
    ({"modality": "planned"}, (1, 1, 0)),
    ({"day": "2021-05-04"}, (1, 1, 0)),
    ({"day": None}, (1, 1, 0)),
]


@pytest.mark.parametrize(("fields", "hits"), WRONG)
def test_each_wrong_field_costs_what_it_should(make_document, make_claim, fields, hits):
    right = {"who": {"actor": "Alba", "host": "Estria"}, "day": "2021-05-03"}
    claim = make_claim(make_document("n", TEXT), "visited Estria on 3 May 2021", **{**right, **fields})
    score = score_claims([gold([VISIT])], {"n": [to_found(claim)]})
    assert (score.claims.hits, score.any_kind.hits, score.strict.hits) == hits


def test_money_and_framework_are_asked_only_where_labelled(make_document, make_claim):
    doc = make_document("n", TEXT)
    claim = make_claim(
        doc, "pledged 5 million dollars", "aid", who={"actor": "Alba"}, money=5000000, framework="the ports plan"
    )
    score = score_claims([gold([PLEDGE])], {"n": [to_found(claim)]})
    assert score.fields["amount"] == score.fields["framework"] == Accuracy(1, 1)
    assert score.fields["modality"] == Accuracy(0, 1)


def test_extra_claims_cost_precision_and_claims_outside_the_stretch_nothing(make_document, make_claim):
    doc = make_document("n", TEXT)
    found = [to_found(make_claim(doc, "visited Estria")), to_found(make_claim(doc, "two ports", "other"))]
    whole = score_claims([gold([VISIT])], {"n": found})
    part = score_claims([gold([VISIT], annotated_span=[0, 60])], {"n": found})
    assert (whole.claims, part.claims) == (Rates(1, 2, 1), Rates(1, 1, 1))
    assert whole.by_kind["other"] == Rates(0, 1, 0)


def test_claims_in_texts_without_labels_are_not_scored(make_document, make_claim):
    found = [to_found(make_claim(make_document("x", TEXT), "visited"))]
    assert score_claims([gold([VISIT])], {"x": found}).claims == Rates(0, 0, 1)


def test_the_same_kind_goes_first_then_the_larger_share(make_document, make_claim):
    doc = make_document("n", TEXT)
    other = to_found(make_claim(doc, VISIT["quote"], "meeting"))
    same = to_found(make_claim(doc, "visited Estria"))
    (pair,) = pair_up(gold([VISIT]).claims, [other, same])
    assert pair[1] is same


def test_spans_that_only_touch_share_nothing():
    assert share(Span(0, 4), Span(4, 8)) == 0
    assert share(Span(0, 4), Span(1, 2)) == 1


def test_no_claims_and_no_gold_give_zero_not_an_error():
    assert (Rates(0, 0, 0).precision, Rates(0, 0, 0).recall, Rates(0, 0, 0).f1) == (0, 0, 0)
