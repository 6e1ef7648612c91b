"""A spaCy pipeline as an engine of the reading: the packaged English model, or a larger one of the user's.

Takes the name or folder of a pipeline; gives an Analyser whose relations are Universal Dependencies whatever labels
the pipeline was trained on. Needs the extra `spacy`. The sentences are ours; each is analysed alone, in batches of one
document, so that neither other documents nor the number of workers can change a result.
"""

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from itertools import compress, pairwise
from pathlib import Path
from typing import Any

import spacy
from lemminflect import getAllLemmasOOV
from spacy.attrs import DEP, HEAD, IDX, IS_SPACE, ORTH, POS, TAG
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc
from threadpoolctl import ThreadpoolController

from dragoman.annotate.relations import is_clear, to_universal
from dragoman.errors import BackendError
from dragoman.text.marks import without_links
from dragoman.types.analysis import Analysis, FoundName, Tokens
from dragoman.types.entity import EntityKind
from dragoman.types.span import Span
from dragoman_en.dictionary import lemmas_of

BATCH = 32  # sentences; larger batches leave the processor's caches
META = "meta.json"  # in the folder of every pipeline
PACKAGED = "dragoman_en"  # the packaged model, and the language it is written in
MAX_CHARS = 3_000  # what is longer than any sentence is cut at a blank: a network's memory grows with the length
MAX_RUN = 300  # signs without a blank: cutting them into words takes time that grows with the square

KINDS = {
    "PERSON": EntityKind.PERSON,
    "PER": EntityKind.PERSON,
    "ORGANIZATION": EntityKind.BODY,
    "ORG": EntityKind.BODY,
    "LOCATION": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "GPE": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
    "EVENT": EntityKind.SERIES,
    "INSTRUMENT": EntityKind.INSTRUMENT,
    "LAW": EntityKind.INSTRUMENT,
}
"""The entity labels of UD-style, CoNLL and OntoNotes models that are names of ours; the others are dropped."""
_BLANK = re.compile(r"\s")
_RUN = re.compile(rf"\S{{{MAX_RUN}}}(?=\S)")
_CLITICS = {
    "n't": "not",
    "'s": "be",
    "'re": "be",
    "'m": "be",
    "'ll": "will",
    "'ve": "have",
    "'d": "would",
    "ca": "can",
    "wo": "will",
}


@lru_cache(maxsize=2)
def load_analyser(model: str) -> "SpacyAnalyser":
    """Load a pipeline by the name of its package or the path of its folder; once in a process.

    Raises:
        BackendError: there is no such pipeline, or it does not parse.
    """
    nlp = _load(model)
    parsers = [name for name in nlp.pipe_names if "token.dep" in nlp.get_pipe_meta(name).assigns]
    if not parsers:
        raise BackendError(f"model {model}: its pipeline {nlp.pipe_names} has no parser; name one that parses English")
    labels = {label for name in parsers for label in getattr(nlp.get_pipe(name), "labels", ())}
    name = f"{nlp.meta['name']} {nlp.meta['version']}"
    return SpacyAnalyser(name, nlp, is_clear(labels), ThreadpoolController())


def _load(model: str) -> Language:
    try:
        loaded = _load_folder(Path(model)) if (Path(model) / META).is_file() else import_module(model).load()
    except (ImportError, AttributeError, OSError, TypeError, ValueError) as err:
        said = " ".join(str(err).split())[:200]
        remedy = "give the name of an installed spaCy pipeline or the path of its folder, or 'none'"
        raise BackendError(f"model {model}: cannot be loaded ({said}); {remedy}") from err
    if not isinstance(loaded, Language):
        raise BackendError(f"model {model}: its load() gives no spaCy pipeline")
    ready: Language = import_module(PACKAGED).for_reading(loaded) if loaded.lang == PACKAGED else loaded
    return ready


def _load_folder(folder: Path) -> Language:
    """Load a pipeline from its folder; one in a language of the packaged model as that model is loaded."""
    language = json.loads((folder / META).read_text(encoding="utf-8")).get("lang")
    loaded: Language = import_module(PACKAGED).load(folder) if language == PACKAGED else spacy.load(folder)
    return loaded


@dataclass(frozen=True, slots=True)
class SpacyAnalyser:
    """An Analyser over a loaded pipeline.

    `clear`: its relations are ClearNLP's and are made Universal Dependencies. spaCy notes some 700 bytes of every word
    it meets; beyond `kept_words` it forgets those new in a document after it, at a third more time.
    """

    name: str
    nlp: Language
    clear: bool
    threads: ThreadpoolController
    kept_words: int = 100_000

    def analyse(self, text: str, sentences: Sequence[Span]) -> Analysis:
        """Return the words and names of `sentences`, offsets in `text`."""
        if not sentences:
            return Analysis()
        text = without_links(text)
        full = len(self.nlp.vocab) > self.kept_words
        # several threads only wait for each other here
        with self.nlp.memory_zone() if full else nullcontext(), self.threads.limit(limits=1, user_api="blas"):
            return self._read(text, sentences)

    def _read(self, text: str, sentences: Sequence[Span]) -> Analysis:
        pieces = [self._words(p.of(text), p.start) for s in sentences for p in cut_long(text, s)]
        docs = _run(self.nlp, [doc for doc, _ in pieces])
        columns, names = _Columns(), list[FoundName]()
        for doc, (_, starts) in zip(docs, pieces, strict=True):
            self._check(doc, starts)
            columns.add(doc, starts, clear=self.clear)
            names += _names(doc, starts)
        return Analysis(columns.close(), tuple(names))

    def _check(self, doc: Doc, starts: Sequence[int]) -> None:
        """Refuse what a pipeline did to the words themselves: their places would be lost."""
        if len(doc) != len(starts):
            remedy = "leave out components that join or cut words, such as merge_noun_chunks"
            raise BackendError(f"model {self.name}: it made {len(doc)} words of {len(starts)}; {remedy}")

    def _words(self, sentence: str, offset: int) -> tuple[Doc, list[int]]:
        """Tokenize a sentence and tell where each token starts; blanks that are tokens (line breaks) are left out."""
        parts = cut_runs(sentence)
        docs = [self.nlp.make_doc(part) for _, part in parts]
        layers = [doc.to_array([IDX, IS_SPACE]).tolist() for doc in docs]
        starts = [offset + start + idx for (start, _), rows in zip(parts, layers, strict=True) for idx, _ in rows]
        printed = [not blank for rows in layers for _, blank in rows]
        if len(docs) == 1 and all(printed):
            return docs[0], starts
        words = [token.text for doc in docs for token in doc if not token.is_space]
        kept = list(compress(starts, printed))
        ends = [start - offset + len(word) for start, word in zip(kept, words, strict=True)]
        spaces = [sentence[end : end + 1].isspace() for end in ends]
        return Doc(docs[0].vocab, words=words, spaces=spaces), kept


