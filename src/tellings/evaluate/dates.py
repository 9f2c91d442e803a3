"""Dates of incidents against the true ones: the share that is exact, and how far the others are off.

An article without a predicted date counts as wrong; one whose gold has no date is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date


def date_metrics(found: Mapping[str, str | None], gold: Mapping[str, str | None]) -> dict[str, float]:
    """Exact, within one day and answered, as shares of the articles with a gold date (ISO days by article id)."""
    ids = [i for i, day in gold.items() if day]
    if not ids:
        return {"date_exact": 0.0, "date_within_1": 0.0, "date_answered": 0.0}
    off = [days_off(found.get(i), gold[i]) for i in ids]
    told = [o for o in off if o is not None]
    return {
        "date_exact": sum(o == 0 for o in told) / len(ids),
        "date_within_1": sum(abs(o) <= 1 for o in told) / len(ids),
        "date_answered": len(told) / len(ids),
    }


def days_off(found: str | None, gold: str | None) -> int | None:
    """Days from the true date to the found one (negative: too early), None where one of them is no day."""
    try:
        return (date.fromisoformat((found or "")[:10]) - date.fromisoformat((gold or "")[:10])).days
    except ValueError:
        return None
