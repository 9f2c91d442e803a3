"""Figures that an Article states itself and that somebody else had stated before: they are as old as at first, and his.

A reporter counts no dead. "At least 14 people died in the fire", says a paper three days later, with no source: it is the fire
service's figure of the first day, whatever has been counted since.
"""

from __future__ import annotations

from collections.abc import Sequence

from tellings.reconcile.stakes import Stake

TELLERS = frozenset(("outlet", "news_agency"))
"""Kinds of Origin that do not count for themselves."""
COUNTERS = frozenset(("medical", "monitor", "official", "company", "expert"))
TELLING = 5
"""From this figure on, an equal figure is no coincidence."""


def retold(stakes: Sequence[Stake]) -> list[Stake]:
    """Give a figure that an Article states itself the Origin and the moment of the earliest one who counted as many before."""
    first: dict[tuple[str, str, int], Stake] = {}
    for stake in stakes:
        if stake.origin_kind in COUNTERS and stake.when is not None and stake.floor >= TELLING and not stake.vague:
            key = stake.claim.measure, stake.kind.domain, stake.floor
            known = first.get(key)
            if known is None or known.when is None or stake.when.latest < known.when.latest:
                first[key] = stake
    return [_as_at_first(s, first.get((s.claim.measure, s.kind.domain, s.floor))) for s in stakes]


def _as_at_first(stake: Stake, source: Stake | None) -> Stake:
    if source is None or stake.claim.attribution or stake.origin_kind not in TELLERS or stake.claim.as_of is not None:
        return stake
    if source.claim.article == stake.claim.article or source.when is None:
        return stake
    if stake.when is None or not stake.when.after(source.when):
        return stake
    return stake._replace(origin=source.origin, origin_kind=source.origin_kind, party=source.party, when=source.when)
