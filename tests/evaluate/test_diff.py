import pytest

from dragoman.errors import InvalidRecordError
from dragoman.evaluate.diff import compare_pins, from_jsonl, pin_claims, to_jsonl

TEXT = "Alba visited Estria.\nShe met its king."


@pytest.fixture
def claims(make_document, make_claim):
    doc = make_document("n", TEXT)
    return [make_claim(doc, "Alba visited Estria"), make_claim(doc, "met its king", "meeting", day="2021-05-03")]


def test_pins_survive_writing(claims):
    pins = pin_claims({"n": claims}, quoted=True)
    assert from_jsonl(to_jsonl(pins), name="x") == pins
    assert pins[1].line() == 'n:25-37 meeting happened [actor=Norland] 2021-05-03 "met its king"'


def test_a_pin_of_a_text_that_may_not_be_published_holds_no_word_of_it(claims):
    written = to_jsonl(pin_claims({"n": claims}, quoted=False))
    assert not {"Alba", "Estria", "Norland", "king"} & set(written.replace('"', " ").split())


def test_gained_lost_and_changed(claims, make_document, make_claim):
    doc = make_document("n", TEXT)
    before = pin_claims({"n": claims}, quoted=True)
    after = pin_claims(
        {"n": [make_claim(doc, "Alba visited Estria", modality="planned"), make_claim(doc, "its king", "other")]},
        quoted=True,
    )
    change = compare_pins(before, after)
    assert [p.kind for p in change.gained] == ["other"]
    assert [p.kind for p in change.lost] == ["meeting"]
    assert [(b.kind, a.kind) for b, a in change.changed] == [("visit", "visit")]
    assert list(change.lines()) == [
        '  - n:25-37 meeting happened [actor=Norland] 2021-05-03 "met its king"',
        '  + n:29-37 other happened [actor=Norland] "its king"',
        '  ~ n:0-19 visit planned [actor=Norland] "Alba visited Estria" (was happened [actor=Norland])',
    ]


def test_order_makes_no_difference(claims):
    pins = pin_claims({"n": claims}, quoted=True)
    assert pins == pin_claims({"n": claims[::-1]}, quoted=True)
    assert not compare_pins(pins, pins[::-1])


def test_two_claims_of_one_kind_at_one_place_are_told_apart(make_document, make_claim):
    doc = make_document("n", TEXT)
    twins = [make_claim(doc, "Alba visited", who={"actor": name}) for name in ("Alba", "Bera")]
    pins = pin_claims({"n": twins}, quoted=False)
    change = compare_pins(pins, pins[:1])
    assert (len(change.lost), len(change.gained), len(change.changed)) == (1, 0, 0)


@pytest.mark.parametrize("line", ["{", "[]", '{"document": "a"}', '{"colour": 1}'])
def test_broken_pins_are_named(line):
    with pytest.raises(InvalidRecordError, match=r"pins\.jsonl:1"):
        from_jsonl(line, name="pins.jsonl")
