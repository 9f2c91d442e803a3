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

Rows = NDArray[np.int64]


class Blocks:
    """An index of the keys of one list of texts, in order of publication."""

    def __init__(self, profiles: Profiles) -> None:
        parts = [_packed(profiles, np.arange(i, min(i + _STEP, len(profiles)))) for i in range(0, len(profiles), _STEP)]
        packed = np.concatenate(parts) if parts else np.zeros(0, np.uint64)
        del parts
        packed.sort()
        self.keys = (packed >> np.uint64(32)).astype(np.uint32)
        self.rows = (packed & np.uint64(0xFFFFFFFF)).astype(np.int32)
        self.published = profiles.published

    def candidates(self, profiles: Profiles, which: Rows, *, own: bool, keep: int = KEEP) -> Iterator[tuple[Rows, Rows]]:
        """Yield (asking row, candidate row) in batches; with ``own`` the asking rows are those of the index itself."""
        for start in range(0, len(which), _BATCH):
            a, b, rank = self._ask(profiles, which[start : start + _BATCH], own=own)
            yield a[rank < keep], b[rank < keep]

    def _ask(self, profiles: Profiles, which: Rows, *, own: bool) -> tuple[Rows, Rows, Rows]:
        keys, asking = _keys(profiles, which)
        first = np.searchsorted(self.keys, keys, side="left")
        last = np.searchsorted(self.keys, keys, side="right")
        size = last - first
        known = size > (1 if own else 0)
        asking, first, last, size = asking[known], first[known], last[known], size[known]
        first, last = self._narrow(profiles, asking, first, last, own=own)
        weight = np.log(np.float32(4 * 250) / np.minimum(size, 900)).astype(np.float32)
        return self._best(asking, first, last, weight, own=own)

    def _narrow(self, profiles: Profiles, asking: Rows, first: Rows, last: Rows, *, own: bool) -> tuple[Rows, Rows]:
        """Of over-full keys keep the stretch around the asking row's place in order of publication."""
        first, last = first.copy(), last.copy()
        for i in np.flatnonzero(last - first > CAP):
            posting = self.rows[first[i] : last[i]]
            if own:
                at = int(np.searchsorted(posting, asking[i]))
            else:
                at = int(np.searchsorted(self.published[posting], profiles.published[asking[i]]))
            begin = max(0, at - NEIGHBOURS)
            first[i], last[i] = first[i] + begin, first[i] + min(len(posting), at + NEIGHBOURS + 1)
        return first, last

    def _best(self, asking: Rows, first: Rows, last: Rows, weight: NDArray[np.float32], *, own: bool) -> tuple[Rows, Rows, Rows]:
        size = last - first
        if not size.sum():
            return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int64)
        offset = np.arange(size.sum()) - np.repeat(np.cumsum(size) - size, size)
        found = self.rows[np.repeat(first, size) + offset].astype(np.int64)
        asker = np.repeat(asking, size)
        pair = (asker << 32) | found
        order = np.argsort(pair, kind="stable")
        pair, each = pair[order], np.repeat(weight, size)[order]
        begin = np.flatnonzero(np.append(True, pair[1:] != pair[:-1]))
        score = np.add.reduceat(each, begin)
        a, b = pair[begin] >> 32, pair[begin] & 0xFFFFFFFF
        if own:
            apart = a != b
            a, b, score = a[apart], b[apart], score[apart]
        order = np.lexsort((b, -score, a))
        a, b = a[order], b[order]
        rank = np.arange(len(a)) - np.searchsorted(a, a, side="left")
        return a, b, rank


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


def _packed(profiles: Profiles, which: Rows) -> NDArray[np.uint64]:
    """Keys of some rows with the row in the lower half, so that one sort in place makes the index."""
    keys, rows = _keys(profiles, which)
    out: NDArray[np.uint64] = (keys.astype(np.uint64) << np.uint64(32)) | rows.astype(np.uint64)
    return out


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
