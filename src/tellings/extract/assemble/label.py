"""Figures of lists and situation reports: "dead: 14", "- houses destroyed: 310", "Missing - 9; displaced - 2,300"."""

from __future__ import annotations

from tellings.extract.assemble.board import Board
from tellings.extract.assemble.joint import Joint
from tellings.extract.assemble.rows import measured
from tellings.extract.quantity import THING_CLASSES, noun_class
from tellings.language import Token
from tellings.model import AmountMention

_MARKS = frozenset(": = – — -".split())
_ENDS = frozenset("; . • * | ,".split())
LONGEST = 6
"""Words of a label: longer lines are sentences."""


def by_label(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """The measure of the label that stands before the figure on its line."""
    label = _label(board, amount)
    if not label or _is_clause(label):
        return None
    if [t.lower for t in label] in (["lost"], ["found"]) and amount.quantity.low == 1:
        return None  # "Lost: two brown cows"
    told = measured(board, i, amount, label, "label")
    if told is None and amount.unit_span is None and len(label) == 1 and label[0].tag in ("NNS", "NNPS"):  # "Shells: about 70"
        return Joint(i, "fired", None, "label") if noun_class(board.analysis, label[0], board.settings) == "munition" else None
    return told


def _is_clause(label: list[Token]) -> bool:
    """As in "House burns in Ardley: woman dead": what has a verb in the present is a headline, not a label."""
    return len(label) > 1 and any(t.pos == "VERB" and t.tag in ("VBZ", "VBP") for t in label)


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
    for k in range(_before_stamp(tokens, first.i - 2, line), -1, -1):
        token = tokens[k]
        if token.start < line or token.text in _ENDS or token.text[:1].isdigit():
            break
        if any(c.isalpha() for c in token.text):
            words.append(token)
        elif token.text in _MARKS:
            break
    return words[::-1] if 0 < len(words) <= LONGEST else []


_STAMPS = frozenset({"as", "by", "at", "on", "until", "till", "to", "since", "from"})
STAMP = 6
"""Words of the time of a count."""


def _before_stamp(tokens: list[Token], last: int, line: int) -> int:
    """The last word of a label before the time of its count ("Dead as of 18:00: 214", "Missing at noon: 9")."""
    for k in range(last, max(last - STAMP, -1), -1):
        if tokens[k].start <= line or tokens[k].text in _ENDS:
            break
        stamp = tokens[k].lower in _STAMPS and tokens[k + 1 : last + 1]
        if stamp and (tokens[k].lower == "as" or any(t.text[:1].isdigit() or t.entity in ("DATE", "TIME") for t in stamp)):
            return k - 1
    return last


def label_class(board: Board, amount: AmountMention) -> str:
    """The class of the noun that heads a line: "Houses: 118 destroyed and 410 damaged"; ``unknown`` without one."""
    text = board.analysis.text
    line = text.rfind("\n", 0, amount.span.start) + 1
    mark = text.find(":", line, amount.span.start)
    if mark < 0 or len(text[line:mark].split()) > LONGEST:
        return "unknown"
    nouns = [t for t in board.analysis.tokens if line <= t.start < mark and any(c.isalpha() for c in t.text)]
    heads = len(nouns) == 1 or (nouns and nouns[-1].tag in ("NNS", "NNPS"))  # "Houses:", "Schools damaged:"; not "Horror on the bridge:"
    kind = noun_class(board.analysis, nouns[-1], board.settings) if heads else "unknown"
    return kind if kind in THING_CLASSES - {"group", "site"} else "unknown"
