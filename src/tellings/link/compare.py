"""Features of a pair of texts. The docstring of each is the explanation that a user sees.

Each function takes a :class:`Batch` of pairs and returns one number a pair. They are symmetric and
look at the two texts alone, never at the heap, so a pair's score is the same in every run.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tellings.link.profile import DAYS, F32, NO_DAY, RARE, Profiles, weigh

Column = NDArray[np.float32]

_FAR = 10**8
"""Days between texts of which one has none."""


class Shared(NamedTuple):
    """Terms that the two sides of pairs share: the pair of each (ascending) and its weight."""

    pairs: NDArray[np.int64]
    weights: F32


class Batch:
    """Pairs of rows of two :class:`Profiles` (or of one), with what several features share worked out once."""

    def __init__(self, left: Profiles, right: Profiles, a: NDArray[np.int64], b: NDArray[np.int64]) -> None:
        self.left, self.right, self.a, self.b = left, right, a, b
        self._shared: dict[tuple[str, str, str], Shared] = {}

    def shared(self, kind: str, other: str | None = None, first: str | None = None) -> Shared:
        """Return the terms of ``kind`` on the left that the right has too (as ``other``).

        ``first`` names a count of terms that stand first in their rows: what lies behind them may be left out.
        """
        key = (kind, other or kind, first or "")
        if key not in self._shared:
            left, right = self.left.columns[key[0]], self.right.columns[key[1]]
            if first:
                width = max(self.left.count[first][self.a].max(initial=1), self.right.count[first][self.b].max(initial=1))
                left, right = left[:, :width], right[:, :width]
            rows = np.concatenate([left[self.a], right[self.b]], axis=1)
            rows.sort(axis=1)
            same = rows[:, 1:] == rows[:, :-1]
            same &= rows[:, 1:] != 0
            found = np.flatnonzero(same)
            pairs, column = np.divmod(found, same.shape[1])
            self._shared[key] = Shared(pairs, weigh(rows[pairs, column + 1]))
        return self._shared[key]

    def sum(self, shared: Shared, over: float = 0.0) -> Column:
        """Summed weights of the shared terms of each pair, as far as they lie over a weight."""
        weights = np.maximum(shared.weights - np.float32(over), 0) if over else shared.weights
        return np.bincount(shared.pairs, weights, minlength=len(self.a)).astype(np.float32)

    def hits(self, kind: str) -> Column:
        """How many terms of a kind are shared."""
        return np.bincount(self.shared(kind).pairs, minlength=len(self.a)).astype(np.float32)

    def counts(self, kind: str) -> tuple[Column, Column]:
        """How many terms of a kind each side has."""
        return self.left.count[kind][self.a].astype(np.float32), self.right.count[kind][self.b].astype(np.float32)

    def mass(self, kind: str) -> tuple[Column, Column]:
        """Summed weight of the terms of a kind on each side."""
        return self.left.mass[kind][self.a], self.right.mass[kind][self.b]

    def days(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """The told days of each side."""
        return self.left.days[self.a], self.right.days[self.b]

    def gap(self) -> NDArray[np.int32]:
        """Days between the two publications, -1 where one is not known."""
        a, b = self.left.published[self.a], self.right.published[self.b]
        out: NDArray[np.int32] = np.where((a == NO_DAY) | (b == NO_DAY), np.int32(-1), np.abs(a - b))
        return out


def wording(batch: Batch) -> Column:
    """How much of their wording the two texts share, rare words counting more."""
    pairs, weights = batch.shared("words")
    out: Column = batch.sum(Shared(pairs, weights * weights)) / (batch.left.norm[batch.a] * batch.right.norm[batch.b])
    return out


def contained_wording(batch: Batch) -> Column:
    """How much of the shorter text's wording is in the longer one."""
    a, b = batch.mass("words")
    least = np.maximum(np.minimum(a, b), 1)
    out: Column = (batch.sum(batch.shared("words")) / least).astype(np.float32)
    return out


def rare_words(batch: Batch) -> Column:
    """Rare words that both texts have."""
    out: Column = np.log1p(batch.sum(batch.shared("words", first="rare"), RARE))
    return out


def lead_words(batch: Batch) -> Column:
    """How alike the first sentences are."""
    a, b = batch.mass("lead")
    out: Column = batch.sum(batch.shared("lead")) / np.maximum(np.sqrt(a * b), 1)
    return out


def title_words(batch: Batch) -> Column:
    """How alike the two titles are."""
    a, b = batch.mass("title")
    out: Column = batch.sum(batch.shared("title")) / np.maximum(np.sqrt(a * b), 1)
    return out


def title_in_text(batch: Batch) -> Column:
    """Words of one title that stand in the other text."""
    a, b = batch.mass("title")
    left = batch.sum(batch.shared("title", "words")) / np.maximum(a, 4)
    right = batch.sum(batch.shared("words", "title")) / np.maximum(b, 4)
    out: Column = np.maximum(left, right)
    return out


def names(batch: Batch) -> Column:
    """Names that both texts have, rare names counting more."""
    out: Column = np.log1p(batch.sum(batch.shared("names")))
    return out


def rarest_name(batch: Batch) -> Column:
    """The rarest name that both texts have."""
    out: Column = np.zeros(len(batch.a), dtype=np.float32)
    np.maximum.at(out, *batch.shared("names"))
    return out


