"""Chains to Events: side happenings joined with one another and with other articles' main ones."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from tellings.link.block import Blocks
from tellings.link.chains import Chain
from tellings.link.chief_sides import read_chains
from tellings.link.cluster import Edge, Pair, average_link
from tellings.link.judged import Bonds
from tellings.link.outbreaks import cell_bonds
from tellings.link.plainly import plain_reading
from tellings.link.profile import Profiles, build
from tellings.link.regroup import LIMIT, FirstLook, look_again, matters
from tellings.link.second_look import Look, look_at, second_look
from tellings.link.side_model import Matters, Passage, SideModel, side_model, words_of
from tellings.link.sides import THRESHOLD, side_score
from tellings.link.sisters import claim_evidence, told_in_passing
from tellings.link.stories import Told, candidate_pairs, in_order, publication, score_pairs, stories
from tellings.link.surface import article_surface
from tellings.link.view import View, side_day, side_profiles, view_of
from tellings.model import Claim, Judgement, Reading

ASKED = 3
"""Of a story's articles, how many a side happening is compared with (the nearest in order of publication)."""

KEEP = 30
"""Candidates of a side happening."""

ALL_PAIRS = 60
FAINT = 0.05


Folds = Mapping[str, int | None]
"""Fold of an article, by its id."""


@dataclass(slots=True)
class Sides:
    """Side chains: where each stands (article, chain), their profiles and views."""

    where: list[Pair]
    profiles: Profiles
    views: list[View]


@dataclass(slots=True)
class Heap:
    """Articles in order, their chains and profiles, and what was joined of them. ``sides`` and ``events`` come from :func:`join`."""

    readings: list[Reading]
    chains: list[list[Chain]]
    profiles: Profiles
    bonds: Bonds
    groups: list[list[int]] = field(default_factory=list)
    """Articles by main happening."""
    sides: Sides = field(default_factory=lambda: Sides([], build((), []), []))
    events: list[list[Pair]] = field(default_factory=list)
    """Each Event's chains, as (article, chain)."""
    matter: dict[int, int] = field(default_factory=dict)
    """The neighbourhood of each article that was looked at twice: side chains of one matter are compared by trained weights."""
    folds: list[int | None] | None = None
    """For benchmarks on the set of the training: the fold of each article, whose pairs a model scores that never saw them."""


def gather(readings: Sequence[Reading], judgements: Sequence[Judgement], folds: Folds | None = None, *, whole: bool = True) -> Heap:
    """Read the chains and profiles of all articles, in the order in which they are numbered.

    In heaps of up to :data:`~tellings.link.regroup.LIMIT` articles their whole texts are read for what they tell apart; not so in what is
    added to a larger one (``whole`` is false).
    """
    order = in_order([r.article for r in readings])
    ordered = [plain_reading(readings[i]) for i in order]
    bonds = Bonds(judgements, (c.id for r in ordered for c in r.claims))
    fold = [folds.get(r.article.id) if folds else None for r in ordered]
    whole = whole and len(ordered) <= LIMIT
    chains = [_split(read_chains(r, f, whole=whole), bonds) for r, f in zip(ordered, fold, strict=True)]
    profiles = build((article_surface(r.article) for r in ordered), [publication(r.article) for r in ordered])
    return Heap(ordered, chains, profiles, bonds, folds=fold if folds else None)


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
    first = look_once(heap, views)
    model = second_look() if len(heap.readings) <= LIMIT else None
    if model is not None:
        bonds = _main_bonds(heap)
        heap.groups = look_again(model, first, partial(look, heap, views), bonds)
        heap.matter = matters(first, bonds[0])
    return join_sides(heap, views)


def look_once(heap: Heap, views: MainViews) -> FirstLook:
    """The stories of a heap at first look (``heap.groups``), its side chains, and what a second look starts from."""
    bonds = _main_bonds(heap)
    heap.groups = stories([r.article for r in heap.readings], heap.profiles, Told(views.evidence, *bonds, heap.folds))
    heap.sides = read_sides(heap, range(len(heap.readings)))
    if len(heap.readings) > LIMIT:
        return FirstLook(heap.groups, {}, views.evidence)
    a, b, value = score_pairs(heap.profiles, heap.profiles, *candidate_pairs(heap.profiles), heap.folds)
    chance = value.astype(np.float64)
    odds = np.log(chance / np.maximum(1e-12, 1 - chance)).tolist()
    wording = {(min(x, y), max(x, y)): odd for x, y, odd in zip(a.tolist(), b.tolist(), odds, strict=True)}
    return FirstLook(heap.groups, wording, views.evidence)


