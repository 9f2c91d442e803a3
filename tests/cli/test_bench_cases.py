"""The benchmark of planted cases leaves out what its learned part was taught on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tellings.cli import bench_cases
from tellings.errors import BenchError
from tellings.evaluate.bench import BenchOptions
from tellings.extract.assemble.weighed import taught_cases

CASES = Path(__file__).parents[1] / "cases"


def test_a_case_that_was_taught_is_not_scored(tmp_path):
    name = min(taught_cases())
    shutil.copytree(CASES / name, tmp_path / name)
    with pytest.raises(BenchError, match="in-sample"):
        bench_cases.run(tmp_path, BenchOptions())


def test_it_is_scored_beside_others_only_when_asked(tmp_path, monkeypatch):
    monkeypatch.setattr(bench_cases, "taught_cases", lambda: frozenset({"taught"}))
    source = CASES / "cape_orun_wreck"
    for name in ("taught", "unseen"):
        shutil.copytree(source, tmp_path / name)
    left = bench_cases.run(tmp_path, BenchOptions())
    assert left.n == 1
    assert any("1 cases" in note for note in left.notes)
    assert bench_cases.run(tmp_path, BenchOptions(in_sample=True)).n == 2


def test_every_taught_case_stands_in_the_repository():
    assert taught_cases() <= {gold.parent.name for gold in CASES.glob("*/gold.json")}