def full_names(batch: Batch) -> Column:
    """Full names (two words or more) that both texts have, rare ones counting more."""
    out: Column = np.log1p(batch.sum(batch.shared("full_names"), 3))
    return out


def name_with_age(batch: Batch) -> Column:
    """The same person's name with the same age in both texts."""
    out: Column = np.minimum(batch.hits("name_ages"), 2)
    return out


def other_persons(batch: Batch) -> Column:
    """Both texts name persons with their ages, and none is the same."""
    a, b = batch.counts("name_ages")
    out: Column = ((a > 0) & (b > 0) & (batch.hits("name_ages") == 0)).astype(np.float32)
    return out


def ages(batch: Batch) -> Column:
    """Ages that both texts give."""
    out: Column = np.minimum(batch.hits("ages"), 3)
    return out


def other_ages(batch: Batch) -> Column:
    """Both texts give ages, and none is the same."""
    a, b = batch.counts("ages")
    out: Column = ((a > 0) & (b > 0) & (batch.hits("ages") == 0)).astype(np.float32)
    return out


def addresses(batch: Batch) -> Column:
    """Streets or house numbers that both texts give, rare ones counting more."""
    out: Column = np.log1p(batch.sum(batch.shared("addresses")))
    return out


def other_addresses(batch: Batch) -> Column:
    """Both texts give streets, and none is the same."""
    a, b = batch.counts("addresses")
    out: Column = ((a > 0) & (b > 0) & (batch.hits("addresses") == 0)).astype(np.float32)
    return out


def figures(batch: Batch) -> Column:
    """Other figures that both texts give, rare ones counting more."""
    out: Column = np.log1p(batch.sum(batch.shared("numbers")))
    return out


def clock_times(batch: Batch) -> Column:
    """Clock times that both texts give."""
    out: Column = np.minimum(batch.hits("clocks"), 2)
    return out


def other_clock_times(batch: Batch) -> Column:
    """Both texts give clock times, and none is the same."""
    a, b = batch.counts("clocks")
    out: Column = ((a > 0) & (b > 0) & (batch.hits("clocks") == 0)).astype(np.float32)
    return out


def copied_wording(batch: Batch) -> Column:
    """Runs of five words that stand in both texts."""
    a, b = batch.counts("shingles")
    out: Column = np.sqrt(batch.hits("shingles") / np.maximum(np.minimum(a, b), 8))
    return out


def same_day(batch: Batch) -> Column:
    """Both texts tell of the same day."""
    a, b = batch.days()
    same = np.zeros(len(batch.a), dtype=np.float32)
    for i in range(DAYS):
        for j in range(DAYS):
            same += (a[:, i] == b[:, j]) & (a[:, i] != NO_DAY)
    return np.minimum(same, 2)


def first_day(batch: Batch) -> Column:
    """The first day that each text tells is the same."""
    a, b = batch.days()
    out: Column = ((a[:, 0] == b[:, 0]) & (a[:, 0] != NO_DAY)).astype(np.float32)
    return out


def days_apart(batch: Batch) -> Column:
    """How far the nearest days that the two texts tell (or are published on) lie apart."""
    a, b = batch.days()
    a = np.concatenate([a, batch.left.published[batch.a][:, None]], axis=1)
    b = np.concatenate([b, batch.right.published[batch.b][:, None]], axis=1)
    a[a == NO_DAY], b[b == NO_DAY] = -2 * _FAR, 2 * _FAR
    far = np.full(len(batch.a), _FAR, dtype=np.int32)
    for i in range(a.shape[1]):
        np.minimum(far, np.abs(a[:, i : i + 1] - b).min(axis=1), out=far)
    out: Column = np.where(far >= _FAR, 0.0, np.log1p(np.minimum(far, 3000))).astype(np.float32)
    return out


def published_apart(batch: Batch) -> Column:
    """How long after one another the two texts were published."""
    gap = batch.gap()
    out: Column = np.where(gap < 0, np.log1p(10), np.log1p(np.clip(gap, 0, 3000))).astype(np.float32)
    return out


def published_together(batch: Batch) -> Column:
    """Both texts were published within two days."""
    gap = batch.gap()
    out: Column = ((gap >= 0) & (gap <= 2)).astype(np.float32)
    return out


FEATURES: tuple[Callable[[Batch], Column], ...] = (
    wording,
    contained_wording,
    rare_words,
    lead_words,
    title_words,
    title_in_text,
    names,
    rarest_name,
    full_names,
    name_with_age,
    other_persons,
    ages,
    other_ages,
    addresses,
    other_addresses,
    figures,
    clock_times,
    other_clock_times,
    copied_wording,
    same_day,
    first_day,
    days_apart,
    published_apart,
    published_together,
)
AGAINST = frozenset({"other_persons", "other_ages", "other_addresses", "other_clock_times", "days_apart", "published_apart"})
"""Features that speak against one happening; all others speak for it. Training keeps to these signs."""

NAMES = tuple(f.__name__ for f in FEATURES)


def features(batch: Batch, used: Sequence[float] | None = None) -> NDArray[np.float32]:
    """All features of a batch, one row a pair; those that ``used`` (one number a feature) has 0 for are left 0."""
    out = np.zeros((len(batch.a), len(FEATURES)), dtype=np.float32)
    for i, feature in enumerate(FEATURES):
        if used is None or used[i]:
            out[:, i] = feature(batch)
    return out
