"""The TempEval-3 metric (UzZaman et al. 2013, task A): F1 of extents, of type and of value.

Strict: the same extent. Relaxed: any overlap, each annotation matched once (exact matches first). Type and value: relaxed matches in
which they are equal too, over the same numbers of annotations.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TimexRow:
    """One annotation: half-open extent, TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str | None


@dataclass(slots=True)
class TimexScore:
    """Counts over documents, added up by :func:`add`."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    type: int = 0
    value: int = 0

    def metrics(self) -> dict[str, float]:
        """F1 figures from 0 to 1."""
        return {
            "relaxed_f1": self._f1(self.relaxed), "strict_f1": self._f1(self.strict), "type_f1": self._f1(self.type),
            "value_f1": self._f1(self.value), "relaxed_p": self.relaxed / self.found if self.found else 0.0,
            "relaxed_r": self.relaxed / self.gold if self.gold else 0.0,
        }  # fmt: skip

    def _f1(self, hit: int) -> float:
        return 2 * hit / (self.gold + self.found) if self.gold + self.found else 0.0


def align(gold: Sequence[TimexRow], found: Sequence[TimexRow]) -> list[tuple[TimexRow, TimexRow]]:
    """Pairs (gold, found) that overlap, one to one; equal extents first, then in text order."""
    pairs: list[tuple[TimexRow, TimexRow]] = []
    left = sorted(gold, key=lambda t: (t.start, t.end))
    free = sorted(found, key=lambda t: (t.start, t.end))
    for exact in (True, False):
        for g in list(left):
            for f in free:
                same = (g.start, g.end) == (f.start, f.end)
                if same or (not exact and g.start < f.end and f.start < g.end):
                    pairs.append((g, f))
                    left.remove(g)
                    free.remove(f)
                    break
    return pairs


def add(score: TimexScore, gold: Sequence[TimexRow], found: Sequence[TimexRow]) -> None:
    """Count one document."""
    pairs = align(gold, found)
    score.gold += len(gold)
    score.found += len(found)
    score.relaxed += len(pairs)
    score.strict += sum((g.start, g.end) == (f.start, f.end) for g, f in pairs)
    score.type += sum(g.type == f.type for g, f in pairs)
    score.value += sum(g.value == f.value for g, f in pairs)
