"""Boosted trees as plain arrays: read from an .npz file and scored with numpy alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees laid end to end. ``left`` and ``right`` are node numbers; a leaf has ``feature`` -1; ``roots`` start the trees."""

    feature: np.ndarray
    threshold: np.ndarray
    left: np.ndarray
    right: np.ndarray
    value: np.ndarray
    roots: np.ndarray
    base: float

    def score(self, rows: np.ndarray) -> np.ndarray:
        """Raw scores (log odds) of feature rows, shape (n, features) to (n,)."""
        total = np.full(len(rows), self.base, dtype=np.float64)
        which = np.arange(len(rows))[:, None]
        node = np.repeat(self.roots[None, :], len(rows), axis=0)
        while True:
            feature = self.feature[node]
            inner = feature >= 0
            if not inner.any():
                break
            goes_left = rows[which, np.where(inner, feature, 0)] <= self.threshold[node]
            node = np.where(inner, np.where(goes_left, self.left[node], self.right[node]), node)
        result: np.ndarray = total + self.value[node].sum(axis=1)
        return result


_PARTS = ("feature", "threshold", "left", "right", "value", "roots", "base")


Linear = tuple[np.ndarray, np.ndarray]
"""Weights (questions by buckets) and bias of a linear model over hashed features."""


def load_model(path: Path, name: str) -> tuple[dict[str, Forest], dict[str, Linear]]:
    """Read the forests and the linear models of one name ("all", "fold0" ...) from a file.

    Arrays are called ``<name>/<forest>/<part>`` and ``<name>/<linear>/weights``, ``/scale`` (one a row) and ``/bias``.
    """
    forests: dict[str, Forest] = {}
    linear: dict[str, Linear] = {}
    with np.load(path, allow_pickle=False) as data:
        for part in sorted({key.split("/")[1] for key in data.files if key.startswith(f"{name}/")}):
            at = f"{name}/{part}"
            if f"{at}/roots" in data.files:
                forests[part] = _forest({p: data[f"{at}/{p}"] for p in _PARTS})
            else:
                weights = data[f"{at}/weights"].astype(np.float32) * data[f"{at}/scale"][:, None]
                linear[part] = (weights, data[f"{at}/bias"])
    return forests, linear


def load_trained(path: Path) -> frozenset[int]:
    """The marks of the groups that a file's models were trained on."""
    with np.load(path, allow_pickle=False) as data:
        return frozenset(int(x) for x in data["trained"])


def _forest(parts: dict[str, np.ndarray]) -> Forest:
    return Forest(
        feature=parts["feature"].astype(np.int32),
        threshold=parts["threshold"],
        left=parts["left"].astype(np.int32),
        right=parts["right"].astype(np.int32),
        value=parts["value"].astype(np.float64),
        roots=parts["roots"].astype(np.int32),
        base=float(parts["base"]),
    )


def save_models(path: Path, models: dict[str, tuple[dict[str, Forest], dict[str, Linear]]], trained: frozenset[int]) -> None:
    """Write all models as one compressed .npz file, linear weights in 8 bits, with the marks of the groups they were trained on."""
    arrays: dict[str, np.ndarray] = {}
    for name, (forests, linear) in models.items():
        for part, forest in forests.items():
            arrays |= {f"{name}/{part}/{p}": np.asarray(getattr(forest, p)) for p in _PARTS}
        for part, (weights, bias) in linear.items():
            packed, scale = packed_rows(weights)
            arrays |= {f"{name}/{part}/weights": packed, f"{name}/{part}/scale": scale, f"{name}/{part}/bias": bias.astype(np.float32)}
    arrays["trained"] = np.array(sorted(trained), dtype=np.uint64)
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]


def packed_rows(weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Weights as 8-bit integers with one scale a row."""
    scale = np.maximum(np.abs(weights).max(axis=1), 1e-9).astype(np.float32) / 127
    return np.round(weights / scale[:, None]).astype(np.int8), scale
