"""Places as the formats of others want them: names of countries, coordinates within the globe."""

from __future__ import annotations

from functools import lru_cache

from tellings.language import table
from tellings.model import Place


def point(place: Place | None) -> tuple[float, float] | None:
    """Return latitude and longitude; longitudes are brought into -180..180 and latitudes cut at the poles (RFC 7946)."""
    if place is None or place.lat is None or place.lon is None:
        return None
    lon = place.lon if -180 <= place.lon <= 180 else (place.lon + 180) % 360 - 180
    return max(-90.0, min(90.0, place.lat)), lon


def country_name(place: Place) -> str | None:
    """Return the English name of a place's country; what is no ISO code stays as it is."""
    return _countries().get(place.country or "", (place.country, None))[0]


def country_number(place: Place) -> int | None:
    """Return the numeric code (ISO 3166-1) of a place's country."""
    return _countries().get(place.country or "", (None, None))[1]


@lru_cache(maxsize=1)
def _countries() -> dict[str, tuple[str | None, int | None]]:
    return {row["iso"]: (row["name"], int(row["number"]) if row["number"] else None) for row in table("country_names")}
