"""Figures told again within an article, and figures that cannot be of one happening."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.model import Claim


def towns(claims: Sequence[Claim]) -> set[str]:
    """Names of the towns and smaller places where some Claims' happenings were, in lower case."""
    places = (p for c in claims for p in c.places if p.precision not in ("country", "region", "province", "water"))
    return {p.name.text.casefold() for p in places if p.role in ("at", "in", "near", "unknown")}


def far_apart(a: Claim, b: Claim) -> bool:
    """Whether no figure can be both, not even roughly (one is at least half of the other)."""
    if a.low is None or b.low is None:
        return False
    small, large = sorted((a, b), key=lambda c: c.low or 0)
    most = small.high if small.high is not None else small.low
    return (large.low or 0) > 2 * (most or 0) + 1


def told_again(claim: Claim, others: Sequence[Claim]) -> bool:
    """The same figure of the same measure, "more than 80" being 80 again; or the same figure outright."""
    if told_figure(claim, others):
        return True
    same = [c for c in others if c.measure == claim.measure and c.low is not None and c.figure == "at_least"]
    return any(abs((c.low or 0) - (claim.low or 0)) <= 1 for c in same)


def told_figure(claim: Claim, others: Sequence[Claim]) -> bool:
    """Whether the same figure, of whatever, stands in other Claims (a Claim without one has none to repeat)."""
    if claim.low is None and claim.high is None:
        return False
    return any(c.low == claim.low and c.high == claim.high for c in others)
