"""Date lines and datelines: the strict grammar of pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.cleaning.datelines import find_dateline
from tellings.cleaning.dates import date_line, find_dates


@pytest.mark.parametrize(
    ("line", "edtf", "moment"),
    [
        ("12 June 2023", "2023-06-12", None),
        ("Posted 6 March 2024", "2024-03-06", None),
        ("3 Feb, 2019 06:45", "2019-02-03", "2019-02-03T06:45:00"),
        ("Published: Tuesday, March 5, 2024 at 9:30 p.m. GMT", "2024-03-05", "2024-03-05T21:30:00Z"),
        ("Farm Courier, March 8", "XXXX-03-08", None),
        ("Lorne, 22 February 2024", "2024-02-22", None),
        ("Lorne Radio | Saturday 5 November 2022 | updated through the day", "2022-11-05", None),
        ("2024-03-05 21:30 +02:00", "2024-03-05", "2024-03-05T21:30:00+02:00"),
        ("05.03.2024", "2024-03-05", None),
        ("Updated 25/03/2024", "2024-03-25", None),
        ("March 5th, 2024", "2024-03-05", None),
        ("5 March 2024, 21:30 local time", "2024-03-05", "2024-03-05T21:30:00"),
        ("Put on our site on 5 March 2024", "2024-03-05", None),
        ("Added to the website on 5 March 2024", "2024-03-05", None),
        ("Posted by Ilona on 5 March 2024 at 9.30 pm", "2024-03-05", "2024-03-05T21:30:00"),
        ("Broadcast on 5 March 2024, 7 p.m. news", "2024-03-05", "2024-03-05T19:00:00"),
        ("Transcript, evening news, 5 March 2024", "2024-03-05", None),
    ],
)
def test_date_lines(line, edtf, moment):
    found = date_line(line)
    assert found is not None
    assert found.date is not None
    assert (found.date.edtf, found.moment) == (edtf, moment)


def test_a_weekday_alone():
    found = date_line("Friday")
    assert found is not None
    assert (found.date, found.weekday) == (None, "Friday")


def test_a_number_date_that_two_countries_read_otherwise_stays_unknown():
    found = date_line("Posted 03/04/2024")
    assert found is not None
    assert found.date is not None
    assert (found.date.edtf, found.date.impossible) == (None, False)


@pytest.mark.parametrize("line", ["31 February 2024", "Posted 30.02.2023", "June 31, 2020", "2023-02-29"])
def test_impossible_days(line):
    found = date_line(line)
    assert found is not None
    assert found.date is not None
    assert (found.date.edtf, found.date.impossible) == (None, True)


@pytest.mark.parametrize(
    "line",
    [
        "On 12 June 2023 the barge sank off the town.",
        "Barge report, week 9 (26 February to 3 March 2024)",
        "Attack on Lorne, 12 June 2023",
        "May the force win",
        "Two died on Friday",
        "Clear Bay - statement on the barge and its crew, 12 March",
        "12 people",
        "At 9 p.m. the barge sank.",
    ],
)
def test_other_lines_are_no_date_lines(line):
    assert date_line(line) is None


@pytest.mark.parametrize(
    ("start", "agency", "edtf"),
    [
        ("LORNE, June 1. /SEAB/. ", "SEAB", "XXXX-06-01"),
        ("VELL, June 12 (TSW) - ", "TSW", "XXXX-06-12"),
        ("PORT ANNE, Nov 5 - ", None, "XXXX-11-05"),
        ("SANTA LUZ, Argentina, Aug 12 (Pampa) - ", "Pampa", "XXXX-08-12"),
        ("CAPE LORNE - ", None, None),
        ("LORNE, Ind. (WXYZ) – ", "WXYZ", None),
        ("Lorne, SC (WABC) - ", "WABC", None),
        ("(Seaboard) - ", "Seaboard", None),
        ("LORNE, N.C. -- ", None, None),
        ("GENEVA, 15 May 2019 – ", None, "2019-05-15"),
        ("LORNE—", None, None),
        ("May 5 (Seaboard) - ", "Seaboard", "XXXX-05-05"),
    ],
)
def test_datelines(start, agency, edtf):
    text = f"{start}Two men drowned when a barge sank, the harbour master said."
    found = find_dateline(text, first=False)
    assert found is not None
    assert text[found.body :].startswith("Two men drowned")
    assert text[: found.end] == start.rstrip()
    assert (found.agency, found.date.edtf if found.date else None) == (agency, edtf)


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE - Two men drowned.",
        "Police said - and he agreed - that two drowned.",
        "NATO (the alliance) said two drowned.",
        "On June 5 - the day of the storm - two drowned.",
    ],
)
def test_other_openings_are_no_datelines(text):
    assert find_dateline(text, first=False) is None


def test_a_place_with_a_dash_counts_in_the_first_paragraph_only():
    text = "Lorne — Two men drowned when a barge sank off the town."
    assert find_dateline(text, first=True) is not None
    assert find_dateline(text, first=False) is None


@given(st.text(max_size=200))
def test_any_line_is_read_without_error(text):
    plain = " ".join(text.split())
    date_line(plain)
    for date in find_dates(plain):
        assert 0 <= date.start < date.end <= len(plain)
    found = find_dateline(plain, first=True)
    assert found is None or 0 < found.end <= found.body <= len(plain)
