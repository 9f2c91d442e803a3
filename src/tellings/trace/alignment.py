"""Sentences of two articles that tell the same, whether or not their words are the same.

Each sentence is a set of numbers, names and word stems (:mod:`tellings.trace.features`). What few sentences of the
two articles hold weighs more, a number more than a name, a name more than a word. The similarity is the mean of the
Dice coefficient and the share of the shorter sentence, so that a sentence which was cut in two still finds both halves.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tellings.trace.features import NAME, NUMBER, Features

MIN_SIMILARITY = 0.38
"""Below it, sentences about one matter by different hands reach as high as copies do (read off the five clusters)."""
MIN_SHARED = 4
"""Features in common; fewer can be chance."""
MIN_WORDS = 3
"""Words that carry meaning in a sentence that is compared at all."""
_WEIGHTS = {NUMBER: 2.0, NAME: 1.3}


@dataclass(slots=True)
class SentencePair:
    """Sentence ``a`` of the first and ``b`` of the second article (numbers), their similarity and what they share."""

    a: int
    b: int
    similarity: float
    shared: frozenset[str]


@dataclass(slots=True)
class Told:
    """The sentences of one article ready to be aligned: in how many of them each feature stands, and who holds it."""

    features: Sequence[Features]
    counts: Counter[str]
    holders: dict[str, list[int]]

    @classmethod
    def of(cls, features: Sequence[Features]) -> Told:
        """Index the sentences of an article."""
        counts: Counter[str] = Counter()
        holders: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(features):
            counts.update(one.values)
            if one.words >= MIN_WORDS:
                for value in one.values:
                    holders[value].append(number)
        return cls(features, counts, dict(holders))


def align(first: Told, second: Told) -> tuple[list[SentencePair], list[SentencePair]]:
    """The best partner of each sentence of the second article, and of each of the first (``a`` is always the first's)."""
    total = len(first.features) + len(second.features)
    logs = [0.0, *(math.log(1 + total / n) / math.log(1 + total) for n in range(1, total + 1))]

    def weight(value: str) -> float:
        return _WEIGHTS.get(value[0], 1.0) * logs[min(total, first.counts.get(value, 0) + second.counts.get(value, 0))]

    met: dict[tuple[int, int], list[str]] = defaultdict(list)
    for value in sorted(first.holders.keys() & second.holders.keys()):
        for a in first.holders[value]:
            for b in second.holders[value]:
                met[a, b].append(value)
    sums: tuple[dict[int, float], dict[int, float]] = ({}, {})

    def whole(side: int, number: int) -> float:
        if number not in sums[side]:
            sums[side][number] = sum(weight(v) for v in sorted((first, second)[side].features[number].values))
        return sums[side][number]

    there: dict[int, SentencePair] = {}
    back: dict[int, SentencePair] = {}
    for (a, b), shared in sorted(met.items()):
        if len(shared) < MIN_SHARED:
            continue
        common = sum(weight(v) for v in shared)
        left, right = whole(0, a), whole(1, b)
        similarity = round((2 * common / (left + right) + common / min(left, right)) / 2, 4)
        if similarity < MIN_SIMILARITY:
            continue
        pair = SentencePair(a=a, b=b, similarity=similarity, shared=frozenset(shared))
        if b not in there or similarity > there[b].similarity:
            there[b] = pair
        if a not in back or similarity > back[a].similarity:
            back[a] = pair
    return [there[b] for b in sorted(there)], [back[a] for a in sorted(back)]


def coverage(aligned: Iterable[int], features: Sequence[Features]) -> float:
    """The share of an article's words (those that carry meaning) that stand in the aligned sentences (their numbers)."""
    whole = sum(f.words for f in features if f.words >= MIN_WORDS)
    return sum(features[n].words for n in set(aligned)) / whole if whole else 0.0
