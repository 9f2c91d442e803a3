"""The moments of the entries of a live page."""

from __future__ import annotations

from tellings.reconcile.live_entries import entry_moment

PAGE = "Lake Radio, Tuesday 7 May 2024\n\n18:20\nNow nine are dead.\n\n12:05\nFour are dead.\n\n07:40\nNobody is known to be hurt.\n"


def when(text, words, published=None):
    found = entry_moment(text, text.index(words), published)
    return found.earliest.strftime("%Y-%m-%d %H:%M") if found else None


def test_the_stamp_above_an_entry_on_the_day_of_the_head():
    assert [when(PAGE, w) for w in ("nine are", "Four are", "Nobody")] == ["2024-05-07 18:20", "2024-05-07 12:05", "2024-05-07 07:40"]


def test_a_day_that_only_the_metadata_gives():
    assert when(PAGE.replace(", Tuesday 7 May 2024", ""), "Four are", "2024-05-08") == "2024-05-08 12:05"


def test_no_day_at_all():
    assert when(PAGE.replace(", Tuesday 7 May 2024", ""), "Four are") is None


def test_two_clock_times_make_no_live_page():
    assert when("Lake Radio, 7 May 2024\n\n12:05\nFour are dead.\n\n07:40\nNobody is hurt.\n", "Four are") is None


def test_clock_times_without_order_are_a_timetable():
    assert when("Lake Radio, 7 May 2024\n\n12:05\nFerry\n\n18:40\nFerry\n\n07:40\nNobody is hurt.\n", "Nobody") is None


def test_halves_of_the_day():
    text = "Lake Radio, May 7, 2024\n\n9.15 a.m.\nNobody.\n\n1.30 p.m.\nFour.\n\n12.10 a.m.\n"
    assert when(text.replace("\n12.10 a.m.\n", "\n4.05 p.m.\nNine.\n"), "Nine.") == "2024-05-07 16:05"
