"""The one day of the main happening: the address of the page, nights of two days, times of what came later."""

from __future__ import annotations

from tellings.config import Settings
from tellings.extract import read
from tellings.extract.assemble.date_candidates import ADDRESSED, candidates, hashed
from tellings.extract.assemble.main_date import evidence, main_day
from tellings.extract.assemble.period import anchors_of
from tellings.model import Reading

SHOT = (
    "Man shot outside a bakery in Orlow\n\n"
    "Somebody fired at a baker's hand on Sunday evening outside his shop in Orlow, police said.\n\n"
    "His thumb was bandaged and he baked again a week later."
)


def reading(analyse, text: str, **given: str) -> Reading:
    return read(analyse(text, **given), Settings(), None)


def day(found: Reading) -> str | None:
    return main_day(found, anchors_of(found, None))


def test_a_weekday_counts_from_the_record(analyse) -> None:
    assert day(reading(analyse, SHOT, published="2016-06-21")) == "2016-06-19"


def test_a_page_made_again_counts_from_its_address(analyse) -> None:
    found = reading(analyse, SHOT, published="2017-01-28", url="http://paper.example/news/20160621/man-shot-outside-bakery")
    assert day(found) == "2016-06-19"


def test_an_address_that_agrees_adds_no_evidence(analyse) -> None:
    found = reading(analyse, SHOT, published="2016-06-21", url="http://paper.example/2016/06/21/man-shot/")
    assert not any(ADDRESSED in c.features for c in candidates(found, anchors_of(found, None)))


def test_features_without_an_address_stay(analyse) -> None:
    here, there = (reading(analyse, SHOT, published="2016-06-21", url=url) for url in ("", "http://paper.example/2016/06/24/man-shot/"))
    plain = [c.features for c in candidates(here, anchors_of(here, None))]
    both = [c for c in candidates(there, anchors_of(there, None)) if ADDRESSED not in c.features]
    assert [tuple(n for n in c.features if not n.startswith("a:")) for c in both] == plain


def test_a_night_of_two_days_has_one(analyse) -> None:
    text = "Two men were shot overnight in a car park in Orlow, police said.\n\nBoth were taken to a hospital."
    assert day(reading(analyse, text, published="2016-06-21")) in ("2016-06-20", "2016-06-21")


def test_times_of_what_came_later_are_known(analyse) -> None:
    text = "A woman was shot on Friday in Orlow, police said.\n\nShe will be buried on Thursday."
    found = reading(analyse, text, published="2016-06-21")
    _, later = evidence(found, anchors_of(found, None))
    assert {found.times[i].text: kind for i, kind in later.items()} == {"Thursday": "after"}


def test_buckets_of_the_address_are_its_own() -> None:
    assert hashed("a:gap=1&alt=none") >= 8192 > hashed("sentence=0")


def test_no_text_has_no_day(analyse) -> None:
    assert day(reading(analyse, "")) is None
