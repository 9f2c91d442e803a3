"""Figures that belong to another Event of the Case: last week's toll told of today's strike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tellings.reconcile.periods import reconcile_period
from tellings.reconcile.stakes import Stake

Ends = tuple[int | None, int | None]
Counted = tuple[str, str]
"""A measure and a domain (people, animals, vehicles)."""
Days = tuple[str, str]
"""First and last day, ISO 8601."""
TELLING = 5
"""From this figure on, an equal figure of another event is no coincidence."""
UNLIKELY = 20
"""From this figure on it is none even where nobody tells a figure near it."""


class Figures(NamedTuple):
    """The figures of a whole Case (one pass over it, whatever its size)."""

    events: Mapping[tuple[str, str, int], set[str]]
    """Measure, domain and figure to the Events that have it."""
    days: Mapping[str, Days]
    """Event to the days of its Period, where they are known."""
    totals: frozenset[str]
    """Events of which all figures are totals or background."""


def index_figures(at_stake: Mapping[str, Sequence[Stake]]) -> Figures:
    """Look up which Events have a figure for a measure and domain, and when they took place."""
    found: dict[tuple[str, str, int], set[str]] = {}
    days: dict[str, Days] = {}
    for event, stakes in at_stake.items():
        period = reconcile_period([s.claim for s in stakes])
        if period is not None and period.earliest and period.latest:
            days[event] = period.earliest[:10], period.latest[:10]
        for stake in stakes:
            if stake.point is not None:
                found.setdefault((stake.claim.measure, stake.kind.domain, stake.point), set()).add(event)
    totals = frozenset(event for event, stakes in at_stake.items() if all(s.claim.scope != "this_event" for s in stakes))
    return Figures(found, days, totals)


def of_another(
    event: str, stake: Stake, figures: Figures, told: tuple[Mapping[Counted, Mapping[str, int]], Mapping[Counted, Mapping[Ends, set[str]]]]
) -> bool:
    """Say whether a figure is another Event's: that Event is of another day or a total, and more Articles tell this Event's otherwise.

    ``told`` gives, for a measure and domain, each Article's toll and the Articles that tell each figure of this Event.
    """
    if stake.point is None or stake.point < TELLING:
        return False
    counted = stake.claim.measure, stake.kind.domain
    others = figures.events.get((*counted, stake.floor), set()) - {event}
    if not any(_apart(event, other, figures) for other in others):
        return False
    tolls, tellers = told[0].get(counted, {}), told[1].get(counted, {})
    same = tellers.get(stake.ends, set())
    if stake.floor >= UNLIKELY:
        rivals = {a for ends, articles in tellers.items() if ends != stake.ends and max(ends[0] or 0, ends[1] or 0) > 1 for a in articles}
        return len(rivals) > len(same)
    rivals = {a for a, toll in tolls.items() if toll != stake.floor and 2 * toll >= stake.floor}
    return len(rivals - same) > len(same)


def _apart(event: str, other: str, figures: Figures) -> bool:
    """Events whose days meet may be one happening that was not joined; a figure of the one is not strange in the other."""
    if other in figures.totals or event not in figures.days or other not in figures.days:
        return True
    a, b = figures.days[event], figures.days[other]
    return a[1] < b[0] or b[1] < a[0]
