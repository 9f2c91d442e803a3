"""Counts of several places, days or events that became those of one."""

from __future__ import annotations

import pytest

from tellings.reconcile.findings_drift import find_drift
from tests.reconcile.written import figure, table, written


def drift(articles, claims, **fields):
    held = table(articles, claims, **fields)
    return [(f.message_code, [e.quote for e in f.evidence]) for f in find_drift(held)]


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        ("In both valleys together 34 rowers drowned. Ostra has no bridge left.", "In Ostra 34 rowers drowned."),
        ("Both days together. 34 rowers drowned.", "On Friday 34 rowers drowned."),
        ("Across the province 34 rowers drowned, some of them in Ostra.", "The flood drowned 34 rowers in Ostra."),
    ],
)
def test_a_wide_count_told_of_one_place_or_day(wide, narrow):
    first, second = written("first", wide), written("second", narrow, "2024-05-11")
    claims = [figure(first, "34 rowers", "killed", 34), figure(second, "34 rowers", "killed", 34)]
    assert drift([first, second], claims) == [("place_narrowed", ["34 rowers", "34 rowers"])]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("In Ostra 34 rowers drowned.", "The flood drowned 34 rowers in Ostra."),
        ("In both valleys 34 rowers drowned.", "In both valleys 34 rowers drowned."),
        ("In both valleys nine rowers drowned.", "In Ostra nine rowers drowned."),
        ("Across the province 34 rowers drowned, some of them in Ostra.", "The flood brought death to 34 rowers in Ostra Province."),
    ],
)
def test_a_count_of_one_place_twice_and_small_numbers_are_no_drift(one, other):
    first, second = written("first", one), written("second", other, "2024-05-11")
    quote, number = ("nine rowers", 9) if "nine" in one else ("34 rowers", 34)
    claims = [figure(first, quote, "killed", number), figure(second, quote, "killed", number)]
    assert drift([first, second], claims) == []


def test_two_events_counts_become_one_in_a_text_that_takes_from_it():
    first = written("first", "At the weir the guild lost nine rowers. At the ford it lost five men.")
    second = written("second", "Fourteen rowers were lost at the weir.", "2024-05-11")
    claims = [
        figure(first, "nine rowers", "killed", 9, unit="rowers"), figure(first, "five men", "killed", 5, unit="men", event="event-2"),
        figure(second, "Fourteen rowers", "killed", 14, unit="rowers"),
    ]  # fmt: skip
    found = drift([first, second], claims, copied=[("first", "second")])
    assert [code for code, _ in found] == ["added_up"]
    assert drift([first, second], claims) == []


def test_a_nought_too_many_in_a_small_number():
    first = written("first", "At the weir three rowers drowned.")
    second = written("second", "Thirty rowers drowned at the weir.", "2024-05-11")
    claims = [figure(first, "three rowers", "killed", 3), figure(second, "Thirty rowers", "killed", 30)]
    assert [code for code, _ in drift([first, second], claims, copied=[("first", "second")])] == ["digits"]
