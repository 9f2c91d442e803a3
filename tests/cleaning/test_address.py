"""The day of publication that the address of a page tells."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.cleaning import article_from_text
from tellings.cleaning.address import address_days

TEXT = "Three people were hurt on Sunday when a wall fell in Marl Street.\n\nThe street was closed."


@pytest.mark.parametrize(
    "url",
    [
        "http://paper.example/local/2016/06/21/wall-falls/",
        "https://paper.example/2016/6/21/wall-falls",
        "http://paper.example/article/20160621/NEWS/160629999",
        "http://paper.example/news/wall-falls-2016-06-21.html#top",
    ],
)
def test_a_day(url: str) -> None:
    assert address_days(url) == (date(2016, 6, 21), date(2016, 6, 21))


def test_a_month() -> None:
    assert address_days("http://paper.example/news/index.ssf/2016/02/wall_falls.html") == (date(2016, 2, 1), date(2016, 2, 29))


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "http://paper.example/story/20169932/wall-falls",
        "http://paper.example/2016-top-stories",
        "http://paper.example/a?date=2016/06/21",
        "http://2016-06-21.example/wall",
        "record:120160621",
    ],
)
def test_no_day(url: str | None) -> None:
    assert address_days(url) is None


def test_the_address_dates_a_page_that_nothing_else_dates() -> None:
    article = article_from_text(TEXT, url="http://paper.example/2016/06/21/wall-falls/")
    assert (article.published, article.published_basis) == ("2016-06-21", "metadata")


def test_what_is_given_beats_the_address() -> None:
    article = article_from_text(TEXT, url="http://paper.example/2016/06/21/wall-falls/", published="2016-06-23")
    assert article.published == "2016-06-23"


def test_a_month_dates_no_page() -> None:
    assert article_from_text(TEXT, url="http://paper.example/2016/06/wall-falls/").published is None


@given(st.text())
def test_any_address(url: str) -> None:
    found = address_days(url)
    assert found is None or found[0] <= found[1]