def look(heap: Heap, views: MainViews, i: int) -> Look | None:
    """What the second look needs of an article, None where its main happening has no Claim."""
    main, *others = heap.chains[i]
    if not main.claims:
        return None
    beside = [view for (article, j), view in zip(heap.sides.where, heap.sides.views, strict=True) if article == i and j]
    sides = [view for view in beside if view.role == "other"]
    return look_at(heap.readings[i], views.of(i), sides, [c for chain in others for c in chain.claims])


def join_sides(heap: Heap, views: MainViews) -> list[list[Chain]]:
    """Side chains (``heap.sides``) joined with the stories of ``heap.groups`` and with one another; fills ``heap.events``."""
    sides, n = heap.sides.where, len(heap.groups)
    node = {i: k for k, group in enumerate(heap.groups) for i in group}
    number = {side: n + k for k, side in enumerate(sides)}
    must, never = bonds_between(heap, node, number)
    nodes = average_link(n + len(sides), _side_edges(heap, views, node), THRESHOLD, must, never)
    members = [[(i, 0) for i in group] for group in heap.groups] + [[side] for side in sides]
    heap.events = [[place for k in event for place in members[k]] for event in nodes]
    return [[heap.chains[i][j] for i, j in event] for event in heap.events]


def bonds_between(heap: Heap, node: dict[int, int], number: dict[Pair, int]) -> tuple[list[Pair], list[Pair]]:
    """Pairs of nodes that Judgements join or part, and the chains of one article, which stay apart; of nodes that are at hand."""
    where = _places(heap)

    def node_of(claim: str) -> int:
        i, j = where[claim]
        return number.get((i, j), -1) if j else node.get(i, -1)

    must = [(node_of(a), node_of(b)) for a, b in heap.bonds.must]
    never = [(node_of(a), node_of(b)) for a, b in heap.bonds.never]
    never += _one_article(sorted(number), node, number)
    same, different = _cell_bonds(heap, node, number)
    must, never = [*must, *same], [*never, *different]
    return [p for p in must if min(p) >= 0], [p for p in never if min(p) >= 0 and p[0] != p[1]]


def _cell_bonds(heap: Heap, node: dict[int, int], number: dict[Pair, int]) -> tuple[list[Pair], list[Pair]]:
    """Bonds between nodes by what their chains count of an outbreak (:mod:`tellings.link.outbreaks`)."""
    places = ((i, j, chain.cell) for i, row in enumerate(heap.chains) for j, chain in enumerate(row) if chain.cell is not None)
    cells = [(cell, number.get((i, j), -1) if j else node.get(i, -1)) for i, j, cell in places]
    must, never = cell_bonds([(cell, n) for cell, n in cells if n >= 0])
    apart = set(never)
    return [pair for pair in must if pair not in apart], never


def read_sides(heap: Heap, articles: Iterable[int]) -> Sides:
    """The side chains of some articles, ready to be compared."""
    where = [(i, j) for i in articles for j in range(1, len(heap.chains[i]))]
    chains = [(heap.chains[i][j], heap.readings[i].article) for i, j in where]
    profiles = side_profiles(chains, [side_day(chain.told, publication(article)) for chain, article in chains])
    return Sides(where, profiles, [view_of(chain, profiles, k) for k, (chain, _) in enumerate(chains)])


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
    cells = [(row[0].cell, i) for i, row in enumerate(heap.chains) if row[0].cell is not None]
    same, different = cell_bonds([(cell, i) for cell, i in cells if cell is not None])
    return [*must, *same], [*never, *different]


