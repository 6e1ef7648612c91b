"""Explanations say what the reading did: rules, places of roles, reasons of silence, and what nearly fired."""

from functools import cache
from pathlib import Path

import pytest

from dragoman.acquire.read import read_document
from dragoman.acquire.walk import find_inputs
from dragoman.annotate.layers import annotate
from dragoman.clean.segment import segment
from dragoman.config import Limits
from dragoman.errors import QueryError
from dragoman.extract.explaining.refused import refusal
from dragoman.extract.grammar.syntax import Syntax
from dragoman.extract.rules import compile_rules
from dragoman.extract.scene import find_scenes
from dragoman.lexicon.load import load_lexicon
from dragoman.run.backends import find_analyser
from dragoman.run.explain import explain_at, explain_text
from dragoman.run.pipeline import analyse
from dragoman.types.claim import Claim
from dragoman.types.document import Document, SegmentKind
from dragoman.types.explanation import Explanation
from dragoman.types.issue import Issue
from tests.extract.reading import document

SAMPLES = Path(__file__).parents[2] / "samples" / "reports"
MODELS = ("auto", "none")


@cache
def told(text: str, model: str = "auto") -> Explanation:
    return explain_text(text, lexicon=load_lexicon(), analyser=find_analyser(model))


@cache
def sample(name: str) -> Document:
    only = next(iter(find_inputs([SAMPLES / name], limits=Limits())))
    assert not isinstance(only, Issue)
    return read_document(only, limits=Limits())


# sentence, then role, its words, its place, for each role of its first claim; by the parse and by the order of words
PLACES = [
    (
        "The Bolivian president visited Uruguay in May.",
        {("actor", "Bolivian president", "subject"), ("host", "Uruguay", "object")},
    ),
    (
        "Laos signed a border treaty with Thailand.",
        {("actor", "Laos", "subject"), ("counterpart", "Thailand", "after “with”")},
    ),
    (
        "Sanctions were imposed on Belarus by Norway.",
        {("actor", "Norway", "after “by”"), ("counterpart", "Belarus", "after “on”")},
    ),
]


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_each_role_tells_its_place(text, expected, model):
    claim = told(text, model).claims[0]
    assert expected <= {(r.role.value, r.words, r.place) for r in claim.roles}


def test_a_role_of_a_clause_without_a_subject_is_inherited():
    claims = told(
        "Gabon recalled its envoy from Togo on Monday, and later closed the border with Benin.", "none"
    ).claims
    places = {r.place for made in claims for r in made.roles if r.words == "Gabon"}
    assert places == {"subject", "subject, inherited from the clause before"}


def test_who_reports_is_told_by_the_report():
    claim = told("The Kenyan minister said that Uganda had signed the treaty with Rwanda.").claims[0]
    assert claim.speaker == "Kenyan minister"
    assert {r.words: r.place for r in claim.roles}["Uganda"] == "subject"


# sentence, modality, row that set it ("" for the predicate's own), a word of the reason
MODALITIES = [
    ("Iceland will visit Malta in June.", "planned", "will", "cue"),
    ("Iceland signed the treaty with Malta.", "happened", "", "row of its predicate"),
    ("Iceland may sign the treaty with Malta.", "under_consideration", "may", "cue"),
    ("If Iceland signs the treaty with Malta, the ports will open.", "under_consideration", "", "condition: “if”"),
]


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize(("text", "modality", "cue", "because"), MODALITIES)
def test_the_modality_tells_what_set_it(text, modality, cue, because, model):
    claim = told(text, model).claims[0]
    assert (claim.claim.modality.value, claim.cue.row.id if claim.cue else "") == (modality, cue)
    assert because in claim.because
    assert claim.cue is None or claim.cue.row.line.startswith("cues.tsv, line ")


# sentence, words of the rule that made no claim, words of the reason
SILENT = [
    ("Has Nepal signed the treaty with Bhutan?", "signed the treaty", "a question"),
    ("Nepal will send troops to help Bhutan.", "help", "an aside"),
    ("The visit was postponed, and the two sides signed a treaty.", "signed a treaty", "nobody can tell who"),
    ("Had Nepal signed the treaty, Bhutan would have thanked it.", "signed the treaty", "“had” opens it"),
]


