"""Inferred publication dates: a wrong one is worse than none."""

from __future__ import annotations

import datetime as dt

from tellings.model import Article
from tellings.pipeline.published import _gaps, _soonest


def days(*numbers: int) -> list[dt.date]:
    return [dt.date(2031, 5, n) for n in numbers]


def dated(day: str) -> Article:
    return Article(id="article-1", file="a.txt", published=day)


def test_days_in_a_row_are_one_stretch():
    assert not _gaps(days(3, 4, 5))
    assert _gaps(days(3, 5))


def test_days_soon_after_a_dated_report_come_first():
    assert _soonest(days(1, 6, 12), [dated("2031-05-05")]) == days(6)


def test_without_such_days_all_stay():
    assert _soonest(days(1, 12), [dated("2031-05-05")]) == days(1, 12)