def _one_article(sides: Sequence[Pair], node: dict[int, int], number: dict[Pair, int]) -> list[Pair]:
    """Chains of one article stay apart: the article itself tells them apart."""
    out = [(number[side], node[side[0]]) for side in sides if side[0] in node]
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
        self.beside: dict[int, list[View]] = {}

    def of(self, i: int) -> View:
        """The View of an article's main chain."""
        if i not in self.made:
            self.made[i] = view_of(self.heap.chains[i][0], self.heap.profiles, i)
        return self.made[i]

    def evidence(self, a: int, b: int) -> float:
        """What the Claims of two articles' main happenings say for or against one happening."""
        if not self.heap.chains[a][0].claims or not self.heap.chains[b][0].claims:
            return 0.0
        left, right = self.of(a), self.of(b)
        passing = any(told_in_passing(s, left, right) for s in self.sides(a)) or any(told_in_passing(s, right, left) for s in self.sides(b))
        return claim_evidence(left, right, passing=passing)

    def sides(self, i: int) -> list[View]:
        """Views of an article's side chains, by their Claims alone."""
        if len(self.heap.chains[i]) == 1:
            return []
        if i not in self.beside:
            self.beside[i] = [view_of(c, self.heap.profiles, i) for c in self.heap.chains[i][1:] if c.role == "other" and c.told]
        return self.beside[i]


def _side_edges(heap: Heap, views: MainViews, node: dict[int, int]) -> list[Edge]:
    """Scores of side chains with stories and with one another."""
    sides, offset = heap.sides, len(heap.groups)
    model = side_model() if heap.matter else None
    matters = trained_sides(heap, views, node, model) if model is not None else None
    edges = []
    for k, story in _story_candidates(heap, sides, node):
        article, group = sides.where[k][0], heap.groups[story]
        if node[article] != story:
            near = nearest(article, group)
            told = [m for m in near if heap.chains[m][0].claims] or near
            trained = matters.with_story(k, told) if matters else None
            edges.append((story, offset + k, story_score(views, article, sides.views[k], group) if trained is None else trained))
    for x, y in _side_candidates(sides.profiles):
        left, right = sides.where[x][0], sides.where[y][0]
        if left != right:
            trained = matters.with_side(x, y) if matters else None
            value = side_score(sides.views[x], sides.views[y], beside=node[left] == node[right]) if trained is None else trained
            edges.append((offset + x, offset + y, value))
    return [e for e in edges if e[2] >= FAINT]


def trained_sides(heap: Heap, views: MainViews, node: dict[int, int], model: SideModel) -> Matters:
    """The side chains of the articles that were looked at twice, ready to be compared by trained weights."""
    main = {i: words_of(heap.readings[i].article, heap.chains[i][0].claims) for i in heap.matter}

    def side(k: int, i: int, j: int) -> Passage:
        return Passage(heap.sides.views[k], words_of(heap.readings[i].article, heap.chains[i][j].claims), main[i], node[i])

    where = heap.sides.where
    sides = {k: side(k, *place) for k, place in enumerate(where) if place[0] in heap.matter}
    return Matters(model, heap.matter, lambda k: where[k][0], sides, lambda m: Passage(views.of(m), main[m], frozenset(), node[m]))


def story_score(views: MainViews, article: int, side: View, story: Sequence[int]) -> float:
    """Mean score of a side chain with the nearest articles of a story."""
    near = nearest(article, story)
    return sum(side_score(side, views.of(m)) for m in near) / len(near)


def nearest(article: int, story: Sequence[int]) -> list[int]:
    """The articles of a story (which are in order) that are nearest to one in order of publication."""
    at = bisect_left(story, article)
    return sorted(story[max(0, at - ASKED) : at + ASKED], key=lambda m: (abs(m - article), m))[:ASKED]


def _story_candidates(heap: Heap, sides: Sides, node: dict[int, int]) -> Iterable[Pair]:
    n = len(sides.where)
    if n * len(heap.groups) <= ALL_PAIRS**2:
        return [(k, story) for k in range(n) for story in range(len(heap.groups))]
    found = {
        (k, node[m])
        for a, b in Blocks(heap.profiles).candidates(sides.profiles, np.arange(n), own=False, keep=KEEP)
        for k, m in zip(a.tolist(), b.tolist(), strict=True)
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
