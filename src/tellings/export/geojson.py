"""Events as GeoJSON (RFC 7946): one Feature an Event, its other places beside it in the properties."""

from __future__ import annotations

from typing import Any

from tellings.codec import encode_json
from tellings.export.dataset import Dataset, scene
from tellings.model import Event, Place, plain


def to_geojson(data: Dataset) -> bytes:
    """Write a FeatureCollection; an Event without coordinates has a null geometry, as the standard has it."""
    features = [_feature(event, data) for event in data.events]
    return encode_json({"type": "FeatureCollection", "features": features}) + b"\n"


def _feature(event: Event, data: Dataset) -> dict[str, Any]:
    period = event.period
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": _point(scene(event)),
        "properties": {
            "title": event.title,
            "happening": event.happening,
            "date": period.edtf if period else None,
            "earliest": period.earliest if period else None,
            "latest": period.latest if period else None,
            "date_precision": period.precision if period else None,
            "places": [plain(place) for place in event.places],
            "actors": [name.text for name in event.actors],
            "origins": [data.origin[o.origin].name for o in event.origins if o.origin in data.origin],
            "estimates": [
                {"measure": e.measure, "affected": plain(e.affected), "low": e.low, "best": e.best, "high": e.high, "origins": e.origins}
                for e in event.estimates
            ],
            "articles": [a.url or a.file or a.id for a in data.articles_of(event)],
        },
    }


def _point(place: Place | None) -> dict[str, Any] | None:
    """A point; longitudes are brought into -180..180 and latitudes cut at the poles, which RFC 7946 wants."""
    if place is None or place.lat is None or place.lon is None:
        return None
    lon = place.lon if -180 <= place.lon <= 180 else (place.lon + 180) % 360 - 180
    return {"type": "Point", "coordinates": [round(lon, 6), round(max(-90.0, min(90.0, place.lat)), 6)]}
