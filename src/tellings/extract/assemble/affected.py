"""Who or what a figure counts: class, group, side, age and sex."""

from __future__ import annotations

from tellings.extract.assemble.board import Board
from tellings.extract.quantity import THING_CLASSES, age_sex, noun_class
from tellings.language import Token
from tellings.model import Affected, AffectedClass, AmountMention, Argument

_CLASSES: dict[str, AffectedClass] = {
    "person": "person", "civilian": "civilian", "combatant": "combatant", "security": "security", "staff": "staff",
    "animal": "animal", "name": "person", "harm": "person", "case": "person",
}  # fmt: skip


def affected_of(board: Board, amount: AmountMention) -> Affected:
    """The Affected of a figure, from its counted noun."""
    token = board.head(amount)
    cls = "object" if amount.unit_class in THING_CLASSES and amount.unit_class != "animal" else _CLASSES.get(amount.unit_class, "unknown")
    group = amount.quantity.unit if amount.unit_class not in ("harm", "case") else None
    if amount.unit_class == "name":
        group = amount.span.of(board.analysis.text)
    return Affected(
        cls=cls, group=group, side=_side(board, token), age_sex=age_sex(board.analysis, token, board.settings) if amount.unit_span else None
    )


def affected_by_argument(board: Board, argument: Argument) -> Affected:
    """The Affected of a phrase without a figure."""
    token = board.analysis.token_at(argument.head)
    if token is None:
        return Affected(group=argument.text)
    chain = board.chain_at.get(token.i) if token.pos == "PRON" else None
    kind = noun_class(board.analysis, token, board.settings)
    cls = "object" if kind in THING_CLASSES and kind != "animal" else _CLASSES.get(kind, "unknown")
    if token.entity == "PERSON":
        cls = "person"
    return Affected(
        cls=cls,
        group=chain.name if chain else argument.text,
        side=_side(board, token),
        age_sex=age_sex(board.analysis, token, board.settings),
    )


def _side(board: Board, token: Token) -> str | None:
    """The proper names right before the noun ("Northern Front fighters") or after "of" ("gunmen of Northern Front")."""
    names = [
        t
        for t in board.analysis.children(token, "compound", "amod", "nmod", "poss")
        if t.i < token.i and (t.pos == "PROPN" or t.entity in ("NORP", "ORG", "GPE"))
    ]
    if names:
        first = min(board.analysis.subtree(names[0])[0].i, names[0].i)
        last = names[-1]
        return board.analysis.text[board.analysis.tokens[first].start : last.end] if last.i - first <= 6 else last.text
    for prep in board.analysis.children(token, "prep"):
        if prep.lower in ("of", "from"):
            for inner in board.analysis.children(prep, "pobj"):
                if inner.pos == "PROPN" and inner.entity in ("ORG", "NORP", "GPE", ""):
                    return board.analysis.text[board.analysis.subtree(inner)[0].start : inner.end]
    return None
