"""Places that a report tells apart from its own scene."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.link.apart import apart_of, told_apart
from tellings.link.scene import terms_of
from tests.link.made import telling

MAIN = ("Blast in Tammerin", "On Monday 14 people were killed in the market of Tammerin.", "The mayor of Tammerin wept.")


def apart(*lines, scene=""):
    return apart_of(telling("a", "\n".join(lines)), terms_of(scene))


def with_main(line, *more, scene="Oslavik"):
    """What a report of Oslavik whose third sentence is given tells apart of the scene of the main report."""
    other = apart("Fire in Oslavik", "A shed burned in Oslavik.", line, *more, "All of Tammerin and Oslavik slept.", scene=scene)
    return told_apart(other, apart(*MAIN, scene="Tammerin"))


@pytest.mark.parametrize(
    "line", ["It is 40 kilometres from there to Tammerin.", "They had come from Tammerin, two hours by train.", "Tammerin is 9 miles away."]
)
def test_the_distance_of_a_place_with_which_another_report_opens(line):
    assert with_main(line)[0] == 1.0


def test_a_distance_without_a_name_is_that_of_the_place_before():
    assert with_main("Nobody came as they had come to Tammerin.", "It is 40 kilometres further on.")[0] == 1.0


@pytest.mark.parametrize(
    "line",
    [
        "They were on the way to Tammerin, where a market had burned.",
        "At Tammerin itself nothing was heard.",
        "As to Tammerin, the mayor would not speak.",
        "The brigade sees no link with Tammerin.",
    ],
)
def test_other_words_that_tell_a_place_apart(line):
    assert with_main(line)[1] >= 1.0


@pytest.mark.parametrize("line", ["Cars pass Tammerin at 90 km/h.", "Tammerin sent engines.", "Oslavik is 40 kilometres from the sea."])
def test_speeds_and_mere_mentions_tell_nothing_apart(line):
    assert with_main(line) == (0.0, 0.0)


def test_the_distance_of_the_own_scene_tells_nothing_apart():
    first = apart(*MAIN, "The market of Tammerin is 40 kilometres from the sea.", scene="Tammerin")
    assert told_apart(first, apart(*MAIN, scene="Tammerin")) == (0.0, 0.0)


def test_it_does_not_matter_which_of_two_reports_comes_first():
    one, two = apart("Fire in Oslavik", "It is 9 miles to Tammerin.", "Tammerin slept, and Tammerin woke.", scene="Oslavik"), apart(*MAIN)
    assert told_apart(one, two) == told_apart(two, one)


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_has_places_apart(one, two):
    reading = telling("a", f"{one}x\n{two}y")
    found = told_apart(apart_of(reading, ()), apart_of(reading, (1,)))
    assert all(value >= 0 for value in found)
