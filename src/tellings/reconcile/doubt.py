"""Figures of which the reading is not sure, weighed with what surer ones tell.

Reading stays imperfect, and one figure of another measure decides a whole range. What was read without being sure of it is borne out or
not by what the other figures of the measure tell. The bounds were chosen anew for the chances that the figures in context give, by a
grid over 77 cases, clusters and seeds: with a certainty of 0.9 to 0.97 three of three had the right measure where they lay within a
quarter of a sure figure, one of six beyond; from 0.5 to 0.9 two of three, and five of nine; under 0.5 one of four that are the same as a
sure one, and none of thirteen others (counted on the twelve cases on which nothing was taught).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tellings.model import Claim
from tellings.reconcile.stakes import Stake

REASON = "unsure reading"
SURE = 0.97
"""From this certainty on a figure bears out others."""
MIDDLING = 0.97
"""Under it a figure counts only where sure ones bear it out."""
HARDLY = 0.1
"""Under it only where a sure one is the same."""
FAR = 1.25
"""So many times a sure figure, or so small a part of it, another one is not borne out by it."""
MOST = 10**12
"""Larger counts are compared as if they were this."""


def doubtful(stakes: Sequence[Stake]) -> dict[str, str]:
    """Return the Claims, with the reason, that are not sure to count their measure and that no sure figure of it bears out.

    Where nobody tells a sure one (of the same measure and of people, animals or things alike), all are kept: they are all there is.
    """
    sure: dict[tuple[str, str], set[int]] = {}
    for stake in stakes:
        if stake.claim.certainty is not None and stake.claim.certainty >= SURE and stake.high != 0:
            sure.setdefault((stake.claim.measure, stake.kind.domain), set()).add(stake.floor)
    return {s.claim.id: REASON for s in stakes if _in_doubt(s, sure.get((s.claim.measure, s.kind.domain), ()))}


def hardly_read(claim: Claim) -> bool:
    """Whether the words around a figure speak clearly against its measure."""
    return claim.certainty is not None and claim.certainty < HARDLY


def unsure(claim: Claim) -> bool:
    """Whether a figure was read without being sure what it counts."""
    return claim.certainty is not None and claim.certainty < MIDDLING


def _in_doubt(stake: Stake, sure: Collection[int]) -> bool:
    if not unsure(stake.claim) or not sure or stake.floor in sure:
        return False
    return hardly_read(stake.claim) or all(_gap(stake.floor, figure) > FAR for figure in sure)


def _gap(a: int, b: int) -> float:
    """How many times one is the other; none and one are less than that apart."""
    less, more = sorted((min(a, MOST), min(b, MOST)))
    return (2 * more + 1) / (2 * less + 1)
