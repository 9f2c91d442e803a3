from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from tellings.cli.estimate import estimate
from tellings.cli.export import export
from tellings.codec import encode_dataset
from tellings.errors import ProfileError, UsageError
from tellings.pipeline.comparison import Comparison
from tests.factory import case, claim

REPORTS = "event_id,deaths_best,source_classification,certain,geo_precision,location\nE1,3,2,1,4,mill\nE1,8,1,1,2,valley\n"


@pytest.fixture
def app() -> typer.Typer:
    made = typer.Typer()
    made.command("estimate")(estimate)
    made.command("export")(export)
    return made


def run(app: typer.Typer, *words: str) -> str:
    done = CliRunner().invoke(app, list(words), catch_exceptions=False)
    return done.stdout


def test_coded_rows_are_reconciled_without_articles(app: typer.Typer, tmp_path: Path) -> None:
    file = tmp_path / "coded.csv"
    file.write_text(REPORTS, encoding="utf-8")
    row = json.loads(run(app, "estimate", "--reports", str(file), "--profile", "maverick-con", "--json"))
    assert (row["event_id"], row["deaths_best"], row["location"], row["number_of_sources"]) == ("E1", 3, "valley", 2)


def test_coded_rows_come_back_as_csv(app: typer.Typer, tmp_path: Path) -> None:
    file = tmp_path / "coded.csv"
    file.write_text(REPORTS, encoding="utf-8")
    head, line, *_ = run(app, "estimate", "--reports", str(file), "--profile", "first").splitlines()
    assert dict(zip(head.split(","), line.split(","), strict=True))["deaths_best"] == "3"


def test_coded_rows_want_a_profile_for_them(app: typer.Typer, tmp_path: Path) -> None:
    file = tmp_path / "coded.csv"
    file.write_text(REPORTS, encoding="utf-8")
    with pytest.raises(ProfileError, match=r"\[coded\]"):
        run(app, "estimate", "--reports", str(file), "--profile", "ucdp")


def compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command find two figures in articles that are not there."""
    made = case([claim(low=24, figure="vague", hedge="dozens", high=None, in_="a", by="police"), claim(low=30, in_="b", by="clinic")])
    found = Comparison(
        articles=made.articles, claims=made.claims, events=made.events, findings=[], derivations=[], origins=made.trace.origins, actors=[],
        judgements=[], problems=[], readings=[], trace=made.trace,
    )  # fmt: skip
    monkeypatch.setattr("tellings.cli.estimate.read_comparison", lambda *_args, **_kept: found)


def test_profiles_stand_side_by_side(app: typer.Typer, monkeypatch: pytest.MonkeyPatch) -> None:
    compared(monkeypatch)
    line = json.loads(run(app, "estimate", "--profiles", "default,acled,airwars,maximum", "--json", "x.txt"))
    ends = {name: (line[name]["low"], line[name]["best"], line[name]["high"]) for name in ("default", "acled", "airwars", "maximum")}
    assert ends == {"default": (24, 30, None), "acled": (12, 12, 12), "airwars": (12, None, 30), "maximum": (30, 30, 30)}


def test_profiles_stand_side_by_side_in_columns(app: typer.Typer, monkeypatch: pytest.MonkeyPatch) -> None:
    compared(monkeypatch)
    _, head, row = run(app, "estimate", "--profiles", "default,acled", "x.txt").splitlines()[:3]
    assert (head.split(), row.split()) == (["measure", "default", "acled"], ["killed", *"24 / 30 / open".split(), *"12 / 12 / 12".split()])


def test_a_wrong_profile_stops_before_anything_is_read(app: typer.Typer) -> None:
    with pytest.raises(ProfileError, match="nosuch"):
        run(app, "estimate", "--profiles", "ucdp,nosuch", "missing.txt")


def test_a_dataset_is_exported_without_reading_articles_again(app: typer.Typer, tmp_path: Path) -> None:
    made = case([claim(low=10, by="police")])
    file = tmp_path / "out.jsonl"
    file.write_bytes(b"".join(encode_dataset([*made.articles, *made.claims, *made.events, *made.trace.origins], "0")))
    assert '"best":10' not in run(app, "export", "--dataset", "--format", "csv", str(file))
    assert ",10,10,10,ucdp," in run(app, "export", "--dataset", "--format", "csv", "--profile", "ucdp", str(file))


def test_an_unknown_format_is_wrong_usage(app: typer.Typer) -> None:
    with pytest.raises(UsageError, match="none of"):
        run(app, "export", "--format", "xls", "x")
