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


def load_forests(path: Path) -> tuple[dict[str, Forest], frozenset[int]]:
    """Read all forests of a file, and the marks of the groups they were trained on. Arrays are named ``<forest>/<part>``."""
    with np.load(path, allow_pickle=False) as data:
        names = sorted({key.split("/")[0] for key in data.files if "/" in key})
        forests = {
            n: Forest(
                feature=data[f"{n}/feature"].astype(np.int32),
                threshold=data[f"{n}/threshold"],
                left=data[f"{n}/left"].astype(np.int32),
                right=data[f"{n}/right"].astype(np.int32),
                value=data[f"{n}/value"].astype(np.float64),
                roots=data[f"{n}/roots"].astype(np.int32),
                base=float(data[f"{n}/base"]),
            )
            for n in names
        }
        return forests, frozenset(int(x) for x in data["trained"])


def save_forests(path: Path, forests: dict[str, Forest], trained: frozenset[int]) -> None:
    """Write forests as one compressed .npz file, with the marks of the groups they were trained on."""
    arrays = {f"{name}/{part}": np.asarray(getattr(forest, part)) for name, forest in forests.items() for part in _PARTS}
    arrays["trained"] = np.array(sorted(trained), dtype=np.uint64)
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]
