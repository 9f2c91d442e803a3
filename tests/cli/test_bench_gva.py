"""The benchmark of shootings leaves out the articles whose figures the reading was taught on."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tellings.cli import bench_gva
from tellings.evaluate.bench import BenchOptions


def folder_of(tmp_path: Path) -> Path:
    incidents = [{"incident_id": n, "date": "2015-03-02", "killed": 1, "injured": 0, "city_or_county": "Ostin"} for n in ("1", "2")]
    told = {"title": "Man shot dead", "date": "2015-03-03", "text": "A man was shot dead in Ostin on Monday, police said.", "usable": True}
    articles = [{"id": f"{n}-01", "incident_id": n, **told} for n in ("1", "2")]
    with gzip.open(tmp_path / "made.jsonl.gz", "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps(r) + "\n" for r in [*incidents, *articles])
    return tmp_path


@pytest.mark.parametrize(("in_sample", "read"), [(False, 1), (True, 2)])
def test_taught_articles_are_left_out_unless_asked_for(tmp_path, monkeypatch, in_sample, read):
    monkeypatch.setattr(bench_gva, "taught_records", lambda: frozenset({"1-01"}))
    result = bench_gva.run(folder_of(tmp_path), BenchOptions(in_sample=in_sample))
    assert result.n == read
    assert bool(result.notes) is not in_sample
