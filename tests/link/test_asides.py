"""What an article sets apart from its main happening, where that happened, and what stays with it."""

from __future__ import annotations

import pytest

from tellings.link.asides import ENOUGH, Asides
from tellings.link.chains import chains_of
from tellings.link.scene import names_outside, scene_of
from tellings.link.surface import term
from tests.link.made import claims, telling


def chains(*lines: str, told=(), published="2031-05-20"):
    return chains_of(claims(telling("a", "\n".join(lines), published), *told))


def roles(found, figure):
    return next(c.role for c in found for claim in c.claims if claim.low == figure)


MAIN = ("Blast in Tammerin", "On Monday 14 people were killed in the market of Tammerin by a blast.")
DAY = ("killed", 14, "2031-05-19")


@pytest.mark.parametrize(
    "line",
    [
        "The army also said that 5 were injured in Oslavik, 40 km to the south, by a shell.",
        "Tammerin is some 60 kilometres from Oslavik, the town where 5 were injured by a shell.",
        "In a separate incident 5 were injured by a shell.",
        "Two hours later 5 were injured by a shell at a ford nearby, and the police see no connection.",
    ],
)
def test_another_place_told_with_its_distance_or_words_is_set_apart(line):
    assert roles(chains(*MAIN, line, told=(DAY, ("injured", 5, None))), 5) == "other"


@pytest.mark.parametrize(
    "line",
    [
        "The hospital said that 5 were injured by splinters.",
        "The village lies 30 km from Oslavik and 5 were injured there.",
        "At Oslavik Hospital 5 were injured beyond help.",
        "Half an hour later 5 were injured when a wall fell.",
    ],
)
def test_a_place_for_orientation_or_a_hospital_sets_nothing_apart(line):
    assert roles(chains(*MAIN, line, told=(DAY, ("injured", 5, None))), 5) == "main"


@pytest.mark.parametrize(
    "line",
    [
        "At Oslavik itself, a hundred and twenty kilometres down the river, 5 were injured by a shell.",
        "As to Oslavik, where 5 were injured by a shell, nobody here speaks of it.",
        "Nobody has had access to Oslavik, where 5 were injured by a shell.",
        "Also in the town of Oslavik 5 were injured by a shell.",
    ],
)
def test_a_place_that_is_not_the_scene_is_set_apart_though_it_was_named_before(line):
    lead = "On Monday 14 people were killed in the market of Tammerin, as people of Oslavik heard."
    lead = MAIN[1] if line.startswith("Also") else lead
    assert roles(chains(MAIN[0], lead, line, told=(DAY, ("injured", 5, None))), 5) == "other"


def test_the_scene_with_its_distance_from_a_town_is_not_set_apart():
    line = "At Tammerin market, a hundred kilometres up the river, 5 were injured too."
    assert roles(chains(*MAIN, line, told=(DAY, ("injured", 5, None))), 5) == "main"


def test_a_day_that_opens_a_sentence_is_that_of_its_figures_before_the_main_happening():
    line = "On 2 April 5 were injured in the yard and taken home."
    assert roles(chains(*MAIN, line, told=(DAY, ("injured", 5, "2031-05-19"))), 5) == "other"


def test_a_day_after_the_main_happening_that_opens_a_sentence_stays_with_it():
    line = "On 21 May 5 were injured in the yard and taken home."
    assert roles(chains(*MAIN, line, told=(DAY, ("injured", 5, "2031-05-19"))), 5) == "main"


@pytest.mark.parametrize(("opening", "role"), [("A week ago", "other"), ("Last month", "other"), ("Tonight", "main")])
def test_what_an_undated_report_tells_of_weeks_ago_is_another_happening(opening, role):
    lines = ("They came to the square of Tammerin", "Tonight 14 people were killed.", f"{opening} here 5 were injured by sticks.")
    found = chains(*lines, told=(("killed", 14, None), ("injured", 5, None)), published=None)
    assert roles(found, 5) == role


def test_a_heading_with_another_place_opens_another_happening():
    found = chains(*MAIN, "Shots at Oslavik Ferry", "A car drew up and 5 were injured by gunfire.", told=(DAY, ("injured", 5, None)))
    assert roles(found, 5) == "other"


def test_bodies_found_and_deaths_of_wounds_days_later_stay_with_the_main_happening():
    lines = (
        "Divers say that 3 people were killed; their bodies were found on Thursday.",
        "Of wounds 2 people were killed, who died in hospital.",
    )
    found = chains(*MAIN, *lines, told=(DAY, ("killed", 3, "2031-05-22"), ("killed", 2, "2031-05-23")), published="2031-05-25")
    assert [roles(found, 3), roles(found, 2)] == ["main", "main"]


def test_claims_that_one_time_dates_stay_together():
    reading = claims(telling("a", "\n".join(MAIN), "2031-05-20"), DAY)
    assert len(chains_of(reading)) == 1


def test_the_scene_is_the_first_place_of_title_and_lead():
    reading = telling("a", "Blast in Tammerin\nA bomb went off near Sorvia in Tammerin.\nThe mayor of Tammerin spoke in Sorvia.")
    assert scene_of(reading) == ((term("c", "tammerin"),), (term("c", "sorvia"),))


