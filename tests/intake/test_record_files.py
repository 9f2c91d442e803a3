"""Records of JSON, JSON Lines and CSV."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.intake.document import RawDocument
from tellings.intake.records import from_csv, from_json, from_json_lines
from tellings.model import Problem


def split(items):
    found = list(items)
    return [d for d in found if isinstance(d, RawDocument)], [p for p in found if isinstance(p, Problem)]


def test_a_json_record_gives_text_and_metadata():
    record = {
        "body": "Two died.",
        "headline": "Fire in Vell",
        "publisher": {"name": "Vell Post"},
        "date": "2024-05-01",
        "url": "https://v.example/1",
    }
    found, problems = split(from_json(json.dumps(record), "a.json", {}, named=True))
    assert problems == []
    assert found[0].text == "Two died."
    assert found[0].given == {"title": "Fire in Vell", "outlet": "Vell Post", "published": "2024-05-01", "url": "https://v.example/1"}


def test_a_list_of_records_is_many_articles():
    found, _ = split(from_json(json.dumps({"articles": [{"text": "One died."}, {"text": "Two died."}]}), "a.json", {}, named=True))
    assert [d.file for d in found] == ["a.json#1", "a.json#2"]


def test_a_record_may_hold_a_page():
    found, _ = split(from_json(json.dumps({"html": "<p>Two died.</p>"}), "a.json", {}, named=True))
    assert found[0].media == "html"


def test_a_broken_line_is_named_and_the_others_are_read():
    found, problems = split(from_json_lines('{"text": "One died."}\n{"text": \n\n{"text": "Two died."}\n', "a.jsonl", {}))
    assert [d.file for d in found] == ["a.jsonl#1", "a.jsonl#4"]
    assert [p.code for p in problems] == ["bad_line"]
    assert "line 2" in problems[0].message


def test_a_number_of_5000_digits_in_a_record_does_no_harm():
    found, problems = split(from_json_lines('{"n": ' + "9" * 5000 + ', "text": "One died."}', "a.jsonl", {}))
    assert len(found) == 1
    assert problems == []


def test_deep_json_is_a_problem():
    _, problems = split(from_json_lines("[" * 100_000, "a.jsonl", {}))
    assert [p.code for p in problems] == ["bad_line"]


def test_half_a_surrogate_pair_is_replaced():
    found, _ = split(from_json_lines('{"text": "Two \\ud83d died."}', "a.jsonl", {}))
    assert found[0].text == "Two \ufffd died."


def test_csv_columns_can_be_mapped():
    found, problems = split(from_csv("id;story;paper\n1;Two died.;Vell Post\n", "a.csv", {"text": "story", "outlet": "paper"}))
    assert problems == []
    assert (found[0].text, found[0].given) == ("Two died.", {"outlet": "Vell Post"})


def test_csv_with_tabs_and_line_breaks_in_cells():
    found, _ = split(from_csv('title\ttext\nFire\t"Two died.\nNobody else."\n', "a.tsv", {}))
    assert (found[0].text, found[0].given) == ("Two died.\nNobody else.", {"title": "Fire"})


def test_csv_without_the_mapped_column():
    _, problems = split(from_csv("id,story\n1,Two died.\n", "a.csv", {"text": "artikel"}))
    assert [p.code for p in problems] == ["missing_column"]
    assert "'artikel'" in problems[0].message


def test_csv_without_any_known_column():
    assert [p.code for p in split(from_csv("id,story\n1,Two died.\n", "a.csv", {}))[1]] == ["missing_column"]


def test_records_of_our_own_dataset_that_are_no_articles_are_passed_over():
    lines = '{"type": "header", "schema": "1.0"}\n{"type": "article", "text": "Two died."}\n{"type": "claim", "id": "c"}\n'
    found, problems = split(from_json_lines(lines, "a.jsonl", {}))
    assert (len(found), problems) == (1, [])


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_no_text_stops_the_readers(text):
    for items in (from_json(text, "a", {}, named=True), from_json_lines(text, "a", {}), from_csv(text, "a", {})):
        assert all(isinstance(i, (RawDocument, Problem)) for i in items)