def _run(nlp: Language, docs: list[Doc]) -> list[Doc]:
    """Run a pipeline over tokenized sentences; that of the packaged model part by part, without spaCy's generators."""
    parts: list[Any] = [part for _, part in nlp.pipeline]
    if nlp.lang != PACKAGED or not all(isinstance(part, TrainablePipe) for part in parts):
        return list(nlp.pipe(docs, batch_size=BATCH))
    for start in range(0, len(docs), BATCH):
        batch = docs[start : start + BATCH]
        for part in parts:
            part.set_annotations(batch, part.predict(batch))
    return docs


def cut_runs(sentence: str) -> list[tuple[int, str]]:
    """Return a sentence whole, from 0; one with a run of signs beyond any word cut there, each part with its start."""
    if len(sentence) <= MAX_RUN:
        return [(0, sentence)]
    cuts = [0, *(match.end() for match in _RUN.finditer(sentence)), len(sentence)]
    return [(start, sentence[start:end]) for start, end in pairwise(cuts)]


def cut_long(text: str, sentence: Span) -> Iterator[Span]:
    """Yield a sentence whole, or one beyond any real length in pieces that end at a blank where there is one."""
    start = sentence.start
    while sentence.end - start > MAX_CHARS:
        blanks = [m.start() for m in _BLANK.finditer(text, start + 1, start + MAX_CHARS)]
        cut = blanks[-1] if blanks else start + MAX_CHARS
        if text[start:cut].strip():
            yield Span(start, cut)
        start = cut
    if text[start : sentence.end].strip():
        yield Span(start, sentence.end)


@dataclass(slots=True)
class _Columns:
    """The columns of Tokens while sentences are added to them."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)

    def add(self, doc: Doc, starts: Sequence[int], *, clear: bool) -> None:
        """Add the tokens of a sentence; its heads are counted on from what stands in the columns already."""
        first = len(self.starts)
        layers = doc.to_array([ORTH, POS, TAG, DEP, HEAD]).tolist()
        strings = doc.vocab.strings
        words, pos, tags, relations = ([strings[row[i]] for row in layers] for i in range(4))
        heads = [i + _signed(row[4]) for i, row in enumerate(layers)]
        if clear:
            heads, relations = to_universal(heads, relations, pos)
        self.starts += starts
        self.ends += [start + len(word) for start, word in zip(starts, words, strict=True)]
        self.pos += pos
        self.tags += tags
        self.lemmas += map(lemma, words, pos)
        self.heads += [first + head for head in heads]
        self.relations += ["root" if r == "ROOT" else r for r in relations]

    def close(self) -> Tokens:
        """Return the columns as they stand."""
        return Tokens(
            starts=tuple(self.starts),
            ends=tuple(self.ends),
            pos=tuple(self.pos),
            tags=tuple(self.tags),
            lemmas=tuple(self.lemmas),
            heads=tuple(self.heads),
            relations=tuple(self.relations),
        )


def _signed(number: int) -> int:
    """Read the distance to a head, which spaCy hands out as an unsigned number."""
    return number - (1 << 64) if number >> 63 else number


def _names(doc: Doc, starts: Sequence[int]) -> Iterator[FoundName]:
    for ent in doc.ents:
        kind = KINDS.get(ent.label_)
        if kind is not None:
            last = ent.end - 1
            yield FoundName(Span(starts[ent.start], starts[last] + len(doc[last])), kind)


@lru_cache(maxsize=1 << 16)
def lemma(word: str, pos: str) -> str:
    """Return the dictionary form of a word in its part of speech; names and marks stay as they are.

    >>> lemma("signed", "VERB"), lemma("talks", "NOUN"), lemma("Talks", "PROPN"), lemma("Were", "AUX")
    ('sign', 'talk', 'Talks', 'be')
    """
    if pos in {"PROPN", "PUNCT", "SYM", "X", "NUM"}:
        return word
    low = word.casefold().replace("’", "'")
    if low in _CLITICS and pos in {"AUX", "VERB", "PART"}:
        return _CLITICS[low] if (low, pos) != ("'s", "PART") else low
    if pos not in {"VERB", "AUX", "NOUN", "ADJ", "ADV"}:
        return "I" if low == "i" and pos == "PRON" else low
    listed = "VERB" if pos == "AUX" else pos
    forms = lemmas_of(low).get(listed) or getAllLemmasOOV(low, listed).get(listed)
    return str(forms[0]) if forms and forms[0] else low  # of a figure lemminflect makes nothing at all
