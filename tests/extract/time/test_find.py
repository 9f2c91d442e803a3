"""Time expressions: what is found, what it is worth."""

from __future__ import annotations

import pytest

from tellings.config import Settings
from tellings.extract.time import Anchors, find_times
from tellings.extract.time.parts import timexes
from tellings.model import TimeMention


def mentions(analyse, phrase: str, published: str | None = "2023-06-15") -> list[TimeMention]:
    text = f"The two old ferrymen told a reporter of the harbour paper that it all happened {phrase} and that nobody saw it."
    return find_times(analyse(text, published=published), Settings())


@pytest.mark.parametrize(
    ("phrase", "text", "type_", "value"),
    [
        ("on 12 June 2023", "12 June 2023", "DATE", "2023-06-12"),
        ("on June 12, 2023", "June 12, 2023", "DATE", "2023-06-12"),
        ("on Dec. 7", "Dec. 7", "DATE", "2022-12-07"),
        ("on the 5th of May", "the 5th of May", "DATE", "2023-05-05"),
        ("on 2017-06-01", "2017-06-01", "DATE", "2017-06-01"),
        ("on 6/1/2017", "6/1/2017", "DATE", "2017-06-01"),
        ("on 31.05.2017", "31.05.2017", "DATE", "2017-05-31"),
        ("in March 2019", "March 2019", "DATE", "2019-03"),
        ("in the 1980s", "the 1980s", "DATE", "198"),
        ("in nineteen ninety-four", "nineteen ninety-four", "DATE", "1994"),
        ("in the third quarter of 1990", "the third quarter of 1990", "DATE", "1990-Q3"),
        ("in the winter of 2014", "the winter of 2014", "DATE", "2014-WI"),
        ("on Monday", "Monday", "DATE", "2023-06-12"),
        ("last Tuesday", "last Tuesday", "DATE", "2023-06-13"),
        ("yesterday", "yesterday", "DATE", "2023-06-14"),
        ("the day before yesterday", "the day before yesterday", "DATE", "2023-06-13"),
        ("two days ago", "two days ago", "DATE", "2023-06-13"),
        ("last week", "last week", "DATE", "2023-W23"),
        ("earlier this month", "earlier this month", "DATE", "2023-06"),
        ("in late September of this year", "late September of this year", "DATE", "2023-09"),
        ("over the weekend", "the weekend", "DATE", "2023-W23-WE"),
        ("on Monday night", "Monday night", "TIME", "2023-06-12TNI"),
        ("in the early hours of Monday", "the early hours of Monday", "TIME", "2023-06-12TMO"),
        ("at 5.20 a.m.", "5.20 a.m.", "TIME", "2023-06-15T05:20"),
        ("around 10 p.m. Saturday", "10 p.m. Saturday", "TIME", "2023-06-10T22:00"),
        ("at 0200 GMT on Tuesday", "0200 GMT on Tuesday", "TIME", "2023-06-13T02:00"),
        ("for two and a half years", "two and a half years", "DURATION", "P2Y6M"),
        ("in the past 24 hours", "the past 24 hours", "DURATION", "PT24H"),
        ("for several weeks", "several weeks", "DURATION", "PXW"),
        ("every day", "every day", "SET", "P1D"),
        ("each Thursday", "each Thursday", "SET", "XXXX-WXX-4"),
        ("on New Year's Eve", "New Year's Eve", "DATE", "2022-12-31"),
        ("five days before Christmas", "five days before Christmas", "DATE", "2022-12-20"),
        ("on the night of 11 to 12 June", "the night of 11 to 12 June", "TIME", "2023-06-11TNI"),
        ("in the past year and a half", "the past year and a half", "DURATION", "P1Y6M"),
        ("in the previous month", "the previous month", "DATE", "2023-05"),
        ("in 23 days' time", "23 days' time", "DATE", "2023-07-08"),
        ("a year ago this week", "a year ago this week", "DATE", "2022-W24"),
        ("two decades ago", "two decades ago", "DATE", "2003"),
        ("a few days later", "a few days later", "DURATION", "PXD"),
        ("each summer", "each summer", "SET", "XXXX-SU"),
        ("for two thousand years", "two thousand years", "DURATION", "P2000Y"),
        ("after eight trading days", "eight trading days", "DURATION", "P8D"),
        ("on the previous Friday", "the previous Friday", "DATE", "2023-06-09"),
    ],
)
def test_expression(analyse, phrase: str, text: str, type_: str, value: str) -> None:
    found = mentions(analyse, phrase)
    assert [(m.text, m.type, m.value) for m in found] == [(text, type_, value)]


