"""Figures and dates of shootings against the true ones.

Nothing said counts as 0; a figure is right when its low equals the gold. Per incident the best figure has to equal it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
MULTI = 2
"""Victims from which an incident counts as one of several victims."""


def article_metrics(rows: Sequence[Row], truth: Mapping[str, Row]) -> dict[str, float | dict[str, float]]:
    """Shares of articles whose killed, injured, both and date are right. ``truth`` maps a row's id to its incident."""
    right = [(row, truth[row["id"]]) for row in rows]
    multi = [(row, gold) for row, gold in right if gold["killed"] + gold["injured"] >= MULTI]
    return {
        "killed_article": share([_is(row, gold, "killed") for row, gold in right]),
        "injured_article": share([_is(row, gold, "injured") for row, gold in right]),
        "both_article": share([_both(row, gold) for row, gold in right]),
        "both_article_multi": share([_both(row, gold) for row, gold in multi]),
        "date_article": share([row.get("date") == gold["date"] for row, gold in right]),
    }


def incident_metrics(found: Mapping[str, Row], gold: Mapping[str, Row]) -> dict[str, float | dict[str, float]]:
    """Shares of incidents (with two or more usable articles) whose reconciled figures and date are right."""
    pairs = [(row, gold[i]) for i, row in found.items()]
    return {
        "both_incident_multi": share(
            [(r.get("killed_best") or 0) == g["killed"] and (r.get("injured_best") or 0) == g["injured"] for r, g in pairs]
        ),
        "date_incident": share([r.get("date") == g["date"] for r, g in pairs]),
    }


def share(hits: Sequence[bool]) -> float:
    """The share of true values, to four digits; 0 where there are none."""
    return round(sum(hits) / len(hits), 4) if hits else 0.0


def _is(row: Row, gold: Row, measure: str) -> bool:
    return bool((row.get(f"{measure}_low") or 0) == gold[measure])


def _both(row: Row, gold: Row) -> bool:
    return _is(row, gold, "killed") and _is(row, gold, "injured")
