"""The lists of phrases and words: what the user adds, and mistakes that are named."""

from __future__ import annotations

import pytest

from tellings.cleaning import clean
from tellings.cleaning.lists import SHIPPED, Phrases, words
from tellings.config import Settings
from tellings.errors import LexiconError
from tellings.intake import RawDocument

HEADER = "mode\tkind\topens\tpattern\thints\n"


def folder_with(tmp_path, rows: str, name: str = "page_phrases") -> str:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / f"{name}.tsv").write_text(rows, encoding="utf-8")
    return str(tmp_path)


def test_a_users_phrase_marks_a_line(tmp_path):
    folder = folder_with(tmp_path, HEADER + "full\tnav\t\tto the harbour page\n")
    text = "A barge sank off Lorne on Friday, and two men drowned.\nTo the harbour page\nThe others swam ashore."
    article, _ = clean(RawDocument(file="a", text=text, raw_sha256="0"), Settings(lexicons=[folder]))
    assert article is not None
    assert [p.role for p in article.passages] == ["body", "chrome", "body"]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("full\tnav\t\t(harbour page", "not a regular expression"),
        ("full\tnav\t\t(harbour) page", "capturing group"),
        ("all\tnav\t\tharbour", "'mode'"),
        ("part\tnav\t\tharbour", "hints"),
        ("full", "cells"),
    ],
)
def test_a_mistake_is_named_with_file_and_line(tmp_path, row, says):
    folder = folder_with(tmp_path, HEADER + row + "\n")
    with pytest.raises(LexiconError, match=says) as raised:
        Phrases((folder,))
    assert "page_phrases.tsv:2" in str(raised.value)


def test_other_columns_are_a_mistake(tmp_path):
    folder = folder_with(tmp_path, "word\nharbour\n", "interface_words")
    with pytest.raises(LexiconError, match="columns"):
        words("interface_words", ("label",), (folder,))


def test_the_shipped_lists_name_their_source():
    for file in sorted(SHIPPED.rglob("*.tsv")):
        assert file.read_text(encoding="utf-8").startswith("# source: "), file.name
