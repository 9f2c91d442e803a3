"""Figures in the sentences of Findings."""

from __future__ import annotations

from tellings.model import Claim


def figure_words(claim: Claim) -> str:
    """A figure as a reader would say it: ``at least 22``, ``about 40``, ``up to 60``, ``8 to 11``."""
    low, high = claim.low, claim.high
    if low is None and high is None:
        return "no figure"
    if high is None:
        return f"at least {low:,}"
    if low is None:
        return f"up to {high:,}"
    text = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    return f"about {text}" if claim.figure == "approximate" else text
