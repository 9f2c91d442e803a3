"""Features of direction that rest on what kind of text each is: agency, translation, somebody's comment."""

from __future__ import annotations

from tellings.trace.evidence import Found, Pair


def agency(pair: Pair) -> Found:
    """The one is a news agency, whose texts others take."""
    weight = 1.0 * pair.agency_a - 1.0 * pair.agency_b
    return weight, ["is a news agency, or signs its dateline as one"] if weight else []


def second_hand(pair: Pair) -> Found:
    """The other is a translation, a compilation or somebody's comment by its own words, and this one is not."""
    a, b = pair.a.retelling, pair.b.retelling
    if bool(a) == bool(b):
        return 0.0, []
    return (0.7 if b else -0.7), [f"the other is {b or a}"]


def common_credit(pair: Pair) -> str | None:
    """The agency that both credit and neither is: their common source, whichever came out first."""
    if pair.agency_a or pair.agency_b:
        return None
    return min(pair.a.credits & pair.b.credits, default=None)
