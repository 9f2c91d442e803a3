"""The score of a pair: a logistic model over the named features, or weights set by hand where none is shipped."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tellings.link.compare import FEATURES, NAMES
from tellings.model import Record

_FILE = Path(__file__).parent / "data" / "pairs.json"

HAND_WEIGHTS = {
    "wording": 9.0, "contained_wording": 3.0, "rare_words": 0.4, "lead_words": 2.0, "title_words": 2.0, "title_in_text": 2.5,
    "names": 0.3, "rarest_name": 0.2, "full_names": 0.6, "name_with_age": 1.5, "other_persons": -1.5, "ages": 0.5, "other_ages": -0.7,
    "addresses": 0.5, "other_addresses": -0.5, "figures": 0.1, "clock_times": 0.3, "other_clock_times": -0.3, "copied_wording": 1.5,
    "same_day": 0.7, "first_day": 0.4, "days_apart": -0.4, "published_apart": -0.2, "published_together": 0.3,
}  # fmt: skip
"""Weights by judgement, tried on invented texts only; used where the trained file is missing, and measured beside it."""

HAND_BIAS = -10.5
HAND_THRESHOLD = 0.3


class PairModel(Record, frozen=True, kw_only=True):
    """Weights of the features. ``centre`` is each feature's mean over candidate pairs, from which contributions are counted."""

    features: list[str]
    weights: list[float]
    centre: list[float]
    bias: float
    threshold: float
    """Mean probability between two groups from which they are joined."""

    def logit(self, columns: NDArray[np.float32]) -> NDArray[np.float64]:
        """Score of each row of features."""
        out: NDArray[np.float64] = columns.astype(np.float64) @ np.array(self.weights) + self.bias
        return out

    def probability(self, columns: NDArray[np.float32]) -> NDArray[np.float64]:
        """Probability that each pair tells of one happening."""
        out: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(self.logit(columns), -40, 40)))
        return out


def hand_model() -> PairModel:
    """The weights set by hand."""
    weights = [HAND_WEIGHTS[n] for n in NAMES]
    return PairModel(features=list(NAMES), weights=weights, centre=[0.0] * len(FEATURES), bias=HAND_BIAS, threshold=HAND_THRESHOLD)


@lru_cache(maxsize=32)
def pair_model(low: int = -1, high: int = -1) -> PairModel:
    """The trained weights of the package, or those set by hand where the file is missing or of other features.

    ``low`` and ``high`` (low <= high) name two folds of the training set: the weights trained without either of them. An article of
    no fold (-1) was not trained on.
    """
    if not _FILE.is_file():
        return hand_model()
    table = json.loads(_FILE.read_text(encoding="utf-8"))
    if table["features"] != list(NAMES):
        return hand_model()
    shared = {key: table[key] for key in ("features", "centre", "threshold")}
    if high < 0:
        return PairModel(**shared, weights=table["weights"], bias=table["bias"])
    *weights, bias = table["folds"][f"{high if low < 0 else low} {high}"]
    return PairModel(**shared, weights=weights, bias=bias)
