"""Blocking: which pairs are worth comparing.

Two texts are candidates when they share a rare term, or a name, street or title word together with
a day that both tell (or are published on), give or take one. Each text keeps the candidates with which it
shares the rarest keys. The cost of a text is bounded by its number of keys times :data:`CAP`, whatever
the size of the heap: of a key that more texts have, only the neighbours in order of publication count.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from tellings.link.profile import NO_DAY, U32, Profiles, weigh

CAP = 60
"""Texts that share a key up to which all of them are candidates of each other."""

NEIGHBOURS = 12
"""Of an over-full key, candidates on either side in order of publication."""

KEEP = 120
"""Candidates kept for a text. Pair recall on the gva development half: 98.6 % with 60, 99.0 with 120, 99.1 with 160."""

RARE = 4.0
"""Weight from which a term is a key without a day (in fewer than one of fifty articles of general news)."""

_RARE = ("words", "title", "names", "full_names", "addresses", "name_ages")
_DATED = ("names", "title", "addresses")
_BATCH = 256
_STEP = 8192
_HASH = np.uint32(2654435761)
_MOST = 900
"""Size of a block from which keys weigh the same."""

_LATE = 10**8
"""The day by which undated texts are ordered."""

_LOW = np.uint64(0xFFFFFFFF)
_LAST = np.uint32(0xFFFFFFFF)

Rows = NDArray[np.int64]


class Blocks:
    """An index of the keys of one list of texts, in order of publication (undated ones last, equal ones as listed).

    An entry of the index is a key, with the text's place in that order in the lower half: one search finds a key, or where
    in the stretch of a key a text stands.
    """

    def __init__(self, profiles: Profiles) -> None:
        day = np.where(profiles.published == NO_DAY, _LATE, profiles.published)
        self.order = np.argsort(day, kind="stable").astype(np.int32)
        self.days = day[self.order]
        self.rank = np.empty(len(day), dtype=np.int32)
        self.rank[self.order] = np.arange(len(day), dtype=np.int32)
        parts = [self._packed(profiles, np.arange(i, min(i + _STEP, len(profiles)))) for i in range(0, len(profiles), _STEP)]
        self.entries = np.concatenate(parts) if parts else np.zeros(0, np.uint64)
        del parts
        self.entries.sort()

    def _packed(self, profiles: Profiles, which: Rows) -> NDArray[np.uint64]:
        keys, rows = _keys(profiles, which)
        return _entry(keys, self.rank[rows])

    def candidates(self, profiles: Profiles, which: Rows, *, own: bool, keep: int = KEEP) -> Iterator[tuple[Rows, Rows]]:
        """Yield (asking row, candidate row) in batches; with ``own`` the asking rows are those of the index itself."""
        which = np.sort(which)
        for start in range(0, len(which), _BATCH):
            yield self._ask(profiles, which[start : start + _BATCH], keep, own=own)

    def _ask(self, profiles: Profiles, which: Rows, keep: int, *, own: bool) -> tuple[Rows, Rows]:
        keys, asking = _keys(profiles, which)
        first = np.searchsorted(self.entries, _entry(keys, np.uint32(0)), side="left")
        last = np.searchsorted(self.entries, _entry(keys, _LAST), side="right")
        known = last - first > (1 if own else 0)
        keys, asking, first, last = keys[known], asking[known], first[known], last[known]
        size = np.minimum(last - first, _MOST)
        first, last = self._narrow(self._place(profiles, asking, own=own), keys, first, last)
        place = np.searchsorted(which, asking)
        asker, found, score = _sums_of_pairs(place, *self._stretch(first, last), size)
        row = self.order[found].astype(np.int64)
        there = row != which[asker] if own else np.ones(len(row), dtype=bool)
        asker, row, score = asker[there], row[there], score[there]
        best = _strongest(asker, row, score, keep)
        return which[asker[best]], row[best]

    def _place(self, profiles: Profiles, asking: Rows, *, own: bool) -> NDArray[np.uint32]:
        """Where texts stand (or would stand) in the order of publication."""
        if own:
            return self.rank[asking].astype(np.uint32)
        day = np.where(profiles.published[asking] == NO_DAY, _LATE, profiles.published[asking])
        return np.searchsorted(self.days, day, side="left").astype(np.uint32)

    def _narrow(self, place: NDArray[np.uint32], keys: U32, first: Rows, last: Rows) -> tuple[Rows, Rows]:
        """Of over-full keys keep the stretch around the asking text's place in order of publication."""
        full = np.flatnonzero(last - first > CAP)
        at = np.searchsorted(self.entries, _entry(keys[full], place[full]))
        first, last = first.copy(), last.copy()
        first[full], last[full] = np.maximum(first[full], at - NEIGHBOURS), np.minimum(last[full], at + NEIGHBOURS + 1)
        return first, last

    def _stretch(self, first: Rows, last: Rows) -> tuple[Rows, Rows]:
        """The entries of some stretches: number of the stretch, place of the text."""
        size = last - first
        number = np.repeat(np.arange(len(size)), size)
        at = np.arange(len(number)) - np.repeat(np.cumsum(size) - size - first, size)
        return number, (self.entries[at] & _LOW).astype(np.int64)


