"""The date of an Article's main happening: the candidates scored and the best one taken.

The scorer is a linear model over hashed features (docs/models/main_date.md); without its file a rule decides: the first day told
in the text by something else than a verb of saying.
"""

from __future__ import annotations

import math
import zlib
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tellings.extract.assemble.date_candidates import Candidate, candidates, hashed, saying_verbs
from tellings.extract.time.anchors import Anchors
from tellings.extract.time.period import to_period
from tellings.extract.time.stretch import Stretch, day_stretch
from tellings.model import Period, Reading

MODEL = Path(__file__).parent / "main_date.npz"
FOLDS = 5

Weights = NDArray[np.float32]


def fold_of(group: str) -> int:
    """The fold in which the records of a group (an incident) were held out when the fold models were trained."""
    return zlib.crc32(group.encode()) % FOLDS


@lru_cache(maxsize=8)
def weights(fold: int | None = None) -> Weights | None:
    """Weights of the model, or of the fold model that never saw the records of that fold; None where no file is shipped."""
    if not MODEL.exists():
        return None
    with np.load(MODEL) as data:
        scale = data["scale"]
        found: Weights = data["all" if fold is None else f"fold{fold}"].astype(np.float32) * scale
        return found


def main_candidate(reading: Reading, anchors: Anchors, fold: int | None = None) -> Candidate | None:
    """The piece of evidence for the best date: the one with the highest score among those that name it."""
    found = candidates(reading, anchors)
    if not found:
        return None
    model = weights(fold)
    return _by_rule(reading, found) if model is None else _by_model(found, model)


def _by_rule(reading: Reading, found: Sequence[Candidate]) -> Candidate | None:
    for c in found:
        if c.mention is not None and str(reading.times[c.mention].expression.args.get("verb") or "") not in saying_verbs():
            return c
    return found[0]


def scores(found: Sequence[Candidate], model: Weights) -> list[float]:
    """The score of each piece of evidence (log odds that its date is the right one)."""
    return [float(sum(model[hashed(name)] for name in c.features)) for c in found]


def _key(candidate: Candidate) -> str:
    return candidate.day.isoformat() if candidate.day else f"mention {candidate.mention}"


def _by_model(found: Sequence[Candidate], model: Weights) -> Candidate | None:
    """The evidence for one date adds up: log of the sum of odds."""
    values = scores(found, model)
    odds: dict[str, float] = defaultdict(float)
    for c, value in zip(found, values, strict=True):
        odds[_key(c)] += math.exp(min(50.0, value))
    best = max(sorted(odds), key=lambda day: odds[day])
    named = [(value, -i, c) for i, (c, value) in enumerate(zip(found, values, strict=True)) if _key(c) == best]
    told = [n for n in named if n[2].mention is not None]
    return max(told or named, key=lambda n: n[:2])[2]


def main_stretch(reading: Reading, anchors: Anchors, fold: int | None = None) -> tuple[Stretch | None, int | None]:
    """The Stretch of the main happening, and the index of the mention that tells it (None: taken from the publication date)."""
    best = main_candidate(reading, anchors, fold)
    if best is None:
        return None, None
    if best.stretch is not None or best.day is None:
        return best.stretch, best.mention
    day = day_stretch(best.day)
    return (day.with_(yearless=best.yearless, basis="relative to published") if day else None), None


def main_period(reading: Reading, anchors: Anchors, fold: int | None = None) -> Period | None:
    """The Period of the main happening."""
    found, _ = main_stretch(reading, anchors, fold)
    return to_period(found) if found else None
