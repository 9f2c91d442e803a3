"""Periods of time expressions against their anchors."""

from __future__ import annotations

import edtf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tellings.config import Settings
from tellings.extract.time import Anchors, find_times, resolve
from tellings.model import Period


def period(analyse, phrase: str, **anchors) -> Period | None:
    text = f"The two old ferrymen told a reporter of the harbour paper that it all happened {phrase} and that nobody saw it."
    (mention,) = [m for m in find_times(analyse(text), Settings()) if not m.distractor]
    return resolve(mention, Anchors(**anchors))


@pytest.mark.parametrize(
    ("phrase", "published", "expected", "earliest", "latest"),
    [
        ("on Monday night", "2023-06-15", "[2023-06-12..2023-06-13]", "2023-06-12T18:00", "2023-06-13T06:00"),
        ("on the night of 11 to 12 June", "2023-06-15", "[2023-06-11..2023-06-12]", "2023-06-11T18:00", "2023-06-12T06:00"),
        ("on the night of May 31 to June 1", "2017-06-02", "[2017-05-31..2017-06-01]", "2017-05-31T18:00", "2017-06-01T06:00"),
        ("in the night on Monday", "2023-06-15", "[2023-06-11..2023-06-12]", "2023-06-11T18:00", "2023-06-12T06:00"),
        ("in the night to Monday", "2023-06-15", "[2023-06-11..2023-06-12]", "2023-06-11T18:00", "2023-06-12T06:00"),
        ("overnight into Monday", "2023-06-15", "[2023-06-11..2023-06-12]", "2023-06-11T18:00", "2023-06-12T06:00"),
        ("shortly before midnight on Sunday", "2023-06-15", "[2023-06-11..2023-06-12]", "2023-06-11T23:00", "2023-06-12T01:00"),
        ("before dawn on Thursday", "2023-06-15", "2023-06-15", "2023-06-15T00:00", "2023-06-15T07:00"),
        ("overnight", "2023-06-15", "[2023-06-14..2023-06-15]", "2023-06-14T18:00", "2023-06-15T09:00"),
        ("at 23:40 on 11 June", "2023-06-15", "2023-06-11", "2023-06-11T23:40", "2023-06-11T23:40"),
        ("from 3 to 5 May", "2023-06-15", "2023-05-03/2023-05-05", "2023-05-03T00:00", "2023-05-05T23:59"),
        ("from December 28 to January 3", "2023-06-15", "2022-12-28/2023-01-03", "2022-12-28T00:00", "2023-01-03T23:59"),
        ("in the past 24 hours", "2023-06-15", "2023-06-14/2023-06-15", "2023-06-14T00:00", "2023-06-15T23:59"),
        ("in January", "2023-06-15", "2023-01", "2023-01-01T00:00", "2023-01-31T23:59"),
        ("in the week ending 3 March 2024", None, "[2024-02-26..2024-03-03]", "2024-02-26T00:00", "2024-03-03T23:59"),
        ("on 29 February", "2024-03-05", "2024-02-29", "2024-02-29T00:00", "2024-02-29T23:59"),
    ],
)
def test_period(analyse, phrase: str, published: str | None, expected: str, earliest: str, latest: str) -> None:
    found = period(analyse, phrase, published=published)
    assert found is not None
    assert (found.edtf, found.earliest, found.latest) == (expected, earliest, latest)


@pytest.mark.parametrize(
    ("phrase", "published", "expected"),
    [
        ("on 25 May", None, "XXXX-05-25"),
        ("on 25 May", "XXXX-06-01", "XXXX-05-25"),
        ("yesterday", "XXXX-06-01", "XXXX-05-31"),
        ("yesterday", "XXXX-03-01", "XXXX-02-28/XXXX-02-29"),
        ("on Monday", "XXXX-06-08", "XXXX-06-02/XXXX-06-08"),
        ("on the night of May 31 to June 1", "XXXX-06-01", "XXXX-05-31/XXXX-06-01"),
    ],
)
def test_year_is_never_guessed(analyse, phrase: str, published: str | None, expected: str) -> None:
    found = period(analyse, phrase, published=published)
    assert found is not None
    assert (found.edtf, found.earliest, found.latest) == (expected, None, None)


@pytest.mark.parametrize("phrase", ["on Monday night", "yesterday", "last week", "two days ago"])
def test_no_anchor_no_period(analyse, phrase: str) -> None:
    assert period(analyse, phrase) is None


def test_impossible_date_has_no_period(analyse) -> None:
    assert period(analyse, "on 31 February 2020", published="2023-06-15") is None


def test_published_between_two_days_gives_an_interval(analyse) -> None:
    found = period(analyse, "yesterday", published="2023-06-12/2023-06-14")
    assert found is not None
    assert found.edtf == "[2023-06-11..2023-06-13]"


def test_counted_from_a_happening(analyse) -> None:
    event = Period(edtf="2023-06-03", earliest="2023-06-03T00:00", latest="2023-06-03T23:59")
    found = period(analyse, "two days after the landslide", published="2023-06-15", event=event)
    assert found is not None
    assert (found.edtf, found.basis) == ("2023-06-05", "relative to mention")


def test_hours_before_a_clock_time(analyse) -> None:
    text = "The barge sank at 14:00 on 3 May. The pilot had been warned 12 hours earlier by a fisherman."
    first, second = [m for m in find_times(analyse(text, published="2021-06-01"), Settings()) if not m.distractor]
    start = resolve(first, Anchors(published="2021-06-01"))
    found = resolve(second, Anchors(published="2021-06-01", previous=start))
    assert found is not None
    assert found.earliest == "2021-05-03T02:00"


PIECES = st.sampled_from(
    "Monday night|last|the|31 February|of|to|between|and|5|9999|year|years|ago|two|99999999999999999999|June|-|23:61|24:00|12/31/0001"
    "|'80s|days after|the end of|week 60|the night of|since|hundred thousand|centuries|hours|next|\u200b|\u202e|a.m.|century|Easter|from|1"
    "|weeks|earlier|.".split("|")
)
DATES = st.sampled_from([None, "2020-02-29", "XXXX-02-29", "0001-01-01", "9999-12-31", "x"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(PIECES, min_size=1, max_size=14), published=DATES)
def test_any_text_is_read(analyse, pieces: list[str], published: str | None) -> None:
    text = "It was said that " + " ".join(pieces) + " the barge sank."
    for mention in find_times(analyse(text, published="2020-02-29"), Settings()):
        assert text[mention.span.start : mention.span.end] == mention.text != ""
        found = resolve(mention, Anchors(published=published))
        if found:
            edtf.parse_edtf(found.edtf)
            assert (found.earliest is None) == found.edtf.startswith("XXXX") or found.earliest is not None
            assert not found.earliest or not found.latest or found.earliest <= found.latest


def test_many_digits(analyse) -> None:
    digits = "9" * 5000
    text = f"It happened {digits} years ago, on {digits} May {digits} at {digits}:30 in the old harbour."
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in find_times(analyse(text), Settings()))
