"""Periods for Claims whose Article never tells the day: those that other Articles give their Event.

A follow-up ("the toll has risen to 14") often leaves out when it happened. Its Claims stand in an Event whose day others tell, so that
day is their Period too, with the basis ``inferred from <article id>`` and without Support: the Article does not say it. This is done last,
for what is shown and stored; neither linking nor the Findings see a lent Period.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from tellings.model import Claim, Event, Period

NEAR = 92
"""Days around the Event's within which a day without a year is of its year."""

_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")


def lend_periods(claims: Sequence[Claim], events: Sequence[Event]) -> list[Claim]:
    """The Claims, those about one happening without a Period of their own with that of their Event."""
    dated = {e.id: e.period for e in events if e.period is not None and e.period.earliest and e.period.latest}
    told = _told(claims)
    return [_lent(c, dated, told.get(c.event or "", [])) for c in claims]


def _told(claims: Sequence[Claim]) -> Mapping[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.event and claim.period is not None and claim.period.earliest:
            found[claim.event].append(claim)
    return found


def _lent(claim: Claim, dated: Mapping[str, Period], told: Sequence[Claim]) -> Claim:
    lender = dated.get(claim.event or "")
    if lender is None or claim.scope != "this_event" or claim.modality == "planned":
        return claim
    if claim.period is not None:
        return claim if claim.period.earliest else claim.replace(period=_with_year(claim.period, lender, _source(claim, lender, told)))
    source = _source(claim, lender, told)
    return claim.replace(period=lender.replace(basis=f"inferred from {source}")) if source else claim


def _source(claim: Claim, lender: Period, told: Sequence[Claim]) -> str | None:
    """The first other Article that tells the Event's Period, or a part of it."""
    others = [c for c in told if c.article != claim.article and c.period is not None]
    same = [c.article for c in others if c.period is not None and c.period.edtf == lender.edtf]
    within = [c.article for c in others if c.period is not None and _overlap(c.period, lender)]
    return next(iter([*same, *within]), None)


def _overlap(a: Period, b: Period) -> bool:
    return bool(a.earliest and b.earliest and (a.earliest <= (b.latest or "")) and (b.earliest <= (a.latest or "")))


def _with_year(period: Period, lender: Period, source: str | None) -> Period:
    """A Period without a year in the year that puts it next to the Event, if one does."""
    days = _YEARLESS.findall(period.edtf)
    if not days or not source or not lender.earliest:
        return period
    try:
        known = dt.date.fromisoformat(lender.earliest[:10])
        fits = [y for y in (known.year - 1, known.year, known.year + 1) if abs((dt.date(y, *map(int, days[0])) - known).days) <= NEAR]
        ends = [dt.date(fits[0], *map(int, day)) for day in (days[0], days[-1])] if len(fits) == 1 else []
    except ValueError:  # 29 February, the years 0 and 10000
        return period
    if not ends or ends[0] > ends[1]:
        return period
    return period.replace(
        edtf=period.edtf.replace("XXXX", f"{fits[0]:04d}"),
        earliest=f"{ends[0]}T00:00",
        latest=f"{ends[1]}T23:59",
        basis=f"inferred from {source}",
    )
