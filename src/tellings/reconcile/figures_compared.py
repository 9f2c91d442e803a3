"""Which pairs of figures are compared: all of a few; of many only what speaks for each value on each Origin's word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from tellings.model import Claim
from tellings.reconcile.finding_parts import Table, ends

MANY = 60
"""So many figures of one measure are compared each with each; of more, each Origin's first and last telling of a value."""

MOST = 160
"""Figures compared each with each at most: those whose values are told most often. 12,720 pairs take about half a second."""

SIDE_BY_SIDE = 500
"""Characters within which an Article sets two rival counts side by side."""


def compared(claims: Sequence[Claim], whole: set[str], table: Table) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of figures of one measure of an Event, in the order of the Claims.

    ``whole`` are the ids of the Claims that give a whole count: for a value and an Origin they are kept beside those that do not.
    """
    if len(claims) <= MANY:
        yield from combinations(claims, 2)
        return
    kept = sorted(_speaking(claims, whole, table))
    pairs = {*combinations(kept, 2), *_near(claims)}
    yield from ((claims[i], claims[k]) for i, k in sorted(pairs))


def _speaking(claims: Sequence[Claim], whole: set[str], table: Table) -> set[int]:
    """The places of the first and the last telling of each value on each Origin's word."""
    groups: dict[object, list[int]] = {}
    for i, claim in enumerate(claims):
        groups.setdefault((ends(claim), claim.origin, claim.id in whole, claim.figure == "vague"), []).append(i)
    kept = {i for group in groups.values() for i in _outermost(group, claims, table)}
    if len(kept) <= MOST:
        return kept
    told = Counter(ends(c) for c in claims)
    ranked = sorted(kept, key=lambda i: (claims[i].id not in whole, -told[ends(claims[i])], i))
    return set(ranked[:MOST])


def _outermost(group: Sequence[int], claims: Sequence[Claim], table: Table) -> set[int]:
    dated = [(when, i) for i in group if (when := table.moment(claims[i])) is not None]
    undated = [i for i in group if table.moment(claims[i]) is None][:1]
    if not dated:
        return set(undated)
    first = min(dated, key=lambda d: (d[0].latest, d[1]))
    last = max(dated, key=lambda d: (d[0].earliest, -d[1]))
    return {first[1], last[1], *undated}


def _near(claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """Pairs of one Article that stand so near each other that it may set them against each other."""
    order = sorted(range(len(claims)), key=lambda i: (claims[i].article, claims[i].evidence.start, i))
    for n, i in enumerate(order):
        for k in order[n + 1 :]:
            apart = claims[k].evidence.start - claims[i].evidence.start
            if claims[k].article != claims[i].article or apart > SIDE_BY_SIDE:
                break
            yield min(i, k), max(i, k)
