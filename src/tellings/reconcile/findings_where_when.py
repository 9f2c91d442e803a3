"""Findings about time and place: conflicting dates, conflicting places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from tellings.language.geography import distance_km
from tellings.model import Claim, Event, Evidence, Finding, Place, Support
from tellings.reconcile.finding_parts import Table, make
from tellings.reconcile.moments import moment

FAR_KM = 25.0
"""Two named points nearer than this are one limited area (UCDP's where_prec 2)."""

POINTS = frozenset({"exact", "neighbourhood", "town"})
DAYS = frozenset({"minute", "hour", "part_of_day", "day", "days"})


def find_date_conflicts(event: Event, table: Table) -> Iterator[Finding]:
    """Articles that put the same happening on days that cannot both be right."""
    told = [(c, s) for c in table.by_event[event.id] if (s := _time_support(c)) is not None and _dated(c)]
    first: dict[str, list[tuple[Claim, Support]]] = {}
    for claim, support in told:
        first.setdefault(claim.article, []).append((claim, support))
    apart: dict[str, tuple[Claim, Support]] = {}
    for a, b in combinations(first, 2):
        pair = _contradiction(first[a], first[b])
        if pair:
            apart.setdefault(a, pair[0])
            apart.setdefault(b, pair[1])
    if len(apart) < 2:
        return
    sides = list(apart.values())
    yield make(
        "conflicting dates", "conflicting_dates",
        " against ".join(f"“{s.quote}” ({table.name(c.article)})" for c, s in sides[:4]) + ".",
        claims=[c for c, _ in sides], evidence_=[table.cut(c.article, s.start, s.end) for c, s in sides], events=[event.id],
        confidence="likely", reasons=["resolved against each article's own date, the stretches of time do not meet"],
    )  # fmt: skip


def _time_support(claim: Claim) -> Support | None:
    return next((s for s in claim.support if s.role == "time"), None)


def _dated(claim: Claim) -> bool:
    period = claim.period
    return bool(
        period and period.earliest and period.latest and period.precision in DAYS and period.kind == "instant_within"
        and claim.scope == "this_event" and claim.modality != "planned"
    )  # fmt: skip


def _contradiction(
    a: Sequence[tuple[Claim, Support]], b: Sequence[tuple[Claim, Support]]
) -> tuple[tuple[Claim, Support], tuple[Claim, Support]] | None:
    """A pair that contradicts, if nothing in the two Articles agrees."""
    pairs = [(x, y) for x in a for y in b]
    if any(_meet(x[0], y[0]) for x, y in pairs):
        return None
    return pairs[0] if pairs else None


def _meet(a: Claim, b: Claim) -> bool:
    pa, pb = a.period, b.period
    if not pa or not pb:
        return True
    start_a, end_a, start_b, end_b = moment(pa.earliest), moment(pa.latest), moment(pb.earliest), moment(pb.latest)
    if not (start_a and end_a and start_b and end_b):
        return True
    return start_a.earliest <= end_b.latest and start_b.earliest <= end_a.latest


def find_place_conflicts(event: Event, table: Table) -> Iterator[Finding]:
    """Articles that put the same happening at points too far from each other to be one."""
    told = [(c, p, s) for c in table.by_event[event.id] if c.scope == "this_event" for p, s in _points(c)]
    for (a, place_a, at_a), (b, place_b, at_b) in combinations(told, 2):
        if a.article == b.article or a.happening != b.happening or _near(place_a, place_b):
            continue
        if any(x.article == a.article and _near(p, place_b) for x, p, _ in told):
            continue
        evidence: list[Evidence] = [table.cut(a.article, at_a.start, at_a.end), table.cut(b.article, at_b.start, at_b.end)]
        yield make(
            "conflicting places", "conflicting_places",
            f"{place_a.name.text} ({table.name(a.article)}) against {place_b.name.text} ({table.name(b.article)}).",
            claims=[a, b], evidence_=evidence, events=[event.id], confidence="possible",
            reasons=[f"the two points lie more than {FAR_KM:.0f} km apart, and neither article names the other's"],
        )  # fmt: skip
        return


def _points(claim: Claim) -> Iterator[tuple[Place, Support]]:
    for place in claim.places:
        if place.role in ("at", "in") and place.precision in POINTS and place.lat is not None:
            support = next((s for s in claim.support if s.role == "place" and s.quote == place.name.text), None)
            if support:
                yield place, support


def _near(a: Place, b: Place) -> bool:
    if a.gazetteer_id and a.gazetteer_id == b.gazetteer_id:
        return True
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return True
    return distance_km(a.lat, a.lon, b.lat, b.lon) <= FAR_KM
