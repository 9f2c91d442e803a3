"""Chains to Events: side happenings joined with one another and with other articles' main ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from tellings.link.block import Blocks
from tellings.link.chains import Chain, chains_of
from tellings.link.cluster import Edge, Pair, average_link
from tellings.link.judged import Bonds
from tellings.link.profile import Profiles, build
from tellings.link.sides import THRESHOLD, side_score
from tellings.link.sisters import claim_evidence
from tellings.link.stories import in_order, publication, stories
from tellings.link.surface import article_surface
from tellings.link.view import View, side_day, side_profiles, view_of
from tellings.model import Claim, Judgement, Reading

ASKED = 5
"""Of a story's articles, how many a side happening is compared with (the nearest in order of publication)."""

KEEP = 30
"""Candidates of a side happening."""

ALL_PAIRS = 150
FAINT = 0.05


@dataclass(slots=True)
class Heap:
    """Articles in order, their chains and profiles, and what was joined of them."""

    readings: list[Reading]
    chains: list[list[Chain]]
    profiles: Profiles
    bonds: Bonds
    groups: list[list[int]] = field(default_factory=list)
    """Articles by main happening."""
    events: list[list[Chain]] = field(default_factory=list)


def gather(readings: Sequence[Reading], judgements: Sequence[Judgement]) -> Heap:
    """Read the chains and profiles of all articles, in the order in which they are numbered."""
    order = in_order([r.article for r in readings])
    ordered = [readings[i] for i in order]
    bonds = Bonds(judgements, (c.id for r in ordered for c in r.claims))
    chains = [_split(chains_of(r), bonds) for r in ordered]
    profiles = build((article_surface(r.article) for r in ordered), [publication(r.article) for r in ordered])
    return Heap(ordered, chains, profiles, bonds)


def _split(chains: list[Chain], bonds: Bonds) -> list[Chain]:
    """Take out of a chain the Claims that must not share it with an earlier one, and those bound to them."""
    out = list(chains)
    for a, b in bonds.never:
        for chain in list(out):
            ids = {c.id for c in chain.claims}
            if a in ids and b in ids:
                first = min(chain.claims, key=lambda c: (c.id not in (a, b), c.evidence.start))
                away = b if first.id == a else a
                moved = [c for c in chain.claims if bonds.home(c.id) == bonds.home(away)]
                chain.claims = [c for c in chain.claims if c not in moved]
                out.append(Chain(article=chain.article, role="other", claims=moved, told=chain.told))
                out[-1].close()
                chain.close()
    return out


def join(heap: Heap) -> list[list[Chain]]:
    """All chains grouped into Events, in a fixed order."""
    views = MainViews(heap)
    heap.groups = stories([r.article for r in heap.readings], heap.profiles, views.evidence, *_main_bonds(heap))
    return join_sides(heap, views)


def join_sides(heap: Heap, views: MainViews) -> list[list[Chain]]:
    """Side chains joined with the stories of ``heap.groups`` and with one another; fills ``heap.events``."""
    sides = [(i, j) for i, chains in enumerate(heap.chains) for j in range(1, len(chains))]
    node = {i: n for n, group in enumerate(heap.groups) for i in group}
    number = {side: len(heap.groups) + n for n, side in enumerate(sides)}
    where = _places(heap)

    def node_of(claim: str) -> int:
        i, j = where[claim]
        return number.get((i, j), node[i])

    must = [(node_of(a), node_of(b)) for a, b in heap.bonds.must]
    never = [(node_of(a), node_of(b)) for a, b in heap.bonds.never] + _one_article(sides, node, number)
    edges = _side_edges(heap, views, sides, node)
    nodes = average_link(len(heap.groups) + len(sides), edges, THRESHOLD, must, never)
    members = [[heap.chains[i][0] for i in group] for group in heap.groups] + [[heap.chains[i][j]] for i, j in sides]
    heap.events = [[chain for n in event for chain in members[n]] for event in nodes]
    return heap.events


def _places(heap: Heap) -> dict[str, Pair]:
    """Where the Claims that Judgements speak of stand: article and chain."""
    if not heap.bonds.must and not heap.bonds.never:
        return {}
    return {c.id: (i, j) for i, chains in enumerate(heap.chains) for j, chain in enumerate(chains) for c in chain.claims}


