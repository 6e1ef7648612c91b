"""The network under the pipeline, computed with fewer copies.

Takes the loaded tok2vec of this package; gives the same numbers (to rounding) a third faster. thinc computes a layer of
the window encoder in some ten passes over memory, each into a new array; here the neighbours are written into one
array, multiplied once, and the rest happens in place. For reading only: what it makes cannot be trained or saved.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

Floats = NDArray[numpy.float32]
TINY = numpy.float32(1e-8)  # thinc's guard against dividing by no variance


@dataclass(frozen=True, slots=True)
class Layer:
    """One residual layer: `weights` (3 widths x pieces * width), `bias`, and scale and shift of its normalization."""

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats


def hasten(nlp: Language) -> Language:
    """Let the pipeline compute its shared network by `encode`; change nothing where that is not of the known shape."""
    component: Any = nlp.get_pipe("tok2vec") if "tok2vec" in nlp.pipe_names else None
    parts = _parts(component.model) if component is not None else None
    if parts is not None:
        embed, layers, pad = parts
        component.model = _model(embed, layers, pad, component.model.maybe_get_dim("nO"))
    return nlp


def _model(embed: Model[Any, Any], layers: Sequence[Layer], pad: int, width: int | None) -> Model[Any, Any]:
    def forward(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Floats], Any]:  # noqa: FBT001
        del model, is_train
        return encode(embed.predict(docs), layers, pad), None

    return Model("reading_tok2vec", forward, dims={"nO": width})


def _parts(model: Model[Any, Any]) -> tuple[Model[Any, Any], list[Layer], int] | None:
    """Return the embedding, the layers of the encoder and its padding; None for a network of another shape."""
    if len(model.layers) != 2 or not model.layers[1].name.startswith("with_array(residual(expand_window"):
        return None
    embed, encoder = model.layers
    layers = [_layer(block) for block in encoder.layers[0].layers]
    whole = [layer for layer in layers if layer is not None]
    return (embed, whole, int(encoder.attrs["pad"])) if len(whole) == len(layers) else None


def _layer(block: Model[Any, Any]) -> Layer | None:
    nodes = {node.name: node for node in block.walk()}
    if not {"expand_window", "maxout", "layernorm"} <= nodes.keys() or nodes["expand_window"].attrs["window_size"] != 1:
        return None
    maxout, norm = nodes["maxout"], nodes["layernorm"]
    weights, bias = _param(maxout, "W"), _param(maxout, "b")  # width x pieces x 3 widths; width x pieces
    flat = weights.transpose(1, 0, 2).reshape(-1, weights.shape[2])
    return Layer(
        numpy.ascontiguousarray(flat.T),
        numpy.ascontiguousarray(bias.T.reshape(-1)),
        _param(norm, "G"),
        _param(norm, "b"),
    )


def _param(node: Model[Any, Any], name: str) -> Floats:
    weights: Floats = numpy.asarray(node.get_param(name), dtype=numpy.float32)
    return weights


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
        x += _normal(_best(product, layer.bias, width), layer)
    return [x[start : start + len(row)] for start, row in zip(starts, rows, strict=False)]


def _best(product: Floats, bias: Floats, width: int) -> Floats:
    """Return the largest of the pieces (maxout, Goodfellow et al. 2013)."""
    product += bias
    best = product[:, :width].copy()
    for start in range(width, product.shape[1], width):
        numpy.maximum(best, product[:, start : start + width], out=best)
    return best


def _normal(best: Floats, layer: Layer) -> Floats:
    """Normalize each row in place (layer normalization, Ba et al. 2016)."""
    best -= best.mean(axis=1, keepdims=True)
    variance = numpy.einsum("ij,ij->i", best, best)[:, None] / numpy.float32(best.shape[1]) + TINY
    best *= layer.scale / numpy.sqrt(variance)
    best += layer.shift
    return best
