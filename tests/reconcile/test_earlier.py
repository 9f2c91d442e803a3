"""Passages that tell of an earlier event, and figures that sum up a longer time."""

from __future__ import annotations

import pytest

from tellings.reconcile.earlier import former, long_sum, names_earlier_time
from tests.reconcile.written import figure, table, written


@pytest.mark.parametrize(
    "text",
    ["she said at the time", "he told the inquiry after that flood", "the keeper said then.", "ten years ago"],
)
def test_words_of_a_former_time(text):
    assert former(text)


@pytest.mark.parametrize("text", ["the keeper then closed the gate", "she said on Monday", "that bell"])
def test_words_of_the_present(text):
    assert not former(text)


def test_an_earlier_month_or_year():
    paper = written("paper", "x", "2024-05-20")
    laid = table([paper], [])
    assert names_earlier_time("in February the ferry ran aground", paper.id, laid)
    assert names_earlier_time("the fire of 2011", paper.id, laid)
    assert not names_earlier_time("on 18 May the ferry ran aground", paper.id, laid)
    assert not names_earlier_time("it may have run aground", paper.id, laid)


def test_a_count_since_the_new_year_is_a_sum():
    paper = written("paper", "The lake has drowned 31 people since January. On Monday it drowned 4 people.", "2024-05-20")
    year, day = figure(paper, "31 people", "killed", 31), figure(paper, "4 people", "killed", 4)
    laid = table([paper], [year, day])
    assert long_sum(year, laid)
    assert not long_sum(day, laid)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("On Sunday 12 rowers were held. With Friday and Saturday the club knows of 31 rowers held in three days.", "31 rowers"),
        ("The squall at Tern killed 12 rowers. The two squalls have killed 31 rowers between them.", "31 rowers"),
        ("The squall at Tern killed 12 rowers. The series, which began in March, has cost 31 rowers in all.", "31 rowers"),
    ],
)
def test_a_sum_of_several_happenings_or_days(text, quote):
    paper = written("paper", text)
    small = figure(paper, "12 rowers", "killed", 12)
    assert long_sum(figure(paper, quote, "killed", 31), table([paper], [small]))


@pytest.mark.parametrize(
    "text",
    [
        "On Sunday 12 rowers were hurt. In three days of rain 31 rowers had been hurt.",
        "In the second raid in five weeks 31 rowers were hurt, and 12 rowers in the first.",
    ],
)
def test_the_figure_of_one_happening_beside_a_stretch_of_time(text):
    paper = written("paper", text)
    small = figure(paper, "12 rowers", "killed", 12)
    assert not long_sum(figure(paper, "31 rowers", "killed", 31), table([paper], [small]))
