from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.errors import DatasetError
from tellings.reconcile.coded import reconcile_rows
from tellings.reconcile.coded_file import read_rows
from tellings.reconcile.profile import load_profile

CODED = load_profile("maverick-con").coded


def test_numbers_texts_and_nulls_of_a_csv() -> None:
    data = b"event_id,deaths_best,city,location,latitude\r\n7,3,,NA,1.5\r\n7,,12,x,NA\r\n"
    rows = read_rows(data, "r.csv", CODED)
    assert rows == [
        {"event_id": "7", "deaths_best": 3, "city": "", "location": None, "latitude": 1.5},
        {"event_id": "7", "deaths_best": None, "city": "12", "location": "x", "latitude": None},
    ]


def test_json_lines_are_taken_as_they_are() -> None:
    assert read_rows(b'{"event_id":"a","x":null}\n\n{"event_id":"a","x":2}\n', "r.jsonl", None) == [
        {"event_id": "a", "x": None}, {"event_id": "a", "x": 2},
    ]  # fmt: skip


def test_a_missing_event_column_is_named() -> None:
    with pytest.raises(DatasetError, match="event_id"):
        read_rows(b"a,b\n1,2\n", "r.csv", CODED)


def test_a_short_record_is_named_by_number() -> None:
    with pytest.raises(DatasetError, match="record 3"):
        read_rows(b"event_id,b\n1,2\n1\n", "r.csv", CODED)


def test_a_broken_json_line_is_named_by_number() -> None:
    with pytest.raises(DatasetError, match=r"r\.jsonl:2"):
        read_rows(b'{"event_id":"a"}\n{"event_id":\n', "r.jsonl", CODED)


def test_bytes_that_are_no_text_are_an_error() -> None:
    with pytest.raises(DatasetError, match="UTF-8"):
        read_rows(b"\xff\xfe\x00", "r.csv", CODED)


@given(st.binary(max_size=200))
def test_any_bytes_give_rows_or_a_dataset_error(data: bytes) -> None:
    try:
        rows = read_rows(data, "r.csv", CODED)
    except DatasetError:
        return
    assert reconcile_rows(rows, load_profile("maverick-rep")) is not None


def test_the_same_rows_as_csv_and_as_json_give_the_same_records(data: Path) -> None:
    folder = data / "data" / "maverick"
    lines = gzip.decompress((folder / "reports.jsonl.gz").read_bytes()).decode().splitlines()
    reports = [json.loads(line) for line in lines][:300]
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(reports[0]))
    writer.writeheader()
    writer.writerows([{k: "NA" if v is None else v for k, v in row.items()} for row in reports])
    profile = load_profile("maverick-inf")
    assert reconcile_rows(read_rows(stream.getvalue().encode(), "r.csv", CODED), profile) == reconcile_rows(reports, profile)
