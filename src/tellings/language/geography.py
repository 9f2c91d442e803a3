"""Distance and containment of places, for all stages that compare them."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from tellings.model import Place

EARTH_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""

_WIDTH = {"exact": 0, "neighbourhood": 1, "town": 2, "near": 3, "district": 4, "province": 5, "region": 6, "country": 7, "water": 6}


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance of two points given in degrees, in km (haversine)."""
    a, b, c, d = radians(lat1), radians(lon1), radians(lat2), radians(lon2)
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def apart_km(a: Place, b: Place) -> float | None:
    """Distance of two Places in km; None where one of them has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return distance_km(a.lat, a.lon, b.lat, b.lon)


def contains(whole: Place, part: Place) -> bool:
    """Say whether ``part`` is known to lie in ``whole`` (a country or a division), or is the same place.

    Only divisions are known by their bounds; a town contains nothing but itself, and the answer False may mean
    that nothing is known.
    """
    if whole.gazetteer_id is not None and whole.gazetteer_id == part.gazetteer_id:
        return True
    if _WIDTH.get(whole.precision, 0) <= _WIDTH.get(part.precision, 0) or whole.country is None or whole.country != part.country:
        return False
    if whole.precision == "country":
        return True
    if whole.precision == "province":
        return whole.admin1 is not None and whole.admin1 == part.admin1
    if whole.precision == "district":
        return whole.admin2 is not None and (whole.admin1, whole.admin2) == (part.admin1, part.admin2)
    return False


def compatible(a: Place, b: Place, within_km: float = 25.0) -> bool | None:
    """Say whether two Places can be one: one contains the other, or they lie close together.

    Returns:
        None where nothing can be said: one of them is unknown to the gazetteer and the names differ.
    """
    if contains(a, b) or contains(b, a) or a.name.text.casefold() == b.name.text.casefold():
        return True
    apart = apart_km(a, b)
    if apart is None or "region" in (a.precision, b.precision) or "water" in (a.precision, b.precision):
        return None
    return apart <= within_km
