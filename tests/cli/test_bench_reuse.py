"""The reuse benchmark on the shared data, a part of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tellings.cli.bench_reuse import run
from tellings.errors import BenchError
from tellings.evaluate.bench import BenchOptions
from tellings.evaluate.reuse import near_copy_metrics, passage_metrics


def test_a_hundred_records(data: Path) -> None:
    result = run(data / "data" / "reuse", BenchOptions(limit=100))
    near, passages = result.metrics["near"], result.metrics["passages"]
    assert isinstance(near, dict)
    assert isinstance(passages, dict)
    assert near["recall"] >= 0.95
    assert passages["shared_shingles"] >= 0.95


def test_a_folder_without_records_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match="no second_extraction"):
        run(tmp_path, BenchOptions())


def test_recall_and_precision() -> None:
    found = {("0", "a"), ("1", "b"), ("2", "c")}
    assert near_copy_metrics(found, {("0", "a"), ("3", "d")}, {("0", "a"), ("1", "b")}) == {"recall": 0.5, "precision": 0.6667}


def test_a_pair_does_not_make_up_for_another() -> None:
    assert passage_metrics({("a", "b"): 20, ("c", "d"): 0}, {("a", "b"): 10, ("c", "d"): 10}) == {"shared_shingles": 0.5, "pairs_095": 0.5}
