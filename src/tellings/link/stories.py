"""Articles to stories: which articles have the same main happening."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from math import exp, log

import numpy as np

from tellings.link.block import Rows, pairs_within
from tellings.link.cluster import Edge, Pair, average_link
from tellings.link.compare import Batch, features
from tellings.link.days import day_of
from tellings.link.model import pair_model
from tellings.link.profile import Profiles, build
from tellings.link.surface import Surface
from tellings.model import Article

FAINT = 0.02
"""Pairs less probable than this are left out: they could not lift a mean over the threshold."""

ALL_PAIRS = 40
"""Up to so many texts every pair is compared."""

STRONG = -6.0
"""Evidence from which a pair is told as two happenings outright,"""

AGAINST = -0.5
"""and what it then counts in the mean between two groups."""

_STEP = 20_000


def publication(article: Article) -> int | None:
    """The day an Article was published, None where the year is not known."""
    return day_of(article.published)


def in_order(articles: Sequence[Article]) -> list[int]:
    """Positions of Articles by publication (undated ones last), then id: the order in which all is numbered."""
    return sorted(range(len(articles)), key=lambda i: (publication(articles[i]) or 10**9, articles[i].id))


def profiles_of(articles: Sequence[Article], surfaces: Sequence[Surface]) -> Profiles:
    """The Profiles of some Articles."""
    return build(surfaces, [publication(a) for a in articles])


def score_pairs(left: Profiles, right: Profiles, a: Rows, b: Rows) -> list[Edge]:
    """Probable pairs with their probability."""
    edges: list[Edge] = []
    for start in range(0, len(a), _STEP):
        part_a, part_b = a[start : start + _STEP], b[start : start + _STEP]
        values = pair_model().probability(features(Batch(left, right, part_a, part_b)))
        keep = values >= FAINT
        edges.extend(zip(part_a[keep].tolist(), part_b[keep].tolist(), values[keep].tolist(), strict=True))
    return edges


def candidate_pairs(profiles: Profiles) -> tuple[Rows, Rows]:
    """All pairs of a small list, else those that blocking offers."""
    n = len(profiles)
    if n <= ALL_PAIRS:
        a, b = np.triu_indices(n, k=1)
        return a.astype(np.int64), b.astype(np.int64)
    return pairs_within(profiles)


Evidence = Callable[[int, int], float]

SURE = 3.5
"""Logit up to which wording alone can convince; what Claims say comes on top of it."""


def stories(
    articles: Sequence[Article], surfaces: Sequence[Surface], evidence: Evidence | None = None, must: Sequence[Pair] = (), never: Sequence[Pair] = ()
) -> list[list[int]]:
    """Group Articles (given in the order of :func:`in_order`) by their main happening.

    ``evidence`` of two positions is added to the pair's logit (what Claims say for or against one happening). Articles with the same words and the same date of publication are one for this: a thousand copies cost no more than one.
    """
    first: dict[tuple[object, ...], int] = {}
    stands_for: dict[int, list[int]] = defaultdict(list)
    bound = {i for pair in never for i in pair}
    for i, article in enumerate(articles):
        key = (article.text, article.title, article.published, i if i in bound else -1)
        stands_for[first.setdefault(key, i)].append(i)
    kept = sorted(stands_for)
    place = {i: n for n, k in enumerate(kept) for i in stands_for[k]}
    profiles = profiles_of([articles[k] for k in kept], [surfaces[k] for k in kept])
    a, b = candidate_pairs(profiles)
    edges = score_pairs(profiles, profiles, a, b)
    if evidence:
        edges = [e for e in (_with(x, y, value, evidence(kept[x], kept[y])) for x, y, value in edges) if abs(e[2]) >= FAINT]
    groups = average_link(
        len(kept), edges, pair_model().threshold,
        [(place[x], place[y]) for x, y in must], [(place[x], place[y]) for x, y in never],
    )  # fmt: skip
    return sorted(sorted(i for n in group for i in stands_for[kept[n]]) for group in groups)


def _with(a: int, b: int, value: float, more: float) -> Edge:
    """A pair's probability with something added to its logit; strong evidence against speaks against the whole group."""
    if more <= STRONG:
        return a, b, AGAINST
    logit = min(SURE, log(max(1e-12, value) / max(1e-12, 1 - value))) + more
    return a, b, 1 / (1 + exp(-max(-40.0, logit)))