def test_spans_are_slices(analyse) -> None:
    text = "On Friday night, at about 11:30 p.m., a barge hit the pier; two days later, on 3 May, divers came."
    analysis = analyse(text, published="2021-05-04")
    assert all(m.text == text[m.span.start : m.span.end] for m in find_times(analysis, Settings()))


@pytest.mark.parametrize("phrase", ["to a 19-year-old man", "to people aged 45"])
def test_age_is_no_time(analyse, phrase: str) -> None:
    assert all(m.distractor for m in mentions(analyse, phrase))


@pytest.mark.parametrize("phrase", ["and it may rain", "to a second group", "to three-quarters of the town", "for $1990 a head"])
def test_not_a_time(analyse, phrase: str) -> None:
    assert mentions(analyse, phrase) == []


def test_future_weekday_is_the_next(analyse) -> None:
    found = find_times(analyse("The council will meet on Friday to hear the ferrymen.", published="2023-06-14"), Settings())
    assert [m.value for m in found] == ["2023-06-16"]


def test_scheduled_weekday_is_the_next(analyse) -> None:
    found = find_times(analyse("The captain is scheduled to appear before the board on Tuesday.", published="2023-06-14"), Settings())
    assert [m.value for m in found] == ["2023-06-20"]


def test_next_morning_counts_from_the_time_before(analyse) -> None:
    text = "The barge sank on 3 May. Divers reached the wreck the next morning and found nobody."
    assert [m.value for m in find_times(analyse(text, published="2021-06-01"), Settings())] == ["2021-05-03", "2021-05-04TMO"]


def test_clock_time_takes_the_day_behind_it(analyse) -> None:
    text = "The barge hit the pier at 10:35 a.m. (0735 GMT) Friday and sank."
    assert find_times(analyse(text, published="2023-06-12"), Settings())[0].value == "2023-06-09T10:35"


def test_impossible_date_has_no_value(analyse) -> None:
    assert [m.value for m in mentions(analyse, "on 31 February 2020")] == [None]


def test_user_table_adds_words(analyse, tmp_path) -> None:
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "holidays.tsv").write_text("name\trule\nharbour day\t03-09\n", encoding="utf-8")
    analysis = analyse("The whole town saw the barge burn on Harbour Day in front of the pier.", published="2023-06-15")
    assert [m.value for m in find_times(analysis, Settings(lexicons=[str(tmp_path)]))] == ["2023-03-09"]


