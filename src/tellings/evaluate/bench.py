"""What every benchmark takes and gives."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tellings.model import Record

Metrics = dict[str, Any]
"""Names to figures, nested where a set has parts (files, cases)."""


class BenchOptions(Record, frozen=True, kw_only=True):
    """How a benchmark is run. ``in_sample`` allows scoring a model on records that its card lists."""

    in_sample: bool = False
    limit: int | None = None
    """Read only the first records (development; a limited run is never checked against floors)."""
    quiet: bool = False


class BenchResult(Record, frozen=True, kw_only=True):
    """What a benchmark measured: ``metrics`` from 0 to 1 (or named otherwise), a naive baseline beside."""

    set: str
    n: int
    metrics: Metrics
    naive: Metrics = {}
    notes: list[str] = []
    predictions: list[dict[str, Any]] = []


Runner = Callable[[Path, BenchOptions], BenchResult]
