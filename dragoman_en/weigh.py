"""Parts of speech with a dictionary beside the network: what a word cannot be counts less.

Takes a loaded pipeline; lets its morphologizer add to the scores of every word what the dictionary of lemminflect says
of it. A small network guesses at words it has seldom met; the dictionary knows that "bonus" is no verb. It may lack a
use, so it weighs against the network and does not forbid. The weights were chosen on GUM alone.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy
from lemminflect import getAllLemmas
from numpy.typing import NDArray
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

Floats = NDArray[numpy.float32]
OPEN = ("NOUN", "VERB", "ADJ", "ADV")  # the parts of speech that the dictionary lists
UNLISTED = -2.0  # a word it has, but not in this part of speech: odds of 1 to 7 beside the network's
UNKNOWN_NAME = 1.5  # a capitalised word it has not: odds of 4 to 1 for a name
CERTAIN = 20.0
SCALES = frozenset({"bn", "tn", "trn", "mn"})  # "$2 bn": in Universal Dependencies numbers, as "billion" is one
_LABEL = "POS="


def weigh(nlp: Language) -> Language:
    """Let the morphologizer weigh the dictionary; for reading only. Change nothing where there is none of this kind."""
    part: Any = nlp.get_pipe("morphologizer") if "morphologizer" in nlp.pipe_names else None
    labels = tuple(part.labels) if part is not None else ()
    if {_LABEL + pos for pos in (*OPEN, "PROPN", "NUM")} <= set(labels):
        part.model = _model(part.model, _weights_of(labels))
    return nlp


def _model(inner: Model[Any, Any], weights: Callable[[str], Floats]) -> Model[Any, Any]:
    def forward(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Floats], Any]:  # noqa: FBT001
        del model, is_train
        return [scores + _of(doc, weights) for doc, scores in zip(docs, inner.predict(docs), strict=True)], None

    return Model("weighed_tags", forward, dims={"nO": inner.maybe_get_dim("nO")})


def _of(doc: Doc, weights: Callable[[str], Floats]) -> Floats | numpy.float32:
    strings = doc.vocab.strings
    rows = [weights(strings[key]) for key in doc.to_array(ORTH).tolist()]
    return numpy.stack(rows) if rows else numpy.float32(0)


def _weights_of(labels: tuple[str, ...]) -> Callable[[str], Floats]:
    """Return what gives the weights of a word, one a label."""
    places = {label.removeprefix(_LABEL): place for place, label in enumerate(labels)}

    @lru_cache(maxsize=1 << 15)
    def weights(word: str) -> Floats:
        row = numpy.zeros(len(labels), dtype=numpy.float32)
        for pos, weight in weights_of_word(word).items():
            row[places[pos]] = weight
        return row

    return weights


def weights_of_word(word: str) -> dict[str, float]:
    """Return what to add to the scores of `word` by part of speech; nothing where the dictionary says nothing.

    >>> sorted(weights_of_word("bonus")), sorted(weights_of_word("Kuzmanović")), weights_of_word("the")
    (['ADJ', 'ADV', 'VERB'], ['PROPN'], {})
    """
    if word in SCALES:
        return {"NUM": CERTAIN}
    listed = set(getAllLemmas(word.lower()))
    if listed:
        listed |= {"VERB"} if "AUX" in listed else set()
        return {pos: UNLISTED for pos in OPEN if pos not in listed}
    return {"PROPN": UNKNOWN_NAME} if word[:1].isupper() and word.isalpha() else {}
