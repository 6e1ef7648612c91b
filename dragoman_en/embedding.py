"""The vectors of words without their context, each computed once.

Takes the loaded embedding of this package's network; gives the same vectors (to rounding) at a tenth of the price. A
word's vector depends on four features alone (norm, beginning, ending, shape), and most words of a text have been met
before. A new one costs a sum: the tables are multiplied by the weights of the layer behind them once, at loading.
So a vector never depends on the words beside it or on what was read before, to the last bit.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

from dragoman_en.layers import Floats, Layer, finish, layer_of

MAX_KEPT = 1 << 14  # words, half a kilobyte each; when there are more, all are forgotten
_OPS = NumpyOps()


@dataclass(slots=True)
class Embedding:
    """`tables` of hashed features, each times its part of the weights of `layer`, with the `seeds` of their hashes."""

    columns: tuple[str, ...]
    tables: tuple[Floats, ...]
    seeds: tuple[int, ...]
    layer: Layer
    places: dict[bytes, int] = field(default_factory=dict)
    vectors: Floats = field(default_factory=lambda: numpy.empty((0, 0), dtype=numpy.float32))

    def of(self, docs: Sequence[Doc]) -> list[Floats]:
        """Return the vectors of the words of every text."""
        features = [doc.to_array(list(self.columns)) for doc in docs]
        keys = [_keys(rows) for rows in features]
        if len(self.places) + sum(map(len, keys)) > MAX_KEPT:
            self.places = {}
        fresh = {key: None for found in keys for key in found if key not in self.places}
        if fresh:
            self._keep(list(fresh))
        return [self.vectors[[self.places[key] for key in found]] for found in keys]

    def _keep(self, fresh: Sequence[bytes]) -> None:
        """Compute the vectors of words that are new."""
        features = numpy.frombuffer(b"".join(fresh), dtype=numpy.uint64).reshape(len(fresh), -1)
        start = len(self.places)
        end = start + len(fresh)
        if end > len(self.vectors):
            grown = numpy.empty((max(end, 2 * len(self.vectors)), len(self.layer.scale)), dtype=numpy.float32)
            grown[:start] = self.vectors[:start] if start else 0
            self.vectors = grown
        self.vectors[start:end] = self._compute(features)
        self.places.update(zip(fresh, range(start, end), strict=True))

    def _compute(self, features: Any) -> Floats:
        product: Any = 0
        for column, (table, seed) in enumerate(zip(self.tables, self.seeds, strict=True)):
            hashes = _OPS.hash(numpy.ascontiguousarray(features[:, column]), seed) % table.shape[0]
            product = product + _OPS.gather_add(table, hashes)
        return finish(product, self.layer)


def _keys(features: Any) -> list[bytes]:
    """Return the features of every word as one key."""
    data, size = features.tobytes(), features.shape[1] * features.itemsize
    return [data[start : start + size] for start in range(0, len(data), size)]


def embedding_of(model: Model[Any, Any]) -> Embedding | None:
    """Return the embedding of a loaded network; None for one of another shape."""
    nodes = list(model.walk())
    extract = [node for node in nodes if node.name == "extract_features"]
    hashed = [node for node in nodes if node.name == "hashembed"]
    layer = layer_of(model)
    if len(extract) != 1 or layer is None or [node.attrs["column"] for node in hashed] != list(range(len(hashed))):
        return None
    tables = [numpy.asarray(node.get_param("E"), dtype=numpy.float32) for node in hashed]
    ends = numpy.cumsum([table.shape[1] for table in tables])
    if not tables or ends[-1] != len(layer.weights) or len(extract[0].attrs["columns"]) != len(tables):
        return None
    parts = numpy.split(layer.weights, ends[:-1])
    return Embedding(
        tuple(extract[0].attrs["columns"]),
        tuple(numpy.ascontiguousarray(table @ part) for table, part in zip(tables, parts, strict=True)),
        tuple(node.attrs["seed"] for node in hashed),
        layer,
    )