@pytest.mark.parametrize(
    ("phrase", "text", "type_", "value"),
    [
        ("at 1430 GMT on Tuesday", "1430 GMT on Tuesday", "TIME", "2023-06-13T14:30"),
        ("some 65 million years ago", "some 65 million years ago", "DATE", "MA65"),
        ("50,000 years ago", "50,000 years ago", "DATE", "KA50"),
        ("in 500 B.C.", "500 B.C.", "DATE", "BC0500"),
        ("in the 5th century BC", "the 5th century BC", "DATE", "BC04"),
        ("half a century ago", "half a century ago", "DATE", "1973"),
        ("a year and a half ago", "a year and a half ago", "DATE", "2021-12"),
        ("for two-and-a-half years", "two-and-a-half years", "DURATION", "P2Y6M"),
        ("over the past three years", "the past three years", "DURATION", "P3Y"),
        ("over the next couple of years", "the next couple of years", "DURATION", "P2Y"),
        ("in the nine months", "the nine months", "DURATION", "P9M"),
        ("over a three-year period", "a three-year period", "DURATION", "P3Y"),
        ("during a weeklong stay", "weeklong", "DURATION", "P1W"),
        ("in the months ahead", "the months ahead", "DURATION", "PXM"),
        ("after weeks of rain", "weeks", "DURATION", "PXW"),
        ("for a quarter of a century", "a quarter of a century", "DURATION", "P25Y"),
        ("to a quarter of the boats", None, None, None),
        ("to about 2000 boats", None, None, None),
        ("only two days", "two days", "DURATION", "P2D"),
        ("an hour later", "an hour later", "DURATION", "PT1H"),
        ("three times a week", "three times a week", "SET", "P1W"),
        ("24 hours a day", "24 hours a day", "SET", "P1D"),
        ("every other Sunday", "every other Sunday", "SET", "XXXX-WXX-7"),
        ("on Monday nights", "Monday nights", "SET", "XXXX-WXX-1TNI"),
        ("two weeks from now", "two weeks from now", "DATE", "2023-W26"),
        ("a week from Friday", "a week from Friday", "DATE", "2023-06-16"),
        ("over the Easter weekend", "the Easter weekend", "DATE", "2023-W14-WE"),
        ("overnight", "overnight", "TIME", "2023-06-14TNI"),
        ("by year's end", "year's end", "DATE", "2023"),
        ("this coming week", "this coming week", "DATE", "2023-W25"),
        ("in the current fiscal year", "the current fiscal year", "DATE", "2023"),
        ("after 9/11", "9/11", "DATE", "2001-09-11"),
        ("in the night from Monday to Tuesday", "the night from Monday to Tuesday", "TIME", "2023-06-12TNI"),
        ("at 60 miles an hour", None, None, None),
        ("for the third time in as many months", None, None, None),
    ],
)
def test_wire_expression(analyse, phrase: str, text: str | None, type_: str | None, value: str | None) -> None:
    found = mentions(analyse, phrase)
    assert [(m.text, m.type, m.value) for m in found] == ([(text, type_, value)] if text else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The trial begins Monday in the harbour court.", "2023-06-19"),
        ("The ferrymen have until Monday to pay.", "2023-06-19"),
        ("The deadline is Monday.", "2023-06-19"),
        ("The councillors were to vote on Monday on a new pier.", "2023-06-19"),
        ("The record set on Monday still stands.", "2023-06-12"),
        ("The number of ferries had risen to nine by November.", "2022-11"),
    ],
)
def test_direction_of_a_day(analyse, text: str, expected: str) -> None:
    (found,) = find_times(analyse(text, published="2023-06-15"), Settings())
    assert found.value == expected


def test_determiner_of_a_noun_that_follows(analyse) -> None:
    text = "The third-quarter loss of the ferry company grew. The third quarter was poor."
    assert [m.text for m in find_times(analyse(text, published="2023-06-15"), Settings())] == ["third-quarter", "The third quarter"]


def test_a_year_earlier_of_a_quarter(analyse) -> None:
    text = (
        "The ferry company lost money in the first quarter ended March 31. It had earned more in the year-ago quarter,"
        " and in the same quarter last year."
    )
    values = [m.value for m in find_times(analyse(text, published="2023-06-15"), Settings())]
    assert values == ["2023-Q1", "2023-03-31", "2022-Q1", "2022-Q1"]


