"""The day of an Event of which an undated text tells."""

from __future__ import annotations

from tellings.pipeline.since import _agreed


def test_the_day_that_most_articles_give_stands_against_one_wrong_link() -> None:
    assert _agreed(["2023-03-10", "2025-03-13", "2025-03-13"]) == "2025-03-13"


def test_the_earliest_day_counts_where_no_day_has_most_articles() -> None:
    assert _agreed(["2025-03-10", "2025-03-13"]) == "2025-03-10"
