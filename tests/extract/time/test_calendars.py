"""Movable feasts: the days as kept, of Islamic and Hindu ones to a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.config import Settings
from tellings.extract.time import find_times
from tellings.extract.time.calendars import holiday_stretches
from tellings.extract.time.words import holidays


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("orthodox+0", date(2013, 5, 5)),
        ("orthodox+0", date(2016, 5, 1)),
        ("rosh hashanah+0/2", date(2012, 9, 17)),
        ("rosh hashanah+9", date(1973, 10, 6)),
        ("passover+0/7", date(2023, 4, 6)),
        ("hanukkah+0/8", date(2016, 12, 25)),
        ("lunar new year+0", date(1985, 2, 20)),
        ("lunar new year+0", date(2013, 2, 10)),
        ("lunar new year+0", date(2034, 2, 19)),
    ],
)
def test_feast_of_a_computed_calendar(rule: str, day: date) -> None:
    assert holiday_stretches(rule, day.year)[0].first == day


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("hijri-10-01", date(2013, 8, 8)),
        ("hijri-10-01", date(2023, 4, 21)),
        ("hijri-12-10", date(2016, 9, 12)),
        ("diwali+0", date(2020, 11, 14)),
        ("diwali+0", date(2023, 11, 12)),
        ("holi+0", date(2021, 3, 29)),
    ],
)
def test_feast_by_the_sighted_moon_is_known_to_a_day(rule: str, day: date) -> None:
    (found,) = holiday_stretches(rule, day.year)
    assert found.loose
    assert abs(found.first + timedelta(days=1) - day) <= timedelta(days=1)


def test_a_shorter_year_comes_round_twice() -> None:
    assert [s.first.month for s in holiday_stretches("hijri-10-01", 2000)] == [1, 12]


@given(st.integers(min_value=1, max_value=9999), st.sampled_from(sorted(holidays().values())))
def test_no_year_breaks_a_rule(year: int, rule: str) -> None:
    assert all(s.first <= s.last for s in holiday_stretches(rule, year))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The ferry sank two days before Eid al-Fitr.", [("two days before Eid al-Fitr", "2012-08-17")]),
        ("The ferry sank in Ramadan 2015.", [("Ramadan 2015", "2015-07")]),
        ("The ferry sank during Passover in 2002.", [("Passover in 2002", "2002-03-28")]),
        ("The ferry sank off Easter Island.", []),
    ],
)
def test_feast_in_a_text(analyse, text: str, found: list[tuple[str, str]]) -> None:
    assert [(m.text, m.value) for m in find_times(analyse(text, published="2013-03-21"), Settings())] == found
