"""The network of figures in context: a few layers of self-attention in numpy.

Three layers of all-MiniLM-L6-v2 (Apache-2.0), taught to say what a figure counts (``tools/train_encoder.py``; model card:
docs/models/figures_in_context.md). A window is read alone, never in a batch with others, so that what else is read changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources
from itertools import pairwise

import numpy as np

from tellings.extract.assemble.windows import Window
from tellings.language.threads import one_thread

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
        for k in range(self._layers):  # one product for the two
            for part in ("w", "b"):
                self._of[f"{k}.kv.{part}"] = np.concatenate([self._of.pop(f"{k}.{at}.{part}") for at in ("k", "v")])
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

    def chances(self, windows: Sequence[Window]) -> dict[int, np.ndarray]:
        """How likely each measure of :data:`~tellings.extract.assemble.windows.MEASURES` is, for each figure asked about.

        The windows of one Article go through the layers together, each attending to itself alone. The last layer is worked out for the
        figures only.
        """
        if not windows:
            return {}
        with one_thread():
            return self._chances(windows)

    def _chances(self, windows: Sequence[Window]) -> dict[int, np.ndarray]:
        starts = [int(n) for n in np.cumsum([0, *(len(w.pieces) for w in windows)])]
        before = self._before_last(windows, starts)
        asked = [(i, k, starts[k] + a, starts[k] + b) for k, w in enumerate(windows) for i, (a, b) in w.asked.items()]
        rows = [list(range(first, last)) for _, _, first, last in asked]
        whose = [k for (_, k, _, _), own in zip(asked, rows, strict=True) for _ in own]
        figures = self._layer(before, starts, self._layers - 1, (np.concatenate(rows), np.asarray(whose)))
        means = [before[a:b].mean(axis=0) for a, b in pairwise(starts)]
        found: dict[int, np.ndarray] = {}
        at = 0
        for (i, k, _, _), own in zip(asked, rows, strict=True):
            figure = figures[at : at + len(own)].mean(axis=0)
            at += len(own)
            scores = np.concatenate([figure, means[k]]) @ self._of["head.w"].T + self._of["head.b"]
            shifted = np.exp(scores - scores.max())
            found[i] = shifted / shifted.sum()
        return found

    def _before_last(self, windows: Sequence[Window], starts: Sequence[int]) -> np.ndarray:
        """What the last layer is given, shape (pieces of all windows, units)."""
        of = self._of
        ids, codes, figures = (np.concatenate([np.asarray(getattr(w, part)) for w in windows]) for part in ("pieces", "codes", "figures"))
        x = self._words[ids].astype(np.float32) * self._word_scale[ids, None]
        x += of["positions"][np.concatenate([np.arange(b - a) for a, b in pairwise(starts)])]
        x = x + figures.astype(np.float32)[:, None] * of["figure"] + of["remarks"][codes]
        x = normed(x, of["norm.w"], of["norm.b"])
        for k in range(self._layers - 1):
            x = self._layer(x, starts, k)
        return x

    def _layer(self, x: np.ndarray, starts: Sequence[int], layer: int, only: tuple[np.ndarray, np.ndarray] | None = None) -> np.ndarray:
        """One layer over the windows that begin at ``starts``; of the rows ``only`` (and the windows that they are in) where given."""
        of, units = self._of, x.shape[1]

        def linear(at: str, value: np.ndarray) -> np.ndarray:
            result: np.ndarray = value @ of[f"{layer}.{at}.w"].T
            result += of[f"{layer}.{at}.b"]
            return result

        own = x if only is None else x[only[0]]
        q, kv = linear("q", own), linear("kv", x)
        mixed = np.empty_like(own)
        for k, (start, end) in enumerate(pairwise(starts)):
            here = slice(start, end) if only is None else np.flatnonzero(only[1] == k)
            mixed[here] = _attend(q[here], kv[start:end, :units], kv[start:end, units:])
        x = normed(own + linear("o", mixed), of[f"{layer}.n1.w"], of[f"{layer}.n1.b"])
        return normed(x + linear("f2", _gelu(linear("f1", x))), of[f"{layer}.n2.w"], of[f"{layer}.n2.b"])


def _attend(q: np.ndarray, k: np.ndarray, v: np.ndarray) -> np.ndarray:
    """What each row of ``q`` takes from the rows of ``v``, in several heads."""
    q, k, v = (part.reshape(len(part), HEADS, -1).transpose(1, 0, 2) for part in (q, k, v))
    scores = q @ k.transpose(0, 2, 1)
    scores *= np.float32(1 / np.sqrt(q.shape[-1]))
    scores -= scores.max(axis=-1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=-1, keepdims=True)
    mixed: np.ndarray = (scores @ v).transpose(1, 0, 2).reshape(q.shape[1], -1)
    return mixed


def normed(x: np.ndarray, weight: np.ndarray, bias: np.ndarray) -> np.ndarray:
    """Rows brought to mean 0 and variance 1, scaled and moved (layer normalization; Ba, Kiros and Hinton 2016)."""
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
