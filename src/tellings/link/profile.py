"""Profiles: the terms of many texts as rows of padded arrays, so that pairs are compared in batches.

A row of 32-bit terms is padded with 0; only the words are in an order, the rarest first. Widths were chosen so that nine of ten
news articles lose nothing; of longer ones the terms with the highest weight are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tellings.link.surface import Surface

U32 = NDArray[np.uint32]
F32 = NDArray[np.float32]
I32 = NDArray[np.int32]

WIDTHS = {
    "words": 128,
    "lead": 64,
    "title": 16,
    "names": 40,
    "full_names": 32,
    "ages": 6,
    "name_ages": 6,
    "addresses": 8,
    "numbers": 8,
    "clocks": 4,
    "shingles": 48,
}
RARE = 5.0
"""Weight over which a word counts as rare (:func:`tellings.link.compare.rare_words`)."""

DAYS = 8
NO_DAY = -(10**6)

KEPT = 2_000
"""Rows whose weighed terms are kept, about a kilobyte each: a side happening is compared with dozens of chains in turn."""

_BITS = 18
_MASK = np.uint32((1 << _BITS) - 1)
_FREQUENCIES = Path(__file__).parent / "data" / "frequencies.npz"


@lru_cache(maxsize=1)
def weights() -> F32:
    """Weight of a term by its lowest 18 bits: the log of how rare it is in general news.

    Frequencies are document counts over the training sets named in docs/models/link.md, hashed;
    a term never counted has the largest weight. Independent of the heap that is linked, so that a
    pair's score never changes when articles are added.
    """
    with np.load(_FREQUENCIES) as file:
        counts, documents = file["counts"].astype(np.float32), float(file["documents"])
    table: F32 = np.maximum(np.log((documents + 1) / (np.expm1(counts / 16) + 1)), 0).astype(np.float32)
    return table


def weigh(terms: U32) -> F32:
    """Return the weight of each term, 0 for padding."""
    out: F32 = np.where(terms == 0, np.float32(0), weights()[terms & _MASK])
    return out


Sums = tuple[dict[str, F32], F32, dict[str, NDArray[np.int16]]]
"""Summed weights of words, lead and title; length of the words' weights as a vector; number of terms: of each row."""


def _sums(columns: dict[str, U32]) -> Sums:
    mass = {kind: weigh(rows).sum(axis=1) for kind, rows in columns.items() if kind in ("words", "lead", "title")}
    norm = np.sqrt((weigh(columns["words"]) ** 2).sum(axis=1)) + np.float32(1e-6)
    count = {kind: (rows != 0).sum(axis=1).astype(np.int16) for kind, rows in columns.items()}
    count["rare"] = (weigh(columns["words"]) > RARE).sum(axis=1).astype(np.int16)
    return mass, norm, count


@dataclass(frozen=True, slots=True)
class Weighed:
    """Terms in order, with their weights and the sum of these."""

    terms: U32
    weights: F32
    mass: float

    def shared(self, row: U32) -> F32:
        """The weights of the terms that a row has too (in any order, padded with 0), in the order of the own terms."""
        if not len(self.terms):
            return self.weights
        at = np.minimum(np.searchsorted(self.terms, row), len(self.terms) - 1)
        there = np.zeros(len(self.terms), dtype=bool)
        there[at[self.terms[at] == row]] = True
        out: F32 = self.weights[there]
        return out


class Profiles:
    """Rows of terms for a list of texts, in one array a kind. ``days`` and ``published`` are ordinals."""

    def __init__(self, columns: dict[str, U32], days: I32, published: I32, sums: Sums | None = None) -> None:
        self.columns = columns
        self.days = days
        self.published = published
        self.mass, self.norm, self.count = sums or _sums(columns)
        self._weighed: dict[tuple[str, int], Weighed] = {}

    def __len__(self) -> int:
        """Number of rows."""
        return len(self.published)

    def take(self, rows: Sequence[int]) -> Profiles:
        """Some of the rows, in the given order."""
        which = np.array(rows, dtype=np.int64)
        return Profiles({kind: column[which] for kind, column in self.columns.items()}, self.days[which], self.published[which])

    def terms(self, kind: str, row: int) -> U32:
        """The terms of one kind of one row, without padding."""
        found = self.columns[kind][row]
        out: U32 = found[found != 0]
        return out

    def weighed(self, kind: str, row: int) -> Weighed:
        """The terms of one kind of one row with their weights; of the rows asked for last they are kept."""
        known = self._weighed.get((kind, row))
        if known is None:
            if len(self._weighed) >= KEPT:
                self._weighed.clear()
            terms = np.sort(self.terms(kind, row))
            weights = weigh(terms)
            known = self._weighed[(kind, row)] = Weighed(terms, weights, float(weights.sum()))
        return known


def stack(first: Profiles, second: Profiles) -> Profiles:
    """The rows of both, those of ``second`` after those of ``first``."""
    columns = {kind: np.concatenate([rows, second.columns[kind]]) for kind, rows in first.columns.items()}
    sums: Sums = (
        {kind: np.concatenate([rows, second.mass[kind]]) for kind, rows in first.mass.items()},
        np.concatenate([first.norm, second.norm]),
        {kind: np.concatenate([rows, second.count[kind]]) for kind, rows in first.count.items()},
    )
    return Profiles(columns, np.concatenate([first.days, second.days]), np.concatenate([first.published, second.published]), sums)


def build(surfaces: Iterable[Surface], published: Sequence[int | None]) -> Profiles:
    """Lay the terms of texts out in arrays, one row a text. Surfaces may be made one by one: none is kept."""
    n = len(published)
    columns = {kind: np.zeros((n, width), dtype=np.uint32) for kind, width in WIDTHS.items()}
    days = np.full((n, DAYS), NO_DAY, dtype=np.int32)
    for row, surface in enumerate(surfaces):
        for kind, width in WIDTHS.items():
            kept = _best(getattr(surface, kind), width, ordered=kind == "words")
            columns[kind][row, : len(kept)] = kept
        told = surface.days[:DAYS]
        days[row, : len(told)] = told
    return Profiles(columns, days, np.array([NO_DAY if p is None else p for p in published], dtype=np.int32))


def _best(terms: Iterable[int], width: int, *, ordered: bool) -> U32:
    found = np.fromiter(terms, dtype=np.uint32)
    if len(found) <= width and not ordered:
        return found
    weight = weigh(found)
    order = np.argsort(-weight, kind="stable") if len(found) <= width else np.lexsort((found, -weight))
    return found[order[:width]]
