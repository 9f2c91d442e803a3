"""Numbers of names, of ages, of calibres and of rates count nothing."""

from __future__ import annotations

import pytest

from tellings.config import Settings
from tellings.extract import read
from tellings.extract.quantity.named_numbers import named_number


@pytest.mark.parametrize(
    ("value", "before", "after", "kind"),
    [
        (35, "three women, ", ", 46 and 54 years old", "age"),
        (54, "three women, 35, 46 and ", " years old", None),  # read as an age by its own words
        (19, "between the ages of ", " and 38 were hit", "age"),
        (38, "between the ages of 19 and ", " were hit", "age"),
        (46, "the three, aged 35, ", " and 54", "age"),
        (20, "The second rower, also ", ", was hurt", "age"),
        (380, "he held a .", " handgun", "calibre"),
        (9, "Our ", " News crew at the lock", "identifier"),
        (10, "only about 1 in ", " raids fails", "percent"),
        (5, "nearly one out of ", " rowers was hurt", "percent"),
        (9, "killing both.[1][7][", "] He went on", "identifier"),
        (4, "Image 1 of ", " A rower was hurt", "identifier"),
        (1, "lucky to be alive ", " / 4 Back to Gallery", "identifier"),
        (3, "13 rowers hurt - WQZB ", " Marrow", "identifier"),
        (8, "Crimes - FOX ", " WQZB Marrow News", "identifier"),
        (22, "Two Marrow males,19 and ", ", were treated", "age"),
        (12, "the raid left ", " rowers dead", None),
        (3, "two rowers and ", " wardens were hurt", None),
        (7, "The blast. ", " people died", None),
        (2, "Own losses: ", " KIA, 5 WIA", None),
        (5, "Own losses: 2 KIA, ", " WIA", None),
        (12, "The shell killed ", " WHO staff", None),
        (6, "They took ", " KNLA fighters", None),
        (9, "said the KNLA ", " fighters fell", None),
    ],
)
def test_named_number(value, before, after, kind):
    assert named_number(value, before, after, digits=True) == kind


def test_a_long_number_is_no_age():
    assert named_number(None, "aged ", "", digits=True) is None


def test_shot_at_a_place_is_hit_there(analyse):
    reading = read(analyse("Eight rowers were shot at the Quill Memorial Park on Monday."), Settings(), None)
    assert [(c.low, c.measure, c.scope) for c in reading.claims] == [(8, "injured", "this_event")]
