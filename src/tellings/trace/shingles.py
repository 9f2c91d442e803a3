"""Shingles: runs of five words as 64-bit numbers, the same on every machine.

Words are hashed with blake2b (Python's own hash differs from run to run) and combined with an odd
multiplier; the result is mixed as in splitmix64 (Steele et al., OOPSLA 2014), since MinHash and sorting want all
bits to matter.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Hashes: TypeAlias = NDArray[np.uint64]

SIZE = 5
"""Words a shingle, as in the stored figures of the reuse set."""

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


class _WordHashes(dict[str, int]):
    """blake2b of a word, computed once. Cleared when it has grown to a million words, so that memory stays bounded."""

    def __missing__(self, word: str) -> int:
        if len(self) >= 1 << 20:
            self.clear()
        value = int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
        self[word] = value
        return value


_HASHES = _WordHashes()


def shingle_sequence(words: Sequence[str], size: int = SIZE) -> Hashes:
    """One number for each word position at which a run of ``size`` words starts."""
    if len(words) < size:
        return np.empty(0, dtype=np.uint64)
    hashed = np.fromiter(map(_HASHES.__getitem__, words), dtype=np.uint64, count=len(words))
    count = len(words) - size + 1
    mixed = np.zeros(count, dtype=np.uint64)
    for k in range(size):
        mixed = mixed * _MULTIPLIER + hashed[k : k + count]
    mixed ^= mixed >> np.uint64(30)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(27)
    mixed *= np.uint64(0x94D049BB133111EB)
    mixed ^= mixed >> np.uint64(31)
    return mixed


def shingle_set(words: Sequence[str], size: int = SIZE) -> Hashes:
    """The distinct shingles of a word list, sorted."""
    return np.unique(shingle_sequence(words, size))


def shared(a: Hashes, b: Hashes) -> int:
    """How many shingles two sorted sets share."""
    if not len(a) or not len(b):
        return 0
    if len(a) > len(b):
        a, b = b, a
    place = np.searchsorted(b, a)
    place[place == len(b)] = 0
    return int(np.count_nonzero(b[place] == a))


def jaccard(a: Hashes, b: Hashes) -> float:
    """Shared shingles over all shingles of both, from 0 to 1."""
    common = shared(a, b)
    union = len(a) + len(b) - common
    return common / union if union else 0.0


def postings(sets: Iterable[Hashes]) -> tuple[Hashes, NDArray[np.int64], NDArray[np.int64]]:
    """Invert: ``(owners, starts, ends)``; owners[starts[i]:ends[i]] are the ascending numbers of the sets with shingle i.

    Only shingles that two or more sets hold are listed, in the order of their hash.
    """
    arrays = list(sets)
    if not arrays or not sum(map(len, arrays)):
        empty = np.empty(0, dtype=np.int64)
        return np.empty(0, dtype=np.uint64), empty, empty
    flat = np.concatenate(arrays)
    owners = np.repeat(np.arange(len(arrays)), [len(a) for a in arrays])
    order = np.argsort(flat, kind="stable")
    flat, owners = flat[order], owners[order]
    cuts = np.flatnonzero(flat[1:] != flat[:-1]) + 1
    starts = np.concatenate(([0], cuts))
    ends = np.concatenate((cuts, [len(flat)]))
    several = ends - starts > 1
    return owners.astype(np.uint64), starts[several], ends[several]
