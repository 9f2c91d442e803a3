"""Votes with ties broken by rank: the building blocks of the MAVERICK models.

The rules are those of the R package eventreport 0.1.2 (van Baalen and Höglund 2026, doi 10.1093/isq/sqag014), stated
in docs/profiles.md. Where the package does something unexpected, so does this: equal output is the point.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from tellings.reconcile.table import Value, Votes, same

INDETERMINATE = "Indeterminate"
Ranks = tuple[Value, ...]


class Entry(NamedTuple):
    """One vote: a value and the ranks of the report that casts it."""

    value: Value
    ranks: Ranks


def mode(votes: Votes) -> Value:
    """Return the most frequent value, null counted as a value; ties go to the highest rank, then the next."""
    return _mode(_entries(votes), votes)


def least(votes: Votes) -> Value:
    """Return the vote of the reports that know least exactly.

    A report that does not say how exactly it knows votes for null without a rank: where such votes
    tie with the leading value, no rank can decide.
    """
    known = [float(p) for p in votes.precision if p is not None and not isinstance(p, str)]
    if not known:
        return None
    smallest = min(known)
    kept = []
    for entry, precision in zip(_entries(votes), votes.precision, strict=True):
        if precision is None:
            kept.append(Entry(None, tuple(None for _ in entry.ranks)))
        elif precision == smallest:
            kept.append(entry)
    return _mode(kept, votes)


def most(votes: Votes) -> Value:
    """Return the vote of the reports that know most exactly, leaving out null; null if they all are."""
    known = [float(p) for p in votes.precision if p is not None and not isinstance(p, str)]
    if not known:
        return None
    largest = max(known)
    kept = [e for e, p in zip(_entries(votes), votes.precision, strict=True) if p == largest and e.value is not None]
    return _mode(kept, votes) if kept else None


def _entries(votes: Votes) -> list[Entry]:
    ranks = votes.ranks or [()] * len(votes.values)
    return [Entry(None if v == "NA" else v, r) for v, r in zip(votes.values, ranks, strict=True)]


def _mode(entries: Sequence[Entry], votes: Votes) -> Value:
    counts: dict[tuple[str, str], int] = {}
    first: dict[tuple[str, str], Value] = {}
    for entry in entries:
        key = same(entry.value)
        counts[key] = counts.get(key, 0) + 1
        first.setdefault(key, entry.value)
    top = max(counts.values())
    candidates = {key for key, count in counts.items() if count == top}
    for tier in range(len(entries[0].ranks)):
        if len(candidates) <= 1:
            break
        candidates = _best_ranked(entries, candidates, tier)
    if len(candidates) == 1:
        return first[candidates.pop()]
    return INDETERMINATE if votes.type in {"text", "date"} else None


def _best_ranked(entries: Sequence[Entry], candidates: set[tuple[str, str]], tier: int) -> set[tuple[str, str]]:
    """Keep the candidates that a report of the highest rank names; none if a report in the pool has no rank."""
    pool = [entry for entry in entries if same(entry.value) in candidates]
    ranks = [_number(entry.ranks[tier]) for entry in pool]
    if any(math.isnan(rank) for rank in ranks):
        return set()
    highest = max(ranks)
    return {same(entry.value) for entry, rank in zip(pool, ranks, strict=True) if rank == highest}


def _number(value: Value) -> float:
    return float(value) if isinstance(value, int | float) else math.nan
