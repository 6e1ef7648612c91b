"""One layer of the networks under the pipeline: the largest of some pieces, normalized.

Takes the nodes of a loaded network; gives their weights, laid out piece by piece, and computes with them in place.
Every row of a result depends on the same row of what is given alone, to the last bit.
"""

from dataclasses import dataclass
from typing import Any

import numpy
from numpy.typing import NDArray
from thinc.api import Model

Floats = NDArray[numpy.float32]
TINY = numpy.float32(1e-8)  # thinc's guard against dividing by no variance


@dataclass(frozen=True, slots=True)
class Layer:
    """`weights` (inputs x pieces * width) and `bias` of the pieces, `scale` and `shift` of the normalization."""

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats


def layer_of(block: Model[Any, Any]) -> Layer | None:
    """Return the one layer in `block`; None where there is none of this kind."""
    nodes = {node.name: node for node in block.walk()}
    if not {"maxout", "layernorm"} <= nodes.keys():
        return None
    maxout, norm = nodes["maxout"], nodes["layernorm"]
    weights, bias = _param(maxout, "W"), _param(maxout, "b")  # width x pieces x inputs; width x pieces
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


def finish(product: Floats, layer: Layer) -> Floats:
    """Return what the layer makes of `product`, its inputs times its weights, which is overwritten.

    Per row the largest of the pieces (maxout, Goodfellow et al. 2013), normalized (Ba et al. 2016).
    """
    width = len(layer.scale)
    product += layer.bias
    best = product[:, :width].copy()
    for start in range(width, product.shape[1], width):
        numpy.maximum(best, product[:, start : start + width], out=best)
    best -= best.mean(axis=1, keepdims=True)
    variance = numpy.einsum("ij,ij->i", best, best)[:, None] / numpy.float32(width) + TINY
    best *= layer.scale / numpy.sqrt(variance)
    best += layer.shift
    return best
