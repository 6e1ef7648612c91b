"""The parse parts a sentence into clauses: which rules each holds, which words are its own, and who tells it."""

import pytest

from dragoman.annotate.layers import annotate
from dragoman.clean.segment import segment
from dragoman.extract.grammar.protocol import Unit
from dragoman.extract.scene import Scene, find_scenes
from dragoman.run.backends import find_analyser
from tests.extract.reading import FRAME, document, the_lexicon


def clauses(text: str) -> list[tuple[Scene, Unit]]:
    doc = document(FRAME.format(text))
    segments = segment(doc, lexicon=the_lexicon())
    annotations = annotate(doc, segments, lexicon=the_lexicon(), analyser=find_analyser("auto"))
    return [(scene, unit) for scene in find_scenes(doc, annotations, the_lexicon()) for unit in scene.units]


def shown(scene: Scene, unit: Unit) -> tuple[str, str]:
    return " ".join(h.rule.id for h in unit.hits), " ".join(unit.stretch(scene.tokens).of(scene.text).split())


# sentence, then for each clause the rows that fire in it and its words
JOINED = [
    ("Kenya recalled its ambassador, and Uganda closed its border with Rwanda.",
     [("recall_envoy", "Kenya recalled its ambassador"), ("border_closed", "Uganda closed its border with Rwanda")]),
    ("Kenya signed the treaty and later opened an embassy in Uganda.",
     [("sign_declaration", "Kenya signed the treaty"), ("reopen_embassy", "later opened an embassy in Uganda")]),
    ("Norway refused to recognise Mali; Ghana protested to Norway.",
     [("fail_to recognise", "Norway refused to recognise Mali"), ("protest_over", "Ghana protested to Norway")]),
    ("Kenya agreed to open the border and promote trade with Uganda.",  # one promise holds both
     [("agree_to open_market", "Kenya agreed to open the border and promote trade with Uganda")]),
    ("When the president of Mali visited Oslo, Norway pledged a loan.",
     [("visit", "When the president of Mali visited Oslo"), ("pledge_aid", "Norway pledged a loan")]),
    ("If Norway signs the treaty, Mali will open its ports.",
     [("sign_declaration", "If Norway signs the treaty"), ("will open_route", "Mali will open its ports")]),
    ("The president of Mexico, who visited Belize in May, thanked Guatemala.",
     [("visit", "who visited Belize in May"),
      ("thank", "The president of Mexico, who visited Belize in May, thanked Guatemala")]),
]  # fmt: skip

ONE = [
    ("Belize hoped that Mexico would ratify the convention.",  # a hope has what is hoped as its content
     [("hope_that_party ratify", "Belize hoped that Mexico would ratify the convention")]),
    ("Norway urged Mali to sign the treaty.",
     [("urge sign_declaration", "Norway urged Mali to sign the treaty")]),
    ("Norway has plans to visit Mali in June.",
     [("have_plan visit", "Norway has plans to visit Mali in June")]),
    ("Jordan sent troops to help Oman.",  # what it is for
     [("send_forces", "Jordan sent troops to help Oman")]),
    ("In order to help Oman, Jordan sent troops.",
     [("send_forces", "In order to help Oman, Jordan sent troops")]),
    ("Jordan supported Oman by sending troops.",  # how it is done
     [("support_country", "Jordan supported Oman by sending troops")]),
    ("Poland strengthened its ties with Sweden, deepening cooperation on energy.",
     [("strengthen", "Poland strengthened its ties with Sweden, deepening cooperation on energy")]),
    ("Sanctions were imposed on Mali by Norway.",
     [("impose_sanctions", "Sanctions were imposed on Mali by Norway")]),
]  # fmt: skip

