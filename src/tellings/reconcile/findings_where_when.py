"""Findings about time and place: conflicting dates, conflicting places."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from tellings.language.geography import distance_km
from tellings.model import Claim, Event, Evidence, Finding, Period, Place, Support
from tellings.reconcile.finding_parts import Table, agree, counted, make
from tellings.reconcile.moments import moment

FAR_KM = 25.0
"""Two named points nearer than this are one limited area (UCDP's where_prec 2)."""

POINTS = frozenset({"exact", "neighbourhood", "town"})
NEARBY = 600
"""Characters back from the end of a Claim's sentence within which its time has to be said: about a paragraph."""

DAYS = frozenset({"minute", "hour", "part_of_day", "day", "days"})


def find_date_conflicts(event: Event, table: Table) -> Iterator[Finding]:
    """Articles that put the same fact on days that cannot both be right.

    Only Claims of the same measure with agreeing figures are compared: they tell the same fact, so a difference of
    time is not one of two happenings or of a part and the whole.
    """
    told = [(c, s) for c in table.by_event[event.id] if counted(c) and (s := _time_support(c)) is not None and _dated(c)]
    apart: dict[str, tuple[Claim, Support]] = {}
    meeting: set[tuple[str, str]] = set()
    for (a, at_a), (b, at_b) in combinations(told, 2):
        if a.article == b.article or a.measure != b.measure or not agree(a, b) or not (_own(a, at_a) or _own(b, at_b)):
            continue
        if _meet(a, b):
            meeting.add((a.article, b.article))
        else:
            apart.setdefault(a.article, (a, at_a))
            apart.setdefault(b.article, (b, at_b))
    sides = [side for article, side in apart.items() if any(_disagree(article, other, meeting) for other in apart if other != article)]
    if len(sides) < 2 or all(_meet(a[0], b[0]) for a, b in combinations(sides, 2)):
        return
    yield make(
        "conflicting dates", "conflicting_dates",
        " against ".join(f"“{s.quote}” ({table.name(c.article)})" for c, s in sides[:4]) + ".",
        claims=[c for c, _ in sides], evidence_=[table.cut(c.article, s.start, s.end) for c, s in sides], events=[event.id],
        confidence="likely", reasons=["resolved against each article's own date, the stretches of time do not meet"],
    )  # fmt: skip


def _disagree(a: str, b: str, meeting: set[tuple[str, str]]) -> bool:
    return (a, b) not in meeting and (b, a) not in meeting


def _time_support(claim: Claim) -> Support | None:
    """What dates a Claim, where it stands in the Claim's own sentence or shortly before it."""
    return next((s for s in claim.support if s.role == "time" and 0 <= claim.sentence.end - s.start <= NEARBY), None)


def _own(claim: Claim, support: Support) -> bool:
    """Whether the time stands in the Claim's own sentence; an inherited one alone contradicts nobody."""
    return claim.sentence.start <= support.start < claim.sentence.end


def _dated(claim: Claim) -> bool:
    period = claim.period
    return bool(
        period and period.earliest and period.latest and period.precision in DAYS and period.kind == "instant_within"
        and claim.scope == "this_event" and claim.modality != "planned"
    )  # fmt: skip


def days_apart(a: Period | None, b: Period | None) -> bool:
    """Whether two Periods are known and do not meet."""
    return bool(a and b) and not _periods_meet(a, b)


def places_apart(a: Event, b: Event) -> bool:
    """Whether every point of one Event lies far from every point of the other."""
    points_a, points_b = ([p for p in e.places if p.lat is not None and p.precision in POINTS] for e in (a, b))
    return bool(points_a and points_b) and all(not _near(p, q) for p in points_a for q in points_b)


def _near(a: Place, b: Place) -> bool:
    return distance_km(a.lat or 0.0, a.lon or 0.0, b.lat or 0.0, b.lon or 0.0) <= FAR_KM


def _meet(a: Claim, b: Claim) -> bool:
    return _periods_meet(a.period, b.period)


def _periods_meet(pa: Period | None, pb: Period | None) -> bool:
    if not pa or not pb:
        return True
    start_a, end_a, start_b, end_b = moment(pa.earliest), moment(pa.latest), moment(pb.earliest), moment(pb.latest)
    if not (start_a and end_a and start_b and end_b):
        return True
    return start_a.earliest <= end_b.latest and start_b.earliest <= end_a.latest


def find_place_conflicts(event: Event, table: Table) -> Iterator[Finding]:
    """The same act put at different spots: too far from each other, or named differently by different Origins."""
    told = [(c, p, s) for c in table.by_event[event.id] if c.scope == "this_event" for p, s in _spots(c)]
    for (a, place_a, at_a), (b, place_b, at_b) in combinations(told, 2):
        if a.article == b.article or not _same_act(a, b) or not _apart(place_a, place_b) or a.origin == b.origin:
            continue
        if any(x.origin == a.origin and not _apart(p, place_b) for x, p, _ in told):
            continue
        evidence: list[Evidence] = [table.cut(a.article, at_a.start, at_a.end), table.cut(b.article, at_b.start, at_b.end)]
        yield make(
            "conflicting places", "conflicting_places",
            f"{place_a.name.text} ({table.name(a.article)}) against {place_b.name.text} ({table.name(b.article)}).",
            claims=[a, b], evidence_=evidence, events=[event.id], confidence="possible",
            reasons=["different origins put the same act at different spots, and neither names the other's"],
        )  # fmt: skip
        return


def _spots(claim: Claim) -> Iterator[tuple[Place, Support]]:
    for place in claim.places:
        if place.role in STANDING and (place.precision in POINTS or place.lat is None):
            support = next((s for s in claim.support if s.role == "place" and s.quote == place.name.text), None)
            if support:
                yield place, support


def _same_act(a: Claim, b: Claim) -> bool:
    stem_a, stem_b = (a.predicate or "").split(" ")[0], (b.predicate or "").split(" ")[0]
    return bool(stem_a) and stem_a == stem_b and not counted(a) and not counted(b)


def _apart(a: Place, b: Place) -> bool:
    """Whether two places cannot be one spot: over 25 km between them, or two spots that no gazetteer holds, with different names."""
    if a.lat is not None and b.lat is not None:
        return distance_km(a.lat, a.lon or 0.0, b.lat, b.lon or 0.0) > FAR_KM
    if a.lat is not None or b.lat is not None:
        return False
    return not set(a.name.text.casefold().split()) & set(b.name.text.casefold().split()) - GENERIC


GENERIC = frozenset("the of square street road bridge market avenue river hill village town district camp school hospital station".split())
STANDING = frozenset({"at", "in", "unknown"})
