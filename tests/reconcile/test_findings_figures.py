"""Conflicts, updates and headlines: which figures of one thing cannot both be true."""

from __future__ import annotations

from tellings.config import Settings
from tellings.reconcile import reconcile
from tellings.reconcile.finding_parts import Table
from tellings.reconcile.findings_figures import find_figure_findings
from tellings.reconcile.findings_totals import find_sums
from tests.reconcile.written import figure, told, written


def kinds(articles, claims, **fields):
    case = told(articles, claims, **fields)
    case = case.replace(events=reconcile(case, Settings()))
    laid = Table(case)
    return [f.kind for e in case.events for f in find_figure_findings(e, laid)]


def test_two_bodies_count_otherwise_on_one_day():
    harbour = written("harbour", "The harbour office said 12 rowers were drowned.", "2024-05-10")
    guild = written("guild", "The guild said 31 rowers were drowned.", "2024-05-10")
    claims = [figure(harbour, "12 rowers", "killed", 12, by="harbour"), figure(guild, "31 rowers", "killed", 31, by="guild")]
    assert kinds([harbour, guild], claims) == ["conflicting figures"]


def test_a_later_count_of_the_same_body_is_an_update():
    first = written("first", "The harbour office said 12 rowers were drowned.", "2024-05-10")
    second = written("second", "The harbour office said 14 rowers were drowned.", "2024-05-12")
    claims = [figure(first, "12 rowers", "killed", 12, by="harbour"), figure(second, "14 rowers", "killed", 14, by="harbour")]
    assert kinds([first, second], claims) == ["updated figure"]


def test_the_dead_and_the_missing_move_together():
    first = written("first", "The harbour office said 12 rowers were drowned and 9 rowers were missing.", "2024-05-10")
    second = written("second", "The harbour office said 18 rowers were drowned and 3 rowers were missing.", "2024-05-12")
    claims = [
        figure(first, "12 rowers", "killed", 12, by="harbour"), figure(first, "9 rowers", "missing", 9, by="harbour"),
        figure(second, "18 rowers", "killed", 18, by="harbour"), figure(second, "3 rowers", "missing", 3, by="harbour"),
    ]  # fmt: skip
    assert kinds([first, second], claims) == ["updated figure"]


def test_a_count_that_more_than_doubles_on_anothers_word_is_no_update():
    first = written("first", "The harbour office said 12 rowers were hurt.", "2024-05-10")
    second = written("second", "The guild said 40 rowers were hurt.", "2024-05-12")
    claims = [figure(first, "12 rowers", "injured", 12, by="harbour"), figure(second, "40 rowers", "injured", 40, by="guild")]
    assert kinds([first, second], claims) == ["conflicting figures"]


def test_a_headline_that_names_one_group_for_all():
    paper = written("paper", "Nine keepers dead at the lock.\nNine people died at the lock, seven of them rowers.")
    title = figure(paper, "Nine keepers", "killed", 9, unit="firefighters", title=True)
    assert kinds([paper], [title, figure(paper, "Nine people", "killed", 9)]) == ["inconsistent within one article"]


def test_sums_of_one_series_are_one_finding():
    first = written("first", "Since January the lake has drowned 61 people. On Monday it drowned 2 people.", "2024-05-10")
    second = written("second", "Since January the lake has drowned 66 people.", "2024-05-20")
    claims = [
        figure(first, "61 people", "killed", 61, scope="cumulative"), figure(first, "2 people", "killed", 2, event="event-2"),
        figure(second, "66 people", "killed", 66, scope="cumulative"),
    ]  # fmt: skip
    case = told([first, second], claims)
    assert len(list(find_sums(Table(case)))) == 1


def test_a_small_count_of_nobody_knows_when_may_have_grown_by_two():
    first = written("first", "The wardens said three rowers were drowned.", "2024-05-10")
    second = written("second", "The drowned rowers are five.", None)
    claims = [figure(first, "three rowers", "killed", 3, by="wardens"), figure(second, "five", "killed", 5)]
    assert kinds([first, second], claims) == []
    third = written("third", "The drowned rowers are nine.", None)
    assert kinds([first, third], [claims[0], figure(third, "nine", "killed", 9)]) == ["conflicting figures"]


def test_the_hurt_who_are_still_in_a_ward_are_some_of_them():
    first = written("first", "The wardens said 46 rowers were hurt.", "2024-05-10")
    second = written("second", "The infirmary still has 29 rowers.", "2024-05-12")
    claims = [figure(first, "46 rowers", "injured", 46, by="wardens"), figure(second, "29 rowers", "injured", 29, by="infirmary")]
    assert kinds([first, second], claims) == []


def test_the_missing_explain_a_toll_that_more_than_doubles():
    first = written("first", "The harbour office said 12 rowers were drowned and 20 rowers were missing.", "2024-05-10")
    second = written("second", "The guild said 28 rowers were drowned.", "2024-05-14")
    claims = [
        figure(first, "12 rowers", "killed", 12, by="harbour"), figure(first, "20 rowers", "missing", 20, by="harbour"),
        figure(second, "28 rowers", "killed", 28, by="guild"),
    ]  # fmt: skip
    assert kinds([first, second], claims) == ["updated figure"]
    assert kinds([first, second], [claims[0], claims[2]]) == ["conflicting figures"]


def test_a_fifth_victim_counts_on_from_four():
    first = written("first", "Four rowers were drowned.", "2024-05-10")
    second = written("second", "A fifth victim of the flood has died.", "2024-05-12")
    claims = [figure(first, "Four rowers", "killed", 4, by="harbour"), figure(second, "fifth victim", "killed", 5, by="ward")]
    assert kinds([first, second], claims) == ["updated figure"]
    third = written("third", "The fifth victim was pulled from the water and sent home.", "2024-05-12")
    assert kinds([first, third], [claims[0], figure(third, "fifth victim", "killed", 5, by="ward")]) == []
