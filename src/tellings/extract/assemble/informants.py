"""People counted because they told something: "interviewed 39 survivors", "three villagers told us", "a relative of one of the dead"."""

from __future__ import annotations

from tellings.extract.assemble.board import Board, is_person, is_single
from tellings.extract.assemble.joint import standing_for
from tellings.language import Token
from tellings.model import AmountMention

_ASK = frozenset("interview ask question consult phone telephone ring call visit contact meet survey quote cite".split())
_SPEAK = frozenset("speak talk meet chat correspond".split())
_TELL = frozenset("tell ring phone call write show".split())
"""VerbNet 3.4: interview-58.2, talk-37.5, transfer_mesg-37.1, instr_communication-37.4."""
_US = frozenset({"us", "me", "reporters", "journalists", "newspaper", "paper", "team", "mission"})
_WE = frozenset(
    {"we", "i", "team", "mission", "newspaper", "reporter", "correspondent", "researcher", "investigator", "lawyer", "delegation"}
)
_KIN = frozenset(
    "relative family mother father wife husband widow widower son daughter brother sister parent friend lawyer neighbour neighbor"
    " colleague cousin uncle aunt fiancee girlfriend boyfriend home house grave photograph picture".split()
)


def is_informant(board: Board, amount: AmountMention) -> bool:
    """Whether a figure counts who was asked or who told, or people through whom somebody else is named."""
    if not is_person(amount) or amount.unit_class in ("harm", "case"):
        return False
    return any(_asked(board, t) or _telling(board, t) or _kin_of(board, amount, t) for t in standing_for(board, amount))


def _asked(board: Board, token: Token) -> bool:
    verb = board.analysis.head_of(token)
    if token.dep == "dobj" and verb.lemma in _ASK:
        return any(t.lower in _WE or t.lemma in _WE for t in board.analysis.children(verb, "nsubj"))
    above = board.analysis.head_of(verb)
    return token.dep == "pobj" and verb.lower in ("with", "to") and above.lemma in _SPEAK and above.pos == "VERB"


def _telling(board: Board, token: Token) -> bool:
    verb = board.analysis.head_of(token)
    if token.dep != "nsubj" or verb.lemma not in _TELL:
        return False
    return any(t.lower in _US for t in board.analysis.children(verb, "dobj", "dative", "iobj"))


def _kin_of(board: Board, amount: AmountMention, token: Token) -> bool:
    """As in "the mother of two of the dead"; not "three of them"."""
    parent = board.analysis.head_of(token)
    if is_single(amount) or token.dep != "pobj" or parent.lower != "of":
        return False
    return board.analysis.head_of(parent).lemma in _KIN