@pytest.mark.parametrize(("text", "words", "reason"), SILENT)
def test_what_made_no_claim_tells_why(text, words, reason):
    assert any(s.words == words and reason in s.reason for s in told(text).silent)


# sentence, row, words there, words of the reason
ALMOST = [
    ("Fiji signed the visitors' book.", "form_alliance", "signed", "“alliance+/"),
    ("Tonga thanked Fiji for its support.", "support_country", "support", "NOUN here, and the row wants the verb"),
    ("Fiji visited at dawn, and Tonga was grateful.", "visit", "visited", "required role not filled: it wants host as"),
    ("Fiji will send a team of very able young doctors on leave to Tonga.", "go_to_host", None, None),
]


@pytest.mark.parametrize(("text", "row", "words", "reason"), ALMOST)
def test_what_nearly_fired_tells_what_it_wants(text, row, words, reason):
    found = told(text).almost
    assert len(found) <= 10
    if words is None:
        assert row not in {a.row.id for a in found}
        return
    assert any(a.row.id == row and a.words == words and reason in a.reason for a in found)


def test_a_row_that_is_read_does_not_nearly_fire():
    for model in MODELS:
        found = told("Laos signed a border treaty with Thailand.", model)
        read = {(rule.row.id, rule.span) for rule in found.rules}
        assert read
        assert read.isdisjoint((a.row.id, a.span) for a in found.almost)


def test_verbs_no_row_begins_with_are_named():
    assert told("Ghana recalibrated its stance on Togo.").unknown == ("recalibrated",)


def test_without_a_model_words_stand_alone_and_it_is_said():
    found = told("Laos signed a border treaty with Thailand.", "none")
    assert found.model is None
    assert [w.text for w in found.words][:3] == ["Laos", "signed", "a"]
    assert {w.pos for w in found.words} == {None}


REPORT = """Notes from the coast

The mayor opened a new market hall on Monday, and the band of the fire brigade played until late.

Laos signed a border treaty with Thailand. The rain had stopped by then. Laos signed a border treaty with Thailand. \
Did Laos pay for the banquet that was given in Bangkok?
"""


def at(words: str, *, last: bool = False) -> int:
    return REPORT.rindex(words) if last else REPORT.index(words)


def explained(words: str, *, last: bool = False) -> Explanation:
    return explain_at(document(REPORT), at(words, last=last), lexicon=load_lexicon(), analyser=find_analyser("auto"))


def test_a_sentence_is_found_by_any_of_its_characters():
    spans = {explained(words).span for words in ("Laos signed", "border treaty", "Thailand.")}
    assert len(spans) == 1
    assert explained("Laos signed").stopped is None
    assert len(explained("Laos signed").claims) == 1


def test_what_the_first_look_stops_is_told_why():
    assert explained("Did Laos").stopped == "a question: what is asked is not reported"
    assert "repeated" in str(explained("Laos signed", last=True).stopped)
    assert "no party is named in it" in str(explained("rain had stopped").stopped)
    for words in ("Did Laos", "rain had stopped"):
        assert not explained(words).claims


def test_a_domestic_document_is_told_so():
    doc = document(
        "Notes\n\nThe minister of Laos signed the budget on Monday, and the rain had stopped by the evening.\n"
    )
    found = explain_at(doc, 20, lexicon=load_lexicon(), analyser=None)
    assert "fewer than two states" in str(found.stopped)


def test_an_offset_outside_the_text_tells_its_length():
    with pytest.raises(QueryError, match=f"has {len(REPORT)} characters"):
        explain_at(document(REPORT), len(REPORT), lexicon=load_lexicon(), analyser=None)


def test_an_offset_between_sentences_names_the_nearest():
    nearest = REPORT.index("The mayor")
    with pytest.raises(QueryError, match=f"the nearest is case.txt:{nearest}"):
        explain_at(document(REPORT), nearest - 1, lexicon=load_lexicon(), analyser=None)


