"""Parts of speech with a dictionary beside the network: what a word cannot be counts less.

Takes a loaded pipeline; lets its morphologizer add to the scores of every word what the dictionary of lemminflect says
of it. A small network guesses at words it has seldom met; the dictionary knows that "bonus" is no verb. It may lack a
use, so it weighs against the network and does not forbid. The weights were chosen on GUM alone.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy
from lemminflect import getAllLemmas
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

from dragoman_en.layers import Floats

OPEN = ("NOUN", "VERB", "ADJ", "ADV")  # the parts of speech that the dictionary lists
UNLISTED = -2.0  # a word it has, but not in this part of speech: odds of 1 to 7 beside the network's
UNKNOWN_NAME = 1.5  # a capitalised word it has not: odds of 4 to 1 for a name
REACH = UNKNOWN_NAME - UNLISTED + 0.01  # the most that two scores can be moved against each other, but for scales
CERTAIN = 20.0
SCALES = frozenset({"bn", "tn", "trn", "mn"})  # "$2 bn": in Universal Dependencies numbers, as "billion" is one
MAX_KEPT = 1 << 16  # words remembered; when there are more, all are forgotten
_LABEL = "POS="


def weigh(nlp: Language) -> Language:
    """Let the morphologizer weigh the dictionary; for reading only. Change nothing where there is none of this kind."""
    part: Any = nlp.get_pipe("morphologizer") if "morphologizer" in nlp.pipe_names else None
    labels = tuple(part.labels) if part is not None else ()
    if {_LABEL + pos for pos in (*OPEN, "PROPN", "NUM")} <= set(labels):
        part.model = _model(part.model, Weights(labels))
    return nlp


def _model(inner: Model[Any, Any], weights: "Weights") -> Model[Any, Any]:
    def forward(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Floats], Any]:  # noqa: FBT001
        del model, is_train
        return [scores + weights.of(doc, scores) for doc, scores in zip(docs, inner.predict(docs), strict=True)], None

    return Model("weighed_tags", forward, dims={"nO": inner.maybe_get_dim("nO")})


class Weights:
    """What the dictionary adds to the scores of words, a column for each of `labels`; remembered by word.

    It is asked only where it could change which score is the highest: of one word in five.
    """

    def __init__(self, labels: Sequence[str]) -> None:
        self._columns = {label.removeprefix(_LABEL): column for column, label in enumerate(labels)}
        self._rows: dict[tuple[tuple[str, float], ...], int] = {(): 0}
        self._table: Floats = numpy.zeros((1, len(labels)), dtype=numpy.float32)
        self._row_of: dict[int, int] = {}

    def of(self, doc: Doc, scores: Floats) -> Floats:
        """Return the weights of the words of a text, whose scores by the network these are."""
        words = doc.to_array(ORTH).tolist()
        second, first = numpy.partition(scores, -2, axis=1)[:, -2:].T
        scales = {doc.vocab.strings[scale] for scale in SCALES}
        known = self._row_of if len(self._row_of) < MAX_KEPT else {}
        rows = [0] * len(words)
        for place, (word, is_open) in enumerate(zip(words, (first - second <= REACH).tolist(), strict=True)):
            if is_open or word in scales:
                if word not in known:
                    known[word] = self._row(weights_of_word(doc.vocab.strings[word]))
                rows[place] = known[word]
        self._row_of = known
        return self._table[rows]

    def _row(self, weights: Mapping[str, float]) -> int:
        key = tuple(sorted(weights.items()))
        if key not in self._rows:
            row = numpy.zeros((1, len(self._columns)), dtype=numpy.float32)
            for pos, weight in key:
                row[0, self._columns[pos]] = weight
            self._rows[key] = len(self._table)
            self._table = numpy.concatenate([self._table, row])
        return self._rows[key]


@lru_cache(maxsize=MAX_KEPT)
def lemmas_of(word: str) -> Mapping[str, tuple[str, ...]]:
    """Return the lemmas of a word in small letters by part of speech, for every one that the dictionary lists.

    >>> lemmas_of("talks")
    {'NOUN': ('talk',), 'VERB': ('talk',)}
    """
    lemmas: Mapping[str, tuple[str, ...]] = getAllLemmas(word)
    return lemmas


def weights_of_word(word: str) -> dict[str, float]:
    """Return what to add to the scores of `word` by part of speech; nothing where the dictionary says nothing.

    >>> sorted(weights_of_word("bonus")), sorted(weights_of_word("Kuzmanović")), weights_of_word("the")
    (['ADJ', 'ADV', 'VERB'], ['PROPN'], {})
    """
    if word in SCALES:
        return {"NUM": CERTAIN}
    listed = set(lemmas_of(word.lower()))
    if listed:
        listed |= {"VERB"} if "AUX" in listed else set()
        return {pos: UNLISTED for pos in OPEN if pos not in listed}
    return {"PROPN": UNKNOWN_NAME} if word[:1].isupper() and word.isalpha() else {}
