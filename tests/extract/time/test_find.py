"""Time expressions: what is found, what it is worth."""

from __future__ import annotations

import pytest

from tellings.config import Settings
from tellings.extract.time import find_times
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
