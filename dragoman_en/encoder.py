"""The network under the pipeline, computed with fewer copies.

Takes the loaded tok2vec of this package; gives the same numbers (to rounding) at less than half the price. thinc
computes a layer of the window encoder in some ten passes over memory, each into a new array; here the neighbours are
written into one array, multiplied once, and the rest happens in place. For reading only: what it makes cannot be
trained or saved.
"""

from collections.abc import Sequence
from typing import Any

import numpy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

from dragoman_en.embedding import Embedding, embedding_of
from dragoman_en.layers import Floats, Layer, finish, layer_of


def hasten(nlp: Language) -> Language:
    """Let the pipeline compute its shared network by `encode`; change nothing where that is not of the known shape."""
    component: Any = nlp.get_pipe("tok2vec") if "tok2vec" in nlp.pipe_names else None
    parts = _parts(component.model) if component is not None else None
    if parts is not None:
        embedding, layers, pad = parts
        component.model = _model(embedding, layers, pad, component.model.maybe_get_dim("nO"))
    return nlp


def _model(embedding: Embedding, layers: Sequence[Layer], pad: int, width: int | None) -> Model[Any, Any]:
    def forward(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Floats], Any]:  # noqa: FBT001
        del model, is_train
        return encode(embedding.of(docs), layers, pad), None

    return Model("reading_tok2vec", forward, dims={"nO": width})


def _parts(model: Model[Any, Any]) -> tuple[Embedding, list[Layer], int] | None:
    """Return the embedding, the layers of the encoder and its padding; None for a network of another shape."""
    if len(model.layers) != 2 or not model.layers[1].name.startswith("with_array(residual(expand_window"):
        return None
    encoder = model.layers[1]
    embedding = embedding_of(model.layers[0])
    layers = [_layer(block) for block in encoder.layers[0].layers]
    whole = [layer for layer in layers if layer is not None]
    return (embedding, whole, int(encoder.attrs["pad"])) if embedding and len(whole) == len(layers) else None


def _layer(block: Model[Any, Any]) -> Layer | None:
    windows = [node for node in block.walk() if node.name == "expand_window"]
    return layer_of(block) if [node.attrs["window_size"] for node in windows] == [1] else None


def encode(rows: Sequence[Floats], layers: Sequence[Layer], pad: int) -> list[Floats]:
    """Return the vectors of every text in its context; `rows` are those without.

    Texts are parted by `pad` empty rows, as they were in training.
    """
    width = rows[0].shape[1]
    starts = numpy.cumsum([pad, *(len(row) + pad for row in rows)])
    x = numpy.zeros((int(starts[-1]), width), dtype=numpy.float32)
    for start, row in zip(starts, rows, strict=False):
        x[start : start + len(row)] = row
    window = numpy.zeros((len(x), 3 * width), dtype=numpy.float32)
    product = numpy.empty((len(x), layers[0].weights.shape[1]), dtype=numpy.float32)
    for layer in layers:
        window[1:, :width], window[:, width : 2 * width], window[:-1, 2 * width :] = x[:-1], x, x[1:]
        numpy.matmul(window, layer.weights, out=product)
        x += finish(product, layer)
    return [x[start : start + len(row)] for start, row in zip(starts, rows, strict=False)]
