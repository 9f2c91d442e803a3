"""The learned finder of attributions: a small network over the parse, in plain numpy.

Every token gets a vector out of its closed-class features, four rounds of exchange with its neighbours, its head and its dependents,
and from it a score for being the head of a cue. For each cue every token near it gets two scores: source and content. The
weights come from ``tools/train_attribution.py``; the card is docs/models/attribution.md.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from tellings.extract.attribution.features import FIELDS, PAIR_SIZES, Encoder, PairContext, neighbours
from tellings.language import Analysis
from tellings.language.threads import one_thread
from tellings.model import Span

Array = np.ndarray[Any, np.dtype[np.float32]]
WEIGHTS = Path(__file__).parent / "attribution.npz"
DILATIONS = (1, 1, 2, 3)
BILINEAR = 16
STEP = 4096
"""Tokens that are worked out at once: memory does not grow with the longest Article (250 MB for one of 44,000 words before)."""


@dataclass(slots=True)
class Scored:
    """A cue candidate: log odds that it is one, and for the tokens from ``first`` on those of source and content."""

    cue: int
    score: float
    first: int
    source: Array
    content: Array


class AttributionModel:
    """The weights of the network and its vocabularies."""

    def __init__(self, weights: Mapping[str, np.ndarray[Any, Any]], vocabularies: list[dict[str, int]]) -> None:
        self.w: dict[str, Array] = {k: np.asarray(v, np.float32) for k, v in weights.items()}
        self.vocabularies = vocabularies
        self.deps = vocabularies[FIELDS.index("dep")]
        self.encoder = Encoder(vocabularies)

    def scores(self, analysis: Analysis, *, floor: float, least: float) -> tuple[list[Scored], frozenset[int], list[Span]]:
        """Score an Article: the cues of at least so many log odds in text order, all words above a floor, and the quotations."""
        ids, quotes = self.encoder.token_ids(analysis)
        if not len(ids):
            return [], frozenset(), quotes
        with one_thread():
            return *self._scored(analysis, ids, quotes, floor=floor, least=least), quotes

    def _scored(
        self, analysis: Analysis, ids: np.ndarray[Any, Any], quotes: list[Span], *, floor: float, least: float
    ) -> tuple[list[Scored], frozenset[int]]:
        hidden = self._hidden(ids, neighbours(analysis))
        cue = self._cues(hidden)
        context = PairContext(analysis, quotes, self.deps)
        cues = np.flatnonzero(cue >= least)
        left, bu = hidden[cues] @ self.w["pc"] + self.w["pb"], hidden[cues] @ self.w["bu"]
        right, bv = hidden @ self.w["pt"], hidden @ self.w["bv"]
        found = []
        for k, c in enumerate(cues.tolist()):
            lo, hi = context.window(c)
            y = self._pair(left[k] + right[lo:hi], context.pair_ids(c), bu[k], bv[lo:hi])
            found.append(Scored(c, float(cue[c]), lo, y[:, 0], y[:, 1]))
        return found, frozenset(np.flatnonzero(cue > floor).tolist())

    def _hidden(self, ids: np.ndarray[Any, Any], head: np.ndarray[Any, Any]) -> Array:
        w, n = self.w, len(ids)
        h = np.empty((n, len(w["b0"])), np.float32)
        for lo in range(0, n, STEP):
            x = np.concatenate([w[f"emb{i}"][ids[lo : lo + STEP, i]] for i in range(len(FIELDS))], axis=1)
            h[lo : lo + STEP] = np.maximum(x @ w["w0"] + w["b0"], 0)
        trees = [_Tree(head, lo, min(n, lo + STEP)) for lo in range(0, n, STEP)]
        around = np.empty((min(n, STEP), 7 * h.shape[1]), np.float32)
        for k, d in enumerate(DILATIONS):
            out = np.empty_like(h)
            for tree in trees:
                out[tree.lo : tree.hi] = self._round(h, tree, around[: tree.hi - tree.lo], k, d)
            h = out
        return h

    def _round(self, h: Array, tree: _Tree, around: Array, k: int, d: int) -> Array:
        """Some rows after one more exchange with neighbours, heads and dependents. ``around`` is memory to write their vectors to."""
        w, lo, hi, wide = self.w, tree.lo, tree.hi, h.shape[1]
        for place, far in enumerate((-2 * d, -d, 0, d, 2 * d)):
            part = around[:, place * wide : (place + 1) * wide]
            first = min(max(0, lo + far), hi + far)
            last = max(first, min(len(h), hi + far))
            part[: first - far - lo] = 0
            part[first - far - lo : last - far - lo] = h[first:last]
            part[last - far - lo :] = 0
        tree.above(h, around[:, 5 * wide : 6 * wide])
        tree.below(h, around[:, 6 * wide :])
        z = around @ w[f"L{k}w"]
        z += w[f"L{k}b"]
        np.maximum(z, 0, out=z)
        z += h[lo:hi]
        z -= z.mean(axis=1, keepdims=True)
        z /= np.sqrt((z**2).mean(axis=1, keepdims=True) + 1e-5)
        z *= w[f"L{k}g"]
        z += w[f"L{k}o"]
        return z

    def _cues(self, hidden: Array) -> Array:
        w, parts = self.w, (hidden[lo : lo + STEP] for lo in range(0, len(hidden), STEP))
        scores = [(np.maximum(part @ w["cue1"] + w["cueb1"], 0) @ w["cue2"] + w["cueb2"])[:, 0] for part in parts]
        return np.asarray(np.concatenate(scores), np.float32)

    def _pair(self, base: Array, ids: Sequence[np.ndarray[Any, Any]], bu: Array, bv: Array) -> Array:
        w = self.w
        z = w["pe0"].take(ids[0], axis=0)
        for i in range(1, len(PAIR_SIZES)):
            z += w[f"pe{i}"].take(ids[i], axis=0)
        z += base
        size = z.shape[1]
        wide = np.empty((len(z), 3 * size), np.float32)
        here = wide[:, size : 2 * size]
        np.maximum(z, 0, out=here)
        wide[1:, :size], wide[:-1, 2 * size :] = here[:-1], here[1:]
        wide[0, :size], wide[-1, 2 * size :] = 0, 0
        inner = wide @ w["c3"]
        inner += w["c3b"]
        np.maximum(inner, 0, out=inner)
        y: Array = inner @ w["po"]
        y += w["pob"]
        y[:, 0] += bv[:, :BILINEAR] @ bu[:BILINEAR]
        y[:, 1] += bv[:, BILINEAR:] @ bu[BILINEAR:]
        return y


class _Tree:
    """Heads and dependents of some rows of an Article's tokens, laid out once for all rounds."""

    def __init__(self, head: np.ndarray[Any, Any], lo: int, hi: int) -> None:
        self.lo, self.hi = lo, hi
        self.head = head[lo:hi]
        root = head == np.arange(len(head))
        self.root = root[lo:hi]
        children = np.flatnonzero(~root & (head >= lo) & (head < hi))
        order = children[np.argsort(head[children], kind="stable")]
        parents, starts, counts = np.unique(head[order], return_index=True, return_counts=True)
        most_first = np.argsort(-counts, kind="stable")
        starts, counts = starts[most_first], counts[most_first]
        self.parents = parents[most_first] - lo
        self.count = counts.astype(np.float32)[:, None]
        most = int(counts[0]) if len(counts) else 0
        self.levels = [order[starts[: np.searchsorted(-counts, -n)] + n] for n in range(most)]
        """The first dependents of all parents, the second of those that have two, and so on."""

    def above(self, h: Array, out: Array) -> None:
        """Write the vectors of the heads of the rows, zero for a root."""
        out[:] = h[self.head]
        out[self.root] = 0

    def below(self, h: Array, out: Array) -> None:
        """Write the mean vectors of the dependents of the rows, zero where there are none."""
        out[:] = 0
        if self.levels:
            sums = h[self.levels[0]]
            for level in self.levels[1:]:
                sums[: len(level)] += h[level]
            sums /= self.count
            out[self.parents] = sums


@lru_cache(maxsize=1)
def load_model() -> AttributionModel | None:
    """The shipped weights, or None where they are not installed (the rules then work alone)."""
    if not WEIGHTS.exists():
        return None
    with np.load(WEIGHTS, allow_pickle=False) as data:
        card = json.loads(bytes(data["card"]).decode("utf-8"))
        return AttributionModel({k: data[k] for k in data.files if k not in ("card", "trained_on")}, card["vocabularies"])


def text_digest(docid: str) -> int:
    """Eight bytes of blake2b over the id of a training text, as an integer."""
    return int.from_bytes(hashlib.blake2b(docid.encode("utf-8"), digest_size=8).digest(), "little")


def trained_on(docid: str) -> bool:
    """Say whether the shipped weights were trained on the text with this id."""
    return text_digest(docid) in _trained()


@lru_cache(maxsize=1)
def _trained() -> frozenset[int]:
    if not WEIGHTS.exists():
        return frozenset()
    with np.load(WEIGHTS, allow_pickle=False) as data:
        return frozenset(int(v) for v in data["trained_on"])
