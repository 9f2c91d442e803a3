"""The network of chief happenings: which Claims of an article tell of another happening than the one it is chiefly about?

A few layers of all-MiniLM-L6-v2 (Apache-2.0) in numpy, the upper ones taught on our own articles (``tools/train_link_chief.py``; model
card: docs/models/link.md). An article is read alone, never in a batch with others. The pieces of words and their vectors are those of the
network of figures in context, so that they are shipped once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np

from tellings.extract.assemble.encoder import Encoder, normed
from tellings.language.threads import one_thread
from tellings.link.chief_pieces import Page, pages_of, places_of
from tellings.link.when import Told
from tellings.model import Reading

_SHARED = ("vocabulary", "words", "words_scale")
_KEPT = 512
"""Pages whose answers are kept: a heap is linked twice."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """Log odds for the Claims of an article by id: that one tells of another happening, and that two tell of the same."""

    other: Mapping[str, float]
    same: Mapping[Pair, float]

    def together(self, a: str, b: str) -> float:
        """Log odds that two Claims tell of the same happening, 0 where they were not read together."""
        return self.same.get((a, b) if a < b else (b, a), 0.0)


class Chief(Encoder):
    """The network; ``arrays`` are those of the file beside the shared ones of the network of figures."""

    def __init__(self, arrays: Mapping[str, np.ndarray]) -> None:
        super().__init__(arrays)
        self._low = int(arrays["low"])
        self._answers: dict[tuple[object, ...], tuple[np.ndarray, np.ndarray]] = {}

    def read(self, reading: Reading, main: Told | None) -> Answer:
        """What the network says of the Claims of an article; ``main`` are the days of its main happening."""
        other: dict[str, float] = {}
        same: dict[Pair, float] = {}
        for page in pages_of(reading, places_of(reading.claims), main, self.split):
            ids = list(page.claims)
            alone, pairs = self._answer(page)
            other.update(zip(ids, alone.tolist(), strict=True))
            for x, a in enumerate(ids):
                for y in range(x + 1, len(ids)):
                    same[(a, ids[y]) if a < ids[y] else (ids[y], a)] = float(pairs[x, y])
        return Answer(other, same)

    def _answer(self, page: Page) -> tuple[np.ndarray, np.ndarray]:
        key = (tuple(page.pieces), tuple(page.codes), tuple(page.claims.values()), page.opening)
        if key not in self._answers:
            if len(self._answers) >= _KEPT:
                self._answers.clear()
            with one_thread():
                self._answers[key] = self._judge(page)
        return self._answers[key]

    def _judge(self, page: Page) -> tuple[np.ndarray, np.ndarray]:
        """Log odds of each Claim of a page, shape (claims,), and of each pair, shape (claims, claims)."""
        of, spans = self._of, list(page.claims.values())
        if not spans:
            return np.zeros(0, np.float32), np.zeros((0, 0), np.float32)
        x = self._hidden(page.pieces, page.codes, page.marked)
        told = np.stack([np.concatenate([x[a:b].mean(axis=0), x[c:d].mean(axis=0)]) for a, b, c, d in spans])
        u = np.tanh(told @ of["claim.w"].T + of["claim.b"])
        lead = np.tanh(of["lead.w"] @ x[page.opening[0] : page.opening[1]].mean(axis=0) + of["lead.b"])
        other = np.concatenate([u, u * lead, np.abs(u - lead)], axis=1) @ of["other.w"][0] + of["other.b"][0]
        left, right = u[:, None], u[None]
        pairs = np.concatenate([left * right, np.abs(left - right)], axis=2) @ of["pair.w"][0] + of["pair.b"][0]
        return other, pairs

    def _hidden(self, pieces: Sequence[int], codes: Sequence[int], marked: Sequence[bool]) -> np.ndarray:
        """The last layer, shape (pieces, units); what is known beside a piece enters above the lower layers."""
        of = self._of
        ids, remark = np.asarray(pieces), np.asarray(codes)
        x = self._words[ids].astype(np.float32) * self._word_scale[ids, None] + of["positions"][: len(ids)]
        x = normed(x, of["norm.w"], of["norm.b"])
        for k in range(self._layers):
            if k == self._low:
                x = x + np.asarray(marked, np.float32)[:, None] * of["figure"] + of["remarks"][remark]
            x = self._layer(x, (0, len(x)), k)
        return x


@lru_cache(maxsize=1)
def chief() -> Chief | None:
    """The shipped network; None where its file or that of the network of figures is absent."""
    own = resources.files("tellings.link") / "data" / "chief.npz"
    shared = resources.files("tellings.extract.assemble") / "encoder.npz"
    if not own.is_file() or not shared.is_file():
        return None
    arrays: dict[str, np.ndarray] = {}
    with resources.as_file(own) as path, np.load(path, allow_pickle=False) as data:
        arrays.update(data)
    with resources.as_file(shared) as path, np.load(path, allow_pickle=False) as data:
        arrays.update({name: data[name] for name in _SHARED})
    return Chief(arrays) if arrays["vocabulary_size"] == len(arrays["words"]) else None
