"""Which sentences can carry a claim, and that the gate stops none that makes one."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.acquire.read import read_document
from dragoman.acquire.walk import find_inputs
from dragoman.annotate.layers import annotate
from dragoman.annotate.relevance import compile_gate, find_relevant, is_in_scope
from dragoman.clean.segment import segment
from dragoman.config import Limits
from dragoman.extract.claims import extract_claims
from dragoman.types.annotation import Annotations
from dragoman.types.document import Document, RawDocument, Segment, SegmentKind
from dragoman.types.entity import EntityKind
from dragoman.types.issue import OFF_TOPIC, Issue
from dragoman.types.span import Span
from tests.annotate.scenes import LEXICON
from tests.extract.reading import FRAME, document
from tests.growth import check_growth

SAMPLES = Path(__file__).parents[2] / "samples" / "reports"
PASSING = [
    "Ghana signed a treaty with Togo in Lomé.",
    "The president of Peru will visit Ecuador in March.",
    "Kenya and Somalia have restored diplomatic relations.",
    "Sanctions on Mali were lifted by ECOWAS.",
    "Talks between Armenia and Azerbaijan took place in Geneva.",
    "Fiji is committed to the accord.",
    "Norway agreed only last week to finance a school in Malawi.",
    "Foreign Minister Sergey Lavrov said that the deadline stands.",
    "The two sides agreed to open the border.",
    "It will open a consulate in the port city.",  # nobody is named, but a pronoun stands for somebody
    "The foreign ministers discussed fisheries.",
    "Both treaties entered into force in May.",
    "Brazil and Bolivia share a river.",  # no row has "share a river", but two parties are named
    "Trade between Chile and Peru grew by a tenth.",
    "Mongolia, in spite of the objections raised by some of its partners, held several days of talks.",
    "The United States will deploy troops to Poland.",
]
STOPPED = [
    "The rain had stopped by the evening.",
    "Lamps were lit along the quay.",
    "Samoa is a small country.",
    "The harbour of Montevideo is deep.",
    "The streets of Nairobi were quiet.",
    "There are twelve provinces in the United States.",  # "States" is no verb
    "Bread is cheaper than it was.",  # "it" stands for something, and no row fires
    "The old town has many visitors.",  # "visitors" is no form of "visit"
    "Did Ghana sign a treaty with Togo?",  # asked, not reported
    "Has Chile recognised the new government of Peru?",
    "Prices have risen to a new height.",  # "have ... to" is a row, but nobody is in reach
]


def sentences(text: str) -> list[Segment]:
    """Return the segments of a text of one block, a sentence a line."""
    segments = [Segment(0, Span(0, len(text)), SegmentKind.PARAGRAPH)]
    start = 0
    for line in text.splitlines(keepends=True):
        body = line.strip()
        if body:
            segments.append(Segment(len(segments), Span(start, start + len(body)), SegmentKind.SENTENCE, 0))
        start += len(line)
    return segments


def layers(text: str) -> tuple[Document, Annotations]:
    doc = document(text)
    return doc, annotate(doc, segment(doc, lexicon=LEXICON), lexicon=LEXICON)


def passing(text: str) -> list[str]:
    """Return the sentences of `text` that pass."""
    doc, found = layers(text)
    chosen = find_relevant(doc.text, found.segments, found.mentions, lexicon=LEXICON)
    return [found.segments[index].span.of(doc.text) for index in chosen]


@pytest.mark.parametrize("sentence", PASSING)
def test_what_can_carry_a_claim_passes(sentence):
    assert passing(FRAME.format(sentence)) == [sentence]


@pytest.mark.parametrize("sentence", STOPPED)
def test_what_cannot_is_stopped(sentence):
    assert passing(FRAME.format(sentence)) == []


@pytest.mark.parametrize("row", LEXICON.tables["frames"], ids=lambda row: row["id"])
def test_the_example_of_every_frame_passes_behind_a_party(row):
    assert compile_gate(LEXICON).lets_pass(row["example"], Span(0, len(row["example"])), [Party(row["example"])])


@pytest.mark.parametrize("row", [r for r in LEXICON.tables["cues"] if r["commits"] == "yes"], ids=lambda row: row["id"])
def test_the_example_of_every_committing_cue_passes_behind_a_party(row):
    assert compile_gate(LEXICON).lets_pass(row["example"], Span(0, len(row["example"])), [Party(row["example"])])


class Party:
    """A group at the end of a sentence: it takes no word of the sentence out as a name."""

    kind = EntityKind.GROUP
    candidates = ()
    of = None

    def __init__(self, sentence: str) -> None:
        self.span = Span(len(sentence) - 1, len(sentence))


def test_a_running_quotation_passes_where_its_block_names_a_party():
    told = '"We are glad of it. These are hard days. The road is long," the Ghanaian president said.'
    assert len(passing(FRAME.format(told))) == 3
    assert passing(FRAME.format('"These are hard days. The road is long," a passer-by thought.')) == []


def test_a_sentence_repeated_word_for_word_passes_once():
    told = "Ghana signed a treaty with Togo."
    assert passing(FRAME.format(f"{told} {told}")) == [told]


def test_only_reporting_blocks_pass():
    text = "Ghana signed a treaty with Togo."
    for kind in SegmentKind:
        block = [Segment(0, Span(0, len(text)), kind), Segment(1, Span(0, len(text)), SegmentKind.SENTENCE, 0)]
        found = find_relevant(text, block, [Party(text)], lexicon=LEXICON)
        carries = kind in {"paragraph", "list_item", "quotation", "caption"}
        assert found == ((1,) if carries else ())


SCOPES = [  # language, text, issues, whether claims are read
    ("en", "Ghana signed a treaty with Togo.", (), True),
    (None, "Ghana signed a treaty with Togo.", (), True),
    ("es", "Ghana signed a treaty with Togo.", (), False),
    ("en", "Ghana signed a treaty with Togo.", (Issue(OFF_TOPIC, "case.txt", "sport"),), False),
    ("en", "Ghana raised its taxes, and the Ghanaian parliament agreed.", (), False),
    ("en", "The Ghanaian president met the Togolese foreign minister.", (), True),
]


@pytest.mark.parametrize(("lang", "text", "issues", "expected"), SCOPES)
def test_claims_are_read_from_english_reports_on_relations(lang, text, issues, expected):
    doc, found = layers(FRAME.format(text))
    told = replace(doc, lang=lang)
    assert is_in_scope(told, found.mentions, issues, lexicon=LEXICON) is expected


def test_the_samples_make_the_same_claims_with_every_sentence_let_through():
    claims = 0
    for raw in find_inputs([SAMPLES], limits=Limits()):
        if not isinstance(raw, RawDocument):
            continue
        doc = read_document(raw, limits=Limits())
        gated = annotate(doc, segment(doc, lexicon=LEXICON), lexicon=LEXICON)
        everything = tuple(s.index for s in gated.segments if s.kind is SegmentKind.SENTENCE)
        opened = replace(gated, relevant=everything if gated.relevant else ())
        found = extract_claims(doc, gated, lexicon=LEXICON)
        assert found == extract_claims(doc, opened, lexicon=LEXICON), raw.name
        claims += len(found)
    assert claims > 100


@given(st.randoms(use_true_random=False), st.lists(st.sampled_from(PASSING + STOPPED), min_size=1, max_size=6))
def test_the_order_of_what_is_given_does_not_matter(shuffler: random.Random, told: list[str]):
    text = "\n".join(told)
    segments = sentences(text)
    mentions = [Party(line.span.of(text)) for line in segments[1:2]]
    found = find_relevant(text, segments, mentions, lexicon=LEXICON)
    assert list(found) == sorted(set(found))
    assert {segments[index].kind for index in found} <= {SegmentKind.SENTENCE}
    shuffler.shuffle(segments)
    shuffler.shuffle(mentions)
    assert find_relevant(text, segments, mentions, lexicon=LEXICON) == found


HOSTILE = [
    "be " * 20_000,  # a light verb that never finds the rest of its row
    "agree " * 20_000,
    "“" * 60_000,
    "talks be " * 10_000,
    "a.b’s-c " * 8_000,
    "Ghana " * 10_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:10])
def test_work_grows_with_the_text(text):
    check_growth(lambda part: find_relevant(part, sentences(part), [Party(part)], lexicon=LEXICON), text)
