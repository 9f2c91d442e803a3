"""The learned finder of attributions: a small network over the parse, in plain numpy.

Every token gets a vector out of its closed-class features, four rounds of exchange with its neighbours, its head and its dependents,
and from it a score for being the head of a cue. For each cue every token near it gets two scores: source and content. The
weights come from ``tools/train_attribution.py``; the card is docs/models/attribution.md.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from tellings.extract.attribution.features import FIELDS, PAIR_SIZES, PairContext, encode, neighbours, token_strings
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
        self.pairs: Array = np.concatenate([self.w[f"pe{i}"] for i in range(len(PAIR_SIZES))])
        self.offsets = np.cumsum([0, *PAIR_SIZES[:-1]])

    def scores(self, analysis: Analysis, *, floor: float, least: float) -> tuple[list[Scored], frozenset[int], list[Span]]:
        """Score an Article: the cues of at least so many log odds in text order, all words above a floor, and the quotations."""
        rows, quotes = token_strings(analysis)
        if not rows:
            return [], frozenset(), quotes
        with one_thread():
            return *self._scored(analysis, rows, quotes, floor=floor, least=least), quotes

    def _scored(
        self, analysis: Analysis, rows: list[tuple[str, ...]], quotes: list[Span], *, floor: float, least: float
    ) -> tuple[list[Scored], frozenset[int]]:
        hidden = self._hidden(encode(rows, self.vocabularies), neighbours(analysis))
        cue = self._cues(hidden)
        context = PairContext(analysis, quotes, self.deps)
        left = hidden @ self.w["pc"] + self.w["pb"]
        right = hidden @ self.w["pt"]
        bu, bv = hidden @ self.w["bu"], hidden @ self.w["bv"]
        found = []
        for c in np.flatnonzero(cue >= least):
            lo, hi = context.window(int(c))
            y = self._pair(left[c] + right[lo:hi], context.pair_ids(int(c)), bu[c], bv[lo:hi])
            found.append(Scored(int(c), float(cue[c]), lo, y[:, 0], y[:, 1]))
        return found, frozenset(int(c) for c in np.flatnonzero(cue > floor))

    def _hidden(self, ids: np.ndarray[Any, Any], head: np.ndarray[Any, Any]) -> Array:
        w, n = self.w, len(ids)
        h = np.empty((n, len(w["b0"])), np.float32)
        for lo in range(0, n, STEP):
            x = np.concatenate([w[f"emb{i}"][ids[lo : lo + STEP, i]] for i in range(len(FIELDS))], axis=1)
            h[lo : lo + STEP] = np.maximum(x @ w["w0"] + w["b0"], 0)
        tree = _Tree(head)
        for k, d in enumerate(DILATIONS):
            out = np.empty_like(h)
            for lo in range(0, n, STEP):
                out[lo : lo + STEP] = self._round(h, tree, (lo, min(n, lo + STEP)), k, d)
            h = out
        return h

    def _round(self, h: Array, tree: _Tree, rows: tuple[int, int], k: int, d: int) -> Array:
        """Some rows after one more exchange with neighbours, heads and dependents."""
        w, here = self.w, h[rows[0] : rows[1]]
        near = [_rows(h, rows[0] + far, rows[1] + far) for far in (-2 * d, -d)]
        after = [_rows(h, rows[0] + far, rows[1] + far) for far in (d, 2 * d)]
        z = np.concatenate([*near, here, *after, tree.above(h, *rows), tree.below(h, *rows)], axis=1)
        z = here + np.maximum(z @ w[f"L{k}w"] + w[f"L{k}b"], 0)
        mean = z.mean(axis=1, keepdims=True)
        spread = np.sqrt(((z - mean) ** 2).mean(axis=1, keepdims=True) + 1e-5)
        return np.asarray((z - mean) / spread * w[f"L{k}g"] + w[f"L{k}o"], np.float32)

    def _cues(self, hidden: Array) -> Array:
        w, parts = self.w, (hidden[lo : lo + STEP] for lo in range(0, len(hidden), STEP))
        scores = [(np.maximum(part @ w["cue1"] + w["cueb1"], 0) @ w["cue2"] + w["cueb2"])[:, 0] for part in parts]
        return np.asarray(np.concatenate(scores), np.float32)

    def _pair(self, base: Array, ids: np.ndarray[Any, Any], bu: Array, bv: Array) -> Array:
        w = self.w
        z = np.maximum(base + self.pairs[ids + self.offsets].sum(axis=1), 0)
        wide = np.concatenate([_shift(z, -1), z, _shift(z, 1)], axis=1)
        y = np.maximum(wide @ w["c3"] + w["c3b"], 0) @ w["po"] + w["pob"]
        bilinear = np.stack([bv[:, :BILINEAR] @ bu[:BILINEAR], bv[:, BILINEAR:] @ bu[BILINEAR:]], axis=1)
        return np.asarray(y + bilinear, np.float32)


class _Tree:
    """Heads and dependents of an Article's tokens, to be looked up by rows."""

    def __init__(self, head: np.ndarray[Any, Any]) -> None:
        n = len(head)
        self.head = head
        self.root = head == np.arange(n)
        children = np.flatnonzero(~self.root)
        self.count = np.maximum(np.bincount(head[children], minlength=n), 1).astype(np.float32)[:, None]
        self.order = children[np.argsort(head[children], kind="stable")]
        self.parents, self.starts = np.unique(head[self.order], return_index=True)

    def above(self, h: Array, lo: int, hi: int) -> Array:
        """The vectors of the heads of some rows, zero for a root."""
        return np.asarray(np.where(self.root[lo:hi, None], 0, h[self.head[lo:hi]]), np.float32)

    def below(self, h: Array, lo: int, hi: int) -> Array:
        """The mean vectors of the dependents of some rows, zero where there are none."""
        out = np.zeros((hi - lo, h.shape[1]), np.float32)
        first, last = np.searchsorted(self.parents, (lo, hi))
        if first < last:
            begin, end = self.starts[first], self.starts[last] if last < len(self.starts) else len(self.order)
            sums = np.add.reduceat(h[self.order[begin:end]], self.starts[first:last] - begin, axis=0)
            out[self.parents[first:last] - lo] = sums
        return np.asarray(out / self.count[lo:hi], np.float32)


def _rows(h: Array, lo: int, hi: int) -> Array:
    """Rows of ``h``, zero beyond its ends."""
    if lo >= 0 and hi <= len(h):
        return h[lo:hi]
    out = np.zeros((hi - lo, h.shape[1]), np.float32)
    first, last = max(0, lo), min(len(h), hi)
    if first < last:
        out[first - lo : last - lo] = h[first:last]
    return out


def _shift(x: Array, k: int) -> Array:
    """Row t of the result is row t + k of ``x``, zero beyond its ends."""
    out = np.zeros_like(x)
    if abs(k) >= len(x):
        return out
    if k > 0:
        out[:-k] = x[k:]
    else:
        out[-k:] = x[:k]
    return out


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