NOUNS = [
    ("The trip was the first visit to Morocco by a Polish president.",  # a noun that heads its clause
     [("n_visit", "The trip was the first visit to Morocco by a Polish president")]),
    ("The trip was the first visit to Morocco by a Polish president, and Morocco thanked Poland.",
     [("n_visit", "The trip was the first visit to Morocco by a Polish president"),
      ("thank", "Morocco thanked Poland")]),
    ("Norway welcomed the signing of the treaty between Mali and Niger.",  # a noun within another's clause
     [("welcome n_signing", "Norway welcomed the signing of the treaty between Mali and Niger")]),
    ("Poland and Tunisia held talks after the visit of the Tunisian president to Poland.",
     [("hold_talks", "Poland and Tunisia held talks"),
      ("n_visit", "after the visit of the Tunisian president to Poland")]),
    ("Norway stressed the need to provide 3 million euros to Mali.",  # a sum of its own
     [("stress_need", "Norway stressed"), ("provide_aid", "the need to provide 3 million euros to Mali")]),
    ("Norway and Mali will implement the treaty signed in Bamako.",  # a text named by its signing
     [("will implement_pact sign_declaration", "Norway and Mali will implement the treaty signed in Bamako")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*JOINED, *ONE, *NOUNS])
def test_a_sentence_is_parted_into_its_clauses(text, expected):
    found = [shown(scene, unit) for scene, unit in clauses(text)]
    assert [words for _, words in found] == [words for _, words in expected]
    unique = [" ".join(dict.fromkeys(rows.split())) for rows, _ in found]  # one row may fire twice over other words
    assert unique == [rows for rows, _ in expected]


ASIDE = [  # the act the sentence tells is in no table, and what it is for or how it is done makes no claim
    "Jordan flew in doctors to help Oman.",
    "Jordan worked through the night to support Oman.",
    "Jordan marked the day by opening an embassy in Oman.",
    "Jordan turned to Oman in those years, deepening cooperation on energy.",
]


@pytest.mark.parametrize("text", ASIDE)
def test_purpose_and_manner_alone_make_no_clause(text):
    assert clauses(text) == []


# sentence, clause (words), row of the report that governs it
TOLD = [
    ("The Latvian foreign minister said that Estonia would sign the treaty.",
     [("said that Estonia would sign the treaty", "say")]),
    ("Estonia will sign the treaty with Latvia, the Latvian foreign minister said.",
     [("Estonia will sign the treaty with Latvia", "say")]),
    ("Norway said it may visit Mali.", [("said it may visit Mali", "say")]),
    ("Norway will visit Mali.", [("Norway will visit Mali", None)]),
    ("Norway urged Mali to sign the treaty.", [("Norway urged Mali to sign the treaty", None)]),  # no report
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_clause_knows_the_report_that_tells_it(text, expected):
    found = [(shown(scene, unit)[1], unit.told.rule.id if unit.told else None) for scene, unit in clauses(text)]
    assert found == expected


@pytest.mark.parametrize("text", [text for text, _ in [*JOINED, *ONE, *NOUNS, *TOLD]])
def test_clauses_stand_in_order_within_their_sentence_and_hold_what_fires(text):
    found = clauses(text)
    for scene, unit in found:
        assert 0 <= unit.start < unit.stop <= len(scene.tokens)
        assert scene.sentence.contains(unit.stretch(scene.tokens))
        assert list(unit.hits) == sorted(unit.hits, key=lambda h: (h.first, h.last))
        assert unit.hits
    assert found == sorted(found, key=lambda f: f[1].hits[-1].first)
    assert [shown(*f) for f in clauses(text)] == [shown(*f) for f in found]


TWO_CLAUSES = [
    ("Norway condemned the attack and Mali thanked Norway.", ["Norway condemned the attack", "Mali thanked Norway"]),
    ("Peru expelled the envoy and Chile recalled its ambassador.",
     ["Peru expelled the envoy", "Chile recalled its ambassador"]),
    ("Kenya met Uganda and Tanzania and praised Chad.", ["Kenya met Uganda and Tanzania", "praised Chad"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TWO_CLAUSES)
def test_two_clauses_without_a_comma_between_them(text, expected):
    assert [shown(scene, unit)[1] for scene, unit in clauses(text)] == expected


def test_two_infinitives_with_a_sum_keep_the_verb_that_governs_them():
    text = "Norway agreed to support Mali and to provide 3 million euros for schools."
    assert shown(*clauses(text)[0])[1].startswith("Norway agreed")


def test_a_report_in_the_middle_of_a_clause_governs_it():
    found = clauses("Estonia, the Latvian foreign minister said, will sign the treaty with Finland.")
    assert [unit.told.rule.id if unit.told else None for _, unit in found] == ["say"]
