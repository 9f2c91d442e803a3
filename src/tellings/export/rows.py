"""One row for each Estimate: the plain table for spreadsheets and data frames."""

from __future__ import annotations

from tellings.export.dataset import Dataset, scene, stretch
from tellings.export.fields import ESTIMATES
from tellings.export.ucdp import Row
from tellings.model import Estimate, Event


def estimate_rows(data: Dataset) -> list[Row]:
    """Return a row for each Estimate of each Event; an Event without any has one row without a measure."""
    rows: list[Row] = []
    for event in data.events:
        told: list[Estimate | None] = [*event.estimates]
        rows.extend(_row(event, estimate) for estimate in told or [None])
    return rows


def _row(event: Event, estimate: Estimate | None) -> Row:
    row: Row = dict.fromkeys(ESTIMATES)
    row.update(event=event.id, title=event.title, happening=event.happening, articles=len(event.articles))
    if event.period is not None:
        row.update(
            date=event.period.edtf, earliest=event.period.earliest, latest=event.period.latest, date_precision=event.period.precision
        )
    place = scene(event)
    if place is not None:
        row.update(place=place.name.text, latitude=place.lat, longitude=place.lon, place_precision=place.precision, country=place.country)
    if estimate is not None:
        who = estimate.affected
        row.update(
            measure=estimate.measure, affected_class=who.cls, affected_group=who.group, affected_side=who.side,
            affected_age_sex=who.age_sex, total=int(who.group is None), low=estimate.low, best=estimate.best, high=estimate.high,
            rule=estimate.rule, origins=estimate.origins, independence=estimate.independence, claims=" ".join(estimate.claims),
            history="; ".join(f"{step.at or 'undated'}: {stretch(step.low, step.high)}" for step in estimate.history) or None,
        )  # fmt: skip
    return row
