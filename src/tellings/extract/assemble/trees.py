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


Words = dict[str, tuple[np.ndarray, np.ndarray]]
"""Weights (classes by buckets) and bias of the linear models over hashed words, by name."""


def load_forests(path: Path) -> tuple[dict[str, Forest], Words, frozenset[int]]:
    """Read all forests of a file, the word models, and the marks of the groups they were trained on.

    Arrays are named ``<forest>/<part>`` and ``linear_<name>/weights``, ``linear_<name>/bias``.
    """
    with np.load(path, allow_pickle=False) as data:
        names = sorted({key.split("/")[0] for key in data.files if "/" in key})
        forests = {n: _forest({part: data[f"{n}/{part}"] for part in _PARTS}) for n in names if not n.startswith("linear_")}
        words = {n[7:]: (data[f"{n}/weights"], data[f"{n}/bias"]) for n in names if n.startswith("linear_")}
        return forests, words, frozenset(int(x) for x in data["trained"])


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


def save_forests(path: Path, forests: dict[str, Forest], words: Words, trained: frozenset[int]) -> None:
    """Write forests and word models as one compressed .npz file, with the marks of the groups they were trained on."""
    arrays = {f"{name}/{part}": np.asarray(getattr(forest, part)) for name, forest in forests.items() for part in _PARTS}
    for name, (weights, bias) in words.items():
        arrays[f"linear_{name}/weights"], arrays[f"linear_{name}/bias"] = weights.astype(np.float16), bias.astype(np.float32)
    arrays["trained"] = np.array(sorted(trained), dtype=np.uint64)
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]
