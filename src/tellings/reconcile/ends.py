"""The ends of an Estimate: which figures stand, and which of them is low, best and high."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from tellings.model import EstimateStep
from tellings.reconcile.profile import FigureRules
from tellings.reconcile.stakes import Stake

EVER = datetime(1, 1, 1, tzinfo=UTC)


class Ends(NamedTuple):
    """Low, best and high with the stakes behind each."""

    low: int | None
    best: int | None
    high: int | None
    low_from: list[Stake]
    best_from: list[Stake]
    high_from: list[Stake]


def standing(stakes: Sequence[Stake], rules: FigureRules) -> tuple[list[Stake], list[Stake]]:
    """Part the stakes into those that stand and those that a later figure supersedes.

    ``same origin``: a later figure supersedes an earlier one of the same Origin. ``independent not lower``: among
    Origins that are no party, a later figure that is not lower supersedes an earlier one of any of them. ``any``: a
    later figure supersedes every earlier one. Equal figures never supersede each other, and a figure that only says
    less about the same number ("dozens" after 36) supersedes nothing.
    """
    stand: list[Stake] = []
    gone: list[Stake] = []
    ids = {s.claim.id for s in stakes}
    stamped = {s.claim.article for s in stakes if s.claim.as_of is not None}
    alike = {_likeness(s, stamped): s for s in stakes}
    beaten = {key for key, stake in alike.items() if any(_supersedes(later, stake, rules) for later in alike.values())}
    for stake in stakes:
        marked = stake.claim.superseded_by in ids and not rules.naive
        (gone if marked or _likeness(stake, stamped) in beaten else stand).append(stake)
    return (stand, gone) if stand else (list(stakes), [])


def _grown(later: Stake, earlier: Stake) -> bool:
    """Order two figures of one Origin of which one has no date: its toll of the dead only grows, the number missing only falls."""
    if later.origin != earlier.origin or later.claim.article == earlier.claim.article or later.claim.measure not in ("killed", "missing"):
        return False
    if None in (later.low, earlier.low, later.point, earlier.point) or later.vague or earlier.vague:
        return False
    return later.floor > earlier.floor if later.claim.measure == "killed" else later.floor < earlier.floor


def _likeness(stake: Stake, stamped: set[str]) -> tuple[object, ...]:
    """What decides about superseding: thousands of Articles give few different ones. ``stamped`` Articles date their own figures."""
    article = stake.claim.article if stake.when is None or stake.claim.article in stamped else ""
    return (stake.origin, stake.party, stake.ends, stake.when, stake.vague, stake.claim.figure == "at_most", article)


def _supersedes(later: Stake, earlier: Stake, rules: FigureRules) -> bool:
    if later.ends == earlier.ends:
        return False
    if later.when is None or earlier.when is None:
        return "same origin" in rules.supersede and _grown(later, earlier)
    if not later.when.after(earlier.when):
        return False
    if later.claim.article == earlier.claim.article and (later.claim.as_of is None or earlier.claim.as_of is None):
        return False  # one Article: only its own time stamps order its figures
    if later.allows(earlier) and (later.vague or later.claim.figure == "at_most"):
        return False
    if "any" in rules.supersede or ("same origin" in rules.supersede and later.origin == earlier.origin):
        return True
    if "independent not lower" not in rules.supersede or later.party or earlier.party or later.low is None:
        return False
    return later.floor >= earlier.floor


def choose_ends(stakes: Sequence[Stake], rules: FigureRules) -> Ends:
    """Choose low, best and high among the stakes that stand, as the Profile's rules say."""
    stakes = _precise(stakes) if not rules.naive else list(stakes)
    best, best_from = BEST[rules.best](stakes, rules)
    lows = [s for s in stakes if s.low is not None]
    low = min((s.low for s in lows if s.low is not None), default=None)
    low_from = [s for s in lows if s.low == low]
    tops = [s for s in stakes if s.high is None]
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

    Where one of them has no date, the higher toll of the dead and the lower number of missing count as the latest.
    """
    pointed = [s for s in stakes if s.point is not None and not s.vague] or [s for s in stakes if s.point is not None]
    if not pointed:
        return None, []
    ranks = _ranks(rules)
    first = min(ranks.get(s.rank, len(ranks)) for s in pointed)
    pointed = [s for s in pointed if ranks.get(s.rank, len(ranks)) == first]
    told = Counter(s.point for s in pointed)
    growth = 0 if all(s.when for s in pointed) else {"killed": -1, "missing": 1}.get(pointed[0].claim.measure, 0)

    def order(stake: Stake) -> tuple[int, float, bool, int, bool, int, str]:
        return (
            growth * stake.floor, -_clock(stake), stake.low is None, -told[stake.point],
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
