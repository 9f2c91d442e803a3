"""Metrics of the reuse set: near copies found, shared wording reproduced."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from tellings.trace.shingles import SIZE
from tellings.trace.tiles import Tile

Pair = tuple[str, str]


def near_copy_metrics(found: Collection[Pair], wanted: Collection[Pair], right: Collection[Pair]) -> dict[str, float]:
    """Recall over the wanted pairs (second extraction, article); precision: the share of found pairs that are right."""
    hit = sum(pair in found for pair in wanted)
    good = sum(pair in right for pair in found)
    return {
        "recall": round(hit / len(wanted), 4) if wanted else 0.0,
        "precision": round(good / len(found), 4) if found else 0.0,
    }  # fmt: skip


def shingles_of_passages(words: Sequence[str], passages: Iterable[Tile]) -> set[tuple[str, ...]]:
    """The distinct runs of five words inside the passages found in a text (``b`` of each passage)."""
    found: set[tuple[str, ...]] = set()
    for passage in passages:
        for i in range(passage.b, passage.b + passage.length - SIZE + 1):
            found.add(tuple(words[i : i + SIZE]))
    return found


def passage_metrics(found: Mapping[Pair, int], stored: Mapping[Pair, int]) -> dict[str, float]:
    """Shared shingles of the passages found over those stored: of all pairs together, and the share of pairs with 0.95 or more.

    A pair counts at most what is stored for it, so that one pair cannot make up for another.
    """
    total = sum(stored.values())
    reached = sum(min(found.get(pair, 0), n) for pair, n in stored.items())
    enough = sum(found.get(pair, 0) >= 0.95 * n for pair, n in stored.items())
    return {
        "shared_shingles": round(reached / total, 4) if total else 0.0,
        "pairs_095": round(enough / len(stored), 4) if stored else 0.0,
    }  # fmt: skip
