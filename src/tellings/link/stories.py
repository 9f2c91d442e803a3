"""Articles to stories: which articles have the same main happening."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, log

import numpy as np
from numpy.typing import NDArray

from tellings.link.block import Rows, pairs_within
from tellings.link.cluster import Edge, Pair, average_link
from tellings.link.compare import Batch, features
from tellings.link.days import day_of
from tellings.link.model import pair_model
from tellings.link.profile import Profiles
from tellings.model import Article
from tellings.model.article import content_key

FAINT = 0.02
"""Pairs less probable than this are left out: they could not lift a mean over the threshold."""

ALL_PAIRS = 40
"""Up to so many texts every pair is compared."""

STRONGEST = 16
"""Edges kept for a text, the most probable ones (of either side): an event of thousands of articles has millions of pairs."""

SURE = 3.5
"""Logit up to which wording alone can convince; what Claims say comes on top of it."""

STRONG = -8.0
"""Evidence from which a pair is told as two happenings outright,"""

AGAINST = -1.0
"""and what it then counts in the mean between two groups."""

_STEP = 20_000

Evidence = Callable[[int, int], float]
Edges = tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float32]]


def publication(article: Article) -> int | None:
    """The day an Article was published, None where the year is not known."""
    return day_of(article.published)


def in_order(articles: Sequence[Article]) -> list[int]:
    """Positions of Articles by publication (undated ones last), then words: the order in which all is numbered."""
    return sorted(range(len(articles)), key=lambda i: (publication(articles[i]) or 10**9, content_key(articles[i])))


def score_pairs(left: Profiles, right: Profiles, a: Rows, b: Rows, folds: Sequence[int | None] | None = None) -> Edges:
    """The pairs that are at all probable, with their probability. ``folds`` (of rows) choose models that never saw the pair."""
    kept: list[Edges] = []
    for start in range(0, len(a), _STEP):
        part_a, part_b = a[start : start + _STEP], b[start : start + _STEP]
        values = _probability(Batch(left, right, part_a, part_b), folds)
        keep = values >= FAINT
        kept.append((part_a[keep].astype(np.int32), part_b[keep].astype(np.int32), values[keep].astype(np.float32)))
    if not kept:
        return np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.float32)
    return tuple(np.concatenate(column) for column in zip(*kept, strict=True))  # type: ignore[return-value]


def _probability(batch: Batch, folds: Sequence[int | None] | None) -> NDArray[np.float64]:
    model = pair_model()
    if folds is None:
        return model.probability(features(batch, model.weights))
    a, b, columns = batch.a, batch.b, features(batch)
    number = np.array([-1 if f is None else f for f in folds])
    pairs = np.stack([np.minimum(number[a], number[b]), np.maximum(number[a], number[b])], axis=1)
    out = np.zeros(len(a))
    for low, high in np.unique(pairs, axis=0).tolist():
        these = (pairs[:, 0] == low) & (pairs[:, 1] == high)
        out[these] = pair_model(low, high).probability(columns[these])
    return out


def candidate_pairs(profiles: Profiles) -> tuple[Rows, Rows]:
    """All pairs of a small list, else those that blocking offers."""
    n = len(profiles)
    if n <= ALL_PAIRS:
        a, b = np.triu_indices(n, k=1)
        return a.astype(np.int64), b.astype(np.int64)
    return pairs_within(profiles)


def strongest(edges: Edges, n: int) -> Edges:
    """Keep of each item its most probable edges."""
    a, b, value = edges
    order = np.lexsort((b, a, -value))
    keep = np.zeros(len(a), dtype=bool)
    for ends in (a, b):
        ranked = order[np.argsort(ends[order], kind="stable")]
        first = np.searchsorted(ends[ranked], np.arange(n))
        rank = np.arange(len(ranked)) - first[ends[ranked]]
        keep[ranked[rank < STRONGEST]] = True
    return a[keep], b[keep], value[keep]


def weighed(edges: Edges, evidence: Evidence | None) -> Iterator[Edge]:
    """The edges with what Claims say for or against them."""
    a, b, value = edges
    for x, y, p in zip(a.tolist(), b.tolist(), value.tolist(), strict=True):
        edge = _with(x, y, p, evidence(x, y)) if evidence else (x, y, p)
        if abs(edge[2]) >= FAINT:
            yield edge


def twins(articles: Sequence[Article], apart: set[int]) -> dict[int, list[int]]:
    """Articles with the same words and date of publication, by the first of them; those in ``apart`` stand alone."""
    first: dict[tuple[str, str | None, str | None, int], int] = {}
    out: dict[int, list[int]] = defaultdict(list)
    for i, article in enumerate(articles):
        key = (article.text, article.title, article.published, i if i in apart else -1)
        out[first.setdefault(key, i)].append(i)
    return dict(out)


@dataclass(frozen=True, slots=True)
class Told:
    """What stories are grouped by beside their wording: evidence of Claims, bonds of Judgements, folds for benchmarks."""

    evidence: Evidence | None = None
    must: Sequence[Pair] = ()
    never: Sequence[Pair] = ()
    folds: Sequence[int | None] | None = None


def stories(articles: Sequence[Article], profiles: Profiles, told: Told) -> list[list[int]]:
    """Group Articles (given in the order of :func:`in_order`) by their main happening.

    ``told.evidence`` of two positions is added to the pair's logit (what Claims say for or against one happening). Articles
    with the same words and the same date of publication are one for this: a thousand copies cost no more than one.
    """
    same = twins(articles, {i for pair in told.never for i in pair})
    kept = sorted(same)
    place = {i: n for n, k in enumerate(kept) for i in same[k]}
    rows = profiles if len(kept) == len(articles) else profiles.take(kept)
    folds = None if told.folds is None else [told.folds[k] for k in kept]
    edges = strongest(score_pairs(rows, rows, *candidate_pairs(rows), folds), len(kept))
    evidence = told.evidence
    groups = average_link(
        len(kept), weighed(edges, (lambda x, y: evidence(kept[x], kept[y])) if evidence else None), pair_model().threshold,
        [(place[x], place[y]) for x, y in told.must], [(place[x], place[y]) for x, y in told.never],
    )  # fmt: skip
    return sorted(sorted(i for n in group for i in same[kept[n]]) for group in groups)


def _with(a: int, b: int, value: float, more: float) -> Edge:
    """A pair's probability with something added to its logit; strong evidence against speaks against the whole group."""
    if more <= STRONG:
        return a, b, AGAINST
    logit = min(SURE, log(max(1e-12, value) / max(1e-12, 1 - value))) + more
    return a, b, 1 / (1 + exp(-max(-40.0, logit)))
