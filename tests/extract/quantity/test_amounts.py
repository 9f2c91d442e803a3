"""Numbers, hedges, counted nouns, and numbers that count nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tellings.config import Settings
from tellings.extract.quantity import find_amounts
from tellings.language import Analysis
from tellings.model import AmountMention


def numerals(analysis: Analysis) -> list[AmountMention]:
    return [a for a in find_amounts(analysis, Settings()) if a.number != a.span or a.unit_class == "unknown"]


@pytest.mark.parametrize(
    ("wording", "low", "high", "figure"),
    [
        ("80", 80, 80, "exact"),
        ("eighty", 80, 80, "exact"),
        ("one", 1, 1, "exact"),
        ("two hundred and five", 205, 205, "exact"),
        ("1,240", 1240, 1240, "exact"),
        ("1.2 million", 1_200_000, 1_200_000, "exact"),
        ("a dozen", 12, 12, "approximate"),
        ("two dozen", 24, 24, "approximate"),
        ("half a dozen", 6, 6, "approximate"),
        ("about 80", 80, 80, "approximate"),
        ("some 80", 80, 80, "approximate"),
        ("80 or so", 80, 80, "approximate"),
        ("at least 80", 80, None, "at_least"),
        ("no fewer than 80", 80, None, "at_least"),
        ("80 or more", 80, None, "at_least"),
        ("more than 80", 81, None, "at_least"),
        ("well over 80", 81, None, "at_least"),
        ("up to 80", None, 80, "at_most"),
        ("as many as 80", None, 80, "at_most"),
        ("nearly 80", None, 79, "at_most"),
        ("fewer than 80", None, 79, "at_most"),
        ("between 20 and 30", 20, 30, "range"),
        ("20 to 30", 20, 30, "range"),
        ("20-30", 20, 30, "range"),
        ("two or three", 2, 3, "range"),
        ("dozens of", 24, None, "vague"),
        ("several dozen", 24, None, "vague"),
        ("scores of", 40, None, "vague"),
        ("hundreds of", 200, None, "vague"),
        ("several hundred", 200, None, "vague"),
        ("tens of thousands of", 20_000, None, "vague"),
        ("several", 3, None, "vague"),
        ("a handful of", 3, None, "vague"),
        ("a number of", 3, None, "vague"),
        ("both", 2, 2, "exact"),
        ("a couple of", 2, 2, "exact"),
    ],
)
def test_wording(wording: str, low: int | None, high: int | None, figure: str, analyse: Callable[..., Analysis]) -> None:
    found = numerals(analyse(f"The flood drowned {wording} villagers."))
    assert [(a.quantity.low, a.quantity.high, a.quantity.figure) for a in found if a.kind == "count"] == [(low, high, figure)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The driver, 52, was unhurt.", "age"),
        ("The 19-year-old was unhurt.", "age"),
        ("It left at 08:20 from the pier.", "clock"),
        ("It left at 9 a.m. from the pier.", "clock"),
        ("It happened on 5 November near the pier.", "date"),
        ("It happened in 2019 near the pier.", "year"),
        ("The crossing takes 40 minutes.", "duration"),
        ("The pier is 3 nautical miles away.", "distance"),
        ("A ticket costs 6 crowns.", "price"),
        ("A ticket costs $6.", "price"),
        ("Prices rose by 40 per cent.", "percent"),
        ("The ferry is certified for 120 passengers.", "capacity"),
        ("Rovers won 3-1 on Sunday.", "score"),
        ("Turn to page 22.", "identifier"),
        ("The coach overturned on Route 5.", "identifier"),
        ("Call 112 with any information.", "phone"),
        ("He lives at 402 W. Almond Street.", "address"),
        ("They carried 120 mm mortars.", "distance"),
    ],
)
def test_numbers_that_count_nothing(text: str, kind: str, analyse: Callable[..., Analysis]) -> None:
    assert [a.kind for a in numerals(analyse(text))][:1] == [kind]


def test_the_span_runs_from_hedge_to_noun(analyse: Callable[..., Analysis]) -> None:
    analysis = analyse("Police said more than 80 armed northern fighters surrendered.")
    assert [a.span.of(analysis.text) for a in numerals(analysis)] == ["more than 80 armed northern fighters"]


def test_a_share_of_a_stated_whole(analyse: Callable[..., Analysis]) -> None:
    found = numerals(analyse("Half of the 84 people aboard were brought ashore."))
    assert [(a.quantity.low, a.quantity.high) for a in found] == [(42, 42), (84, 84)]


def test_a_share_of_the_figure_before(analyse: Callable[..., Analysis]) -> None:
    found = numerals(analyse("The clinic treated 38 survivors, a third of them for burns."))
    assert [(a.quantity.low, a.quantity.figure) for a in found] == [(38, "exact"), (13, "approximate")]


def test_a_rise_is_no_range(analyse: Callable[..., Analysis]) -> None:
    found = numerals(analyse("The toll rose from 14 to 21 on Friday."))
    assert [(a.quantity.low, a.quantity.high) for a in found] == [(14, 14), (21, 21)]


def test_no_one_is_zero(analyse: Callable[..., Analysis]) -> None:
    found = numerals(analyse("No one was hurt."))
    assert [(a.quantity.low, a.quantity.high) for a in found] == [(0, 0)]


def test_single_people(analyse: Callable[..., Analysis]) -> None:
    analysis = analyse("A nurse and her husband were shot.")
    singles = [a for a in find_amounts(analysis, Settings()) if a.quantity.low == 1]
    assert [a.span.of(analysis.text) for a in singles] == ["A nurse", "her husband"]


def test_a_number_of_5000_digits_is_unknown(analyse: Callable[..., Analysis]) -> None:
    found = numerals(analyse(f"The blast killed {'9' * 5000} people."))
    assert {(a.quantity.low, a.quantity.high, a.quantity.figure) for a in found} == {(None, None, "unknown")}
