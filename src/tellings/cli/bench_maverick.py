"""``tellings bench maverick``: the three MAVERICK models and their diagnostics against the outputs of the R package.

Nothing here is learned. Every ``*.jsonl.gz`` of the folder is read, whatever its name; what a record is, its fields say.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tellings.errors import BenchError
from tellings.evaluate.bench import BenchOptions, BenchResult, Metrics
from tellings.evaluate.maverick import equal_numbers, exact_match, mean_exact
from tellings.reconcile.coded import naive_rows, reconcile_rows
from tellings.reconcile.disagreement import dscore, event_disagreement, summarise
from tellings.reconcile.profile import load_profile
from tellings.reconcile.table import Group, groups, statements

MODELS = {"con": "Most-conservative", "inf": "Most-informative", "rep": "Most-representative"}
Record = dict[str, Any]


def run(folder: Path, options: BenchOptions) -> BenchResult:
    """Measure exact match per model over events with several reports, and whether the diagnostics equal R's to 12 digits.

    Raises:
        BenchError: the folder has no coded reports or no reconciled events.
    """
    records = _read(folder)
    reports = sorted((r for r in records if "source_classification" in r and "geo_precision" in r), key=lambda r: int(r.get("row", 0)))
    gold = {model: [r for r in records if r.get("aggregation") == label] for model, label in MODELS.items()}
    if not reports or not any(gold.values()):
        raise BenchError(f"{folder}: no coded reports or no reconciled events in its *.jsonl.gz files")
    reports = reports[: options.limit]
    table = groups(statements(reports, "event_id"))
    several = {group.key for group in table if group.size > 1}
    naive = naive_rows(reports, "first")
    metrics: Metrics = {}
    floor: Metrics = {}
    predictions: list[Record] = []
    for model, rows in gold.items():
        found = reconcile_rows(reports, load_profile(f"maverick-{model}"))
        wanted = [row for row in rows if row["event_id"] in several]
        metrics[f"exact_{model}"] = mean_exact(exact_match(found, wanted))
        floor[f"exact_{model}"] = mean_exact(exact_match(naive, wanted))
        predictions.extend(dict(row) for row in found)
    metrics["diagnostics_equal"] = _diagnostics(folder, records, table)
    notes = [f"{len(reports)} reports, {len(table)} events, {len(several)} of them with several reports"]
    return BenchResult(set="maverick", n=len(several), metrics=metrics, naive=floor, notes=notes, predictions=predictions)


def _diagnostics(folder: Path, records: Sequence[Record], table: Sequence[Group]) -> float:
    """Return the share of diagnostic numbers, of single events and of the whole set, that equal the gold's."""
    by_key = {group.key: group for group in table}
    right = asked = 0
    for row in records:
        if "event_level_disagreement" not in row or row.get("event_id") not in by_key:
            continue
        group = by_key[row["event_id"]]
        found = {
            "n_reports": group.size,
            "event_level_disagreement": {name: event_disagreement(group.column(name)) for name in row["event_level_disagreement"]},
            "dscore": {name: dscore(group.column(name)) for name in row["dscore"]},
        }
        hit, n = equal_numbers(found, {name: row[name] for name in found})
        right, asked = right + hit, asked + n
    for file in sorted(folder.glob("*.json")):
        hit, n = _summaries(json.loads(file.read_text(encoding="utf-8")), table)
        right, asked = right + hit, asked + n
    return right / asked if asked else 0.0


def _summaries(gold: Any, table: Sequence[Group]) -> tuple[int, int]:
    if not isinstance(gold, dict):
        return 0, 0
    right = asked = 0
    numeric = _numeric()
    for part, kept in (("all", list(table)), ("multi", [group for group in table if group.size > 1])):
        want = gold.get(part, {}).get("variables", {}) if isinstance(gold.get(part), dict) else {}
        summaries = {name: summarise(kept, name, numeric=name in numeric) for name in want}
        found = {name: {key: getattr(s, key) for key in want[name]} for name, s in summaries.items()}
        hit, n = equal_numbers(found, want)
        right, asked = right + hit, asked + n
    return right, asked


def _numeric() -> set[str]:
    """Return the columns that the Profile declares as numbers or flags (and the sum of the criteria)."""
    coded = load_profile("maverick-rep").coded
    columns = coded.columns if coded else []
    names = [name for rule in columns if rule.type in {"number", "flag"} for name in rule.names]
    return {"certain", *(name.replace("{k}", str(k)) for name in names for k in range(1, 7))}


def _read(folder: Path) -> list[Record]:
    records: list[Record] = []
    for file in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            records.extend(json.loads(line) for line in lines if line.strip())
    return records
