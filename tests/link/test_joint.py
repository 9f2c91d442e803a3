"""Two happenings told side by side: their figures and their sums."""

from __future__ import annotations

from tellings.link.chains import chains_of
from tellings.model import Period
from tests.link.made import claims, telling


def _told_together(last: str, figure: int):
    text = (
        "Unrest in Tammerin and Sorvia\nIn Tammerin on Friday 12 people were killed and 30 were injured.\n"
        f"On Saturday in Sorvia 5 people were killed and 9 were injured.\n{last}"
    )
    reading = telling("a", text, "2031-05-05")
    reading = claims(reading, ("killed", 12, "2031-05-02"), ("injured", 30, "2031-05-02"), ("killed", 5, "2031-05-03"))
    return chains_of(claims(reading, ("injured", 9, "2031-05-03"), ("killed", figure, None)))


def _figures(chains):
    return [(chain.role, sorted(c.low for c in chain.claims)) for chain in chains]


def test_a_sum_of_both_towns_is_a_chain_of_its_own():
    assert _figures(_told_together("In both towns together 17 people were killed.", 17)) == [
        ("main", [12, 30]),
        ("other", [5, 9]),
        ("total", [17]),
    ]


def test_a_figure_goes_to_the_town_that_it_names():
    assert _figures(_told_together("A list of names says 6 people were killed in Sorvia.", 6)) == [("main", [12, 30]), ("other", [5, 6, 9])]


def test_one_happening_in_two_towns_stays_one():
    text = "Storm over Tammerin and Sorvia\nOn Friday 12 people were killed in Tammerin.\nIn both towns 30 were injured."
    reading = claims(telling("a", text, "2031-05-05"), ("killed", 12, "2031-05-02"), ("injured", 30, None))
    assert _figures(chains_of(reading)) == [("main", [12, 30])]


def test_a_count_since_weeks_before_is_a_running_total():
    text = "Blast in Tammerin\nOn Friday 12 people were killed in Tammerin.\nSince 1 April 90 people were killed."
    reading = claims(telling("a", text, "2031-05-05"), ("killed", 12, "2031-05-02"))
    since = Period(edtf="2031-04-01/2031-05-05", earliest="2031-04-01T00:00", latest="2031-05-05T23:59", precision="month", kind="lasts")
    reading = claims(reading, ("killed", 90, "2031-04-01"))
    reading = reading.replace(claims=[c.replace(period=since) if c.low == 90 else c for c in reading.claims])
    assert _figures(chains_of(reading)) == [("main", [12]), ("total", [90])]
