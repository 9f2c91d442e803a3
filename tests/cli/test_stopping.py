"""Ctrl-C while articles are read: what was done is written, the rest is named."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time

import pytest

from tellings.evaluate.long_inputs import LongInputs
from tellings.pipeline import StoppedError
from tellings.pipeline import compare as compare_paths

RUN = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from tellings.cli.main import main; main()"
ARTICLES = 40


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("many")
    for n, text in enumerate(LongInputs().one_event(ARTICLES, 100)):
        (made / f"{n:03}.txt").write_text(text, encoding="utf-8")
    return made


def interrupt_at(where, when):
    def progress(stage, done, _total):
        if (stage, done) == (where, when):
            raise KeyboardInterrupt

    return progress


def use(parser, monkeypatch):
    monkeypatch.setattr(sys.modules["tellings.pipeline.compare"], "load_parser", lambda _settings: parser)


def test_ctrl_c_leaves_the_articles_that_were_read(folder, tmp_path):
    out = tmp_path / "out.jsonl"
    command = [sys.executable, "-c", RUN, "compare", str(folder), "--json", str(out), "--progress", "--width", "80"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as run:  # noqa: S603
        for line in run.stderr:
            if line.startswith("reading ") and int(line.split()[1].split("/")[0]) > 0:
                run.send_signal(signal.SIGINT)
                break
        said = run.stderr.read()
        assert run.wait(timeout=120) == 3
    assert "stopped after" in said
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    read = [r for r in records if r["type"] == "article"]
    left = [r for r in records if r["type"] == "problem" and r["code"] == "stopped"]
    assert 0 < len(read) < ARTICLES
    assert len(read) + len(left) == ARTICLES
    assert any(r["type"] == "event" for r in records)


def test_stopping_before_anything_was_read_is_said_and_nothing_else(folder):
    command = [sys.executable, "-c", RUN, "compare", str(folder), "--progress"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:  # noqa: S603
        time.sleep(1.5)  # the parser is being loaded
        run.send_signal(signal.SIGINT)
        out, said = run.communicate(timeout=120)
    assert run.returncode in (3, -signal.SIGINT)  # the latter while Python itself starts
    assert out == ""
    assert "Traceback" not in said or run.returncode < 0


def test_in_python_the_interrupt_carries_what_was_read(folder, parser, monkeypatch):
    use(parser, monkeypatch)
    with pytest.raises(KeyboardInterrupt) as caught:
        compare_paths([folder / f"{n:03}.txt" for n in range(6)], progress=interrupt_at("reading", 3))
    assert isinstance(caught.value, StoppedError)
    found = caught.value.comparison()
    assert len(found.articles) == 3
    assert len([p for p in found.problems if p.code == "stopped"]) == 3
    assert found.events


def test_stopped_while_comparing_the_articles_and_claims_are_left(folder, parser, monkeypatch):
    use(parser, monkeypatch)
    with pytest.raises(StoppedError) as caught:
        compare_paths([folder / f"{n:03}.txt" for n in range(3)], progress=interrupt_at("tracing", 0))
    found = caught.value.comparison()
    assert len(found.articles) == 3
    assert found.claims
    assert [p.code for p in found.problems] == ["stopped"]
