"""Which of two days of a name is meant, and the values of stretches of accounting."""

from __future__ import annotations

import pytest

from tellings.config import Settings
from tellings.extract.time import Anchors, find_times
from tellings.extract.time.parts import timexes

WEDNESDAY = "2024-05-15"


def values(analyse, text: str, published: str = WEDNESDAY) -> list[tuple[str, str | None]]:
    mentions = find_times(analyse(text, published=published), Settings())
    return [(text[t.span.start : t.span.end], t.value) for t in timexes(mentions, Anchors(published=published))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The crew planned to leave the harbour on Friday.", ("Friday", "2024-05-17")),
        ("The miners promised to return to the pit on Monday.", ("Monday", "2024-05-20")),
        ("The crew left the harbour on Friday.", ("Friday", "2024-05-10")),
        ("The owner could not be reached on Friday.", ("Friday", "2024-05-10")),
        ("The two yards extended their offers to acquire the old paint mill Friday.", ("Friday", "2024-05-10")),
        ("The levy is due in June or July.", ("July", "2024-07")),
        ("The ferry could sail again on Friday.", ("Friday", "2024-05-17")),
        ("The board declared a dividend for holders of record on 12 June.", ("12 June", "2024-06-12")),
        ("The board declared a dividend on 12 December.", ("12 December", "2023-12-12")),
        ("The mill will report a loss for the first quarter.", ("the first quarter", "2024-Q1")),
    ],
)
def test_days_and_quarters(analyse, text: str, expected: tuple[str, str]) -> None:
    assert expected in values(analyse, text)


def test_the_year_that_ended_is_a_length(analyse) -> None:
    assert values(analyse, "The mill lost money in the fiscal year ended 31 March.") == [
        ("the fiscal year", "P1Y"),
        ("31 March", "2024-03-31"),
    ]
