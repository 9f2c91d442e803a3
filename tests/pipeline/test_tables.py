"""The tables of the Python API, as rows, data frames and HTML, and the example of their page."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pandas as pd
import polars as pl
import pytest

import tellings
from tellings import Comparison, Table
from tellings.codec import decode_dataset
from tellings.demo import ARTICLES
from tellings.errors import ProfileError, ResourceError, UsageError
from tellings.pipeline import tables
from tellings.pipeline.stored import comparison_of

PAGE = Path(__file__).resolve().parents[2] / "docs" / "python.md"
TABLES = (tables.lineage, tables.origins, tables.findings, tables.estimate)


@pytest.fixture(scope="module")
def compared(parser):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys.modules["tellings.pipeline.compare"], "load_parser", lambda _settings: parser)
        yield tellings.compare([ARTICLES])


@pytest.mark.parametrize("make", TABLES)
def test_rows_and_frames_say_the_same(compared, make):
    table = make(compared)
    rows = table.to_rows()
    assert rows
    assert all(tuple(row) == table.columns for row in rows)
    assert [tuple(r) for r in table.to_polars().iter_rows()] == [tuple(row.values()) for row in rows]
    frame = table.to_pandas()
    assert list(frame.columns) == list(table.columns)
    assert len(frame) == len(rows) == len(table)


def test_open_ends_stay_whole_numbers(compared):
    table = tables.estimate(compared)
    frame = table.to_pandas()
    assert str(frame["high"].dtype) == "Int64"
    assert table.to_polars().schema["high"] == pl.Int64
    assert frame["high"].isna().sum() == table.column("high").count(None)


def test_one_row_a_profile(compared):
    table = tables.estimate(compared, profiles="default, ucdp")
    assert set(table.column("profile")) == {"default", "ucdp"}
    assert tables.estimate(compared, profiles=["default"]) == tables.estimate(compared)


def test_lineage_names_who_took_from_whom(compared):
    known = {(r["source"], r["target"]) for r in tables.lineage(compared) if r["direction"] == "known"}
    assert {("Emergency Service of the Orlin Region", "STA"), ("STA", "Orlin Courier")} <= known
    assert {source for source, target in known if target == "The Lantern"} & {"STA", "Orlin Courier"}  # both had the sentence first


def test_findings_of_one_kind(compared):
    assert set(tables.findings(compared, kind="drift").column("kind")) == {"drift"}
    assert len(tables.findings(compared, kind=["drift", "derived text"])) > len(tables.findings(compared, kind="drift"))


def test_a_stored_dataset_gives_the_same_tables(compared):
    stored = comparison_of(decode_dataset(compared.to_jsonl().encode("utf-8", "surrogatepass").splitlines(keepends=True)))
    for make in (tables.lineage, tables.origins, tables.findings):
        assert make(stored) == make(compared)


@pytest.mark.parametrize("make", TABLES)
def test_an_empty_comparison_has_columns(make):
    table = make(Comparison(articles=[], claims=[], events=[], findings=[]))
    assert len(table) == 0
    assert list(table.to_pandas().columns) == list(table.to_polars().columns) == list(table.columns)


def test_what_articles_say_is_escaped_in_html():
    shown = Table(["says"], [{"says": "<script>alert(1)</script>\x1b[31m\u202e"}, {"says": None}])._repr_html_()
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_a_long_table_is_counted_below():
    shown = Table(["n"], [{"n": n} for n in range(500)])._repr_html_()
    assert shown.count("<tr>") == 201
    assert "300 more rows" in shown


def test_a_table_does_not_change_under_its_rows():
    table = Table(["n"], [{"n": 1}])
    table.to_rows()[0]["n"] = 2
    assert table[0] == {"n": 1}
    assert table.to_csv() == "n\r\n1\r\n"
    assert pd.DataFrame(iter(table)).equals(pd.DataFrame([{"n": 1}]))


def test_without_pandas_the_message_says_what_to_install(monkeypatch):
    for name in ("pandas", "polars"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ResourceError, match="pip install pandas"):
        Table(["n"], []).to_pandas()
    with pytest.raises(ResourceError, match="pip install polars"):
        Table(["n"], []).to_polars()


def test_wrong_calls_are_named(compared):
    with pytest.raises(UsageError, match="no kind of Finding"):
        tables.findings(compared, kind="drifts")
    with pytest.raises(UsageError, match="metadata"):
        tables.origins(compared, metadata={})
    with pytest.raises(ProfileError):
        tables.estimate(compared, profiles="nobody")
    with pytest.raises(KeyError):
        tables.origins(compared).column("colour")


def test_the_example_of_the_page_runs(parser, monkeypatch, capsys):
    monkeypatch.setattr(sys.modules["tellings.pipeline.compare"], "load_parser", lambda _settings: parser)
    code = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL).group(1)
    exec(compile(code, str(PAGE), "exec"), {})  # noqa: S102 - our own page
    out = capsys.readouterr().out
    assert "-> The Lantern known" in out
    assert "ucdp" in out


def test_the_columns_of_the_page_are_those_of_the_tables():
    text = PAGE.read_text(encoding="utf-8")
    for columns in (tables.LINEAGE, tables.ORIGINS, tables.FINDINGS, tables.ESTIMATES):
        assert ", ".join(columns) in text


def test_the_functions_are_part_of_the_package():
    for name in tellings.__all__:
        assert getattr(tellings, name) is not None
