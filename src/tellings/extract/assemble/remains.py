"""The dead told by what is left of them: "the bodies of nine people", "the names of 29", "four certificates", "six coffins"."""

from __future__ import annotations

from tellings.extract.assemble.board import Board, is_person
from tellings.extract.assemble.joint import Joint, inside, standing_for
from tellings.language import Token
from tellings.model import AmountMention, HappeningMention

_LISTED = frozenset({"name", "certificate", "cross", "headstone", "obituary", "photograph", "portrait", "entry"})
"""What stands for the dead where an Article tells of deaths (metonyms; FrameNet 1.7, frame Dead_or_alive and Being_named)."""
_ROLLS = frozenset({"manifest", "passenger", "voter", "petition", "suspect", "street", "signatory", "member", "candidate"})
_MEMORIALS = frozenset(
    {"memorial", "monument", "cenotaph", "plaque", "gravestone", "tombstone", "wall", "stone", "churchyard", "cemetery", "graveyard"}
)
DEATHS = 2
"""Words of death in an Article that tells of the dead."""


def by_remains(board: Board, i: int, amount: AmountMention) -> Joint | None:
    """The measure "killed" of a figure that counts remains, or people "of" whom there are remains."""
    if amount.quantity.high == 0:
        return None
    for token in standing_for(board, amount):
        parent = board.analysis.head_of(token)
        if token.dep == "pobj" and parent.lower == "of" and is_person(amount):
            above = board.analysis.head_of(parent)
            if above.lemma in _REMAINS or above.lower == "remains":
                return Joint(i, "killed", board.triggers.get(above.i), "remains")
            if above.lemma in _LISTED and _deadly(board, above) and not _otherwise(board, token):
                return Joint(i, "killed", None, "remains")
    head = board.head(amount)
    if head.lemma in _LISTED and amount.unit_span is not None and (kept := _roll_of(board, head)) is not None:
        return Joint(i, kept.person_measure, kept, "remains")
    if head.lemma in _LISTED and amount.unit_span is not None and _deadly(board, head):
        return Joint(i, "killed", None, "remains")
    return None


_ROLL = frozenset({"list", "register", "roll", "record", "book", "notebook", "ledger", "log"})


def _roll_of(board: Board, noun: Token) -> HappeningMention | None:
    """The word of fate of "a list of the dead with 103 names", "keeps a register of the drowned; it has 58 entries"."""
    start = board.analysis.sentences[max(0, noun.sentence - 1)].first
    for token in reversed(board.analysis.tokens[start : noun.i]):
        if token.lemma in _ROLL:
            for prep in board.analysis.children(token, "prep"):
                for inner in board.analysis.children(prep, "pobj") if prep.lower == "of" else ():
                    happening = board.triggers.get(inner.i)
                    if happening is not None and happening.person_measure in ("killed", "missing", "injured", "captured", "arrested"):
                        return happening
            return None
    return None


def _otherwise(board: Board, token: Token) -> bool:
    """Whether the named are said to have met something else than death: "the names of 71 people led away"."""
    told = [h.person_measure for h in board.affected.get(token.i, []) if inside(board, token, h)]
    return bool(told) and "killed" not in told


_REMAINS = frozenset({"body", "corpse", "remains", "coffin", "cadaver", "grave", "casket", "shroud"})


def _deadly(board: Board, noun: Token) -> bool:
    """Whether the Article tells of deaths, and the names are not those of a roll of the living."""
    around = board.analysis.sentence_tokens(board.analysis.sentences[noun.sentence])
    if any(t.lemma in _ROLLS for t in around):
        return False
    if any(t.lemma in _MEMORIALS for t in around):
        return True
    return sum(h.person_measure == "killed" for h in board.reading.happenings) >= DEATHS
