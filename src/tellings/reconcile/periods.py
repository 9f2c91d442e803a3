"""The Period of an Event out of the Periods of its Claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from tellings.model import Claim, Period

FINE = ("minute", "hour", "part_of_day", "day", "days", "week", "month", "season", "year", "unknown")


class _Telling(NamedTuple):
    period: Period
    days: tuple[str, str]
    """First and last day, ISO 8601."""
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
    tellers: dict[tuple[str, str], set[str]] = {}
    for telling in tellings:
        tellers.setdefault(telling.days, set()).add(telling.article)
    support = {days: len(set().union(*(t for other, t in tellers.items() if _agree(days, other)))) for days in tellers}
    own = Counter(t.period.edtf for t in tellings)
    best = min(tellings, key=lambda t: (-support[t.days], FINE.index(t.period.precision), -own[t.period.edtf], t.days))
    rivals = [t for t in tellings if support[t.days] == support[best.days] and not _agree(t.days, best.days)]
    if not rivals:
        return best.period
    return _within(best, rivals)


def _within(best: _Telling, rivals: Sequence[_Telling]) -> Period:
    """Return "some time within" what equally many tell."""
    first, last = min(t.days[0] for t in (best, *rivals)), max(t.days[1] for t in (best, *rivals))
    earliest = min([best.period.earliest or "", *(r.period.earliest or "" for r in rivals)])
    latest = max([best.period.latest or "", *(r.period.latest or "" for r in rivals)])
    return Period(
        edtf=f"[{first}..{last}]", earliest=earliest or None, latest=latest or None, kind="instant_within", precision="days",
        basis=best.period.basis,
    )  # fmt: skip


def _telling(period: Period, article: str) -> _Telling | None:
    if not period.earliest or not period.latest:
        return None
    return _Telling(period, (period.earliest[:10], period.latest[:10]), article)


def _agree(a: tuple[str, str], b: tuple[str, str]) -> bool:
    return (a[0] >= b[0] and a[1] <= b[1]) or (b[0] >= a[0] and b[1] <= a[1])
