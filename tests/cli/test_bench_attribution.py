from __future__ import annotations

import gzip
import json

import pytest

from tellings.cli import bench_attribution
from tellings.errors import BenchError
from tellings.evaluate.bench import BenchOptions

TEXT = "The warehouse burned down, the fire brigade said."


def write(folder, docid):
    attribution = {"id": "1", "source": [[27, 43]], "cue": [[44, 48]], "content": [[0, 25]], "offsets_ok": True}
    record = {"docid": docid, "text": TEXT, "annotations": [{"annotator": "a", "attributions": [attribution]}]}
    with gzip.open(folder / "some.jsonl.gz", "wt") as lines:
        lines.write(json.dumps(record) + "\n")


@pytest.fixture
def with_parser(monkeypatch, parser):
    monkeypatch.setattr(bench_attribution, "analyser", lambda: parser)


@pytest.mark.usefixtures("with_parser")
def test_a_text_is_scored(tmp_path):
    write(tmp_path, "invented")
    result = bench_attribution.run(tmp_path, BenchOptions())
    assert result.metrics["linked_f1"] == 1.0
    assert result.predictions[0]["source"] == [[27, 43]]


@pytest.mark.usefixtures("with_parser")
def test_training_texts_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(bench_attribution, "trained_on", lambda _docid: True)
    write(tmp_path, "seen")
    with pytest.raises(BenchError, match="in-sample"):
        bench_attribution.run(tmp_path, BenchOptions())


@pytest.mark.usefixtures("with_parser")
def test_training_texts_are_scored_when_asked_for(tmp_path, monkeypatch):
    monkeypatch.setattr(bench_attribution, "trained_on", lambda _docid: True)
    write(tmp_path, "seen")
    assert bench_attribution.run(tmp_path, BenchOptions(in_sample=True)).n == 1


def test_an_empty_folder_is_an_error(tmp_path):
    with pytest.raises(BenchError, match=r"jsonl\.gz"):
        bench_attribution.run(tmp_path, BenchOptions())
