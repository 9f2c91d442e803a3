"""Two happenings told side by side in one report: whose a figure is."""

from __future__ import annotations

import pytest

from tellings.link.chains import chains_of
from tellings.link.joint import one_night
from tellings.link.when import Told, told_of
from tellings.model import Period
from tests.link.made import claims, telling

FIRST, SECOND = "2031-05-02", "2031-05-03"


def _chains(body: str, *told):
    text = (
        f"Unrest in Kelm and Port Orvan\nOn Friday 12 people were killed in Kelm.\nOn Saturday 5 people were killed in Port Orvan.\n{body}"
    )
    reading = claims(telling("a", text, "2031-05-05"), ("killed", 12, FIRST), ("killed", 5, SECOND))
    reading = claims(reading, *told)
    return [(chain.role, sorted(c.low for c in chain.claims)) for chain in chains_of(reading) if chain.claims]


@pytest.mark.parametrize(
    "sentence",
    [
        "A lawyer had a list of 31 were arrested in Port Orvan.",
        "In Port Orvan 31 were arrested.",
        "Port Orvan: 31 were arrested.",
        "Of those, 31 were arrested near the harbour of Port Orvan.",
        "At the gate of the port, in Port Orvan, 31 were arrested.",
    ],
)
def test_a_figure_belongs_to_the_place_of_its_own_sentence(sentence: str):
    assert _chains(sentence, ("arrested", 31, None)) == [("main", [12]), ("other", [5, 31])]


def test_two_places_in_one_sentence_take_the_figure_before_them():
    assert _chains(
        "He knew of 20 were arrested in Kelm and 31 were arrested in Port Orvan.", ("arrested", 20, None), ("arrested", 31, None)
    ) == [
        ("main", [12, 20]),
        ("other", [5, 31]),
    ]


def test_two_places_in_one_sentence_give_the_figures_behind_them():
    assert _chains("In Kelm 20 were arrested, in Port Orvan 31 were arrested.", ("arrested", 20, None), ("arrested", 31, None)) == [
        ("main", [12, 20]),
        ("other", [5, 31]),
    ]


def test_what_two_figures_add_up_to_is_a_sum():
    assert _chains("The province said that 17 people were killed.", ("killed", 17, None)) == [
        ("main", [12]),
        ("other", [5]),
        ("total", [17]),
    ]


def test_a_figure_of_one_place_behind_a_sum_stays_with_the_place():
    body = "In both towns 51 were arrested, among them 20 were arrested in Kelm."
    assert _chains(body, ("arrested", 51, None), ("arrested", 20, None)) == [("main", [12, 20]), ("other", [5]), ("total", [51])]


def test_places_that_the_report_does_not_set_side_by_side_stay_together():
    text = "Shelling of Kelm\nOn Friday 12 people were killed in Kelm.\nOn Saturday 5 people were killed in Port Orvan."
    reading = claims(telling("a", text, "2031-05-05"), ("killed", 12, FIRST), ("killed", 5, SECOND))
    roles = {c.low: chain.role for chain in chains_of(reading) for c in chain.claims}
    assert roles[12] == "main"


def test_the_night_of_one_day_is_not_the_night_of_the_next():
    assert not one_night(Told(10, 11), Told(11, 12))
    assert one_night(Told(10, 11), Told(10, 10))
    assert one_night(Told(10, 11), Told(11, 11))


def test_an_evening_ends_with_its_day():
    evening = Period(edtf="2031-05-02", earliest="2031-05-02T17:00", latest="2031-05-03T00:00", precision="part_of_day")
    told = told_of(evening)
    assert told is not None
    assert told.length == 1


def test_what_a_sentence_looks_back_on_is_of_the_day_before():
    text = (
        "Gunmen strike twice\nOn Friday 12 people were killed in Kelm, a day after an attack near Port Orvan in which 5 people were killed."
    )
    reading = claims(telling("a", text, "2031-05-05"), ("killed", 12, FIRST), ("killed", 5, SECOND))
    assert [[c.low for c in chain.claims] for chain in chains_of(reading)] == [[12], [5]]
