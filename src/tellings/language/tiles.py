"""Matrix products for the parser's network, the same for a sentence whatever it is batched with.

The model's own backend (BLIS) multiplies at 10 to 20 GFlop/s here; numpy's OpenBLAS reaches three times that on whole batches, but then the
last bits of a row depend on where it stands in the batch, so that an article would be parsed a little differently beside other
articles. Tiles of eight rows cost half of what BLIS costs and every row comes out the same wherever it stands (measured on
AVX2). They are also too small for OpenBLAS to split over threads, which costs more than it gives on sentences.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from thinc.api import Model, NumpyOps

ROWS = 8


class TiledOps(NumpyOps):  # type: ignore[misc]
    """The numpy backend with products in tiles of :data:`ROWS` rows."""

    name = "tiled"

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """``x @ y`` (``y`` transposed where ``trans2``); everything but float32 without ``trans1`` is left to the numpy backend."""
        if trans1 or x.dtype != np.float32 or y.dtype != np.float32:
            return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
        product = tiled(x, np.ascontiguousarray(y.T if trans2 else y))
        if out is None:
            return product
        out[...] = product
        return out


def tiled(x: Any, y: Any) -> Any:
    """The product of float32 matrices [n, k] and [k, m], eight rows at a time."""
    rows, width = x.shape
    if not rows:
        return np.zeros((0, y.shape[1]), dtype=np.float32)
    missing = -rows % ROWS
    if missing:
        x = np.concatenate([x, np.zeros((missing, width), dtype=np.float32)])
    return np.matmul(np.ascontiguousarray(x).reshape(-1, ROWS, width), y).reshape(-1, y.shape[1])[:rows]


def use_tiles(model: Model[Any, Any]) -> None:
    """Give every layer of a model the tiled backend."""
    ops = TiledOps()
    for layer in model.walk():
        layer.ops = ops
