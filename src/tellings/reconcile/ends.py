"""The ends of an Estimate: which of the figures that stand is low, best and high, and how the figure moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from tellings.model import EstimateStep
from tellings.reconcile.profile import FigureRules
from tellings.reconcile.stakes import Stake
from tellings.reconcile.superseding import DIRECTION

EVER = datetime(1, 1, 1, tzinfo=UTC)


class Ends(NamedTuple):
    """Low, best and high with the stakes behind each."""

    low: int | None
    best: int | None
    high: int | None
    low_from: list[Stake]
    best_from: list[Stake]
    high_from: list[Stake]


def choose_ends(stakes: Sequence[Stake], rules: FigureRules) -> Ends:
    """Choose low, best and high among the stakes that stand, as the Profile's rules say."""
    stakes = _precise(stakes) if not rules.naive else list(stakes)
    best, best_from = BEST[rules.best](stakes, rules)
    lows = [s for s in stakes if s.low is not None]
    low = min((s.low for s in lows if s.low is not None), default=None)
    low_from = [s for s in lows if s.low == low]
    tops = [s for s in stakes if s.high is None and (rules.naive or not _overtaken(s, stakes))]
    high = None if tops else max((s.high for s in stakes if s.high is not None), default=None)
    high_from = tops or [s for s in stakes if s.high == high]
    if rules.open == "close" and high is None:
        high = max((max(s.low or 0, s.high or 0) for s in stakes), default=None)
        high_from = [s for s in stakes if high in s.ends]
    if rules.low == "as best":
        low, low_from = best, best_from
    if rules.high == "as best":
        high, high_from = best, best_from
    return Ends(low, best, high, low_from, best_from, high_from)


def _overtaken(opened: Stake, stakes: Sequence[Stake]) -> bool:
    """Say whether somebody who is no party has later counted as many as an "at least" had: the count takes the open end's place."""
    return opened.when is not None and any(
        s.point is not None and s.high is not None and not s.vague and not s.party and s.floor >= opened.floor
        and s.when is not None and s.when.after(opened.when) for s in stakes
    )  # fmt: skip


def _precise(stakes: Sequence[Stake]) -> list[Stake]:
    """Leave out vague figures that a stated number of the same Article or Origin falls within: they are its rounding."""
    exact: dict[str, list[Stake]] = {}
    for stake in stakes:
        if not stake.vague:
            for key in (stake.claim.article, stake.origin):
                exact.setdefault(key, []).append(stake)
    return [
        s for s in stakes
        if not (s.vague and any(s.allows(e) for key in (s.claim.article, s.origin) for e in exact.get(key, [])))
    ]  # fmt: skip


def _ranks(rules: FigureRules) -> dict[str, int]:
    return {kind: position for position, kind in enumerate(rules.order)}


Chosen = tuple[int | None, list[Stake]]


def _by_origin_order(stakes: Sequence[Stake], rules: FigureRules) -> Chosen:
    """Best: the figure of the first kind of Origin in the Profile's order, the latest among equals.

    What somebody only maintains or insists on stands behind what others of his rank count.
    Where one of them has no date, the higher toll of the dead and the lower number of missing count as the latest.
    """
    pointed = [s for s in stakes if s.point is not None]
    counts = [s for s in pointed if s.low is not None] or pointed  # an upper bound is no count
    pointed = [s for s in counts if not s.vague] or counts
    if not pointed:
        return None, []
    ranks = _ranks(rules)
    first = min(ranks.get(s.rank, len(ranks)) for s in pointed)
    pointed = [s for s in pointed if ranks.get(s.rank, len(ranks)) == first]
    told = Counter(s.point for s in pointed)
    growth = 0 if all(s.when for s in pointed) else -DIRECTION.get(pointed[0].claim.measure, 0)
    least = {s.ends: min([s.floor, *(o.floor for o in pointed if s.rounds(o))]) for s in pointed}

    def order(stake: Stake) -> tuple[bool, int, float, bool, int, bool, int, str]:
        return (
            stake.contested, growth * least[stake.ends], -_clock(stake), stake.low is None, -told[stake.point],
            stake.claim.figure not in {"exact", "approximate"}, -stake.floor, stake.claim.id,
        )  # fmt: skip

    chosen = min(pointed, key=order)
    return chosen.point, [s for s in pointed if s.point == chosen.point and s.rank == chosen.rank]


def _lowest(stakes: Sequence[Stake], _rules: FigureRules) -> Chosen:
    """Best: the lowest figure reported."""
    lowest = min((s.floor for s in stakes), default=None)
    return lowest, [s for s in stakes if s.floor == lowest]


def _lowest_reliable(stakes: Sequence[Stake], rules: FigureRules) -> Chosen:
    """Best: the lowest figure of the first kind of Origin in the Profile's order; parties only where nobody else tells."""
    reliable = [s for s in stakes if not s.party] or list(stakes)
    exact = [s for s in reliable if not s.vague] or reliable
    ranks = _ranks(rules)
    top = min((ranks.get(s.rank, len(ranks)) for s in exact), default=0)
    return _lowest([s for s in exact if ranks.get(s.rank, len(ranks)) == top], rules)


def _majority(stakes: Sequence[Stake], _rules: FigureRules) -> Chosen:
    """Naive: the figure that most Articles give, the first of several."""
    by_figure: dict[int, set[str]] = {}
    for stake in stakes:
        by_figure.setdefault(stake.floor, set()).add(stake.claim.article)
    figure = max(by_figure, key=lambda f: len(by_figure[f]), default=None)
    return figure, [s for s in stakes if s.floor == figure]


def _latest(stakes: Sequence[Stake], _rules: FigureRules) -> Chosen:
    """Naive: the figure stated last."""
    last = max(stakes, key=_clock, default=None)
    return (last.floor, [last]) if last else (None, [])


def _maximum(stakes: Sequence[Stake], _rules: FigureRules) -> Chosen:
    """Naive: the largest figure."""
    largest = max((s.floor for s in stakes), default=None)
    return largest, [s for s in stakes if s.floor == largest]


def _first(stakes: Sequence[Stake], _rules: FigureRules) -> Chosen:
    """Naive: the figure of the earliest Article."""
    return (stakes[0].floor, [stakes[0]]) if stakes else (None, [])


def _none(_stakes: Sequence[Stake], _rules: FigureRules) -> Chosen:
    """No best figure: a range alone."""
    return None, []


BEST: dict[str, Callable[[Sequence[Stake], FigureRules], Chosen]] = {
    "origin order": _by_origin_order, "lowest": _lowest, "lowest of the most reliable": _lowest_reliable, "majority": _majority,
    "latest": _latest, "maximum": _maximum, "first": _first, "none": _none,
}  # fmt: skip


def history(gone: Sequence[Stake]) -> list[EstimateStep]:
    """Tell how the figure moved: one step for each moment at which superseded figures were stated."""
    moments: dict[str, list[Stake]] = {}
    for stake in sorted(gone, key=lambda s: (_clock(s), s.claim.id)):
        moments.setdefault(stake.when.text if stake.when else "", []).append(stake)
    steps = []
    for at, told in moments.items():
        low = min((s.low for s in told if s.low is not None), default=None)
        high = None if any(s.high is None for s in told) else max(s.high or 0 for s in told)
        steps.append(EstimateStep(at=at or None, low=low, high=high, claims=[s.claim.id for s in told]))
    return steps


def _clock(stake: Stake) -> float:
    return (stake.when.earliest - EVER).total_seconds() if stake.when else -1.0
