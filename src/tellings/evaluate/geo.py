"""Metrics of place names: tagging of spans, and how far the resolved points lie from the gold ones.

The 161 km (100 miles), the mean and median error and the area under the curve of log errors are those of Gritta,
Pilehvar and Collier, "A pragmatic guide to geoparsing evaluation" (2020).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import log
from statistics import fmean, median

from tellings.language.geography import distance_km

NEAR_KM = 161.0
FARTHEST_KM = 20_039.0
"""Half of the Earth's circumference: the error of a name that got no point."""

Spans = set[tuple[int, int]]
Point = tuple[float, float]


def span_f1(gold: Sequence[Spans], found: Sequence[Spans]) -> dict[str, float]:
    """Precision, recall and F1 of exact spans over all documents."""
    right = sum(len(g & f) for g, f in zip(gold, found, strict=True))
    precision = right / (sum(map(len, found)) or 1)
    recall = right / (sum(map(len, gold)) or 1)
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"tagging_f1": f1, "tagging_precision": precision, "tagging_recall": recall}


def errors(gold: Sequence[Point], found: Sequence[Point | None]) -> list[float]:
    """The distance in km of each found point from the gold one; :data:`FARTHEST_KM` where there is none."""
    return [FARTHEST_KM if f is None else distance_km(*g, *f) for g, f in zip(gold, found, strict=True)]


def accuracy(kms: Sequence[float], within: float = NEAR_KM) -> float:
    """The share of errors of at most ``within`` km; 0 where there are none."""
    return sum(km <= within for km in kms) / len(kms) if kms else 0.0


def area(kms: Sequence[float]) -> float:
    """Area under the curve of the sorted ln(error + 1), trapezoids, as a share of the worst: 0 is perfect, 1 the worst."""
    if not kms:
        return 0.0
    logs = sorted(log(km + 1) for km in kms)
    if len(logs) == 1:
        return logs[0] / log(FARTHEST_KM + 1)
    whole = sum((a + b) / 2 for a, b in pairwise(logs))
    return whole / (log(FARTHEST_KM + 1) * (len(logs) - 1))


def resolution(kms: Sequence[float]) -> dict[str, float]:
    """Accuracy at 161 km, mean and median error in km, area of log errors, of gold spans."""
    if not kms:
        return {}
    return {"acc161_gold": accuracy(kms), "mean_error_km": fmean(kms), "median_error_km": median(kms), "auc_error": area(kms)}
