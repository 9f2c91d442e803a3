"""Average-link clustering on a sparse graph, with pairs that must and must not come together.

Two groups are joined when the mean probability over the pairs between them passes the threshold: one
bad pair cannot chain two events together. Pairs that blocking did not offer count as 0. Between large groups
only so many pairs can have been offered: there at most :data:`PARTNERS` partners a member are missed.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence

PARTNERS = 12

Edge = tuple[int, int, float]
Pair = tuple[int, int]


class _Groups:
    """Groups under construction: members, summed edges to other groups, and forbidden groups."""

    def __init__(self, n: int, edges: Iterable[Edge]) -> None:
        self.members: dict[int, list[int]] = {i: [i] for i in range(n)}
        self.near: list[dict[int, tuple[float, int]]] = [{} for _ in range(n)]
        self.apart: list[set[int]] = [set() for _ in range(n)]
        for a, b, value in edges:
            if a != b:
                self.near[a][b] = self.near[b][a] = (value if b not in self.near[a] else max(value, self.near[a][b][0]), 1)

    def mean(self, a: int, b: int) -> float:
        """Mean probability between two groups."""
        small, large = sorted((len(self.members[a]), len(self.members[b])))
        total, pairs = self.near[a].get(b, (0.0, 0))
        return total / max(pairs, small * min(large, PARTNERS))

    def forbid(self, a: int, b: int) -> None:
        """Keep two groups apart for good."""
        self.apart[a].add(b)
        self.apart[b].add(a)
        self.near[a].pop(b, None)
        self.near[b].pop(a, None)

    def join(self, a: int, b: int) -> tuple[int, list[int]]:
        """Join two groups; the one with more edges takes the other in. Returns the one that remains, and whose edges to it are new."""
        if len(self.near[a]) + len(self.members[a]) < len(self.near[b]) + len(self.members[b]):
            a, b = b, a
        self.members[a].extend(self.members.pop(b))
        for other in self.apart[b]:
            self.apart[other].discard(b)
            self.forbid(a, other)
        changed = []
        for other, value in self.near[b].items():
            del self.near[other][b]
            if other != a and other not in self.apart[a]:
                total, pairs = self.near[a].get(other, (0.0, 0))
                self.near[a][other] = self.near[other][a] = (total + value[0], pairs + value[1])
                changed.append(other)
        self.near[b], self.apart[b] = {}, set()
        return a, changed


def average_link(n: int, edges: Iterable[Edge], threshold: float, must: Sequence[Pair] = (), never: Sequence[Pair] = ()) -> list[list[int]]:
    """Group ``n`` items by weighted edges; ``must`` pairs are joined first, ``never`` pairs stay apart.

    A ``never`` pair that ``must`` pairs already joined is ignored (the caller reports the contradiction).
    The result depends on the numbering of the items only where probabilities are equal; number them in a
    fixed order. Groups and members are sorted.
    """
    groups = _Groups(n, edges)
    home = list(range(n))

    def find(i: int) -> int:
        while i not in groups.members:
            home[i] = i = home[i]
        return i

    for a, b in must:
        if (left := find(a)) != (right := find(b)):
            kept, _ = groups.join(left, right)
            home[left if kept == right else right] = kept
    for a, b in never:
        if (left := find(a)) != (right := find(b)):
            groups.forbid(left, right)
    _merge(groups, threshold)
    return sorted(sorted(m) for m in groups.members.values())


def _merge(groups: _Groups, threshold: float) -> None:
    """Join the best pair until none passes the threshold.

    A queued value can only be too high: joining makes groups larger, and what it adds to an edge is queued anew. So a value that
    no longer holds is put back with the one that does (a group of thousands is not gone through at each of its joins).
    """
    heap = [(-groups.mean(a, b), a, b) for a in groups.members for b in groups.near[a] if a < b]
    heap = [item for item in heap if -item[0] >= threshold]
    heapq.heapify(heap)
    while heap:
        value, a, b = heapq.heappop(heap)
        if a not in groups.members or b not in groups.members or b not in groups.near[a]:
            continue
        mean = groups.mean(a, b)
        if mean != -value:
            if threshold <= mean < -value:
                heapq.heappush(heap, (-mean, a, b))
            continue
        kept, changed = groups.join(a, b)
        for other in changed:
            mean = groups.mean(kept, other)
            if mean >= threshold:
                heapq.heappush(heap, (-mean, min(kept, other), max(kept, other)))
