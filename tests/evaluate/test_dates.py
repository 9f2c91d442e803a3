"""Dates of incidents."""

from __future__ import annotations

from tellings.evaluate.dates import date_metrics, days_off


def test_shares_are_of_all_with_gold() -> None:
    found = {"a": "2020-01-01", "b": "2020-01-02", "c": None}
    gold = {"a": "2020-01-01", "b": "2020-01-01", "c": "2020-01-01", "d": "2020-01-01", "e": None}
    assert date_metrics(found, gold) == {"date_exact": 0.25, "date_within_1": 0.5, "date_answered": 0.5}


def test_no_day_is_no_number() -> None:
    assert days_off("XXXX-01-01", "2020-01-01") is None
