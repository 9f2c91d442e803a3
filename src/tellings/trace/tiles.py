"""Exact alignment of two word lists: the runs of words they share (greedy string tiling).

After Wise, "YAP3: improved detection of similarities in computer program and other texts" (SIGCSE 1996),
with an index of shingles instead of a rolling search: one pass over the second text, at each word the longest run
of the first text that fits. Runs may stand in another order in the two texts.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tellings.model import Record
from tellings.trace.shingles import Hashes, shingle_sequence

MIN_RUN = 5
"""Words; a shared run of five is one shared shingle."""
MAX_PLACES = 12
"""A run of words that stands more often in the first text (a refrain, a menu) is tried at its first places only."""


class Tile(Record, frozen=True, kw_only=True):
    """``length`` equal words from index ``a`` of the first and ``b`` of the second list."""

    a: int
    b: int
    length: int


class Runs:
    """A word list ready to be aligned: its shingles as numbers and where each stands."""

    def __init__(self, words: Sequence[str], min_run: int = MIN_RUN) -> None:
        self.words = words
        self.min_run = min_run
        self.sequence = shingle_sequence(words, min_run)
        self._sorted: Hashes | None = None
        self._places: dict[int, list[int]] | None = None

    @property
    def distinct(self) -> Hashes:
        """The distinct shingles, sorted."""
        if self._sorted is None:
            self._sorted = np.unique(self.sequence)
        return self._sorted

    @property
    def places(self) -> dict[int, list[int]]:
        """For each shingle its first places."""
        if self._places is None:
            self._places = {}
            for i, shingle in enumerate(self.sequence.tolist()):
                held = self._places.setdefault(shingle, [])
                if len(held) < MAX_PLACES:
                    held.append(i)
        return self._places


def tiles(first: Sequence[str], second: Sequence[str], min_run: int = MIN_RUN) -> list[Tile]:
    """The maximal shared runs of at least ``min_run`` words, in the order of the second list, not overlapping there.

    A run of the first list may be met twice by the second (a title repeated in the body).
    """
    return shared_runs(Runs(first, min_run), Runs(second, min_run))


def shared_runs(first: Runs, second: Runs) -> list[Tile]:
    """The same for word lists that were made ready before: nothing is done where they share no shingle."""
    if not len(first.sequence) or not len(second.sequence):
        return []
    place = np.searchsorted(first.distinct, second.sequence)
    place[place == len(first.distinct)] = 0
    met = np.flatnonzero(first.distinct[place] == second.sequence).tolist()
    found: list[Tile] = []
    at, expected = 0, 0
    shingles = second.sequence
    for start in met:
        if start < at:
            continue
        best = max(
            (_length(first.words, second.words, p, start), p >= expected, -abs(p - expected), p) for p in first.places[int(shingles[start])]
        )  # fmt: skip
        if best[0] < first.min_run:  # two runs with one hash
            continue
        found.append(Tile(a=best[3], b=start, length=best[0]))
        at = start + best[0]
        expected = best[3] + best[0]
    return found


def _length(first: Sequence[str], second: Sequence[str], a: int, b: int) -> int:
    length = 0
    while a + length < len(first) and b + length < len(second) and first[a + length] == second[b + length]:
        length += 1
    return length