def test_ends_of_ranges(analyse) -> None:
    text = "The pier was closed from Monday to Friday, on June 5-6 and in the 2012-13 season."
    found = find_times(analyse(text, published="2023-06-14"), Settings())
    ends = timexes(found, Anchors(published="2023-06-14"))
    assert [(t.value, text[t.span.start : t.span.end]) for t in ends] == [
        ("2023-06-05", "Monday"), ("2023-06-09", "Friday"), ("2023-06-05", "June 5"), ("2023-06-06", "6"), ("2012", "2012"), ("2013", "13"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("phrase", "text", "value"),
    [
        ("on 14-Feb-2011", "14-Feb-2011", "2011-02-14"),
        ("on 11-28-2015", "11-28-2015", "2015-11-28"),
        ("on January nineteenth", "January nineteenth", "2023-01-19"),
        ("in the summer of '69", "the summer of '69", "1969-SU"),
        ("in the nineteen twenties", "the nineteen twenties", "192"),
        ("in the late sixties", "the late sixties", "196"),
        ("in the mid-80s", "the mid-80s", "198"),
        ("in the 1700s", "the 1700s", "17"),
        ("in the first half of the year", "the first half of the year", "2023-H1"),
        ("in the final quarter of 2018", "the final quarter of 2018", "2018-Q4"),
        ("in the last quarter of last year", "the last quarter of last year", "2022-Q4"),
        ("not long ago", "not long ago", "PAST_REF"),
        ("some time ago", "some time ago", "PAST_REF"),
        ("at half past eight", "half past eight", "2023-06-15T08:30"),
        ("at a quarter to ten in the evening", "a quarter to ten in the evening", "2023-06-15T21:45"),
        ("on weekdays", "weekdays", "XXXX-WXX-WD"),
        ("within three hours and 20 minutes", "three hours and 20 minutes", "PT3H20M"),
        ("within two years, four months and 12 days", "two years, four months and 12 days", "P2Y4M12D"),
        ("in a multi-year plan", "multi-year", "PXY"),
        ("in 2011-05", "2011-05", "2011-05"),
        ("at ten minutes to three", "ten minutes to three", "2023-06-15T02:50"),
        ("at twenty past twelve", "twenty past twelve", "2023-06-15T12:20"),
        ("in the fall of last year", "the fall of last year", "2022-FA"),
        ("in mid-morning", "mid-morning", "2023-06-15TMO"),
        ("in early spring", "early spring", "2023-SP"),
        ("two weeks after Christmas", "two weeks after Christmas", "2023-01-08"),
        ("for 6 and a half months", "6 and a half months", "P6M2W"),
    ],
)
def test_more_wordings(analyse, phrase: str, text: str, value: str) -> None:
    assert [(m.text, m.value) for m in mentions(analyse, phrase)] == [(text, value)]


def test_the_next_day_is_that_after_the_day_told(analyse) -> None:
    text = "The dam gave way on 3 May. The next day the mayor came in a rowing boat."
    found = find_times(analyse(text, published="2023-06-15"), Settings())
    assert [m.value for m in found] == ["2023-05-03", "2023-05-04"]


def test_a_year_told_once_is_that_of_both_months(analyse) -> None:
    text = "The wells were empty in May and June 2011 and full in December and January 2015."
    found = find_times(analyse(text, published="2023-06-15"), Settings())
    assert [m.value for m in found] == ["2011-05", "2011-06", "2014-12", "2015-01"]


@pytest.mark.parametrize(
    "text",
    [
        "The carpenter told the Tonight Show that he liked wood.",
        'The clerk said on "This Week" that the stamps were gone.',
        "The baker is in his late seventies and still bakes.",
        "They lost the past nine games against the millers.",
    ],
)
def test_no_time_of_the_text(analyse, text: str) -> None:
    assert [m.text for m in find_times(analyse(text, published="2023-06-15"), Settings()) if m.type != "SET"] == []


@pytest.mark.parametrize(
    "phrase",
    ["on a day-to-day basis", "in a year-on-year comparison", "in a $30-million-a-year trade", "to less than a quarter of the crew"],
)
def test_no_timex_in_rates_and_shares(analyse, phrase: str) -> None:
    found = mentions(analyse, phrase)
    assert timexes(found, Anchors(published="2023-06-15")) == []


def test_a_day_of_the_month_alone(analyse) -> None:
    text = "The kiln cracked on 3 May and burst on the 9th. It stood on the 12th floor, on the 5th landing."
    found = find_times(analyse(text, published="2023-06-15"), Settings())
    assert [(m.text, m.value) for m in found] == [("3 May", "2023-05-03"), ("the 9th", "2023-05-09")]


def test_capitals_throughout_make_no_names(analyse) -> None:
    text = "THE BAND OF THE HARBOUR POLICE PLAYS IN THE PARK TONIGHT."
    assert [m.text for m in find_times(analyse(text, published="2023-06-15"), Settings())] == ["TONIGHT"]
