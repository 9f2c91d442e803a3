"""One number for the figure of a Claim: its lower end where it has one, or the larger of its ends."""

from __future__ import annotations

from tellings.model import Claim


def size(claim: Claim) -> int:
    """The lower end of a Claim's figure, else the upper one; 0 where it has neither."""
    return claim.low if claim.low is not None else claim.high or 0


def most_of(claim: Claim) -> int:
    """The larger end of a Claim's figure; 0 where it has none."""
    return max(claim.low or 0, claim.high or 0)
