"""A share of a figure told before: in "five of the 34 were children" the number 34 leads back to what it counted."""

from __future__ import annotations

from tellings.extract.assemble.board import Board, is_single, is_thing
from tellings.extract.assemble.joint import PARTICULAR, Joint
from tellings.model import AmountMention


def by_restated(board: Board, i: int, amount: AmountMention, joints: dict[int, Joint]) -> Joint | None:
    """The measure of the earlier figure that is the whole of a share."""
    whole = _base_value(board, amount)
    if whole is None or amount.quantity.high == 0:
        return None
    j = _earlier(board, i, whole, joints, amount)
    return Joint(i, joints[j].measure, joints[j].happening, "restated", j) if j is not None else None


def _base_value(board: Board, amount: AmountMention) -> int | None:
    """The number in "five of the 34"."""
    if amount.share_of is None:
        return None
    inside = [t for t in board.analysis.tokens if amount.number.end < t.start and t.end <= max(amount.share_of.end, amount.span.end)][:5]
    starts = {t.start for t in inside}
    for other in board.reading.amounts:
        if other.number.start in starts and other.kind == "count" and other.quantity.low == other.quantity.high:
            return other.quantity.low
    return None


def _earlier(board: Board, i: int, value: int, joints: dict[int, Joint], amount: AmountMention) -> int | None:
    """The first figure of the same number and kind that has a measure of its own."""
    for j in sorted(j for j in joints if j < i):
        other = board.reading.amounts[j]
        fits = is_thing(other) == is_thing(amount) or amount.unit_class == "unknown"
        if fits and other.quantity.low == value == other.quantity.high and not is_single(other) and joints[j].measure in PARTICULAR:
            return j
    return None
