"""What holds for all layers of any document read with a model: places, order, determinism, and bounded work."""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from dragoman.acquire.read import read_document
from dragoman.acquire.walk import find_inputs
from dragoman.annotate.layers import annotate
from dragoman.annotate.spacy_backend import MAX_CHARS, MAX_RUN, SpacyAnalyser, load_analyser
from dragoman.clean.segment import segment
from dragoman.config import Config, Limits
from dragoman.lexicon.load import load_lexicon
from dragoman.register.store import open_register
from dragoman.run.read import read_paths
from dragoman.types.annotation import Annotations
from dragoman.types.document import Document, RawDocument, SegmentKind
from dragoman.types.span import Span
from tests.annotate.scenes import LEXICON
from tests.clean.documents import document
from tests.growth import check_growth
from tests.run.road import dump

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples" / "reports"
PACKAGED = load_analyser("dragoman_en")
REPORTS = [
    read_document(raw, limits=Limits())
    for raw in find_inputs([SAMPLES], limits=Limits())
    if isinstance(raw, RawDocument)
]


def layers_of(doc: Document, *, whole: bool, engine: SpacyAnalyser = PACKAGED) -> Annotations:
    """Annotate a document as the road does; `whole`: with every sentence analysed."""
    return annotate(doc, segment(doc, lexicon=LEXICON), lexicon=LEXICON, analyser=engine, whole=whole)


def check_layers(doc: Document, found: Annotations, *, whole: bool) -> None:
    """Assert what holds for the layers of any document."""
    sentences = [s.span for s in found.segments if s.kind is SegmentKind.SENTENCE]
    mentions, tokens = [m.span for m in found.mentions], [t.span for t in found.tokens]
    times, amounts = [t.span for t in found.times], [a.span for a in found.amounts]
    for layer in (mentions, tokens, times, amounts):
        assert all(span.end <= len(doc.text) for span in layer)
        assert all(a.end <= b.start for a, b in pairwise(layer)), "they overlap, or are out of order"
    assert all(m.text == m.span.of(doc.text) and m.text.strip() == m.text for m in found.mentions)
    lines = [s.span for s in found.segments if s.kind is SegmentKind.DATELINE]  # where a town stands
    assert all(any(s.contains(span) for s in (*lines, *sentences)) for span in mentions)
    read = sorted({*found.relevant, *found.eventful})
    analysed = sentences if whole else [found.segments[index].span for index in read]
    homes = [next(n for n, s in enumerate(analysed) if s.contains(span)) for span in tokens]
    assert all(homes[t.head] == home for t, home in zip(found.tokens, homes, strict=True))
    covered = {place for span in tokens for place in range(span.start, span.end)}
    assert all(doc.text[p].isspace() for s in analysed for p in range(s.start, s.end) if p not in covered)
    assert found.analyser == PACKAGED.name


@pytest.mark.parametrize("doc", REPORTS, ids=lambda doc: doc.name)
@pytest.mark.parametrize("whole", [True, False])
def test_layers_of_reports_stand_at_their_places(doc, whole):
    check_layers(doc, layers_of(doc, whole=whole), whole=whole)


def test_some_sentences_of_the_reports_are_analysed_and_not_all():
    read = [layers_of(doc, whole=False) for doc in REPORTS]
    sentences = sum(s.kind is SegmentKind.SENTENCE for found in read for s in found.segments)
    relevant = sum(len(found.relevant) for found in read)
    assert 0 < relevant < sentences
    assert all(bool(found.tokens) == bool(found.relevant) for found in read)
    assert any(m.origin == "model" for found in read for m in found.mentions)


PIECES = [
    "Japan", "Kenya’s ", "President ", "Ana Lund", "Lund", " the two sides ", "He signed it", "It ", "'s ", ". ", ", ",
    " of ", "\n", "\n\n", "Coral Reef Fund (CRF)", " the report ", "Lo Ming ", " met ", "government ", "UN ", "(", "”",
    "“", "on 3 May 2021 ", "last week ", "$5 million ", "Vie\u0302\u0323t Nam ", "\x00", "said ", "\U0001f600",
    "\u200b", "\t", "Treaty of Lima ", "in Oslo ", "2018 general election ", "and ", "The ",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=100)


@settings(max_examples=60)
@given(TEXTS)
def test_layers_of_any_text_stand_at_their_places(text):
    doc = document(text)
    check_layers(doc, layers_of(doc, whole=True), whole=True)


@settings(max_examples=40)
@given(TEXTS)
def test_a_model_takes_no_name_of_the_lexicon_away(text):
    doc = document(text)
    segments = segment(doc, lexicon=LEXICON)
    bare = annotate(doc, segments, lexicon=LEXICON)
    found = annotate(doc, segments, lexicon=LEXICON, analyser=PACKAGED, whole=True)
    spans = [m.span for m in found.mentions]
    known = [m.span for m in bare.mentions if m.origin == "lexicon"]
    assert all(any(span.contains(name) for span in spans) for name in known)
    assert (found.times, found.amounts, found.relevant) == (bare.times, bare.amounts, bare.relevant)


def test_a_text_in_another_language_is_not_analysed():
    doc = document("Die Minister unterzeichneten das Abkommen in Wien.", lang="de")
    found = layers_of(doc, whole=True)
    assert (len(found.tokens), found.relevant) == (0, ())


