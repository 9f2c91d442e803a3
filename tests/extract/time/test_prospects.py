"""Times that are still to come by what governs them, times of an age or a name, and lengths that no day is told for."""

from __future__ import annotations

import pytest

from tellings.config import Settings
from tellings.extract.time import Anchors, find_times
from tellings.extract.time.parts import timexes

WEDNESDAY = "2024-02-14"


def values(analyse, text: str, published: str = WEDNESDAY) -> list[tuple[str, str, str | None]]:
    mentions = find_times(analyse(text, published=published), Settings())
    return [(text[t.span.start : t.span.end], t.type, t.value) for t in timexes(mentions, Anchors(published=published))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor is upbeat about the chances of winning in October.", ("October", "DATE", "2024-10")),
        ("If the harbour master wins in October, the ferry fares will fall.", ("October", "DATE", "2024-10")),
        ("The party is marching toward October with a weak list.", ("October", "DATE", "2024-10")),
        ("The harbour master won in October.", ("October", "DATE", "2023-10")),
        ("The council announced plans on Tuesday to close the mill.", ("Tuesday", "DATE", "2024-02-13")),
        ("The club printed posters ahead of Saturday's regatta.", ("Saturday", "DATE", "2024-02-17")),
        ("The club leads the table before Saturday's match.", ("Saturday", "DATE", "2024-02-17")),
        ("The island holds its regatta on Saturday.", ("Saturday", "DATE", "2024-02-17")),
        ("They had better leave on Friday.", ("Friday", "DATE", "2024-02-16")),
        ("Council to vote on ferry plan Friday.", ("Friday", "DATE", "2024-02-16")),
        ("The crew had until Friday to answer.", ("Friday", "DATE", "2024-02-16")),
    ],
)
def test_what_is_to_come(analyse, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in values(analyse, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It happened on a Tuesday.", ("Tuesday", "SET", "XXXX-WXX-2")),
        ("Boats sail on Monday and Tuesday nights.", ("Monday", "SET", "XXXX-WXX-1TNI")),
        ("The village will one day be a town.", ("one day", "DATE", "FUTURE_REF")),
        ("The fair will last one day.", ("one day", "DURATION", "P1D")),
        ("The dam broke in 2009. The mill was flooded that day.", ("that day", "DATE", "2009-XX-XX")),
        ("He won in March 2012. He sold the yard that November.", ("that November", "DATE", "2012-11")),
        ("Three years later, the yard was sold.", ("Three years later", "DURATION", "P3Y")),
        ("The sprinter ran it in 9.8 seconds.", ("9.8 seconds", "DURATION", "PT9.8S")),
        ("After a months-long strike the mill opened.", ("months-long", "DURATION", "PXM")),
        ("In the year since, little has changed.", ("the year", "DURATION", "P1Y")),
        ("She spent the last year of her term abroad.", ("the last year", "DURATION", "P1Y")),
        ("In 2008, the year he came home, the yard closed.", ("the year", "DATE", "2008")),
        ("Sales fell for the quarter ended Dec. 31.", ("the quarter", "DATE", "2023-Q4")),
        (
            "Profit rose lately. The year-earlier third quarter was weak.",
            ("The year-earlier third quarter", "DATE", "2022-Q3"),
        ),
    ],
)
def test_value(analyse, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in values(analyse, text)


@pytest.mark.parametrize(
    "text",
    [
        "In today's world, few people write letters.",
        "The people of tomorrow will live on rafts.",
        "Twelve hundred pupils came to the school.",
        "She met April Jones at the chapel.",
        "He is a day trader.",
        "At the end of the day, it is their choice.",
        "Night after night they came to the bridge.",
    ],
)
def test_tells_no_time(analyse, text: str) -> None:
    assert values(analyse, text) == []


def test_an_hour_later_is_no_anchor(analyse) -> None:
    found = values(analyse, "About an hour later, at 3 p.m., the ferry left.")
    assert found[-1] == ("3 p.m.", "TIME", "2024-02-14T15:00")


def test_the_latest_period_is_the_quarter_told(analyse) -> None:
    text = "Profit rose in the third quarter. The strike ended on 2 February. The latest period was the best of all."
    assert values(analyse, text)[-1] == ("The latest period", "DATE", "2023-Q3")
