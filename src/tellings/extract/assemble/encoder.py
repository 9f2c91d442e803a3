"""The network of figures in context: a few layers of self-attention in numpy.

Three layers of all-MiniLM-L6-v2 (Apache-2.0), taught to say what a figure counts (``tools/train_encoder.py``; model card:
docs/models/figures_in_context.md). A window is read alone, never in a batch with others, so that what else is read changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources

import numpy as np

from tellings.extract.assemble.windows import Window

HEADS = 12
_LONGEST = 24
"""A word of more pieces than that is unknown, and no piece has more letters."""
_UNKNOWN, _PART = "[UNK]", "##"
_TINY = 1e-12


class Encoder:
    """The network; ``arrays`` are those of the file, weights in 8 bits with a scale for each row."""

    def __init__(self, arrays: Mapping[str, np.ndarray]) -> None:
        self.vocabulary = {piece: i for i, piece in enumerate(bytes(arrays["vocabulary"]).decode().split("\n"))}
        self.taught_records = frozenset(str(name) for name in arrays.get("taught_records", ()))
        self._words, self._word_scale = arrays["words"], arrays["words_scale"]
        self._of = {k: v for k, v in arrays.items() if v.dtype == np.float32 and not k.endswith("_scale")}
        for name in [k for k, v in arrays.items() if v.dtype == np.int8 and k != "words"]:
            self._of[name] = arrays[name].astype(np.float32) * arrays[f"{name}_scale"][:, None]
        self._layers = sum(k.endswith(".q.w") for k in arrays)
        for k in range(self._layers):  # one product for the three
            for part in ("w", "b"):
                self._of[f"{k}.qkv.{part}"] = np.concatenate([self._of.pop(f"{k}.{at}.{part}") for at in ("q", "k", "v")])
        self._known: dict[str, tuple[int, ...]] = {}

    def split(self, word: str) -> tuple[int, ...]:
        """The pieces of a lower-case word: the longest that is known, again and again (the tokens of BERT)."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._split(word)
            if len(self._known) > 2**16:
                self._known.clear()
        return found

    def _split(self, word: str) -> tuple[int, ...]:
        if word in self.vocabulary:
            return (self.vocabulary[word],)
        pieces: list[int] = []
        at = 0
        while at < len(word) and len(pieces) < _LONGEST:
            part = _PART if at else ""
            end = next((e for e in range(min(len(word), at + _LONGEST), at, -1) if part + word[at:e] in self.vocabulary), None)
            if end is None:
                return (self.vocabulary[_UNKNOWN],)
            pieces.append(self.vocabulary[part + word[at:end]])
            at = end
        return tuple(pieces) if at >= len(word) else (self.vocabulary[_UNKNOWN],)

    def chances(self, window: Window) -> dict[int, np.ndarray]:
        """How likely each measure of :data:`~tellings.extract.assemble.windows.MEASURES` is, for each figure asked about."""
        hidden = self._read(window.pieces, window.codes, window.figures)
        mean = hidden.mean(axis=0)
        found = {}
        for i, (first, last) in window.asked.items():
            scores = np.concatenate([hidden[first:last].mean(axis=0), mean]) @ self._of["head.w"].T + self._of["head.b"]
            shifted = np.exp(scores - scores.max())
            found[i] = shifted / shifted.sum()
        return found

    def _read(self, pieces: Sequence[int], codes: Sequence[int], figures: Sequence[bool]) -> np.ndarray:
        """The last layer, shape (pieces, units)."""
        of = self._of
        ids = np.asarray(pieces)
        x = self._words[ids].astype(np.float32) * self._word_scale[ids, None] + of["positions"][: len(ids)]
        x = x + np.asarray(figures, np.float32)[:, None] * of["figure"] + of["remarks"][np.asarray(codes)]
        x = _norm(x, of["norm.w"], of["norm.b"])
        for k in range(self._layers):
            x = self._layer(x, f"{k}.")
        return x

    def _layer(self, x: np.ndarray, name: str) -> np.ndarray:
        of = self._of

        def linear(at: str, value: np.ndarray) -> np.ndarray:
            result: np.ndarray = value @ of[f"{name}{at}.w"].T
            result += of[f"{name}{at}.b"]
            return result

        length = len(x)
        q, k, v = linear("qkv", x).reshape(length, 3, HEADS, -1).transpose(1, 2, 0, 3)
        scores = q @ k.transpose(0, 2, 1)
        scores *= np.float32(1 / np.sqrt(q.shape[-1]))
        scores -= scores.max(axis=-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=-1, keepdims=True)
        mixed = (scores @ v).transpose(1, 0, 2).reshape(length, -1)
        x = _norm(x + linear("o", mixed), of[f"{name}n1.w"], of[f"{name}n1.b"])
        return _norm(x + linear("f2", _gelu(linear("f1", x))), of[f"{name}n2.w"], of[f"{name}n2.b"])


def _norm(x: np.ndarray, weight: np.ndarray, bias: np.ndarray) -> np.ndarray:
    centred: np.ndarray = x - x.mean(axis=-1, keepdims=True)
    centred /= np.sqrt(np.einsum("ij,ij->i", centred, centred)[:, None] / x.shape[-1] + np.float32(_TINY))
    centred *= weight
    centred += bias
    return centred


def _gelu(x: np.ndarray) -> np.ndarray:
    """The smooth step of the network, by its usual approximation with tanh (Hendrycks and Gimpel 2016)."""
    inner: np.ndarray = x * x
    inner *= np.float32(0.044715 * 0.7978845608)
    inner += np.float32(0.7978845608)
    inner *= x
    np.tanh(inner, out=inner)
    inner += np.float32(1)
    inner *= x
    inner *= np.float32(0.5)
    return inner


@lru_cache(maxsize=1)
def encoder() -> Encoder | None:
    """The shipped network; None where the file is absent."""
    file = resources.files("tellings.extract.assemble") / "encoder.npz"
    if not file.is_file():
        return None
    with resources.as_file(file) as path, np.load(path, allow_pickle=False) as data:
        return Encoder(dict(data))


def taught_records() -> frozenset[str]:
    """Names of the records of benchmark sets (gva, attribution) whose figures the network was taught."""
    network = encoder()
    return frozenset() if network is None else network.taught_records
