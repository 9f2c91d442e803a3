"""Figures and dates in a reader's words."""

from __future__ import annotations

import pytest

from tellings.report import wording
from tests.factory import claim


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (80, 80, "80"),
        (81, None, "81 or more"),
        (None, 60, "up to 60"),
        (20, 30, "20 to 30"),
        (None, None, "unknown"),
        (0, 0, "0"),
        (1240, 1240, "1,240"),
    ],
)
def test_interval(low, high, words):
    assert wording.interval(low, high) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2017-06-01", "1 June 2017"),
        ("XXXX-06-01", "1 June (year unknown)"),
        ("[2017-05-31..2017-06-01]", "between 31 May and 1 June 2017"),
        ("[2017-05-30..2017-05-31]", "between 30 and 31 May 2017"),
        ("2017-05-31/2017-06-01", "31 May to 1 June 2017"),
        ("2017-05", "May 2017"),
        ("2017", "2017"),
        ("2017-05/..", "May 2017 to …"),
        (None, "date unknown"),
    ],
)
def test_edtf(edtf, words):
    assert wording.edtf(edtf) == words


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("Service", "Rescue Service of Ostra"),
        ("Rescue Service", "Rescue Service"),
        ("police", "police"),
        (None, "its own words"),
    ],
)
def test_a_single_word_of_an_origins_name_is_shown_as_the_name(told, words):
    assert wording.chain(claim(by=told), "Rescue Service of Ostra") == words