def test_a_row_of_a_users_folder_is_named_with_its_line(tmp_path):
    columns = ("id", "class", "kind", "predicate", "subject", "others", "modality", "example", "not")
    cells = ("twin", "event", "agreement_signed", "twin* ~ ports", "actor", "with:counterpart", "happened", "A.", "B.")
    row = "\n".join("\t".join(line) for line in (columns, cells)) + "\n"
    (tmp_path / "frames.tsv").write_text(row, encoding="utf-8")
    found = explain_text(
        "Chile twinned its ports with Peru.", lexicon=load_lexicon(tmp_path), analyser=find_analyser("auto")
    )
    assert [c.row.line for c in found.claims] == ["frames.tsv (user's folder), line 2"]


NAMES = sorted(p.name for p in SAMPLES.iterdir() if p.suffix in {".txt", ".md", ".html", ".eml"})


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("name", NAMES)
def test_every_claim_of_the_samples_is_explained_as_it_is_read(name, model):
    """The explanation cannot drift from the reading."""
    lexicon, analyser = load_lexicon(), find_analyser(model)
    doc = sample(name)
    by_sentence: dict[int, list[Claim]] = {}
    for claim in analyse(doc, lexicon=lexicon, analyser=analyser).claims:
        by_sentence.setdefault(claim.evidence[0].sentence.start, []).append(claim)
    for start, claims in by_sentence.items():
        found = explain_at(doc, start, lexicon=lexicon, analyser=analyser)
        assert [made.claim for made in found.claims] == claims
        for made, claim in zip(found.claims, claims, strict=True):
            assert [(r.role, r.name, r.entity_id) for r in made.roles] == [
                (a.role, a.name, a.entity_id) for a in claim.arguments
            ]
            assert made.row.id == claim.origin
            assert made.words or claim.origin in {"quotation", "assertion"}
            assert (" ".join(made.cue.words.split()) if made.cue else "") == " ".join(claim.cue.split())
            assert all(r.place for r in made.roles)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("name", NAMES[::5])
def test_no_check_refuses_a_rule_that_is_read(name, model):
    """What is given as a reason was decided so: of rules that stand in clauses, every check says that they hold."""
    lexicon = load_lexicon()
    doc = sample(name)
    annotations = annotate(doc, segment(doc, lexicon=lexicon), lexicon=lexicon, analyser=find_analyser(model))
    firing = 0
    for scene in find_scenes(doc, annotations, lexicon):
        found = set(compile_rules(lexicon).find(scene.tokens))
        kept = {hit for unit in scene.units for hit in unit.hits} & found
        by_object = {hit for hit in kept if isinstance(scene.grammar, Syntax) and hit.rule.takes_object}
        assert all(refusal(scene.grammar, scene.cast, hit) is None for hit in kept - by_object if not hit.rule.turned)
        firing += len(kept)
    assert firing or not annotations.relevant


@pytest.mark.parametrize("name", NAMES[::5])
def test_a_sentence_is_stopped_where_it_is_not_relevant_and_only_there(name):
    lexicon = load_lexicon()
    doc = sample(name)
    annotations = annotate(doc, segment(doc, lexicon=lexicon), lexicon=lexicon)
    for part in (s for s in annotations.segments if s.kind is SegmentKind.SENTENCE):
        found = explain_at(doc, part.span.start, lexicon=lexicon, analyser=None)
        assert (found.stopped is None) == (part.index in annotations.relevant)
        assert not (found.stopped and found.claims)
        assert len(found.almost) <= 10


@pytest.mark.parametrize(
    "text", ["?", "a" * 5000, "visit " * 300, "“" * 50 + "Chile", "Chile,,, and, and Peru: — signed"]
)
def test_odd_sentences_are_explained_too(text):
    if not any(c.isalnum() for c in text):
        with pytest.raises(QueryError):
            explain_text(text, lexicon=load_lexicon(), analyser=None)
        return
    assert explain_text(text, lexicon=load_lexicon(), analyser=find_analyser("auto")).words
