"""Lexicon tables: a mistake is reported with file and line; a user's folder adds rows."""

from __future__ import annotations

import pytest

from tellings.errors import LexiconError
from tellings.language import table
from tellings.language.lexicon import SHIPPED


def test_a_user_folder_adds_rows(tmp_path):
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "abbreviations.tsv").write_text("abbreviation\tkind\nZzt\tother\n", encoding="utf-8")
    rows = table("abbreviations", folders=[str(tmp_path)])
    assert {"abbreviation": "Zzt", "kind": "other"} in rows
    assert len(rows) > len(table("abbreviations")) - 1 > 50


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("abbreviation\tkind\nZzt\tfoo\n", r"abbreviations\.tsv:2.*'foo'"),
        ("abbreviation\tcolour\nZzt\tfoo\n", r"abbreviations\.tsv:1.*colour"),
        ("abbreviation\tkind\n\n# note\nZzt\n", r"abbreviations\.tsv:4.*'kind'"),
        ("abbreviation\tkind\nZzt\tother\tmore\n", r"abbreviations\.tsv:2.*3 cells"),
    ],
)
def test_a_mistake_names_file_and_line(tmp_path, text, message):
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "abbreviations.tsv").write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        table("abbreviations", folders=[str(tmp_path)])


@pytest.mark.parametrize("name", sorted(p.stem for p in (SHIPPED / "en").glob("*.tsv")))
def test_every_shipped_table_keeps_its_schema_and_names_its_source(name):
    rows = table(name)
    assert all(set(row) == set(rows[0]) for row in rows)
