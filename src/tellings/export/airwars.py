"""Rows in the shape of Airwars' incidents: one an Event, ranges of the Profile ``airwars``, and a grading of the harm."""

from __future__ import annotations

from tellings.export.dataset import Dataset, day_bounds, scene, total
from tellings.export.fields import AIRWARS
from tellings.export.ucdp import Row
from tellings.export.where import country_name, point
from tellings.language import table
from tellings.model import Estimate, Event
from tellings.reconcile.grading import grade, strike_status

HARM = ("killed", "injured")
GROUPS = {
    "children": ("age_sex", "children"), "women": ("age_sex", "women"), "men": ("age_sex", "men"),
    "civilian_non_combatants": ("cls", "civilian"), "member_of_armed_forces": ("group", "soldier"), "belligerents": ("cls", "combatant"),
    "healthcare_personnel": ("group", "doctor nurse medic paramedic midwife"), "journalists": ("group", "journalist reporter photographer"),
}  # fmt: skip
ACCURACY = {
    "exact": "Exact location (other)", "neighbourhood": "Neighbourhood/area", "town": "Town", "near": "Nearby landmark",
    "district": "District", "province": "Province/governorate",
}  # fmt: skip


def airwars_rows(data: Dataset) -> tuple[list[Row], dict[str, str]]:
    """Return a row for each violent Event with harm to people, and why others have none."""
    kinds = {row["code"]: row for row in table("happenings")}
    rows: list[Row] = []
    left: dict[str, str] = {}
    for event in data.under("airwars").events:
        harm = [e for e in event.estimates if e.measure in HARM and e.affected.cls not in {"object", "animal"}]
        kind = kinds.get(event.happening or "", {})
        if kind and kind["class"] != "violence":
            left[event.id] = f"{kind['name']} is no violent event"
        elif not any(e.high for e in harm):
            left[event.id] = "nobody is said to be killed or injured"
        else:
            rows.append(_row(event, data, kind))
    return rows, left


def _row(event: Event, data: Dataset, kind: dict[str, str]) -> Row:
    row: Row = dict.fromkeys(AIRWARS)
    row.update(_when(event), **_where(event), **_first_report(event, data))
    civilian = any(e.affected.cls in {"civilian", "person", "unknown"} for e in event.estimates if e.measure in HARM and e.high)
    claims = data.claims_of(event)
    row.update({
        "code": event.id, "previous_codes": "; ".join(event.former_ids) or None, "strike_type_name": kind.get("airwars") or None,
        "strike_status_name": strike_status(event, claims, data.origin), "civilian_harm_status_name": grade(event, claims, data.origin),
        "civilian_harm_reported": int(civilian), "total_strikes": _strikes(event),
        "targeted_belligerent_name": next((a.value for a in event.accounts if a.aspect == "target"), None),
        "num_sources": len(event.articles), "num_sources_twitter": 0, "num_sources_facebook": 0, "num_sources_telegram": 0,
    })  # fmt: skip
    for site, column in (("twitter.com", "twitter"), ("x.com", "twitter"), ("facebook.com", "facebook"), ("t.me", "telegram")):
        hosts = [(a.url or "").split("/")[2] if (a.url or "").count("/") >= 2 else "" for a in data.articles_of(event)]
        row[f"num_sources_{column}"] = int(row[f"num_sources_{column}"] or 0) + sum(h == site or h.endswith(f".{site}") for h in hosts)
    counted = sum(int(row[f"num_sources_{name}"] or 0) for name in ("twitter", "facebook", "telegram"))
    row["num_sources_other"] = len(event.articles) - counted
    for measure in HARM:
        row.update(_victims(event, measure))
    return row


def _victims(event: Event, measure: str) -> Row:
    """Fill the groups that are told apart; a toll of nobody's class in particular is civilian harm of undetermined kind."""
    found: Row = {}
    estimates = [e for e in event.estimates if e.measure == measure and e.affected.cls not in {"object", "animal"}]
    for name, (attribute, value) in GROUPS.items():
        match = next(
            (e for e in estimates if _is(e, attribute, value) and (name != "belligerents" or not _of_soldiers(e, estimates))), None
        )
        if match is not None:
            found.update(_ends(name, measure, match))
    whole = total(event, measure)
    if whole is not None and whole.affected.cls in {"person", "unknown", "staff", "security"}:
        found.update(_ends("undetermined", measure, whole))
    return found


def _is(estimate: Estimate, attribute: str, value: str) -> bool:
    if attribute == "group":
        return (estimate.affected.group or "") in value.split()
    return bool(getattr(estimate.affected, attribute) == value)


def _of_soldiers(estimate: Estimate, others: list[Estimate]) -> bool:
    """Say whether an Estimate of combatants counts soldiers, alone or (the whole toll) with others: they have columns of their own."""
    return estimate.affected.group == "soldier" or (estimate.affected.group is None and any(e.affected.group == "soldier" for e in others))


def _ends(name: str, measure: str, estimate: Estimate) -> Row:
    return {f"{name}_{measure}_min": estimate.low if estimate.low is not None else 0, f"{name}_{measure}_max": estimate.high}


def _when(event: Event) -> Row:
    first, last = day_bounds(event)
    if first is None or event.period is None:
        return {}
    clock = (event.period.earliest or "")[11:16] if event.period.precision in {"minute", "hour"} else None
    row: Row = {"date_type": "exact" if first == last else "range", "date": first, "date_end": last if last != first else None}
    if clock:
        row.update(local_time_type="exact" if event.period.precision == "minute" else "approximate", local_time=clock)
    elif event.period.precision == "part_of_day":
        row["local_time_of_day"] = _part_of_day(int((event.period.earliest or "")[11:13] or 0))
    return row


def _part_of_day(hour: int) -> str:
    if hour < 5 or hour >= 20:
        return "Night"
    return "Morning" if hour < 12 else "Afternoon" if hour < 17 else "Evening"


def _where(event: Event) -> Row:
    place = scene(event)
    if place is None:
        return {"geolocated": 0}
    lat, lon = point(place) or (None, None)
    return {
        "country_name": country_name(place), "location_name": place.name.canonical or place.name.text, "region": place.admin1,
        "latitude": lat, "longitude": lon, "geolocated": int(lat is not None),
        "geolocation_status_name": "From the gazetteer" if lat is not None else None,
        "geolocation_accuracy_name": ACCURACY.get(place.precision) if lat is not None else None,
    }  # fmt: skip


def _first_report(event: Event, data: Dataset) -> Row:
    dated = [a for a in data.articles_of(event) if a.published]
    if not dated:
        return {}
    first = dated[0]
    return {
        "local_first_reported_date_time": first.published_at or first.published, "local_first_reported_by": first.outlet,
        "local_first_reported_url": first.url,
    }  # fmt: skip


def _strikes(event: Event) -> int | None:
    strikes = [e for e in event.estimates if e.measure in {"fired", "other"} and "strike" in (e.affected.group or "")]
    return next((e.low for e in strikes), None)
