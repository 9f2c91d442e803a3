"""Reading files, folders, standard input: what is read, what becomes a Problem."""

from __future__ import annotations

import json
import os

import pytest

from tellings import intake
from tellings.config import Settings
from tellings.errors import MetadataError

STORY = "Two dock workers died in a fire at the port of Vell on Tuesday.\nNobody else was hurt."


def read(*paths, **options):
    options.setdefault("metadata", None)
    options.setdefault("settings", Settings())
    return intake.read(list(paths), **options)


def codes(problems):
    return [p.code for p in problems]


def test_a_folder_is_read_in_sorted_order_and_below(tmp_path):
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.txt", "sub/c.txt"):
        (tmp_path / name).write_text(STORY + name, encoding="utf-8")
    found, problems = read(tmp_path)
    assert [os.path.relpath(d.file, tmp_path) for d in found] == ["a.txt", "b.txt", "sub/c.txt"]
    assert problems == []


def test_the_order_of_the_paths_changes_nothing(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(STORY + name, encoding="utf-8")
    assert read(tmp_path / "a.txt", tmp_path / "b.txt") == read(tmp_path / "b.txt", tmp_path / "a.txt")


def test_meta_json_beside_a_named_file_is_found(tmp_path):
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "meta.json").write_text(json.dumps({"a.txt": {"outlet": "Vell Post", "published": "2024-05-01"}}), encoding="utf-8")
    found, _ = read(tmp_path / "a.txt")
    assert found[0].given == {"outlet": "Vell Post", "published": "2024-05-01"}


def test_meta_json_is_no_article_of_its_folder(tmp_path):
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "meta.json").write_text("{}", encoding="utf-8")
    found, problems = read(tmp_path)
    assert len(found) == 1
    assert problems == []


def test_the_callers_metadata_beat_meta_json(tmp_path):
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "meta.json").write_text(json.dumps({"a.txt": {"outlet": "Vell Post", "url": "https://vell.example/1"}}), encoding="utf-8")
    found, _ = read(tmp_path / "a.txt", metadata={"a.txt": {"outlet": "Vell Herald"}})
    assert found[0].given == {"outlet": "Vell Herald", "url": "https://vell.example/1"}


def test_a_broken_meta_json_is_told_and_the_article_is_read(tmp_path):
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "meta.json").write_text("{", encoding="utf-8")
    found, problems = read(tmp_path / "a.txt")
    assert len(found) == 1
    assert codes(problems) == ["bad_metadata"]


def test_metadata_that_are_no_table_raise():
    with pytest.raises(MetadataError, match="table of text"):
        read(metadata={"a.txt": {"outlet": 3}})


def test_a_path_that_is_not_there(tmp_path):
    assert codes(read(tmp_path / "gone.txt")[1]) == ["not_found"]


def test_a_file_that_vanishes_between_listing_and_reading(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text(STORY, encoding="utf-8")
    real_open = os.open

    def vanished(name, *rest, **options):
        path.unlink()
        return real_open(name, *rest, **options)

    monkeypatch.setattr("tellings.intake.files.os.open", vanished)
    assert codes(read(path)[1]) == ["not_found"]


def test_a_pipe_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert codes(read(tmp_path)[1]) == ["not_regular"]
    assert codes(read(tmp_path / "pipe.txt")[1]) == ["not_regular"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    outside = tmp_path / "outside.txt"
    outside.write_text(STORY, encoding="utf-8")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "link.txt").symlink_to(outside)
    (folder / "folder").symlink_to(tmp_path)
    found, problems = read(folder)
    assert found == []
    assert codes(problems) == ["link_outside", "link_outside"]


def test_a_link_inside_the_folder_is_read(tmp_path):
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert len(read(tmp_path)[0]) == 2


def test_an_empty_file(tmp_path):
    (tmp_path / "a.txt").write_bytes(b" \r\n ")
    assert codes(read(tmp_path / "a.txt")[1]) == ["empty"]


def test_a_file_over_the_limit_is_not_read(tmp_path):
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    assert codes(read(tmp_path / "a.txt", settings=Settings(max_file_bytes=10))[1]) == ["too_large"]


def test_standard_input_is_text_page_or_records():
    assert read("-", stdin=STORY.encode())[0][0].media == "text"
    assert read("-", stdin=b"<!DOCTYPE html><p>Two died.</p>")[0][0].media == "html"
    assert len(read("-", stdin=b'{"text": "Two died."}\n{"text": "Three died."}\n')[0]) == 2


def test_a_json_file_without_article_is_a_problem_only_where_it_is_named(tmp_path):
    (tmp_path / "counts.json").write_text('{"counts": [1, 2]}', encoding="utf-8")
    assert read(tmp_path) == ([], [])
    assert codes(read(tmp_path / "counts.json")[1]) == ["no_text_field"]


def test_problem_ids_come_from_their_content(tmp_path):
    first, second = read(tmp_path / "gone.txt")[1][0], read(tmp_path / "gone.txt")[1][0]
    assert first.id == second.id
    assert first.id.startswith("problem-")
