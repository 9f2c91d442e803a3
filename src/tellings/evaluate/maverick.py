"""How well reconciled rows equal the outputs of the R package eventreport: exact match per column, and the diagnostics."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from tellings.reconcile.table import Row, Value, same

DIGITS = 12


def exact_match(found: Sequence[Row], gold: Sequence[Row], key: str = "event_id") -> dict[str, float]:
    """Return for each column of the gold (but ``key``) the share of its events with the same value; null matches null alone."""
    by_key = {row.get(key): row for row in found}
    columns = [name for name in (gold[0] if gold else {}) if name != key]
    return {name: _mean([_equal(by_key.get(row[key], {}).get(name, _ABSENT), row[name]) for row in gold]) for name in columns}


def mean_exact(per_column: Mapping[str, float]) -> float:
    """Return the mean over the columns (1.0 only if every value of every column matches)."""
    return math.fsum(per_column.values()) / len(per_column) if per_column else 0.0


def equal_numbers(found: Any, gold: Any) -> tuple[int, int]:
    """Compare two trees of numbers; return how many leaves agree to 12 significant digits, and how many the gold has."""
    if isinstance(gold, Mapping):
        pairs = [equal_numbers(found.get(k, _ABSENT) if isinstance(found, Mapping) else _ABSENT, v) for k, v in gold.items()]
        return sum(p[0] for p in pairs), sum(p[1] for p in pairs)
    if gold is None or found is None:
        return int(found is None and gold is None), 1
    if not isinstance(found, int | float) or not isinstance(gold, int | float):
        return int(found == gold), 1
    return int(math.isclose(found, gold, rel_tol=10.0**-DIGITS, abs_tol=10.0**-DIGITS)), 1


_ABSENT = object()


def _equal(found: object, gold: Value) -> float:
    if found is None or gold is None or not isinstance(found, str | int | float):
        return float(found is None and gold is None)
    return float(same(found) == same(gold))


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values) if values else 0.0
