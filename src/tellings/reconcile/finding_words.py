"""Figures in the sentences of Findings."""

from __future__ import annotations

from tellings.model import Claim

WRITTEN = 10**18
"""From here on a number is not written out: no count of people or things is that large, and Python refuses the longest."""


def figure_words(claim: Claim) -> str:
    """A figure as a reader would say it: ``at least 22``, ``about 40``, ``up to 60``, ``8 to 11``."""
    low, high = claim.low, claim.high
    if low is None and high is None:
        return "no figure"
    if high is None:
        return f"at least {_number(low or 0)}"
    if low is None:
        return f"up to {_number(high)}"
    text = _number(low) if low == high else f"{_number(low)} to {_number(high)}"
    return f"about {text}" if claim.figure == "approximate" else text


def _number(value: int) -> str:
    return f"{value:,}" if abs(value) < WRITTEN else f"more than {WRITTEN:,}"
