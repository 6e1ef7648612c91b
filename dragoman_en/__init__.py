"""The English model of Dragoman: tagger, parser and names on one small network.

An artefact of its own: the weights stand under CC BY-SA 4.0 (ATTRIBUTION.md), this code under the project's licence.
Takes nothing; `load()` gives a spaCy pipeline, and `for_reading()` makes it a faster and better one that can only
read. MODEL_CARD.md says what it can do, `training/` in the source tree how it was made. The weights are stored in half
precision, which saves room, and widened at loading, since single precision is what processors compute in.
"""

from pathlib import Path
from typing import Any

import numpy
import spacy
from spacy.attrs import (
    IS_ASCII,
    IS_BRACKET,
    IS_CURRENCY,
    IS_LEFT_PUNCT,
    IS_LOWER,
    IS_QUOTE,
    IS_RIGHT_PUNCT,
    IS_STOP,
    IS_TITLE,
    IS_UPPER,
    LIKE_EMAIL,
    LIKE_NUM,
    LIKE_URL,
)
from spacy.language import Language
from thinc.api import Model, use_ops

import dragoman_en.language  # noqa: F401 - registers the language that the weights name
from dragoman_en.dictionary import weigh
from dragoman_en.encoder import hasten

__all__ = ["for_reading", "load"]

UNREAD = (
    IS_ASCII, IS_BRACKET, IS_CURRENCY, IS_LEFT_PUNCT, IS_LOWER, IS_QUOTE, IS_RIGHT_PUNCT, IS_STOP, IS_TITLE, IS_UPPER,
    LIKE_EMAIL, LIKE_NUM, LIKE_URL,
)  # fmt: skip
"""What spaCy finds out about every new word and nothing here reads: a tenth of reading a text of new words."""
WEIGHTS = Path(__file__).parent / "weights"


def load(folder: Path = WEIGHTS) -> Language:
    """Load the pipeline, ready to run.

    Matrix products go through numpy's BLAS, which is three times as fast as spaCy's default on the networks of this
    width; that holds for this pipeline alone.

    Raises:
        OSError: the folder holds no pipeline.
    """
    with use_ops("numpy", use_blis=False):
        nlp = spacy.load(folder)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            widen(model)
    return nlp


def for_reading(nlp: Language) -> Language:
    """Make a loaded pipeline one that reads faster and weighs a dictionary beside its network.

    What it makes cannot be trained or saved, and its words do not know whether they look like a web address and the
    like. Parts of another shape stay as they are.
    """
    getters: dict[int, Any] = nlp.vocab.lex_attr_getters  # type: ignore[attr-defined]  # it has, in Cython
    for attribute in UNREAD:
        getters.pop(attribute, None)
    return weigh(hasten(nlp))


def widen(model: Model[Any, Any]) -> None:
    """Turn the weights of a loaded network into single precision."""
    for node in model.walk():
        for name in node.param_names:
            if node.has_param(name):
                weights: Any = numpy.asarray(node.get_param(name), dtype=numpy.float32)
                node.set_param(name, weights)
