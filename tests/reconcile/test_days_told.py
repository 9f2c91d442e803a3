"""Which articles put an event on days that cannot both be right."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from tellings.reconcile.days_told import Day, agree_on_day, opposed


def day(number, last=None, **fields):
    start, end = datetime(2024, 5, number, tzinfo=UTC), datetime(2024, 5, last or number, 23, 59, tzinfo=UTC)
    return Day(**{"start": start, "end": end, "weekdays": frozenset(), "midnight": False, "year": True, "whole": True, **fields})


def found(*told, beside=()):
    days = [((d,), frozenset({d})) for d in told]
    return opposed(days, Counter([*(d[1] for d in days), *(frozenset(b) for b in beside)]), [str(n) for n in range(len(told))])


def test_two_days_exclude_each_other():
    assert found(day(3), day(4)) == ["0", "1"]


def test_one_day_however_often_it_is_told_does_not():
    assert found(*[day(3)] * 500) == []


def test_an_article_that_tells_of_both_days_joins_them():
    assert found(day(3), day(4), beside=[{day(3), day(4)}]) == []


def test_who_agrees_with_all_is_not_named():
    assert found(day(3), day(3, 4), day(4)) == ["0", "2"]


def test_days_are_compared_once_however_many_articles_tell_them():
    agree_on_day.cache_clear()
    found(*[day(n % 3 + 1) for n in range(900)])
    assert agree_on_day.cache_info().misses <= 9
