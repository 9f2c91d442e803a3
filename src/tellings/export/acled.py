"""Rows in the shape of ACLED: one a day and place, totals divided, figures of the Profile ``acled``."""

from __future__ import annotations

from datetime import date, timedelta

from tellings.export.dataset import Dataset, day_bounds, figure, stretch, total
from tellings.export.divide import days, remainder_first, scenes
from tellings.export.fields import ACLED
from tellings.export.ucdp import Row
from tellings.export.where import country_name, country_number, point
from tellings.language import table
from tellings.model import Estimate, Event, Place

DISORDER = {
    "Battles": "Political violence", "Explosions/Remote violence": "Political violence", "Violence against civilians": "Political violence",
    "Protests": "Demonstrations", "Riots": "Political violence; Demonstrations", "Strategic developments": "Strategic developments",
}  # fmt: skip
HALF_A_MONTH = 16
EXACT = {"exact": 1, "neighbourhood": 1, "town": 1, "near": 2, "district": 2, "province": 3, "region": 3}


def acled_rows(data: Dataset) -> tuple[list[Row], dict[str, str]]:
    """Return a row for each Event, day and place, and why other Events have none.

    Left out, as ACLED does: what is no political disorder, what no month dates, and totals of a whole country.
    """
    kinds = {row["code"]: row for row in table("happenings")}
    rows: list[Row] = []
    left: dict[str, str] = {}
    for event in data.under("acled").events:
        kind = kinds.get(event.happening or "", {})
        told = days(event)
        places = scenes(event, data)
        if not kind.get("acled_event"):
            left[event.id] = f"{kind.get('name') or 'what happened'} is no type of ACLED's"
        elif not told or _longer_than_a_month(event):
            left[event.id] = "the day or month is not known"
        elif places and places[0].precision == "country":
            left[event.id] = "only the country is known"
        else:
            rows.extend(_divided(event, data, kind, (told, places)))
    return rows, left


def _divided(event: Event, data: Dataset, kind: dict[str, str], over: tuple[list[str], list[Place]]) -> list[Row]:
    told, places = over
    scene: list[Place | None] = [*places] or [None]
    atoms = [(day, place) for day in told for place in scene]
    toll = total(event, "killed")
    shares = remainder_first(figure(toll.best) if toll else 0, len(atoms))
    rows: list[Row] = []
    for number, ((day, place), share) in enumerate(zip(atoms, shares, strict=True), start=1):
        row: Row = dict.fromkeys(ACLED)
        row.update(_when(event, day, lasting=len(told) > 1), **_what(event, kind), **_where(place))
        row["event_id_cnty"] = event.id if len(atoms) == 1 else f"{event.id}-{number}"
        row["fatalities"] = share
        row["source"] = "; ".join(dict.fromkeys(a.outlet for a in data.articles_of(event) if a.outlet)) or None
        row["notes"] = _notes(event, toll, len(atoms))
        rows.append(row)
    return rows


def _longer_than_a_month(event: Event) -> bool:
    first, last = day_bounds(event)
    if event.period is None or event.period.kind == "lasts" or first is None or last is None:
        return False
    return (date.fromisoformat(last) - date.fromisoformat(first)).days > 31


def _when(event: Event, day: str, *, lasting: bool) -> Row:
    """1 the day; 2 a week or weekend, by its middle; 3 a month, by its middle, its beginning or end by its first or last day."""
    first, last = day_bounds(event)
    if lasting or first is None or last is None or first == last:
        return {"event_date": day, "year": int(day[:4]), "time_precision": 1}
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    length = (end - start).days
    middle = (start + timedelta(length // 2)).isoformat()
    if 7 < length <= HALF_A_MONTH and start.month == end.month:  # "early in May", "at the end of May"
        middle = first if start.day == 1 else last if (end + timedelta(1)).day == 1 else middle
    return {"event_date": middle, "year": int(middle[:4]), "time_precision": 1 if length == 1 else 2 if length <= 7 else 3}


def _what(event: Event, kind: dict[str, str]) -> Row:
    """Actors as named; where civilians are hit they are the second actor of violence against them."""
    event_type = kind["acled_event"]
    civilians = any(e.affected.cls == "civilian" for e in event.estimates if e.measure in {"killed", "injured"})
    actors = [name.text for name in event.actors]
    second = "Civilians" if civilians or event_type == "Violence against civilians" else (actors[1] if len(actors) > 1 else None)
    return {
        "disorder_type": DISORDER[event_type], "event_type": event_type, "sub_event_type": kind["acled_sub_event"].split("|")[0],
        "actor1": actors[0] if actors else None, "actor2": second,
        "civilian_targeting": "Civilian targeting" if second == "Civilians" else None,
        "tags": None,
    }  # fmt: skip


def _where(place: Place | None) -> Row:
    if place is None:
        return {}
    lat, lon = point(place) or (None, None)
    return {
        "country": country_name(place), "iso": country_number(place), "admin1": place.admin1, "admin2": place.admin2,
        "location": place.name.canonical or place.name.text,
        "latitude": None if lat is None else round(lat, 4), "longitude": None if lon is None else round(lon, 4),
        "geo_precision": EXACT.get(place.precision),
    }  # fmt: skip


def _notes(event: Event, toll: Estimate | None, atoms: int) -> str:
    """Say what happened, how the toll is disputed and how it was divided, as ACLED's notes do."""
    parts = [event.title]
    if toll is not None and toll.history:
        parts.append("earlier figures: " + ", ".join(f"{stretch(step.low, step.high)} ({step.at or 'undated'})" for step in toll.history))
    if toll is not None and toll.listed:
        parts.append(f"{len(toll.listed)} further figures not counted")
    if toll is not None and atoms > 1:
        parts.append(f"{toll.best} fatalities divided over {atoms} days and places")
    return ". ".join(part for part in parts if part)
