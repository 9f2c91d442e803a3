"""The Period of an Event out of the Periods of its Claims."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tellings.model import Claim, Period

FINE = ("minute", "hour", "part_of_day", "day", "days", "week", "month", "season", "year", "unknown")


class _Telling(NamedTuple):
    period: Period
    first: str
    last: str
    article: str


def reconcile_period(claims: Sequence[Claim]) -> Period | None:
    """Return the Period that most Articles agree on, the most exact of several.

    An Article agrees with a Period when one of its own lies within it or around it. Where two Periods that
    exclude each other are told by equally many, the result is some time within both. Days
    without a year are taken only where nobody gives a year.
    """
    told = [c for c in claims if c.scope == "this_event" and c.modality != "planned"] or list(claims)
    tellings = [t for c in told if c.period is not None and (t := _telling(c.period, c.article)) is not None]
    if not tellings:
        known = [c.period for c in told if c.period is not None]
        return min(known, key=lambda p: (FINE.index(p.precision), p.edtf)) if known else None
    support = {t: len({o.article for o in tellings if _agree(t, o)}) for t in tellings}
    own = {t: sum(o.period.edtf == t.period.edtf for o in tellings) for t in tellings}
    best = min(tellings, key=lambda t: (-support[t], FINE.index(t.period.precision), -own[t], t.first, t.last))
    rivals = [t for t in tellings if support[t] == support[best] and not _agree(t, best)]
    if not rivals:
        return best.period
    return _within(best, rivals)


def _within(best: _Telling, rivals: Sequence[_Telling]) -> Period:
    """Return "some time within" what equally many tell."""
    first, last = min([best.first, *(r.first for r in rivals)]), max([best.last, *(r.last for r in rivals)])
    earliest = min([best.period.earliest or "", *(r.period.earliest or "" for r in rivals)])
    latest = max([best.period.latest or "", *(r.period.latest or "" for r in rivals)])
    return Period(
        edtf=f"[{first}..{last}]", earliest=earliest or None, latest=latest or None, kind="instant_within", precision="days",
        basis=best.period.basis,
    )  # fmt: skip


def _telling(period: Period, article: str) -> _Telling | None:
    if not period.earliest or not period.latest:
        return None
    return _Telling(period, period.earliest[:10], period.latest[:10], article)


def _agree(a: _Telling, b: _Telling) -> bool:
    return (a.first >= b.first and a.last <= b.last) or (b.first >= a.first and b.last <= a.last)
