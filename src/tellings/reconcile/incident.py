"""One incident out of the Articles that report it: killed and injured, the day, the place.

Each Article gives odds over pairs of killed and injured, and over days. They are pooled: the logarithms of the odds, with a floor
below which no Article can push a value (a report that misses a figure must not veto it), are added up. Where the
Articles give one pair each (no model file), this is the vote of the majority.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from tellings.config import Settings
from tellings.extract.assemble.figures import figure_scores
from tellings.extract.assemble.main_date import evidence, scores, weights
from tellings.extract.assemble.period import anchors_of, main_date
from tellings.model import Reading
from tellings.reconcile.moments import moment
from tellings.reconcile.things import reconcile_places

Pair = tuple[int, int]
FLOOR = 0.01
"""Least probability that an Article gives any pair or day (see docs/estimates.md for the measurement)."""
LIKELY = 0.2
"""A pair that some Article gives at least this probability counts for the range."""


class Report(NamedTuple):
    """What one Article says of the incident: probabilities of (killed, injured) and of days, and its day of publication."""

    published: str
    figures: Mapping[Pair, float]
    days: Mapping[str, float]


def incident_of(readings: Sequence[Reading], settings: Settings, fold: int | None = None, date_fold: int | None = None) -> dict[str, Any]:
    """Return killed and injured (low, best, high), the day (ISO 8601) and the place of the incident that all the Readings report.

    ``fold`` and ``date_fold`` name the folds of the learned parts (figures, dates) that never saw these records. An Article
    without any figure counts as such: it
    says that nobody is known to be hurt only where its own reading says so. No Readings give nulls.
    """
    del settings
    ordered = sorted(readings, key=lambda r: (r.article.published or "~", r.article.id))
    reports = [report_of(reading, fold, date_fold) for reading in ordered]
    best = pool([r.figures for r in reports])
    likely = [pair for r in reports for pair, p in r.figures.items() if p >= LIKELY] or ([best] if best else [])
    places = reconcile_places([c for r in ordered for c in r.claims])
    found: dict[str, Any] = {"date": pool([r.days for r in reports]), "place": places[0].name.text if places else None}
    for position, measure in enumerate(("killed", "injured")):
        values = [pair[position] for pair in likely]
        found[f"{measure}_low"] = min(values, default=None)
        found[f"{measure}_best"] = best[position] if best else None
        found[f"{measure}_high"] = max(values, default=None)
    return found


def report_of(reading: Reading, fold: int | None = None, date_fold: int | None = None) -> Report:
    """Return what one Article says of its main incident."""
    logs = figure_scores(reading, fold)
    return Report(reading.article.published or "", {pair: math.exp(score) for pair, score in logs.items()}, _days(reading, date_fold))


def _days(reading: Reading, fold: int | None) -> dict[str, float]:
    """Return the probability of each day that the Article may mean."""
    model = weights(fold)
    found, _ = evidence(reading, anchors_of(reading, None))
    values = scores(found, model) if model is not None else []
    named = [(c.day.isoformat(), value) for c, value in zip(found, values, strict=False) if c.day]
    if not named:
        period = main_date(reading, fold)
        day = moment(period.earliest) if period else None
        return {day.text[:10]: 1.0} if day else {}
    odds: dict[str, float] = {}
    for day_, value in named:
        odds[day_] = odds.get(day_, 0.0) + math.exp(min(50.0, value))
    whole = math.fsum(odds.values())
    return {d: value / whole for d, value in odds.items()}


def pool(told: Sequence[Mapping[Any, float]], floor: float = FLOOR) -> Any:
    """Return the value with the highest sum of log probabilities, each not under ``floor``; the smallest of several; None of none."""
    values = {value for one in told for value in one}
    said = [one for one in told if one]
    if not values:
        return None
    return min(values, key=lambda v: (-round(math.fsum(math.log(max(one.get(v, 0.0), floor)) for one in said), 9), v))
