"""The days that undated Articles tell of: no text came out before what it reports."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from tellings.model import Claim, Links, Reading

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def told_since(readings: Sequence[Reading], links: Links) -> dict[str, str]:
    """For each Article without a day of publication of its own the latest day (YYYY-MM-DD) on which something it reports began.

    The day of an Event is the one that most dated Articles give as its first, else the earliest, and only asserted Claims count:
    feared and planned things may lie ahead.
    """
    dated = {r.article.id for r in readings if _DAY.fullmatch(r.article.published or "") and r.article.published_basis != "inferred"}
    began = _began(readings, links, dated)
    found: dict[str, str] = {}
    for reading in readings:
        days = [began[e] for e in {_event(c, links) for c in reading.claims if c.modality == "asserted"} if e in began]
        if reading.article.id not in dated and days:
            found[reading.article.id] = max(days)
    return found


def _began(readings: Sequence[Reading], links: Links, dated: set[str]) -> Mapping[str, str]:
    days: dict[str, dict[str, str]] = defaultdict(dict)
    for reading in readings:
        for claim in reading.claims if reading.article.id in dated else ():
            event = _event(claim, links)
            if event and claim.scope == "this_event" and claim.period and claim.period.earliest:
                day = claim.period.earliest[:10]
                days[event][reading.article.id] = min(day, days[event].get(reading.article.id, day))
    return {event: _agreed(sorted(found.values())) for event, found in days.items()}


def _agreed(days: Sequence[str]) -> str:
    """The day that more than half of some Articles give, else the earliest: one wrong link moves no Event."""
    day, times = Counter(days).most_common(1)[0]
    return day if 2 * times > len(days) else days[0]


def _event(claim: Claim, links: Links) -> str:
    return links.claim_event.get(claim.id, "")
