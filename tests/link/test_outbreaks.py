"""Figures of an outbreak by place and week."""

from __future__ import annotations

import pytest

from tellings.config import Settings
from tellings.link import link
from tellings.link.chains import chains_of
from tests.link.made import claims, telling

BULLETIN = (
    "Cholera bulletin, week 9 of 2031\n"
    "Kesk district. In the reporting week 70 new cases and 6 people were killed.\n"
    "Oule district. In the same week 25 new cases were found.\n"
    "In the harbour town of Vann a separate cluster of 33 new cases is being watched.\n"
    "Since 1 January the region of Marl has had 812 new cases."
)


def _bulletin(name: str = "a", text: str = BULLETIN, published: str | None = "2031-03-04"):
    figures = [("infected", 70, None), ("killed", 6, None), ("infected", 25, None), ("infected", 33, None), ("infected", 812, None)]
    told = [(m, n, d) for m, n, d in figures if f"{n}{' people were killed' if m == 'killed' else ' new cases'}" in text]
    return claims(telling(name, text, published), *told, happening="epidemic")


def _figures(reading):
    return sorted((chain.role, sorted(c.low for c in chain.claims)) for chain in chains_of(reading) if chain.claims)


def test_districts_clusters_and_the_season_are_chains_of_their_own():
    assert _figures(_bulletin()) == [("main", [6, 70]), ("other", [25]), ("other", [33]), ("total", [812])]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kesk district had 70 new cases of the total, Oule district 25 new cases.",
        "In Kesk 70 new cases were counted, in Oule 25 new cases.",
        "There were 70 new cases in Kesk and 25 new cases in Oule.",
        "Kesk: 70 new cases; Oule: 25 new cases.",
    ],
)
def test_a_share_of_a_place_is_that_places(sentence: str):
    text = f"Cholera in Marl Region\nLast week 95 new cases were counted in two districts of Marl Region.\n{sentence}"
    reading = claims(telling("a", text, "2031-03-04"), ("infected", 95, None), ("infected", 70, None), ("infected", 25, None))
    assert _figures(reading) == [("main", [95]), ("other", [25]), ("other", [70])]


def test_two_weeks_of_one_place_are_two_chains():
    text = "Cholera in Kesk\nIn Kesk 41 new cases were counted in week 10.\nIn week 9 it had been 70 new cases."
    reading = claims(telling("a", text, "2031-03-12"), ("infected", 41, None), ("infected", 70, None))
    assert _figures(reading) == [("main", [41]), ("other", [70])]


def test_wards_of_a_town_without_weeks_stay_one_outbreak():
    text = "Cholera in Kesk\nKesk has 73 new cases of cholera.\nHarbour ward: 41 new cases.\nMill ward: 32 new cases."
    reading = claims(telling("a", text, "2031-03-12"), ("infected", 73, None), ("infected", 41, None), ("infected", 32, None))
    assert _figures(reading) == [("main", [32, 41, 73])]


def test_equal_cells_of_two_reports_are_one_event_and_others_are_not():
    wire = "Cholera spreads in Kesk\nLast week 70 new cases of cholera were counted in Kesk.\nIn Vann a cluster of 33 new cases is watched."
    later = "Cholera bulletin, week 10 of 2031\nKesk district. In week 10 there were 41 new cases of cholera."
    readings = [_bulletin(), claims(telling("b", wire, "2031-03-05"), ("infected", 70, None), ("infected", 33, None))]
    readings.append(claims(telling("c", later, "2031-03-11"), ("infected", 41, None)))
    events = link(readings, Settings()).claim_event
    by_figure = {(r.article.file, c.low): events[c.id] for r in readings for c in r.claims}
    assert by_figure["a.txt", 70] == by_figure["b.txt", 70]
    assert by_figure["a.txt", 33] == by_figure["b.txt", 33]
    assert len({by_figure["a.txt", 70], by_figure["a.txt", 25], by_figure["a.txt", 33], by_figure["c.txt", 41]}) == 4


def test_a_headline_that_rounds_a_seasons_total_goes_with_it():
    text = (
        "Cholera in Kesk: more than 800 killed\nIn one week 70 new cases were counted in Kesk.\nThis season cholera brought 812 new cases."
    )
    reading = claims(telling("a", text, "2031-03-12"), ("infected", 70, None), ("infected", 812, None))
    title = reading.claims[0].replace(
        id="claim-x", low=801, high=None, figure="at_least", title=True, sentence=reading.sentences[0].span,
        evidence=reading.claims[0].evidence.replace(start=17, end=30, quote=text[17:30]),
    )  # fmt: skip
    roles = {c.low: chain.role for chain in chains_of(reading.replace(claims=[*reading.claims, title])) for c in chain.claims}
    assert roles == {70: "main", 812: "total", 801: "total"}


def test_rows_under_a_heading_of_the_week_are_that_weeks():
    text = (
        "Dengue update of 2031\nEpidemiological week 24\nNorthern Coast: 214 new cases\nPalm Hills: 97 new cases\n"
        "Total for the week: 311 new cases\nCumulative since week 1: 6120 new cases\n"
        "A separate cluster of 18 new cases at Fort Dorn is under investigation."
    )
    reading = claims(telling("a", text, "2031-06-17"), *(("infected", n, None) for n in (214, 97, 311, 6120, 18)), happening="epidemic")
    assert _figures(reading) == [("main", [214]), ("other", [18]), ("other", [97]), ("other", [311]), ("total", [6120])]


def test_a_place_that_reports_has_its_own_figure():
    text = (
        "Dengue in Tavol\nLast week 311 new cases of dengue were counted in Tavol.\n"
        "On the Northern Coast 214 new cases were found. Palm Hills reported 97 new cases."
    )
    reading = claims(telling("a", text, "2031-06-17"), *(("infected", n, None) for n in (311, 214, 97)), happening="epidemic")
    assert _figures(reading) == [("main", [311]), ("other", [97]), ("other", [214])]
