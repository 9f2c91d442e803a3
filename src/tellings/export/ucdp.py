"""Rows in the shape of UCDP GED: one a place, figures of the Profile ``ucdp``."""

from __future__ import annotations

import math
from datetime import date

from tellings.export.dataset import Dataset, day_bounds, figure, total
from tellings.export.divide import evenly, scenes
from tellings.export.fields import UCDP
from tellings.export.where import country_name, point
from tellings.language import table
from tellings.model import Estimate, Event, Place
from tellings.reconcile.kinds import kind_of
from tellings.reconcile.naming import acts_for, words

Cell = str | int | float | None
Row = dict[str, Cell]

WHERE = {"exact": 1, "town": 1, "neighbourhood": 1, "near": 2, "district": 3, "province": 4, "region": 5, "country": 6, "water": 7}


def ucdp_rows(data: Dataset) -> tuple[list[Row], dict[str, str]]:
    """Return a row for each Event and place with at least one death in low, best or high, and why others have none."""
    rows: list[Row] = []
    left: dict[str, str] = {}
    for event in data.under("ucdp").events:
        toll = total(event, "killed")
        if toll is None or not any((toll.low, toll.best, toll.high)):
            left[event.id] = "no death in the low, best or high estimate"
            continue
        places: list[Place | None] = [*scenes(event, data)] or [None]
        for number, place in enumerate(places, start=1):
            row: Row = dict.fromkeys(UCDP)
            row.update(_what(event, data), **_sources(event, data), **_when(event), **_where(place))
            row.update(_deaths(event, toll, len(places), data))
            row["id"] = event.id if len(places) == 1 else f"{event.id}-{number}"
            rows.append(row)
    return rows, left


def _what(event: Event, data: Dataset) -> Row:
    """The type of violence and the sides: in a state-based fight side A is the state's, else whoever is said to have done it."""
    agent = event.actors[0].text if event.actors else None
    victims = {e.affected.cls for e in event.estimates if e.measure == "killed"} - {"person", "unknown"}
    shapes = {row["code"]: row["ucdp"].split("|") for row in table("happenings") if row["ucdp"]}.get(event.happening or "", [])
    one_sided = victims == {"civilian"} and agent is not None
    state = _state(event, data)
    kind = 3 if one_sided or shapes == ["3"] else 1 if state and victims & {"combatant", "security"} else None
    side_a, side_b = agent, "Civilians" if kind == 3 else _victims(event)
    if kind == 1 and state and agent and not acts_for(words(state), words(agent)):
        side_a, side_b = state, agent
    clear = all(data.claim[i].scope != "cumulative" for e in event.estimates for i in e.claims if i in data.claim)
    name = f"{side_a} - {side_b}" if side_a and side_b else None
    return {"type_of_violence": kind, "side_a": side_a, "side_b": side_b, "dyad_name": name, "event_clarity": 1 if clear else 2}


def _victims(event: Event) -> str | None:
    sides = [e.affected.side for e in event.estimates if e.measure == "killed" and e.affected.side]
    return sides[0] if sides else None


def _state(event: Event, data: Dataset) -> str | None:
    """The official body that is a party to the Event."""
    sides = [data.origin[o.origin] for o in event.origins if o.role == "party" and o.origin in data.origin]
    return next((o.name for o in sides if o.kind == "official"), None)


def _sources(event: Event, data: Dataset) -> Row:
    articles = data.articles_of(event)
    origins = [data.origin[o.origin].name for o in event.origins if o.origin in data.origin]
    return {
        "number_of_sources": len(articles),
        "source_article": "; ".join(", ".join(part for part in (a.outlet, a.published, a.title or a.file) if part) for a in articles),
        "source_office": "; ".join(dict.fromkeys(a.outlet for a in articles if a.outlet)) or None,
        "source_date": "; ".join(a.published for a in articles if a.published) or None,
        "source_headline": "; ".join(a.title for a in articles if a.title) or None,
        "source_original": "; ".join(origins) or None,
    }  # fmt: skip


def _when(event: Event) -> Row:
    first, last = day_bounds(event)
    if first is None or last is None:
        return {"date_prec": None}
    return {"year": int(first[:4]), "date_start": first, "date_end": last, "date_prec": _date_precision(first, last)}


def _date_precision(first: str, last: str) -> int:
    """1 a day; 2 two to six days; 3 a week; 4 up to a month; 5 longer (codebook 26.1)."""
    length = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    return next(code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31), (5, math.inf)) if length <= most)


def _where(place: Place | None) -> Row:
    if place is None:
        return {}
    row: Row = {
        "where_prec": WHERE.get(place.precision), "where_coordinates": place.name.canonical or place.name.text,
        "where_description": place.name.text, "adm_1": place.admin1, "adm_2": place.admin2, "country": country_name(place),
    }  # fmt: skip
    at = point(place)
    if at is not None:
        row.update(latitude=at[0], longitude=at[1], geom_wkt=f"POINT ({at[1]:.6f} {at[0]:.6f})", priogrid_gid=priogrid(*at))
    return row


def priogrid(lat: float, lon: float) -> int:
    """The PRIO-GRID cell (half a degree, counted from the south-west corner by rows of 720; Tollefsen et al. 2012)."""
    row = min(int((lat + 90) * 2), 359)
    column = min(int((lon + 180) * 2), 719)
    return row * 720 + column + 1


def _deaths(event: Event, toll: Estimate, shares: int, data: Dataset) -> Row:
    """Deaths by side add up to ``best``; what no group accounts for is unknown. Divided evenly over places.

    In a state-based fight the soldiers and police are side A's, other combatants side B's; else combatants are those of side B.
    """
    best = figure(toll.best, toll.low if toll.low is not None else toll.high)
    groups: dict[str, int] = {}
    for estimate in (e for e in event.estimates if e.measure == "killed" and e is not toll):
        side = _side(estimate, data)
        groups[side] = groups.get(side, 0) + figure(estimate.best, estimate.low)
    if _side(toll, data) != "unknown":
        groups = {_side(toll, data): best}
    civilians = min(groups.get("civilian", 0), best)
    forces = min(groups.get("forces", 0), best - civilians)
    fighters = min(groups.get("fighters", 0), best - civilians - forces)
    a = forces if _what(event, data)["type_of_violence"] == 1 else 0
    figures = {
        "best": best, "low": figure(toll.low, 0), "high": figure(toll.high, best), "deaths_a": a, "deaths_b": forces + fighters - a,
        "deaths_civilians": civilians, "deaths_unknown": best - civilians - forces - fighters,
    }  # fmt: skip
    return {name: value if shares == 1 else evenly(value, shares)[0] for name, value in figures.items()}


def _side(estimate: Estimate, data: Dataset) -> str:
    """Whether an Estimate counts civilians, a state's forces (soldiers, police) or other fighters."""
    cls = estimate.affected.cls
    if cls not in {"combatant", "security"}:
        return "civilian" if cls == "civilian" else "unknown"
    soldiers = {kind_of(data.claim[i]).noun == "soldier" for i in estimate.claims if i in data.claim}
    if cls == "security" or soldiers == {True}:
        return "forces"
    return "fighters" if soldiers == {False} else "unknown"