def _entry(keys: U32, place: NDArray[np.uint32] | NDArray[np.int32] | np.uint32) -> NDArray[np.uint64]:
    """An entry of the index, or a bound for a search."""
    out: NDArray[np.uint64] = (keys.astype(np.uint64) << np.uint64(32)) | place.astype(np.uint64)
    return out


def _sums_of_pairs(place: Rows, number: Rows, found: Rows, size: Rows) -> tuple[Rows, Rows, NDArray[np.float32]]:
    """Each pair of asker and found text once, in order, with the weight of the keys that they share.

    Asker, text and the size of the key's block are packed into one number (10, 32 and 10 bits), so that one sort of numbers does.
    """
    packed = (place[number] << 42) | (found << 10) | size[number]
    packed.sort()
    pair = packed >> 10
    begin = np.flatnonzero(np.append(True, pair[1:] != pair[:-1])) if len(pair) else np.zeros(0, np.int64)
    weight = np.log(np.float32(4 * 250) / np.arange(1, _MOST + 1)).astype(np.float32)
    score = np.add.reduceat(weight[(packed & 0x3FF) - 1], begin) if len(pair) else np.zeros(0, np.float32)
    pair = pair[begin]
    return pair >> 32, pair & 0xFFFFFFFF, score


def _strongest(asker: Rows, row: Rows, score: NDArray[np.float32], keep: int) -> Rows:
    """Positions of the best pairs of each asker, at most so many; of equal ones those of the lower row."""
    many = np.bincount(asker)[asker] > keep if len(asker) else np.zeros(0, dtype=bool)
    rest = np.flatnonzero(many)
    order = rest[np.lexsort((row[rest], -score[rest], asker[rest]))]
    rank = np.arange(len(order)) - np.searchsorted(asker[order], asker[order], side="left")
    return np.sort(np.concatenate([np.flatnonzero(~many), order[rank < keep]]))


class Index:
    """Blocks of a growing list of texts: the first are indexed once, later ones in smaller parts."""

    def __init__(self, profiles: Profiles) -> None:
        self.parts: list[tuple[int, Blocks]] = [(0, Blocks(profiles))] if len(profiles) else []
        self.size = len(profiles)

    def grown(self, profiles: Profiles) -> Index:
        """The index with further texts at its end."""
        out = Index(profiles.take([]))
        out.parts = [*self.parts, (self.size, Blocks(profiles))] if len(profiles) else list(self.parts)
        out.size = self.size + len(profiles)
        return out

    def candidates(self, profiles: Profiles, which: Rows, keep: int = KEEP) -> Iterator[tuple[Rows, Rows]]:
        """Yield (asking row, position in the index) for rows of other profiles."""
        for offset, blocks in self.parts:
            for a, b in blocks.candidates(profiles, which, own=False, keep=keep):
                yield a, b + offset


def _keys(profiles: Profiles, which: Rows) -> tuple[U32, Rows]:
    """All keys of some rows, each once, with the row each belongs to."""
    parts: list[U32] = []
    owners: list[Rows] = []
    for kind in _RARE:
        terms = profiles.columns[kind][which]
        _collect(np.where(weigh(terms) >= RARE, terms, np.uint32(0)), which, parts, owners)
    days = np.concatenate([profiles.days[which], profiles.published[which][:, None]], axis=1)
    dated = np.concatenate([profiles.columns[kind][which] for kind in _DATED], axis=1)
    for column in range(days.shape[1]):
        day = days[:, column]
        for shift in (0, 1):
            window = ((day.astype(np.int64) + shift) // 2 * 2 + shift).astype(np.uint32)
            salted = (dated ^ (window * _HASH)[:, None]) | np.uint32(1)
            _collect(np.where((dated == 0) | (day == NO_DAY)[:, None], np.uint32(0), salted), which, parts, owners)
    keys, rows = np.concatenate(parts), np.concatenate(owners)
    packed = (rows.astype(np.uint64) << np.uint64(32)) | keys.astype(np.uint64)
    packed.sort()
    first = np.ones(len(packed), dtype=bool)
    first[1:] = packed[1:] != packed[:-1]
    packed = packed[first]
    return (packed & np.uint64(0xFFFFFFFF)).astype(np.uint32), (packed >> np.uint64(32)).astype(np.int64)


def _collect(terms: U32, which: Rows, parts: list[U32], owners: list[Rows]) -> None:
    there = terms != 0
    parts.append(terms[there])
    owners.append(np.repeat(which, there.sum(axis=1)))


def pairs_within(profiles: Profiles) -> tuple[Rows, Rows]:
    """All candidate pairs of a list of texts, the smaller row first, in order."""
    blocks = Blocks(profiles)
    found = [(np.minimum(a, b) << 32) | np.maximum(a, b) for a, b in blocks.candidates(profiles, np.arange(len(profiles)), own=True)]
    del blocks
    packed = np.concatenate(found) if found else np.zeros(0, np.int64)
    found.clear()
    packed.sort()
    first = np.ones(len(packed), dtype=bool)
    first[1:] = packed[1:] != packed[:-1]
    pairs = packed[first]
    return pairs >> 32, pairs & 0xFFFFFFFF