def read_register(paths: list[str], workers: int) -> str:
    """Return all that a register holds once these paths were read, and all layers of a report beside it."""
    with closing(open_register("sqlite://")) as store:
        config = Config(workers=workers, model="dragoman_en")
        read_paths(paths, store=store, load_lexicon=load_lexicon, config=config)
        return "\n".join([*dump(store), *map(repr, layers_of(REPORTS[2], whole=True).tokens)])


SCRIPT = """
import sys
if __name__ == "__main__":
    from tests.annotate.test_layers_with_model import read_register
    print(read_register(sys.argv[1:], 2))
"""


@pytest.mark.slow
def test_neither_the_seed_of_hashing_nor_the_number_of_workers_leaves_a_trace(tmp_path):
    script, paths = tmp_path / "read_samples.py", [str(path) for path in sorted(SAMPLES.glob("wire-2*.txt"))]
    script.write_text(SCRIPT)
    env = {**os.environ, "PYTHONHASHSEED": "42", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(script), *paths]
    other = subprocess.run(command, env=env, check=True, capture_output=True, text=True, encoding="utf-8", cwd=tmp_path)
    here = read_register(paths, 1)
    assert other.stdout == here + "\n"
    assert all(word in here for word in ("Claim(", "origin='model'", "relation='nsubj'"))


@dataclass
class Counter:
    """A pipeline that cuts words as its model does, and counts instead of going on: the network's work is linear."""

    model: SpacyAnalyser
    chars: list[int] = field(default_factory=list)
    words: list[int] = field(default_factory=list)

    def make_doc(self, text: str) -> Doc:
        """Cut the words of a piece."""
        self.chars.append(len(text))
        return self.model.nlp.make_doc(text)

    pipeline = ()
    lang = ""  # not that of the packaged model, whose parts are run one by one

    @property
    def vocab(self) -> Vocab:
        """The words of the model."""
        return self.model.nlp.vocab

    def memory_zone(self) -> AbstractContextManager[object]:
        """Keep the notes of words as the model does."""
        return self.model.nlp.memory_zone()

    def pipe(self, docs: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        """Count the words of every piece."""
        assert batch_size <= 64
        for doc in docs:
            self.words.append(len(doc))
            yield doc


HOSTILE = {
    "open brackets": "(" * 100_000,
    "quotes": '"' * 100_000,
    "no blank": "x" * 1_000_000,
    "a sentence of a megabyte": "Japan and the minister of Norway agreed, " * 25_000,
    "scripts": "日本Монголия١٢٣٤Ⅷ²½नेपाल " * 6_000,
    "controls": "\x00\x01\u202e\ufeff12\x85" * 15_000,
    "combining marks": "a" + "\u0301" * 100_000,
    "blanks": "the" + " " * 300_000 + "Honourable x.",
    "tabs": "a\t" * 50_000,
    "lines": "Japan\n" * 20_000,
    "apostrophes": "A'" * 50_000,
    "addresses": "http://a.b/" + "c.D" * 30_000,
    "dots": "." * 100_000,
    "hyphens": "a-" * 50_000,
    "joiners": "\u200d\u200b" * 50_000,
    "beyond the first plane": "\U0001f600\U0001d49c" * 30_000,
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_handed_to_the_model_is_bounded(name):
    text = HOSTILE[name]
    counter = Counter(PACKAGED)
    tokens = replace(PACKAGED, nlp=counter).analyse(text, [Span(0, len(text))]).tokens
    assert max(counter.chars) <= MAX_CHARS
    assert max(counter.words) <= MAX_CHARS
    assert sum(counter.chars) <= len(text)
    assert len(counter.chars) <= 2 + len(text) // MAX_RUN
    assert len(counter.words) <= 2 + 2 * len(text) // MAX_CHARS  # two in a row are longer than that
    assert sum(counter.words) == len(tokens) <= len("".join(text.split()))
    assert all(a.span.end <= b.span.start for a, b in pairwise(tokens))


GROWING = ["open brackets", "controls", "a sentence of a megabyte", "addresses"]


@pytest.mark.slow
@pytest.mark.parametrize("name", GROWING)
def test_time_grows_with_the_length_and_no_faster(name):
    check_growth(lambda text: PACKAGED.analyse(text, [Span(0, len(text))]), HOSTILE[name][:5_000])


@pytest.mark.slow
@pytest.mark.parametrize("name", ["open brackets", "scripts", "controls", "apostrophes", "addresses", "hyphens"])
def test_layers_of_hostile_text_stand_at_their_places(name):
    doc = document(HOSTILE[name][:9_000])
    check_layers(doc, layers_of(doc, whole=True), whole=True)


def test_a_sentence_repeated_is_analysed_once_and_none_that_cannot_carry_a_claim():
    told = "Japan and Vietnam signed an agreement in Hanoi on 3 May 2021."
    doc = document(f"{told} The weather was fine. {told} Birds sang. {told}\n")
    counter = Counter(PACKAGED)
    found = layers_of(doc, whole=False, engine=replace(PACKAGED, nlp=counter))
    assert counter.chars == [len(told)]
    assert {t.span.start < len(told) for t in found.tokens} == {True}
