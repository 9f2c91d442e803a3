"""Sentences of two articles that tell the same, whether or not their words are the same.

Each sentence is a set of numbers, names and word stems (:mod:`tellings.trace.features`). What few sentences of the
two articles hold weighs more, a number more than a name, a name more than a word. The similarity is the mean of the
Dice coefficient and the share of the shorter sentence, so that a sentence which was cut in two still finds both halves.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
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


def weights(first: Sequence[Features], second: Sequence[Features]) -> dict[str, float]:
    """The weight of every feature of two articles: its kind times how rare it is among their sentences."""
    counts: Counter[str] = Counter()
    for features in (*first, *second):
        counts.update(features.values)
    total = len(first) + len(second)
    top = math.log(1 + total)
    return {v: _WEIGHTS.get(v[0], 1.0) * math.log(1 + total / n) / top for v, n in counts.items()}


def sentence_pairs(first: Sequence[Features], second: Sequence[Features]) -> list[SentencePair]:
    """For each sentence of the second article the most similar one of the first, where it is similar enough."""
    weight = weights(first, second)
    sums = {f.number: sum(weight[v] for v in f.values) for f in first}
    holders: dict[str, list[Features]] = defaultdict(list)
    for features in first:
        if features.words >= MIN_WORDS:
            for value in features.values:
                holders[value].append(features)
    found = []
    for features in second:
        if features.words < MIN_WORDS:
            continue
        best = _best(features, holders, weight, sums)
        if best is not None:
            found.append(best)
    return found


def _best(
    features: Features, holders: dict[str, list[Features]], weight: dict[str, float], sums: dict[int, float],
) -> SentencePair | None:  # fmt: skip
    total = sum(weight[v] for v in features.values)
    met: dict[int, Features] = {f.number: f for v in features.values for f in holders.get(v, ())}
    best: SentencePair | None = None
    for number in sorted(met):
        shared = met[number].values & features.values
        if len(shared) < MIN_SHARED:
            continue
        common = sum(weight[v] for v in sorted(shared))
        similarity = (2 * common / (total + sums[number]) + common / min(total, sums[number])) / 2
        if similarity >= MIN_SIMILARITY and (best is None or similarity > best.similarity):
            best = SentencePair(a=number, b=features.number, similarity=round(similarity, 4), shared=shared)
    return best


def coverage(pairs: Sequence[SentencePair], second: Sequence[Features]) -> float:
    """The share of the second article's words (those that carry meaning) that stand in aligned sentences."""
    size = {f.number: f.words for f in second if f.words >= MIN_WORDS}
    whole = sum(size.values())
    return sum(size[p.b] for p in pairs) / whole if whole else 0.0
