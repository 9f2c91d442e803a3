"""Reports whose paragraphs are headed by the place and the day of a happening each."""

from __future__ import annotations

import pytest

from tellings.link.chains import chains_of
from tellings.link.sections import sections_of
from tests.link.made import claims, telling


def _report(one: str, two: str):
    first = f"{one}12 people were killed there.\n3 trucks were destroyed."
    return f"Notes on the river\n{first}\n{two}5 people were killed.\nOf 9 were arrested we know."


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("1. Kelm, 2 May. ", "2. Orvan, 12 May. "),
        ("Kelm, 2 May: ", "Orvan, night of 12 May: "),
        ("(a) 2 May, Kelm\n", "(b) 12 May, Orvan\n"),
        ("* Kelm, Thursday 2 May. ", "* Orvan, Sunday 12 May. "),
        ("2 May 2031 - Kelm. ", "12 May 2031 - Orvan. "),
    ],
)
def test_each_figure_goes_to_its_section(one, two):
    reading = telling("a", _report(one, two), "2031-05-20")
    reading = claims(reading, ("killed", 12, "2031-05-02"), ("destroyed", 3, None), ("killed", 5, "2031-05-12"), ("arrested", 9, None))
    assert [sorted(c.low for c in chain.claims) for chain in chains_of(reading) if chain.claims] == [[3, 12], [5, 9]]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("1. Kelm. ", "2. Orvan. "),
        ("Kelm, 2 May. ", "Orvan, 2 May. "),
        ("Kelm, 2 May. ", "Kelm, 12 May. "),
        ("They fought in Kelm on 2 May. ", "They fought in Orvan on 12 May. "),
    ],
)
def test_headings_without_places_and_days_of_their_own_part_nothing(one, two):
    assert sections_of(telling("a", _report(one, two), "2031-05-20")) == []


def test_a_sentence_that_names_the_other_place_goes_there():
    text = _report("1. Kelm, 2 May. ", "2. Orvan, 12 May. ") + "\nLater 31 were injured in Kelm."
    reading = claims(telling("a", text, "2031-05-20"), ("killed", 12, "2031-05-02"), ("killed", 5, "2031-05-12"), ("injured", 31, None))
    assert [sorted(c.low for c in chain.claims) for chain in chains_of(reading) if chain.claims] == [[12, 31], [5]]
