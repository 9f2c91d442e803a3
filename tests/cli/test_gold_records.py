"""Records of a benchmark's folder."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tellings.cli.gold_records import read_records
from tellings.errors import DatasetError


def pack(folder: Path, name: str, text: str) -> None:
    (folder / name).write_bytes(gzip.compress(text.encode()))


def test_records_come_in_order_of_the_file_names(tmp_path: Path) -> None:
    pack(tmp_path, "second.jsonl.gz", '{"id": 3}\n')
    pack(tmp_path, "first.jsonl.gz", '{"id": 1}\n\n{"id": 2}')
    assert [r["id"] for r in read_records(tmp_path)] == [1, 2, 3]


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no record")
    assert list(read_records(tmp_path)) == []


def test_without_a_folder_there_is_no_record() -> None:
    assert list(read_records(None)) == []


def test_a_line_that_is_no_json_is_an_error(tmp_path: Path) -> None:
    pack(tmp_path, "broken.jsonl.gz", "{oops\n")
    with pytest.raises(DatasetError):
        list(read_records(tmp_path))