def test_an_adjective_of_a_country_is_no_scene():
    assert scene_of(telling("a", "Blast kills two\nA bomb went off in Ruritanian port Ness, near Oslavik.")) == ((term("c", "oslavik"),),)


def test_hospitals_and_weekdays_are_no_scene():
    assert scene_of(telling("a", "Blast on Monday\nThe wounded lie in Oslavik Hospital on Tuesday.")) == ()


def test_names_outside_what_is_told_in_passing():
    reading = claims(telling("a", "Blast in Tammerin\nIn Sorvia 5 were injured.\nTammerin mourns."), ("injured", 5, None))
    assert term("c", "sorvia") not in names_outside(reading, reading.claims)
    assert term("c", "tammerin") in names_outside(reading, reading.claims)


@pytest.mark.parametrize("text", ["x", "\u200b\u202e", "1" * 5000, "2.\n3.\n4.", "In In In\nAt At At 5 were injured", "Ä" * 50 + "\ud800"])
def test_any_text_has_turns_and_a_scene(text):
    reading = telling("a", text)
    assert isinstance(scene_of(reading), tuple)
    assert all(Asides(reading).turn(c).strength < ENOUGH for c in reading.claims)


def test_harm_told_for_a_day_long_after_is_another_happening():
    later = "On 19 June 30 were injured in a second blast."
    found = chains(*MAIN, later, told=(DAY, ("injured", 30, "2031-06-19")), published="2031-06-21")
    assert roles(found, 14) == "main"
    assert roles(found, 30) == "other"


def test_a_death_of_wounds_weeks_later_stays_with_its_happening():
    later = "On 19 June 2 people were killed by their wounds: they died of burns in hospital."
    found = chains(*MAIN, later, told=(DAY, ("killed", 2, "2031-06-19")), published="2031-06-21")
    assert roles(found, 2) == "main"


def test_a_place_brought_up_for_what_happened_there_is_another_happening():
    text = (
        "Chairlift stops in Ness\nOn Sunday 40 were injured on the lift of Ness.\n"
        "Ness lies across the valley from Dorn, where 6 people were killed on the same day."
    )
    reading = claims(telling("a", text), ("injured", 40, "2031-05-04"), ("killed", 6, "2031-05-04"))
    assert [[c.low for c in chain.claims] for chain in chains_of(reading)] == [[40], [6]]


def test_where_the_hurt_were_taken_is_no_other_scene():
    text = "Blast in Ness\nOn Sunday 40 were injured in Ness.\nThey were taken to a clinic near Dorn, where 6 people were killed by fever."
    reading = claims(telling("a", text), ("injured", 40, "2031-05-04"), ("killed", 6, None))
    assert [[c.low for c in chain.claims] for chain in chains_of(reading)] == [[40, 6]]


def test_a_short_sentence_with_a_figure_is_no_heading():
    text = "Crash at Ness\nOn Sunday 40 were injured near Ness.\nThe line, Aero Dorn, listed 6 people were killed."
    reading = claims(telling("a", text), ("injured", 40, "2031-05-04"), ("killed", 6, None))
    assert [[c.low for c in chain.claims] for chain in chains_of(reading)] == [[40, 6]]


def test_a_headline_tells_of_the_main_happening_whatever_day_it_seems_to_name():
    text = "Black Friday: 40 were injured in Ness\nOn Sunday 41 were injured in Ness."
    reading = claims(telling("a", text), ("injured", 40, "2030-11-29"), ("injured", 41, "2031-05-04"))
    assert [[c.low for c in chain.claims] for chain in chains_of(reading)] == [[40, 41]]


def test_the_days_of_a_siege_are_its_own_where_its_end_is_told():
    text = "Last hostages freed in Ness\nThe siege of the jail of Ness ended on Tuesday, 7 people were killed.\nOn Sunday 14 were injured."
    reading = claims(telling("a", text, "2031-05-07"), ("killed", 7, "2031-05-06"), ("injured", 14, "2031-05-04"))
    assert [[c.low for c in chain.claims] for chain in chains_of(reading)] == [[7, 14]]


def test_an_accident_of_those_who_came_to_help_is_another_happening():
    text = (
        "Plane breaks up in Ness\nOn Sunday 14 people were killed in Ness.\n"
        "A navy helicopter hurrying to the search struck a mast and 3 were injured."
    )
    reading = claims(telling("a", text), ("killed", 14, "2031-05-04"), ("injured", 3, "2031-05-04"))
    assert [[c.low for c in chain.claims] for chain in chains_of(reading)] == [[14], [3]]


def test_a_paragraph_that_turns_to_another_town_is_another_happening():
    text = "Raid on Ness\nOn Sunday 14 people were killed in Ness.\nAnd in Dorn 5 were injured."
    reading = claims(telling("a", text), ("killed", 14, "2031-05-04"), ("injured", 5, "2031-05-04"))
    assert [[c.low for c in chain.claims] for chain in chains_of(reading)] == [[14], [5]]
