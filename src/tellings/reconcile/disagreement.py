"""How far reports of one event disagree, column by column, and on average over a set.

The measures are those of the R package eventreport 0.1.2 (see docs/profiles.md). Numbers are compared as text of 15
significant digits. Null in a result means: not defined.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from tellings.model import Record
from tellings.reconcile.table import Group, Value, same


class ColumnSummary(Record, frozen=True, kw_only=True):
    """Disagreement over a column in a set of events; ranges and deviations only where values are numbers.

    ``share_disagreement`` and ``modal_confidence`` lie between 0 and 1; ``mean_range`` and ``mean_sd`` are
    in the column's unit; ``mean_dscore`` counts values beyond the first per event.
    """

    share_disagreement: float | None
    modal_confidence: float | None
    mean_range: float | None
    mean_sd: float | None
    mean_dscore: float | None
    mean_dscore_normalized: float | None


def event_disagreement(values: Sequence[Value]) -> float | None:
    """Return 1 less the share of the most frequent value among those given, null if none is."""
    kept = [same(v) for v in values if v is not None]
    return 1 - max(Counter(kept).values()) / len(kept) if kept else None


def dscore(values: Sequence[Value]) -> int:
    """Return the number of distinct values less one; null counts as a value."""
    return len({same(v) for v in values}) - 1


def summarise(table: Sequence[Group], column: str, *, numeric: bool) -> ColumnSummary:
    """Summarise the disagreement of a column over a set of events."""
    columns = [group.column(column) for group in table]
    scores = [dscore(values) for values in columns]
    distinct = len({same(v) for values in columns for v in values})
    agreed = [1 - d for d in (event_disagreement(values) for values in columns) if d is not None]
    numbers = [[float(v) for v in values if v is not None and not isinstance(v, str)] for values in columns] if numeric else []
    mean_dscore = _mean(scores)
    return ColumnSummary(
        share_disagreement=_mean([float(score > 0) for score in scores]),
        modal_confidence=_mean(agreed),
        mean_range=_mean([max(n) - min(n) for n in numbers if n]),
        mean_sd=_mean([_deviation(n) for n in numbers if len(n) > 1]),
        mean_dscore=mean_dscore,
        mean_dscore_normalized=mean_dscore / distinct if mean_dscore is not None and distinct else None,
    )


def _mean(values: Sequence[float]) -> float | None:
    return math.fsum(values) / len(values) if values else None


def _deviation(values: Sequence[float]) -> float:
    """Return the sample standard deviation (n - 1)."""
    centre = math.fsum(values) / len(values)
    return math.sqrt(math.fsum((v - centre) ** 2 for v in values) / (len(values) - 1))
