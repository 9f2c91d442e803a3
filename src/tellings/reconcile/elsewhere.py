"""Figures that belong to another Event of the Case: last week's toll told of today's strike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
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
COUNTERS = frozenset(("medical", "monitor", "official"))
"""Kinds of Origin that count for themselves."""
MONTH = 30
"""Days from which on a figure is of another happening than its Event."""
UNLIKELY = 20
"""From this figure on it is none even where nobody tells a figure near it."""


class Told(NamedTuple):
    """One figure of one Article: its Event, what it counts and how many."""

    event: str
    counted: Counted
    floor: int


class Figures(NamedTuple):
    """The figures of a whole Case (one pass over it, whatever its size)."""

    events: Mapping[tuple[str, str, int], set[str]]
    """Measure, domain and figure to the Events that have it."""
    days: Mapping[str, Days]
    """Event to the days of its Period, where they are known."""
    totals: frozenset[str]
    """Events of which all figures are totals or background."""
    told: Mapping[str, Sequence[Told]] = {}
    """Article to what it counts, for each Event: figures of one Article stand side by side."""


def index_figures(at_stake: Mapping[str, Sequence[Stake]]) -> Figures:
    """Look up which Events have a figure for a measure and domain, and when they took place."""
    found: dict[tuple[str, str, int], set[str]] = {}
    days: dict[str, Days] = {}
    told: dict[str, list[Told]] = {}
    for event, stakes in at_stake.items():
        period = reconcile_period([s.claim for s in stakes])
        if period is not None and period.earliest and period.latest:
            days[event] = period.earliest[:10], period.latest[:10]
        for stake in stakes:
            if stake.point is not None:
                found.setdefault((stake.claim.measure, stake.kind.domain, stake.point), set()).add(event)
                told.setdefault(stake.claim.article, []).append(Told(event, (stake.claim.measure, stake.kind.domain), stake.point))
    totals = frozenset(event for event, stakes in at_stake.items() if all(s.claim.scope != "this_event" for s in stakes))
    return Figures(found, days, totals, told)


def of_another(
    event: str, stake: Stake, figures: Figures,
    told: tuple[Mapping[Counted, Mapping[str, int]], Mapping[Counted, Mapping[Ends, set[str]]], Mapping[Counted, set[int]]],
) -> bool:  # fmt: skip
    """Say whether a figure is another Event's: that Event is of another day or a total, and more Articles tell this Event's otherwise.

    ``told`` gives, for a measure and domain, each Article's toll, the Articles that tell each figure of this Event, and the figures that
    somebody who counts for himself gives as his toll (:func:`own_counts`): they are no other Event's, whoever tells them.
    """
    counted = stake.claim.measure, stake.kind.domain
    if stake.point is None or stake.point < TELLING or stake.floor in told[2].get(counted, set()):
        return False
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


def own_counts(stakes: Sequence[Stake], counts: Mapping[tuple[str, Counted], set[int]], spoken: frozenset[str]) -> dict[Counted, set[int]]:
    """Return the only figures that hospitals, monitors and offices that are no party give of this Event, by report or statement.

    ``counts`` are the figures of each Origin, ``spoken`` the Articles that are a body's own statement: there a smaller figure beside the
    toll is a part of it.
    """
    found: dict[Counted, set[int]] = {}
    for stake in stakes:
        if stake.origin_kind not in COUNTERS or stake.party:
            continue
        counted = stake.claim.measure, stake.kind.domain
        told = counts.get((stake.origin, counted), set())
        stated = not stake.claim.attribution and stake.claim.article in spoken and stake.kind.generic
        if (stake.claim.attribution and told == {stake.floor}) or (stated and stake.floor == max(told, default=0)):
            found.setdefault(counted, set()).add(stake.floor)
    return found


def _apart(event: str, other: str, figures: Figures) -> bool:
    """Events whose days meet may be one happening that was not joined; a figure of the one is not strange in the other."""
    if other in figures.totals or event not in figures.days or other not in figures.days:
        return True
    a, b = figures.days[event], figures.days[other]
    return a[1] < b[0] or b[1] < a[0]


def of_another_time(event: str, stake: Stake, figures: Figures) -> bool:
    """Say whether a Claim is dated a month or more away from its Event: last year's figure, told of this year's happening.

    A date that was inferred from other Articles says nothing against what they tell.
    """
    period, days = stake.claim.period, figures.days.get(event)
    if period is None or days is None or not period.earliest or not period.latest or period.basis.startswith("inferred"):
        return False
    return _gap(days, (period.earliest[:10], period.latest[:10])) >= MONTH


def _gap(a: Days, b: Days) -> int:
    """Days between two stretches, 0 where they meet."""
    try:
        first, last = date.fromisoformat(max(a[0], b[0])), date.fromisoformat(min(a[1], b[1]))
    except ValueError:
        return 0
    return max(0, (first - last).days)


def sums_of_events(event: str, stakes: Sequence[Stake], figures: Figures, spoken: frozenset[str]) -> frozenset[str]:
    """Return the ids of Claims whose figure adds up what was counted in this Event and in another one of the Case.

    "Fifteen dead in a day", where another Article counts six on Thursday and nine on Friday. Only a figure that one Article
    alone tells, and that tells neither of the two; the two stand side by side in another Article. Where two measures add up alike (the dead
    and the wounded), it is no coincidence, whoever else tells them. ``spoken`` are Articles that are a body's
    own statement: who counts for himself adds up nothing by mistake.
    """
    tellers: dict[tuple[Counted, int], set[str]] = {}
    for stake in stakes:
        tellers.setdefault(((stake.claim.measure, stake.kind.domain), stake.floor), set()).add(stake.claim.article)
    sums = _side_by_side(event, stakes, figures)
    found: set[str] = set()
    added: dict[tuple[str, str], dict[str, set[str]]] = {}
    """Telling Article and the one that has the two side by side, to the sums in it by measure."""
    for stake in stakes:
        key = (stake.claim.measure, stake.kind.domain), stake.floor
        if stake.point is None or stake.floor < TELLING or stake.claim.article in spoken:
            continue
        own = {t.floor for t in figures.told.get(stake.claim.article, ()) if t.counted == key[0]}
        beside = [(a not in own and b not in own, articles - {stake.claim.article}) for a, b, articles in sums.get(key, ())]
        if len(tellers[key]) == 1 and any(strange and articles for strange, articles in beside):
            found.add(stake.claim.id)
        for source in set().union(*(articles for _, articles in beside)):
            added.setdefault((stake.claim.article, source), {}).setdefault(stake.claim.measure, set()).add(stake.claim.id)
    twice = [ids for measures in added.values() if len(measures) > 1 for ids in measures.values()]
    return frozenset(found.union(*twice))


def _side_by_side(event: str, stakes: Sequence[Stake], figures: Figures) -> dict[tuple[Counted, int], list[tuple[int, int, set[str]]]]:
    """Look up what the figures of this Event and of another one make together, where one Article tells both."""
    found: dict[tuple[Counted, int], dict[tuple[int, int], set[str]]] = {}
    for article in dict.fromkeys(s.claim.article for s in stakes):
        told = figures.told.get(article, ())
        here = {(t.counted, t.floor) for t in told if t.event == event and t.floor > 0}
        there: dict[Counted, set[int]] = {}
        for t in told:
            if t.event != event and t.floor > 0 and t.event not in figures.totals:
                there.setdefault(t.counted, set()).add(t.floor)
        for counted, a in here:
            for b in there.get(counted, ()):
                found.setdefault((counted, a + b), {}).setdefault((a, b), set()).add(article)
    return {key: [(a, b, articles) for (a, b), articles in pairs.items()] for key, pairs in found.items()}
