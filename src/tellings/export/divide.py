"""Totals divided over days and places."""

from __future__ import annotations

from datetime import date, timedelta

from tellings.export.dataset import SCENE, Dataset, day_bounds, total
from tellings.model import Claim, Event, Place

FINE = {"exact", "neighbourhood", "town", "near", "district"}
MAX_DAYS = 366


def evenly(figure: int, shares: int) -> list[float]:
    """Divide a figure into equal shares (UCDP's rule), exact to what a float holds."""
    return [figure / shares if figure < 10**300 else figure // shares] * shares


def remainder_first(figure: int, shares: int) -> list[int]:
    """Divide a figure into whole numbers as evenly as possible, what is left over to the first ones (ACLED's rule)."""
    base, left = divmod(figure, shares)
    return [base + (position < left) for position in range(shares)]


def scenes(event: Event, data: Dataset, measure: str = "killed") -> list[Place]:
    """Return the places over which the figure of one Claim behind the best Estimate is told; one place or none as a rule.

    Other places of the Event are its surroundings, or rival tellings of one place: nothing is divided over those.
    """
    estimate = total(event, measure)
    for claim in (data.claim.get(i) for i in (estimate.best_claims or estimate.claims if estimate else [])):
        places = _fine_places(claim) if claim else []
        if len(places) > 1:
            return places
    return [p for p in event.places if p.role in SCENE][:1]


def _fine_places(claim: Claim) -> list[Place]:
    found = {p.gazetteer_id or p.name.text: p for p in claim.places if p.role in {"at", "in"} and p.precision in FINE and p.lat is not None}
    inside = {name for p in found.values() for name in (p.admin1, p.admin2) if name}
    return [p for p in found.values() if p.name.text not in inside]


def days(event: Event) -> list[str]:
    """Return the days of an Event that lasted; one day, or none, for what happened at some time within its Period."""
    first, last = day_bounds(event)
    if first is None or last is None or event.period is None:
        return []
    if event.period.kind != "lasts":
        return [first]
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return [(start + timedelta(n)).isoformat() for n in range(min((end - start).days + 1, MAX_DAYS))]
