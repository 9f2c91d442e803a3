"""Near copies in a large heap: MinHash and locality-sensitive hashing, then the exact Jaccard.

126 permutations in 42 bands of three rows: a pair with a Jaccard of 0.5 meets in some band with a
probability of 0.996, one of 0.2 with 0.29. Candidates are filtered by their estimate before the exact count,
so the wrong ones cost little. A pair that shares only what many texts share (a page template whose slots differ) is
no copy. Time grows with the number of texts, not with its square: in a
crowded bucket (a site's error page a thousand times) each text is compared with the first ones only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import rensa
from numpy.typing import NDArray

from tellings.model import Record
from tellings.trace.shingles import Hashes, jaccard

BANDS, ROWS = 42, 3
BATCH = 4_000
"""Texts a MinHash call: the library gives rows as Python lists, 36 bytes a number."""
CROWD = 24
"""Texts in a bucket above which each is compared with the first ``HEADS`` only."""
HEADS = 4
SLACK = 0.15
"""How far the estimate (standard error 0.045 at a Jaccard of 0.5) may lie under the threshold."""
COMMON = 6
"""Texts that hold a shingle above which it counts as common wording of the heap (of 4, 6, 8, 12 the best on gva)."""
SURE = 0.8
"""Jaccard from which a pair is a copy whatever others share: below it, the wording that is not common has to agree too."""
_SEED = 20_17


class NearPair(Record, frozen=True, kw_only=True):
    """Two texts by their numbers, ``first < second``, and their exact shingle Jaccard."""

    first: int
    second: int
    jaccard: float


def near_copies(sets: Sequence[Hashes], threshold: float = 0.5) -> list[NearPair]:
    """Find the pairs of shingle sets with a Jaccard of ``threshold`` or more, in ascending order.

    Of a crowd of copies (more than ``CROWD`` in one bucket) not every pair is listed, but each copy
    is listed with a copy before it.
    """
    if len(sets) < 2:
        return []
    digests = _digests(sets)
    found: dict[tuple[int, int], float] = {}
    for first, second in _candidates(digests, sets, threshold):
        exact = jaccard(sets[first], sets[second])
        if exact >= threshold:
            found[first, second] = exact
    unsure = [pair for pair, exact in found.items() if exact < SURE]
    for pair in _templates(sets, unsure, threshold):
        del found[pair]
    return [NearPair(first=a, second=b, jaccard=found[a, b]) for a, b in sorted(found)]


def _templates(sets: Sequence[Hashes], pairs: Sequence[tuple[int, int]], threshold: float) -> Iterator[tuple[int, int]]:
    """Of these pairs, those that fall below the threshold once the common wording of the heap is left out."""
    if not pairs:
        return
    counts = _counts(sets)
    mask = np.uint64(len(counts) - 1)
    for first, second in pairs:
        a, b = (sets[i][counts[sets[i] & mask] <= COMMON] for i in (first, second))
        if jaccard(a, b) < threshold:
            yield first, second


def _counts(sets: Sequence[Hashes]) -> NDArray[np.uint16]:
    """In how many sets a shingle stands, by the low bits of its hash.

    Two bytes a shingle. A table of the exact ones took 46 s of processor time for 100,000 texts, most of it waiting for memory.
    """
    bits = min(27, max(16, int(np.ceil(np.log2(1 + sum(map(len, sets)))))))
    counts = np.zeros(1 << bits, dtype=np.uint16)
    mask = np.uint64((1 << bits) - 1)
    for one in sets:
        place = one & mask
        counts[place] = np.minimum(counts[place], 60_000) + 1
    return counts


def _digests(sets: Sequence[Hashes]) -> NDArray[np.uint32]:
    parts = []
    for at in range(0, len(sets), BATCH):
        batch = sets[at : at + BATCH]
        offsets = np.concatenate(([0], np.cumsum([len(s) for s in batch]))).astype(np.uint64)
        matrix = rensa.RMinHash.digest_matrix_from_flat_token_hashes(np.concatenate(batch), offsets, BANDS * ROWS, _SEED)
        parts.append(np.array(matrix.to_rows(), dtype=np.uint32))
    return np.concatenate(parts)


def _candidates(digests: NDArray[np.uint32], sets: Sequence[Hashes], threshold: float) -> Iterator[tuple[int, int]]:
    filled = np.array([len(s) > 0 for s in sets])
    numbers = np.flatnonzero(filled)
    seen: list[NDArray[np.int64]] = []
    for band in range(BANDS):
        rows = digests[numbers, band * ROWS : (band + 1) * ROWS].astype(np.uint64)
        keys = (rows[:, 0] * np.uint64(0x9E3779B97F4A7C15) + rows[:, 1]) * np.uint64(0xC2B2AE3D27D4EB4F) + rows[:, 2]
        pairs = _bucket_pairs(keys, numbers)
        if len(pairs):
            seen.append(pairs)
    if not seen:
        return
    pairs = np.unique(np.concatenate(seen), axis=0)
    for at in range(0, len(pairs), 100_000):
        part = pairs[at : at + 100_000]
        alike = np.mean(digests[part[:, 0]] == digests[part[:, 1]], axis=1)
        for first, second in part[alike >= threshold - SLACK]:
            yield int(first), int(second)


def _bucket_pairs(keys: NDArray[np.uint64], numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    cuts = np.flatnonzero(ordered[1:] != ordered[:-1]) + 1
    starts, ends = np.concatenate(([0], cuts)), np.concatenate((cuts, [len(ordered)]))
    found: list[tuple[int, int]] = []
    for start, end in zip(starts[ends - starts > 1], ends[ends - starts > 1], strict=True):
        members = numbers[order[start:end]].tolist()
        heads = len(members) if len(members) <= CROWD else HEADS
        found.extend((a, b) for i, a in enumerate(members[:heads]) for b in members[i + 1 :])
    return np.array(found, dtype=np.int64).reshape(-1, 2)