def _main_bonds(heap: Heap) -> tuple[list[Pair], list[Pair]]:
    """Bonds between main chains, also those that follow by way of side chains."""
    where = _places(heap)
    by_home: dict[str, list[int]] = {}
    for claim, (i, j) in where.items():
        if j == 0:
            by_home.setdefault(heap.bonds.home(claim), []).append(i)
    must = [(group[0], i) for group in by_home.values() for i in group[1:] if i != group[0]]
    never = [
        (by_home[x][0], by_home[y][0])
        for x, y in ((heap.bonds.home(a), heap.bonds.home(b)) for a, b in heap.bonds.never)
        if x in by_home and y in by_home and by_home[x][0] != by_home[y][0]
    ]
    return must, never


def _one_article(sides: Sequence[Pair], node: dict[int, int], number: dict[Pair, int]) -> list[Pair]:
    """Chains of one article stay apart: the article itself tells them apart."""
    out = [(number[side], node[side[0]]) for side in sides]
    for n, (i, j) in enumerate(sides):
        for other in sides[n + 1 :]:
            if other[0] != i:
                break
            out.append((number[(i, j)], number[other]))
    return out


class MainViews:
    """Views of the articles' main chains, made when first asked for."""

    def __init__(self, heap: Heap) -> None:
        self.heap = heap
        self.made: dict[int, View] = {}

    def of(self, i: int) -> View:
        """The View of an article's main chain."""
        if i not in self.made:
            self.made[i] = view_of(self.heap.chains[i][0], self.heap.profiles, i)
        return self.made[i]

    def evidence(self, a: int, b: int) -> float:
        """What the Claims of two articles' main happenings say for or against one happening."""
        if not self.heap.chains[a][0].claims or not self.heap.chains[b][0].claims:
            return 0.0
        return claim_evidence(self.of(a), self.of(b))


def _side_edges(heap: Heap, views: MainViews, sides: Sequence[Pair], node: dict[int, int]) -> list[Edge]:
    """Scores of side chains with stories and with one another."""
    if not sides:
        return []
    chains = [(heap.chains[i][j], heap.readings[i].article) for i, j in sides]
    profiles = side_profiles(chains, [side_day(chain.told, publication(article)) for chain, article in chains])
    own = [view_of(chain, profiles, n) for n, (chain, _) in enumerate(chains)]
    offset = len(heap.groups)
    edges: list[Edge] = []
    for n, story in _story_candidates(heap, profiles, node):
        members = heap.groups[story]
        if sides[n][0] in members:
            continue
        nearest = sorted(members, key=lambda m: (abs(m - sides[n][0]), m))[:ASKED]
        scores = [side_score(own[n], views.of(m)) for m in nearest]
        edges.append((story, offset + n, sum(scores) / len(scores)))
    for n, m in _side_candidates(profiles):
        if sides[n][0] != sides[m][0]:
            edges.append((offset + n, offset + m, side_score(own[n], own[m])))
    return [e for e in edges if e[2] >= FAINT]


def _story_candidates(heap: Heap, sides: Profiles, node: dict[int, int]) -> Iterable[Pair]:
    if len(sides) * len(heap.groups) <= ALL_PAIRS**2:
        return [(n, story) for n in range(len(sides)) for story in range(len(heap.groups))]
    found = {
        (n, node[m])
        for a, b in Blocks(heap.profiles).candidates(sides, np.arange(len(sides)), own=False, keep=KEEP)
        for n, m in zip(a.tolist(), b.tolist(), strict=True)
    }
    return sorted(found)


def _side_candidates(sides: Profiles) -> Iterable[Pair]:
    n = len(sides)
    if n <= ALL_PAIRS:
        return [(i, j) for i in range(n) for j in range(i + 1, n)]
    found = {
        (min(i, j), max(i, j))
        for a, b in Blocks(sides).candidates(sides, np.arange(n), own=True, keep=KEEP)
        for i, j in zip(a.tolist(), b.tolist(), strict=True)
    }
    return sorted(found)


def claims_of(event: Sequence[Chain]) -> list[Claim]:
    """The Claims of an Event, sorted by id."""
    return sorted((c for chain in event for c in chain.claims), key=lambda c: c.id)
