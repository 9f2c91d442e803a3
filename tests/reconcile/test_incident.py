from __future__ import annotations

from collections.abc import Callable

from tellings.cleaning import article_from_text
from tellings.config import Settings
from tellings.extract import read
from tellings.model import Reading
from tellings.reconcile.incident import incident_of, pool


def test_agreeing_reports_outvote_one_that_differs() -> None:
    assert pool([{(1, 0): 0.9}, {(1, 0): 0.8}, {(2, 0): 0.99}]) == (1, 0)


def test_a_report_that_misses_a_value_does_not_veto_it() -> None:
    assert pool([{"a": 0.6, "b": 0.4}, {"b": 0.9}, {"a": 0.99, "c": 0.01}, {"a": 0.9}]) == "a"


def test_ties_go_to_the_smaller() -> None:
    assert pool([{(2, 1): 1.0}, {(1, 1): 1.0}]) == (1, 1)


def test_nothing_told_gives_nothing() -> None:
    assert pool([]) is None
    assert pool([{}, {}]) is None


def test_no_readings_give_nulls() -> None:
    assert set(incident_of([], Settings()).values()) == {None}


def test_an_empty_article_gives_an_incident() -> None:
    found = incident_of([Reading(article=article_from_text(""))], Settings())
    assert {"killed_low", "killed_best", "killed_high", "injured_low", "injured_best", "injured_high", "date", "place"} == set(found)


def test_two_reports_of_one_shooting(analyse: Callable[..., object]) -> None:
    texts = [
        "Two people were killed and three more were wounded by gunfire in Ostra on Friday night, police said.",
        "Police in Ostra say two people died and three were injured when a gunman opened fire Friday night.",
    ]
    readings = [read(analyse(text, published="2024-05-04"), Settings()) for text in texts]  # type: ignore[arg-type]
    found = incident_of(readings, Settings())
    assert (found["killed_best"], found["injured_best"], found["date"]) == (2, 3, "2024-05-03")
