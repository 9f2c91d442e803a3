"""Figures of lists and situation reports: "dead: 14", "- houses destroyed: 310", "Missing - 9; displaced - 2,300"."""

from __future__ import annotations

from tellings.extract.assemble.board import Board
from tellings.extract.assemble.joint import PARTICULAR, Joint, measure_for
from tellings.extract.quantity import noun_class
from tellings.language import Token
from tellings.model import AmountMention

_MARKS = frozenset(": = – — -".split())
_ENDS = frozenset("; . • * | ,".split())
LONGEST = 6
"""Words of a label: longer lines are sentences."""


def by_label(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """The measure of the label that stands before the figure on its line."""
    label = _label(board, amount)
    if not label:
        return None
    thing = next((c for t in reversed(label) if (c := noun_class(board.analysis, t, board.settings)) != "unknown"), "unknown")
    counted = amount.replace(unit_class=thing) if amount.unit_class == "unknown" else amount
    for token in reversed(label):
        happening = board.triggers.get(token.i)
        if happening is None:
            continue
        measure = measure_for(happening, counted)
        if happening.frame == "toll":
            measure = happening.person_measure
        if measure in PARTICULAR:
            return Joint(i, measure, happening, "label")
    return None


def _label(board: Board, amount: AmountMention) -> list[Token]:
    """The words from the start of the line (or of the item) to the mark before the figure; [] if the line is no such item."""
    analysis, tokens = board.analysis, board.analysis.tokens
    first = board.first_token(amount)
    line = analysis.text.rfind("\n", 0, amount.span.start) + 1
    if first.i == 0 or tokens[first.i - 1].text not in _MARKS or tokens[first.i - 1].start < line:
        return []
    if tokens[first.i - 1].text != ":" and tokens[first.i - 1].end == tokens[first.i].start:
        return []
    words: list[Token] = []
    for k in range(first.i - 2, -1, -1):
        token = tokens[k]
        if token.start < line or token.text in _ENDS or token.text[:1].isdigit():
            break
        if any(c.isalpha() for c in token.text):
            words.append(token)
        elif token.text in _MARKS:
            break
    return words[::-1] if 0 < len(words) <= LONGEST else []


def by_telling(board: Board, i: int, amount: AmountMention, joints: dict[int, Joint]) -> Joint | None:
    """As in "500 were told to leave; the railway says 300", "40 were taken, and not 60": a bare figure set against the one before."""
    if amount.unit_span is not None or amount.share_of is not None or amount.quantity.low in (None, 0, 1):
        return None
    tokens, number, first = board.analysis.tokens, board.number_token(amount), board.first_token(amount)
    if first.i == 0 or tokens[first.i - 1].sentence != number.sentence:
        return None
    before = tokens[first.i - 1]
    after = tokens[number.i + 1] if number.i + 1 < len(tokens) else None
    ends = after is None or after.sentence != number.sentence or after.lower in _STOPS
    if not ends or not (before.lemma in _TELL or (before.lower == "not" and tokens[first.i - 2].lower in ("and", ",", "but"))):
        return None
    for j in sorted((j for j in joints if j < i), reverse=True):
        if joints[j].measure in PARTICULAR and board.head(board.reading.amounts[j]).sentence >= number.sentence - 1:
            return Joint(i, joints[j].measure, joints[j].happening, "telling")
        if board.head(board.reading.amounts[j]).sentence < number.sentence - 1:
            break
    return None


_TELL = frozenset("say report claim tell count estimate give speak".split())
_STOPS = frozenset(", . ; : ) but and while as".split())
