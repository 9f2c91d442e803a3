"""Benchmark figures as a table."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Console
from rich.table import Table


def metrics_table(name: str, n: int, metrics: Mapping[str, Any], naive: Mapping[str, Any], width: int = 100) -> str:
    """The metrics of a benchmark beside those of its naive baseline, as text."""
    table = Table(title=f"{name} (n = {n})", box=None, title_justify="left")
    table.add_column("metric")
    table.add_column("measured", justify="right")
    table.add_column("naive", justify="right")
    baseline = dict(_flat(naive))
    for key, value in _flat(metrics):
        table.add_row(key, _figure(value), _figure(baseline.get(key)))
    out = io.StringIO()
    Console(file=out, width=width, color_system=None).print(table)
    return out.getvalue().rstrip()


def _flat(values: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in values.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", value


def _figure(value: object) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if isinstance(value, float) else str(value)
