from __future__ import annotations

from pathlib import Path

import pytest

from tellings.cli.bench_maverick import run
from tellings.errors import BenchError
from tellings.evaluate.bench import BenchOptions
from tellings.evaluate.maverick import equal_numbers, exact_match, mean_exact


def test_null_matches_null_alone() -> None:
    gold = [{"event_id": "a", "x": None, "y": ""}]
    assert exact_match([{"event_id": "a", "x": None, "y": None}], gold) == {"x": 1.0, "y": 0.0}


def test_a_missing_event_or_column_is_wrong() -> None:
    assert exact_match([], [{"event_id": "a", "x": 1}]) == {"x": 0.0}
    assert exact_match([{"event_id": "a"}], [{"event_id": "a", "x": 1}]) == {"x": 0.0}


def test_numbers_agree_to_twelve_digits() -> None:
    assert equal_numbers({"a": 1 / 3, "b": None}, {"a": 0.333333333333333, "b": None}) == (2, 2)
    assert equal_numbers({"a": 0.3333}, {"a": 1 / 3}) == (0, 1)


def test_no_columns_have_no_mean() -> None:
    assert mean_exact({}) == 0.0


def test_a_folder_without_reports_cannot_be_measured(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match="no coded reports"):
        run(tmp_path, BenchOptions())


def test_the_three_models_equal_the_reference_outputs(data: Path) -> None:
    result = run(data / "data" / "maverick", BenchOptions())
    assert result.metrics == {"exact_con": 1.0, "exact_inf": 1.0, "exact_rep": 1.0, "diagnostics_equal": 1.0}
