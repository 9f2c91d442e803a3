"""Exact alignment of two word lists: the runs of words they share (greedy string tiling).

After Wise, "YAP3: improved detection of similarities in computer program and other texts" (SIGCSE 1996),
with an index of shingles instead of a rolling search: one pass over the second text, at each word the longest run
of the first text that fits. Runs may stand in another order in the two texts.
"""

from __future__ import annotations

from collections.abc import Sequence

from tellings.model import Record

MIN_RUN = 5
"""Words; a shared run of five is one shared shingle."""
MAX_PLACES = 12
"""A run of words that stands more often in the first text (a refrain, a menu) is tried at its first places only."""


class Tile(Record, frozen=True, kw_only=True):
    """``length`` equal words from index ``a`` of the first and ``b`` of the second list."""

    a: int
    b: int
    length: int


def tiles(first: Sequence[str], second: Sequence[str], min_run: int = MIN_RUN) -> list[Tile]:
    """The maximal shared runs of at least ``min_run`` words, in the order of the second list, not overlapping there.

    A run of the first list may be met twice by the second (a title repeated in the body).
    """
    index: dict[tuple[str, ...], list[int]] = {}
    for i in range(len(first) - min_run + 1):
        places = index.setdefault(tuple(first[i : i + min_run]), [])
        if len(places) < MAX_PLACES:
            places.append(i)
    found: list[Tile] = []
    at, expected = 0, 0
    while at <= len(second) - min_run:
        places = index.get(tuple(second[at : at + min_run]), [])
        best = max(
            ((_length(first, second, place, at), place >= expected, -abs(place - expected), place) for place in places), default=None,
        )  # fmt: skip
        if best is None:
            at += 1
            continue
        found.append(Tile(a=best[3], b=at, length=best[0]))
        at += best[0]
        expected = best[3] + best[0]
    return found


def _length(first: Sequence[str], second: Sequence[str], a: int, b: int) -> int:
    length = 0
    while a + length < len(first) and b + length < len(second) and first[a + length] == second[b + length]:
        length += 1
    return length
