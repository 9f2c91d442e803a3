"""The commands as a user runs them: output, exit codes, what goes where."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tellings.cli.main import main
from tellings.codec import decode_dataset

REPORT = """Six hurt in Orlin mill fire

ORLIN, March 3, 2025 (STA) - Six workers were injured in a fire at a paper mill in Orlin on Monday, the fire service said.
"""
OTHER = """Mill fire in Orlin: nine injured

3 March 2025

Nine workers were injured when a paper mill burned in Orlin on Monday, the hospital said. Nobody was killed.
"""


@pytest.fixture
def run(monkeypatch, capsysbinary):
    def call(*words):
        monkeypatch.setattr(sys, "argv", ["tellings", *map(str, words)])
        try:
            main()
            code = 0
        except SystemExit as done:
            code = done.code or 0
        out, err = capsysbinary.readouterr()
        return code, out.decode(), err.decode()

    return call


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(OTHER, encoding="utf-8")
    return tmp_path


def test_compare_prints_a_synopsis(run, folder):
    code, out, _ = run("compare", folder, "--width", "80")
    assert code == 0
    assert "Event 1" in out
    assert "injured" in out
    assert max(map(len, out.splitlines())) <= 80


def test_compare_writes_the_dataset_to_standard_output_alone(run, folder):
    code, out, _ = run("compare", folder, "--json", "-")
    assert code == 0
    assert len(list(decode_dataset(line.encode() for line in out.splitlines()))) > 3


def test_the_same_bytes_in_any_order(run, folder):
    first = run("compare", folder / "a.txt", folder / "b.txt", "--json", "-")[1]
    assert first == run("compare", folder / "b.txt", folder / "a.txt", "--json", "-")[1]


def test_html_is_one_page_that_asks_for_nothing(run, folder):
    page = folder / "out.html"
    assert run("compare", folder / "a.txt", "--html", page, "--quiet")[0] == 0
    text = page.read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert "<script" not in text
    assert 'src="http' not in text


def test_a_problem_gives_exit_code_one_and_the_others_are_read(run, folder):
    (folder / "c.txt").write_bytes(b"")
    code, out, err = run("compare", folder)
    assert code == 1
    assert "Event 1" in out
    assert "problem" in err


@pytest.mark.parametrize("words", [["compare"], ["compare", "nowhere.txt", "--profile", "nonsense"], ["frobnicate"], ["bench", "nothing"]])
def test_wrong_usage_gives_exit_code_two(run, words):
    code, _, err = run(*words)
    assert code == 2
    assert err.startswith(("tellings:", "Usage"))


def test_fail_on_gives_exit_code_four(run, folder):
    assert run("compare", folder, "--fail-on", "conflicting figures", "--quiet")[0] in (0, 4)
    assert run("compare", folder, "--fail-on", "no such kind")[0] == 2


def test_explain_shows_the_sentence_behind_a_claim(run, folder):
    out = run("compare", folder, "--json", "-")[1]
    claim = next(r for r in map(json.loads, out.splitlines()) if r["type"] == "claim" and r["measure"] == "injured" and not r["title"])
    dataset = folder / "set.jsonl"
    dataset.write_text(out, encoding="utf-8")
    code, text, _ = run("explain", claim["id"], dataset)
    assert code == 0
    assert "paper mill" in text


def test_a_muted_finding_is_not_shown(run, folder):
    found = [json.loads(line) for line in run("findings", folder, "--json")[1].splitlines()]
    assert found
    judgement = {"verdict": "mute", "subjects": [found[0]["key"]], "author": "t", "at": "2026-01-01T00:00:00Z", "reason": "seen"}
    mutes = folder / "mutes.jsonl"
    mutes.write_text(json.dumps(judgement), encoding="utf-8")
    left = [
        json.loads(line)["key"]
        for line in run("findings", folder / "a.txt", folder / "b.txt", "--json", "--judgements", mutes)[1].splitlines()
    ]
    assert found[0]["key"] not in left


@pytest.mark.parametrize("form", ["text", "dot", "graphml", "prov"])
def test_lineage_is_drawn_in_every_form(run, folder, form):
    code, out, _ = run("lineage", folder, "--format", form)
    assert code == 0
    assert out.strip()


def test_origins_lists_who_says_so(run, folder):
    code, out, _ = run("origins", folder)
    assert code == 0
    assert "fire service" in out


def test_demo_shows_the_shipped_example(run):
    code, out, _ = run("demo", "--width", "160")
    assert code == 0
    for kind in ("single origin", "conflicting dates", "misplaced quotation", "drift", "updated figure"):
        assert kind in out
    (lost,) = (line for line in out.splitlines() if "lost attribution" in line)
    assert "they are the word of Emergency Service" in lost  # not "it has them from itself"


def test_help_loads_no_parser():
    lines = ["import sys", "sys.argv = ['tellings', '--help']", "from tellings.cli.main import main", "try: main()"]
    lines += ["except SystemExit: pass", "sys.exit('spacy' in sys.modules or 'numpy' in sys.modules)"]
    done = subprocess.run([sys.executable, "-c", "\n".join(lines)], check=False, capture_output=True)  # noqa: S603 - our own code
    assert done.returncode == 0


def test_version_names_the_parts(run):
    code, out, _ = run("--version")
    assert code == 0
    assert all(word in out for word in ("tellings", "parser", "lexicons", "gazetteer"))
