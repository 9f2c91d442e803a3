from __future__ import annotations

import pytest

from tellings.language.geography import apart_km, compatible, contains, distance_km
from tellings.model import Name, Place


def place(name: str, **facts: object) -> Place:
    return Place(name=Name(text=name), **facts)  # type: ignore[arg-type]


SYRIA = place("Syria", precision="country", country="SY", lat=35.0, lon=38.0)
HOMS = place("Homs", precision="town", country="SY", admin1="Ḩimş", lat=34.73, lon=36.71, gazetteer_id="geonames:169577")
HOMS_PROVINCE = place("Homs province", precision="province", country="SY", admin1="Ḩimş", lat=34.5, lon=38.0)
HAMA = place("Hama", precision="town", country="SY", admin1="Ḩamāh", lat=35.13, lon=36.76)
VILLAGE = place("Tell Darb", precision="unknown", country="SY", admin1="Ḩimş")


def test_distance_of_a_quarter_of_a_meridian() -> None:
    assert distance_km(0, 0, 90, 0) == pytest.approx(10_007.6, abs=1)


def test_distance_across_the_date_line() -> None:
    assert distance_km(0, 179.5, 0, -179.5) == pytest.approx(111.2, abs=0.1)


def test_a_country_contains_its_towns() -> None:
    assert contains(SYRIA, HOMS)
    assert not contains(HOMS, SYRIA)


def test_a_province_contains_its_towns_only() -> None:
    assert contains(HOMS_PROVINCE, HOMS)
    assert not contains(HOMS_PROVINCE, HAMA)


def test_a_village_lies_in_the_province_that_the_text_names() -> None:
    assert contains(HOMS_PROVINCE, VILLAGE)


def test_two_towns_far_apart_are_not_one() -> None:
    assert compatible(HOMS, HAMA) is False


def test_nothing_is_said_of_an_unlisted_village() -> None:
    assert compatible(VILLAGE, HOMS) is None
    assert apart_km(VILLAGE, HOMS) is None


def test_a_place_is_compatible_with_itself() -> None:
    assert compatible(HOMS, HOMS) is True
