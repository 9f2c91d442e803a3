"""Which pairs of Articles are worth an alignment: all of a few, those with something in common of many.

In a heap every Article picks at most ``PARTNERS`` others with which it shares most quoted words, as many with which it
shares most runs of five words, and ``PARTNERS_BY_FEATURES`` with which it shares most rare numbers and names. A run that
many Articles hold pairs each of them with its first holders only (Articles come in the order of publication), so that a thousand
copies of one agency text cost a thousand alignments and not half a million. Measured on 1,000 made-up articles of 475 words out of
one pool of 1,500 sentences: 26 s of processor time, where parsing them takes 95 s.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import numpy as np

from tellings.trace.features import CONTENT, NAME, NUMBER
from tellings.trace.pairs import Text
from tellings.trace.shingles import postings

ALL_PAIRS = 24
"""Articles up to which every pair is aligned (276 pairs, 0.3 s)."""
PARTNERS, PARTNERS_BY_FEATURES = 4, 2
CROWD, HEADS = 12, 3
"""Articles that share a run or a feature from which only the first ``HEADS`` are paired with each."""
MIN_SHINGLES = 2
MIN_FEATURES = 4


def candidates(texts: Sequence[Text], quoting: Mapping[tuple[int, int], int], naming: Collection[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pairs ``(a, b)`` with ``a < b``, ascending.

    ``quoting`` gives for pairs how many quoted words they share, ``naming`` lists (named, naming).
    """
    n = len(texts)
    if n <= ALL_PAIRS:
        return [(a, b) for a in range(n) for b in range(a + 1, n)]
    found = _best(Counter(quoting), 1) | _limited(naming)
    found |= _best(_by_shingles(texts), MIN_SHINGLES)
    found |= _best(_by_features(texts), MIN_FEATURES, PARTNERS_BY_FEATURES)
    return sorted(found)


def _limited(naming: Collection[tuple[int, int]]) -> set[tuple[int, int]]:
    """Of the Articles that name one outlet, the first of its Articles with each."""
    found: set[tuple[int, int]] = set()
    taken: Counter[int] = Counter()
    for a, b in sorted(naming):
        if taken[b] < PARTNERS:
            taken[b] += 1
            found.add((min(a, b), max(a, b)))
    return found


def _by_shingles(texts: Sequence[Text]) -> Counter[tuple[int, int]]:
    counts: Counter[tuple[int, int]] = Counter()
    owners, starts, ends = postings([t.runs.distinct for t in texts])
    listed = owners.astype(np.int64).tolist()
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        _count(counts, listed[start:end], 1.0)
    return counts


def _by_features(texts: Sequence[Text]) -> Counter[tuple[int, int]]:
    holders: dict[str, list[int]] = {}
    for i, text in enumerate(texts):
        for value in sorted({v for f in text.features for v in f.values if v[:1] in (NUMBER, NAME) and v != CONTENT}):
            holders.setdefault(value, []).append(i)
    counts: Counter[tuple[int, int]] = Counter()
    for value in sorted(holders):
        if len(holders[value]) > 1:
            _count(counts, holders[value], 2.0 if len(holders[value]) <= CROWD else 1.0)
    return counts


def _count(counts: Counter[tuple[int, int]], members: list[int], weight: float) -> None:
    heads = len(members) if len(members) <= CROWD else HEADS
    for i, a in enumerate(members[:heads]):
        for b in members[i + 1 :]:
            counts[a, b] += weight  # type: ignore[assignment]


def _best(counts: Counter[tuple[int, int]], least: float, most: int = PARTNERS) -> set[tuple[int, int]]:
    """For each Article the partners with most in common, at least ``least``, at most ``most`` of them."""
    partners: dict[int, list[tuple[float, int]]] = {}
    for (a, b), count in counts.items():
        if count >= least:
            partners.setdefault(a, []).append((-count, b))
            partners.setdefault(b, []).append((-count, a))
    found: set[tuple[int, int]] = set()
    for a in sorted(partners):
        found.update((min(a, b), max(a, b)) for _, b in sorted(partners[a])[:most])
    return found
