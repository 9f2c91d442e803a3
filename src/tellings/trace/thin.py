"""Thin out the lineage: what goes by way of another Article is no edge of its own, and no text is its own ancestor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tellings.model import PassagePair
from tellings.trace.derive import Drawn

SLACK = 0.15
"""How much less alike the way round may be and still explain a passage: a second hand rewords too."""
UNEXPLAINED = 0.2
"""Share of the passages that may stay unexplained (a formula, a headline)."""


def thin(drawn: Sequence[Drawn]) -> list[Drawn]:
    """Leave out edges that other edges explain. Pairs without a known direction are left out where both come from one source."""
    kept = _acyclic(drawn)
    kept = _without_detours(kept)
    return _without_siblings(kept)


def _acyclic(drawn: Sequence[Drawn]) -> list[Drawn]:
    """Known edges in the order of their weight, each only if it closes no circle."""
    onward: dict[int, set[int]] = defaultdict(set)
    kept = []
    for edge in sorted(drawn, key=lambda d: (-d.weight, -d.record.score, d.record.id)):
        if edge.record.direction == "known":
            if _reaches(onward, edge.target, edge.source):
                continue
            onward[edge.source].add(edge.target)
        kept.append(edge)
    return kept


def _reaches(onward: dict[int, set[int]], start: int, goal: int) -> bool:
    seen, stack = {start}, [start]
    while stack:
        at = stack.pop()
        if at == goal:
            return True
        for following in sorted(onward.get(at, ())):
            if following not in seen:
                seen.add(following)
                stack.append(following)
    return False


def _known(drawn: Iterable[Drawn]) -> dict[tuple[int, int], Drawn]:
    return {(d.source, d.target): d for d in drawn if d.record.direction == "known"}


def _without_detours(drawn: Sequence[Drawn]) -> list[Drawn]:
    """Leave out A to C where A to B and B to C are drawn and B has what C has of A."""
    known = _known(drawn)
    sources: dict[int, list[int]] = defaultdict(list)
    for a, b in sorted(known):
        sources[b].append(a)
    gone = {
        (a, c) for (a, c), edge in known.items()
        if not edge.named and any(
            (a, b) in known and _explained(edge.record.passages, known[b, c].record.passages) for b in sources[c] if b != a
        )
    }  # fmt: skip
    return [d for d in drawn if (d.source, d.target) not in gone or d.record.direction != "known"]


def _without_siblings(drawn: Sequence[Drawn]) -> list[Drawn]:
    """Leave out B and C where A to B and A to C explain what they share; a named source stays."""
    known = _known(drawn)
    sources: dict[int, set[int]] = defaultdict(set)
    for a, b in known:
        sources[b].add(a)
    kept = []
    for edge in drawn:
        common = sources[edge.source] & sources[edge.target]
        if not edge.named and any(_explained(edge.record.passages, known[a, edge.target].record.passages) for a in sorted(common)):
            continue
        kept.append(edge)
    return kept


def _explained(passages: Sequence[PassagePair], by: Sequence[PassagePair]) -> bool:
    """Say whether nearly all passages stand, as much alike, among those of another source of the same text."""
    missing = 0.0
    for passage in passages:
        if not any(_overlap(passage, other) and other.similarity >= passage.similarity - SLACK for other in by):
            missing += 1
    return missing <= UNEXPLAINED * len(passages)


def _overlap(passage: PassagePair, other: PassagePair) -> bool:
    common = min(passage.target.end, other.target.end) - max(passage.target.start, other.target.start)
    return common * 2 >= min(passage.target.end - passage.target.start, other.target.end - other.target.start)
