"""The calendar."""

from __future__ import annotations

from datetime import date

import pytest

from tellings.extract.time.calendars import holiday_stretches
from tellings.extract.time.stretch import add_months, containing, easter, holiday_date, moved
from tellings.extract.time.words import holidays


def test_months_are_added_within_the_month() -> None:
    assert add_months(date(2023, 1, 31), 1) == date(2023, 2, 28)


def test_beyond_the_calendar_there_is_nothing() -> None:
    assert moved(date(9999, 12, 31), 1, "D") is None
    assert moved(date(2020, 1, 1), -(10**9), "Y") is None


@pytest.mark.parametrize(("year", "day"), [(2000, date(2000, 4, 23)), (2024, date(2024, 3, 31)), (2019, date(2019, 4, 21))])
def test_easter(year: int, day: date) -> None:
    assert easter(year) == day


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("thanksgiving", 1999, date(1999, 11, 25)), ("memorial day", 2013, date(2013, 5, 27)), ("election day", 1998, date(1998, 11, 3)),
        ("good friday", 2019, date(2019, 4, 19)), ("labor day", 2016, date(2016, 9, 5)),
    ],
)  # fmt: skip
def test_holiday(name: str, year: int, day: date) -> None:
    assert holiday_date(holidays()[tuple(name.split())], year) == day


def test_every_holiday_has_a_date() -> None:
    assert all(holiday_stretches(rule, 2024) for rule in holidays().values())


def test_week_is_from_monday() -> None:
    week = containing(date(2023, 6, 15), "W")
    assert week is not None
    assert (week.first, week.last) == (date(2023, 6, 12), date(2023, 6, 18))
