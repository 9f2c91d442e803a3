"""Metrics of grouping: how well found groups agree with gold groups of the same items.

Each takes two mappings of item to group name over the same items (items missing from one side are
left out of both; the caller decides what to do with them). B-cubed: Bagga and Baldwin 1998; MUC:
Vilain et al. 1995; CEAF-e: Luo 2005 with the phi-4 similarity; CoNLL F1 (Pradhan et al. 2012) is
the mean of the three F1. All run in linear time but CEAF-e, whose matching is cubic in the size of
each connected part of the overlap graph.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping

from tellings.model import Record

Groups = Mapping[str, Hashable]


class Score(Record, frozen=True, kw_only=True):
    """Precision, recall and their harmonic mean, from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def bcubed(gold: Groups, found: Groups) -> Score:
    """B-cubed: for each item, how much of its found group is right, and how much of its gold group is found."""
    both, golds, founds = _counts(gold, found)
    n = sum(both.values())
    if not n:
        return Score(precision=0.0, recall=0.0)
    precision = sum(v * v / founds[f] for (_, f), v in both.items()) / n
    recall = sum(v * v / golds[g] for (g, _), v in both.items()) / n
    return Score(precision=precision, recall=recall)


def pairwise(gold: Groups, found: Groups) -> Score:
    """Pairs of items in one group: how many found pairs are right, and how many gold pairs are found."""
    both, golds, founds = _counts(gold, found)
    right = sum(map(_pairs, both.values()))
    return Score(precision=_share(right, sum(map(_pairs, founds.values()))), recall=_share(right, sum(map(_pairs, golds.values()))))


def muc(gold: Groups, found: Groups) -> Score:
    """MUC: the links that are needed to join each group, and how many of them the other side has."""
    both, golds, founds = _counts(gold, found)
    parts_gold, parts_found = Counter(g for g, _ in both), Counter(f for _, f in both)
    recall = _share(sum(v - parts_gold[g] for g, v in golds.items()), sum(v - 1 for v in golds.values()))
    precision = _share(sum(v - parts_found[f] for f, v in founds.items()), sum(v - 1 for v in founds.values()))
    return Score(precision=precision, recall=recall)


def ceaf_e(gold: Groups, found: Groups) -> Score:
    """CEAF-e: the best one-to-one matching of found to gold groups by 2 |both| / (|found| + |gold|)."""
    both, golds, founds = _counts(gold, found)
    if not both:
        return Score(precision=0.0, recall=0.0)
    similar = {(g, f): 2 * v / (golds[g] + founds[f]) for (g, f), v in both.items()}
    total = sum(_best_matching(part) for part in _parts(similar))
    return Score(precision=total / len(founds), recall=total / len(golds))


def conll_f1(gold: Groups, found: Groups) -> float:
    """Mean of the F1 of MUC, B-cubed and CEAF-e."""
    return (muc(gold, found).f1 + bcubed(gold, found).f1 + ceaf_e(gold, found).f1) / 3


def _counts(gold: Groups, found: Groups) -> tuple[Counter[tuple[Hashable, Hashable]], Counter[Hashable], Counter[Hashable]]:
    items = [i for i in gold if i in found]
    return Counter((gold[i], found[i]) for i in items), Counter(gold[i] for i in items), Counter(found[i] for i in items)


def _pairs(n: int) -> int:
    return n * (n - 1) // 2


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _parts(similar: Mapping[tuple[Hashable, Hashable], float]) -> list[dict[tuple[Hashable, Hashable], float]]:
    """The connected parts of the bipartite graph of overlapping groups."""
    by_gold, by_found = defaultdict(list), defaultdict(list)
    for g, f in similar:
        by_gold[g].append(f)
        by_found[f].append(g)
    seen: set[tuple[Hashable, Hashable]] = set()
    parts = []
    for start in similar:
        if start in seen:
            continue
        part, stack = {}, [start]
        while stack:
            edge = stack.pop()
            if edge in seen:
                continue
            seen.add(edge)
            part[edge] = similar[edge]
            stack.extend([(edge[0], f) for f in by_gold[edge[0]]] + [(g, edge[1]) for g in by_found[edge[1]]])
        parts.append(part)
    return parts


def _best_matching(part: Mapping[tuple[Hashable, Hashable], float]) -> float:
    """Largest sum of similarities of a one-to-one matching."""
    if len(part) == 1:
        return next(iter(part.values()))
    rows = list(dict.fromkeys(g for g, _ in part))
    columns = list(dict.fromkeys(f for _, f in part))
    if len(rows) > len(columns):
        return _best_matching({(f, g): v for (g, f), v in part.items()})
    cost = [[-part.get((r, c), 0.0) for c in columns] for r in rows]
    return -sum(cost[r][c] for r, c in enumerate(_assign(cost)))


def _assign(cost: list[list[float]]) -> list[int]:
    """The column of each row in the cheapest assignment (rows <= columns): the Hungarian method with potentials, O(n^2 m)."""
    n, m = len(cost), len(cost[0])
    row_potential, column_potential = [0.0] * (n + 1), [0.0] * (m + 1)
    owner = [0] * (m + 1)
    for row in range(1, n + 1):
        owner[0] = row
        way = _augment(cost, row_potential, column_potential, owner)
        column = way[0]
        while column:
            before = way[column]
            owner[column] = owner[before]
            column = before
    out = [0] * n
    for column in range(1, m + 1):
        if owner[column]:
            out[owner[column] - 1] = column - 1
    return out


def _augment(cost: list[list[float]], row_potential: list[float], column_potential: list[float], owner: list[int]) -> list[int]:
    """Find the shortest augmenting path from ``owner[0]``; ``way[0]`` of the result is its last column."""
    m = len(cost[0])
    least, used, way, column = [float("inf")] * (m + 1), [False] * (m + 1), [0] * (m + 1), 0
    while True:
        used[column] = True
        row, delta, following = owner[column], float("inf"), 0
        for c in range(1, m + 1):
            if used[c]:
                continue
            reduced = cost[row - 1][c - 1] - row_potential[row] - column_potential[c]
            if reduced < least[c]:
                least[c], way[c] = reduced, column
            if least[c] < delta:
                delta, following = least[c], c
        for c in range(m + 1):
            if used[c]:
                row_potential[owner[c]] += delta
                column_potential[c] -= delta
            else:
                least[c] -= delta
        column = following
        if owner[column] == 0:
            way[0] = column
            return way
