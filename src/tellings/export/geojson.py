"""Events as GeoJSON (RFC 7946): one Feature an Event, its other places beside it in the properties."""

from __future__ import annotations

from typing import Any

from tellings.codec import encode_json
from tellings.export.dataset import Dataset, scene
from tellings.export.where import point
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
    at = point(place)
    return None if at is None else {"type": "Point", "coordinates": [round(at[1], 6), round(at[0], 6)]}
