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
        ("The millers were likely to vote on Friday.", ("Friday", "2024-05-17")),
        ("The owners were ready to sign on Monday.", ("Monday", "2024-05-20")),
        ("The clerk was glad to sign on Monday.", ("Monday", "2024-05-13")),
        ("The ferrymen would strike when the harbour opened on Monday.", ("Monday", "2024-05-20")),
        ("Dealers were likely to buy wool as soon as the market opened Monday.", ("Monday", "2024-05-20")),
        ("The fair was called off when rain came on Monday.", ("Monday", "2024-05-13")),
        ("The judge was remanded in custody until Friday.", ("Friday", "2024-05-17")),
        ("The miller has until Friday to pay.", ("Friday", "2024-05-17")),
        ("Friday is the last day of the fair.", ("Friday", "2024-05-17")),
        ("The funeral is Saturday in the old chapel.", ("Saturday", "2024-05-18")),
        ("The smiths called a meeting for Friday.", ("Friday", "2024-05-17")),
        ("The queen travels to the islands on Friday.", ("Friday", "2024-05-17")),
        ("The clerk called for new wells in a letter on Tuesday.", ("Tuesday", "2024-05-14")),
    ],
)
def test_days_and_quarters(analyse, text: str, expected: tuple[str, str]) -> None:
    assert expected in values(analyse, text)


def test_the_year_that_ended_is_a_length(analyse) -> None:
    assert values(analyse, "The mill lost money in the fiscal year ended 31 March.") == [
        ("the fiscal year", "P1Y"),
        ("31 March", "2024-03-31"),
    ]
